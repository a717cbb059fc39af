"""What else a scenario moves: outcomes outside the strip that have changed most against the baseline."""

from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import change_of, shown_change, title_of
from components.topics.whatif.state import State
from components.words.text import tr
from model.formulas import FORMULAS
from model.scenario import Scenario

MOST = 3


def changed_most(facts: Facts, scenario: Scenario, choice: State) -> list[tuple[str, float]]:
    """Ids and changes of the outcomes outside the strip that differ from the baseline in the chosen year as printed,
    the largest first: the change as a share of the larger of the two figures, so that units do not count."""
    now, base = results.outcomes(facts, scenario), results.baseline_outcomes(facts)
    shares = []
    for outcome_id in FORMULAS:
        value, before = now.at(outcome_id, choice.year), base.at(outcome_id, choice.year)
        if value is None or before is None or value == before or outcome_id in choice.strip:
            continue
        change = change_of(outcome_id, before, value)
        if change:
            shares.append((abs(value - before) / max(abs(value), abs(before)), outcome_id, change))
    shares.sort(key=lambda share: -share[0])
    return [(outcome_id, change) for _, outcome_id, change in shares]


def beyond_words(facts: Facts, scenario: Scenario, choice: State) -> str:
    """Which outcomes outside the strip have changed most; "" for the baseline, and where none has."""
    if not scenario.levers:
        return ""
    changes = changed_most(facts, scenario, choice)
    if not changes:
        return tr("顶部之外的结果没有变化")
    largest = (f"{title_of(outcome_id)} {shown_change(outcome_id, change)}" for outcome_id, change in changes[:MOST])
    words = tr("、").join(largest)
    if len(changes) > MOST:
        return tr("顶部之外变化最大（比基准）：{words}；共 {n} 项有变化", words=words, n=len(changes))
    return tr("顶部之外变化最大（比基准）：{words}", words=words)
