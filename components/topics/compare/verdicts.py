"""Whether a scenario holds what it is held against: its own target, a goal of the documents, a limit."""

from dataclasses import dataclass

from components.topics.whatif.aims import MARGINS, judge_outcome, keeps_limit, printed_points, shortfall, target_of
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import OUTCOMES, exact_value
from components.words.text import tr
from model.scenario import Scenario
from model.uncertainty import Target


@dataclass(frozen=True)
class Verdict:
    """`short` begins with its sign, ✓ or ×; `words` say against what."""

    passed: bool
    short: str
    words: str


def goal_of(facts: Facts, outcome_id: str, year: int) -> Target | None:
    """The documents' goal for the year, or their standing one."""
    goals = [point for point in printed_points(facts, outcome_id) if point.kind == "goal"]
    dated = [point for point in goals if point.year == year] or [point for point in goals if point.year is None]
    return Target(year, dated[0].value, OUTCOMES[outcome_id].direction != "down") if dated else None


def verdict(facts: Facts, scenario: Scenario, outcome_id: str, year: int, value: float | None) -> Verdict | None:
    """Own target first, then the documents' goal, then the limit; None where there is nothing to be held against."""
    if value is None:
        return None
    own, goal = target_of(scenario, outcome_id, year), goal_of(facts, outcome_id, year)
    if own:
        return _against(own, tr("自定目标"), outcome_id, value)
    if goal:
        return _against(goal, tr("文件目标"), outcome_id, value)
    if outcome_id in MARGINS:
        return (
            Verdict(True, tr("✓ 未超限"), tr("未超限"))
            if keeps_limit(value)
            else Verdict(False, tr("× 超限"), tr("超限"))
        )
    return None


def _against(target: Target, name: str, outcome_id: str, value: float) -> Verdict:
    comparison, judgement = exact_value(outcome_id, target.value), judge_outcome(outcome_id, value, target)
    if judgement.status == "met":
        return Verdict(True, tr("✓ 达到目标"), tr("达到{name} {value}", name=name, value=comparison))
    short = shortfall(outcome_id, judgement)
    return Verdict(False, tr("× 未达目标"), tr("距{name} {value} 差 {short}", name=name, value=comparison, short=short))
