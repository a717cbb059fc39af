"""What follows from a release: contradictions that come and go, and indicators that are judged in another way."""

from dataclasses import dataclass

from components.base.release import Roots
from components.topics.assessment.results import assessments_in
from data.findings import Finding, findings
from model.judgement import Status


@dataclass(frozen=True)
class JudgementChange:
    """The status of an indicator before and after; None where it was or is not there."""

    indicator_id: str
    before: Status | None
    after: Status | None


@dataclass(frozen=True)
class Consequences:
    """Findings that are new or gone, and judgements that change."""

    new_findings: tuple[Finding, ...] = ()
    gone_findings: tuple[Finding, ...] = ()
    judgements: tuple[JudgementChange, ...] = ()


def consequences(before: Roots, after: Roots) -> Consequences:
    """From one release to another, both sound."""
    (old, was), (new, now) = _judged(before), _judged(after)
    changed = (ident for ident in dict.fromkeys((*was, *now)) if was.get(ident) != now.get(ident))
    return Consequences(
        tuple(one for ident, one in new.items() if ident not in old),
        tuple(one for ident, one in old.items() if ident not in new),
        tuple(JudgementChange(ident, was.get(ident), now.get(ident)) for ident in changed),
    )


def _judged(root: Roots) -> tuple[dict[str, Finding], dict[str, Status]]:
    """Findings and the status of each indicator on a release, by id; the findings, which take long, are made once."""
    at_issue = findings(root.data)
    statuses = {each.indicator.id: each.status for each in assessments_in(root.data, at_issue)}
    return {one.id: one for one in at_issue}, statuses
