"""Results that all viewers share: bounded whatever is played through, and the same for the same scenario."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from components.topics.whatif import results
from components.topics.whatif.facts import load_facts
from components.topics.whatif.hints import hints
from model.formulas import FORMULAS
from model.scenario import BASELINE, Scenario, with_lever
from model.uncertainty import Target

STATES = 1000


def random_scenario(dice: random.Random) -> Scenario:
    """Two levers somewhere between their bounds."""
    found = BASELINE
    for lever in dice.sample(load_facts().baseline.levers, 2):
        value = round(dice.uniform(lever.low, lever.high), 3)
        found = with_lever(found, lever.id, value, default=lever.default)
    return found


@pytest.fixture(scope="module", autouse=True)
def empty_stores() -> None:
    for store in results.STORES:
        store.cache_clear()


def test_a_thousand_scenarios_leave_every_store_within_its_bound() -> None:
    dice, facts = random.Random(8), load_facts()
    for turn in range(STATES):
        scenario = random_scenario(dice)
        results.outcomes(facts, scenario)
        results.bars(facts, scenario, "gdp", 2035)
        if turn % 10 == 0:
            results.band(facts, scenario, "gdp")
            results.chance_of(facts, scenario, "gdp", Target(2035, 300.0))
            results.answer(facts, scenario, "gdp", Target(2035, 300.0), ("gdp_long_run",))
    for store in results.STORES:
        info = store.cache_info()
        assert info.maxsize is not None, "a store without a bound"
        assert info.currsize <= info.maxsize
    assert results.STORES[0].cache_info().currsize == results.MANY, "the bound was reached and held"


def test_the_same_scenario_is_computed_once_and_a_name_makes_no_other() -> None:
    facts, scenario = load_facts(), with_lever(BASELINE, "gdp_long_run", 7.0, default=6.0)
    first = results.outcomes(facts, scenario)
    assert results.outcomes(facts, Scenario(levers=scenario.levers, name="别名")) is first


@pytest.mark.parametrize("outcome_id", list(FORMULAS))
def test_what_is_printed_of_an_outcome_is_of_its_own_unit_and_finite(outcome_id: str) -> None:
    for kind, year, value in results.printed(load_facts(), outcome_id):
        assert kind in {"actual", "plan", "goal", "reported"}
        assert year is None or 2000 < year < 2100
        assert abs(value) < 1e9


def test_the_warning_on_key_projects_counts_them_as_the_plan_does() -> None:
    facts = load_facts()
    fast = with_lever(
        BASELINE, "investment_long_run", 20.0, default=facts.baseline.lever("investment_long_run").default
    )
    planned = facts.printed.rows("municipal_key_projects", "count").set_index("kind")["value"]["plan"]
    assert any(f"仅{planned:g}个市级重点项目" in line for line in hints(facts, fast, "investment_index", 2035))


def test_the_warning_on_key_projects_stands_without_a_planned_number() -> None:
    facts = load_facts()
    rows = facts.printed.observations
    unplanned = rows[(rows["indicator_id"] != "municipal_key_projects") | (rows["kind"] != "plan")]
    without = replace(facts, printed=replace(facts.printed, observations=unplanned))
    fast = with_lever(
        BASELINE, "investment_long_run", 20.0, default=facts.baseline.lever("investment_long_run").default
    )
    assert any(line.startswith("仅市级重点项目的投资") for line in hints(without, fast, "investment_index", 2035))
