"""The few indicators that need attention: missed or slower than what has been reached, the worst status first."""

from components.topics.indicators.facts import Facts
from model.judgement import Status

STATUSES: tuple[Status, ...] = ("not_met", "behind_schedule", "not_held_before", "below", "slower")
MOST = 4


def attention(facts: Facts, category: str) -> tuple[str, ...]:
    """Ids of at most `MOST` indicators of the chosen category, the worst status first, then the widest gap."""
    members = [one.indicator.id for group in facts.groups(category) for one in group.members]
    due = [ident for ident in members if facts.assessments[ident].status in STATUSES]

    def rank(ident: str) -> tuple[int, float]:
        assessment = facts.assessments[ident]
        return STATUSES.index(assessment.status), -abs(assessment.judgement.gap or 0.0)

    return tuple(sorted(due, key=rank)[:MOST])
