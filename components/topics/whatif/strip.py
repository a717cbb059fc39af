"""The outcome strip: five selected outcomes, each with value, change, status, scope and grade."""

from components.topics.whatif import results
from components.topics.whatif.aims import MARGINS, judge_outcome, keeps_limit, shortfall, target_of
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import (
    OUTCOMES,
    beside_baseline,
    change_of,
    graded,
    is_within_error,
    shown_value,
    title_of,
)
from components.topics.whatif.state import State
from components.words.citation import scope_label
from components.words.format import year
from components.words.text import tr
from model.scenario import BASELINE, Scenario


def cards(facts: Facts, scenario: Scenario, choice: State) -> list[dict[str, object]]:
    """One card per outcome, in the form that the browser code reads."""
    return [_card(facts, scenario, outcome_id, choice) for outcome_id in choice.strip]


def _card(facts: Facts, scenario: Scenario, outcome_id: str, choice: State) -> dict[str, object]:
    formula, at = OUTCOMES[outcome_id], choice.year
    outcome, base = (results.outcome(facts, one, outcome_id) for one in (scenario, BASELINE))
    value, before = outcome.at(at), base.at(at)
    change = change_of(outcome_id, before, value)
    is_told_apart = bool(change) and not is_within_error(outcome_id, change)
    better = change is not None and (change > 0) == (formula.direction == "up")
    return {
        "id": outcome_id,
        "title": f"{title_of(outcome_id)}　{year(at)}",
        "value": shown_value(outcome_id, value),
        "change": beside_baseline(outcome_id, before, value),
        "tone": "" if not is_told_apart or formula.direction == "none" else "good" if better else "bad",
        "stand": status_word(scenario, outcome_id, at, value),
        "foot": f"{scope_label(outcome.scope)} · {graded(outcome)}",
        "chosen": outcome_id == (choice.reach or choice.outcome),
    }


def status_word(scenario: Scenario, outcome_id: str, at: int, value: float | None) -> str:
    """Status against the viewer's own target, else whether a limit holds; "" where there is neither."""
    target = target_of(scenario, outcome_id, at)
    if value is None:
        return tr("没有数")
    if target:
        judgement = judge_outcome(outcome_id, value, target)
        if judgement.status == "met":
            return tr("✓ 达到目标")
        return tr("× 距目标差 {value}", value=shortfall(outcome_id, judgement))
    if outcome_id in MARGINS:
        return tr("✓ 未超限") if keeps_limit(value) else tr("× 超限")
    return ""
