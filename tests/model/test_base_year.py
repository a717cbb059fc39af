"""Laws of a later base year: the same paths begun later, nothing before, and every tool works on them."""

import contextlib
import io
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.base_words import worded
from model.carrying import balance, plausible_range
from model.formulas import FORMULAS
from model.goal_seek import Solution, seek
from model.lever import Baseline
from model.outcomes import evaluate, evaluate_along
from model.reproduce import reproduce
from model.sensitivity import sobol, tornado
from model.trajectory import LAST_YEAR, LATEST_BASE
from model.uncertainty import Target, bands, bands_along, chance
from tests.declared import BASELINE

GROWN = ("gdp", "foreign_trade", "foreign_investment_used", "budget_revenue", "disposable_income", "pension_insured")
GROWN += ("industry_index", "investment_index", "retail_index", "rd_index", "water_per_industry_output")
YEARS = st.integers(2024, LATEST_BASE)


def begun(year: int) -> Baseline:
    """The shipped levers and figures, taken for those of another base year."""
    return replace(BASELINE, base_year=year)


@given(year=YEARS, long_run=st.floats(0, 20), opening=st.floats(0, 30), fade=st.integers(1, 11))
@settings(max_examples=40, deadline=None)
def test_growth_begun_later_is_the_same_growth_later(year: int, long_run: float, opening: float, fade: int) -> None:
    values = {"gdp_long_run": long_run, "gdp_opening": opening, "fade_years": float(fade)}
    first, later = evaluate(BASELINE, values), evaluate(begun(year), values)
    for name in GROWN:
        for step in range(LAST_YEAR - year + 1):
            assert later.at(name, year + step) == pytest.approx(first.at(name, 2023 + step)), (name, step)


@given(year=YEARS)
@settings(max_examples=10, deadline=None)
def test_nothing_is_projected_before_the_base_year_and_the_end_is_reached(year: int) -> None:
    later = evaluate(begun(year), {"link_industry": 1.0, "link_age": 1.0, "water_allotment": 20_000.0})
    for outcome in later:
        assert set(outcome.values[: year - 2023]) <= {None}, outcome.id
        assert outcome.values[-1] is not None, outcome.id
    for name, lever in (("patents", 30.0), ("beds", 5.0), ("new_jobs", 1.0)):
        ends = {"patents": "invention_patents_per_10k", "beds": "hospital_beds_per_1000", "new_jobs": "new_urban_jobs"}
        assert evaluate(begun(year), {name: lever}).at(ends[name], LAST_YEAR) == pytest.approx(lever)


def test_goal_seek_bands_and_sensitivity_work_from_a_later_year() -> None:
    later = begun(2026)
    answer = seek(later, {}, outcome="gdp", year=2035, target=260.0, free=["gdp_long_run"])
    assert isinstance(answer, Solution)
    assert evaluate(later, dict(answer.values)).at("gdp", 2035) == pytest.approx(260.0)
    with pytest.raises(ValueError, match="2024"):
        seek(later, {}, outcome="gdp", year=2024, target=260.0, free=["gdp_long_run"])
    band = bands(later, {}, ["gdp"])["gdp"]
    assert np.isnan(band.p10[:3]).all() and band.p10[3] == band.p90[3] == pytest.approx(113.2)
    assert band.p10[-1] < band.p50[-1] < band.p90[-1]
    assert band.p50[-1] == pytest.approx(evaluate(later, {}).at("gdp", 2035))
    assert 0 < chance(later, {}, "gdp", Target(2035, 200.0)) < 1
    assert tornado(later, {}, "gdp", 2035) and sobol(later, {}, "gdp", 2035, samples=64)
    assert tornado(later, {}, "gdp", 2024) == ()


def test_along_a_lever_is_what_single_values_give() -> None:
    later, positions = begun(2025), [0.0, 5.0, 9.5]
    along = evaluate_along(later, {}, "gdp_long_run", positions)
    spans = bands_along(later, {}, "gdp", "gdp_long_run", positions)
    for position, outcomes, span in zip(positions, along, spans, strict=True):
        single = evaluate(later, {"gdp_long_run": position})
        assert outcomes.as_bytes() == single.as_bytes()
        assert span is not None
        np.testing.assert_allclose(span.p90, bands(later, {"gdp_long_run": position}, ["gdp"])["gdp"].p90)


def test_the_balance_begins_there_too() -> None:
    whole = balance(begun(2026), {"water_allotment": 3_000.0})
    assert whole.population[:3] == (None, None, None) and whole.population[3] == pytest.approx(23.6)
    assert whole.limit[:3] == (None, None, None)
    assert [broken.limit for broken in whole.broken] == ["water"] and whole.broken[0].first_year == 2026
    low, high = plausible_range(begun(2026), {}, "water_required", 2035)
    assert low < high


@pytest.mark.parametrize("outcome_id", ["gdp", "urbanisation_rate", "beds_to_add", "energy_index"])
def test_the_script_gives_the_same_figures(outcome_id: str) -> None:
    later, values = begun(2027), {"link_industry": 1.0}
    script, output = reproduce(later, values, outcome_id), io.StringIO()
    assert "2027年至2035年" in script
    with contextlib.redirect_stdout(output):
        exec(script, {})
    assert json.loads(output.getvalue()) == pytest.approx(list(evaluate(later, values)[outcome_id].values))


@pytest.mark.parametrize("year", [2022, LATEST_BASE + 1])
def test_a_base_year_from_which_no_line_could_lead_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match="base year"):
        begun(year)


def test_marks_are_filled_and_words_of_another_year_left_out() -> None:
    text = "‹base›年、‹base+1›年、‹base+2›年‹2023|，仅此年›。"
    assert worded(text, 2023) == "2023年、2024年、2025年，仅此年。"
    assert worded(text, 2026) == "2026年、2027年、2028年。"
    assert all("‹" not in entry.text_zh for entry in FORMULAS.values())
