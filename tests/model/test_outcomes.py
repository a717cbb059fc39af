"""The laws of the what-if model over random scenarios, and cases by hand."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.formulas import FORMULAS, moved_by
from model.land_standard import permitted_land_per_person
from model.lever import LeverError
from model.outcomes import compute, difference, evaluate, input_values, inputs_of
from model.trajectory import YEARS
from model.uncertainty import bands
from tests.declared import BASELINE

ROOT = Path(__file__).resolve().parents[2]
AT_BASELINE = evaluate(BASELINE, {})
SCENARIOS = st.fixed_dictionaries(
    {}, optional={lever.id: st.floats(min_value=lever.low, max_value=lever.high) for lever in BASELINE.levers}
)
LAWS = settings(max_examples=40, deadline=None)
OWN = {
    "gdp_opening": "gdp",
    "gdp_long_run": "gdp",
    "industry_opening": "industry_index",
    "industry_long_run": "industry_index",
    "investment_opening": "investment_index",
    "investment_long_run": "investment_index",
    "retail_opening": "retail_index",
    "retail_long_run": "retail_index",
    "trade_opening": "foreign_trade",
    "trade_long_run": "foreign_trade",
    "foreign_opening": "foreign_investment_used",
    "foreign_long_run": "foreign_investment_used",
    "budget_opening": "budget_revenue",
    "budget_long_run": "budget_revenue",
    "rd_opening": "rd_index",
    "rd_long_run": "rd_index",
    "patents": "invention_patents_per_10k",
    "base_population": "population",
    "population_growth": "population",
    "urbanisation": "urbanisation_rate",
    "income_growth": "disposable_income",
    "new_jobs": "new_urban_jobs",
    "pension_growth": "pension_insured",
    "beds": "hospital_beds_per_1000",
    "physicians": "physicians_per_1000",
    "nursery": "nursery_places_per_1000",
    "school_places": "school_places_needed",
    "blue_green": "blue_green_share",
    "built": "construction_land_share",
    "reserve": "reserve_share",
    "direct_share": "built_land",
    "housing_filled": "resettled",
    "persons_per_home": "tenants",
    "newcomers": "tenants",
    "aged60": "old_people",
    "care_beds": "care_beds_needed",
    "other_land": "other_share",
    "water_allotment": "water_margin",
    "water_per_person": "living_water",
    "industry_share": "industry_output",
    "water_per_industry": "industry_water",
    "sown_area": "irrigation_water",
    "irrigation_per_mu": "irrigation_water",
    "ecology_share": "ecology_water",
    "reclaimed_share": "reclaimed_water",
    "energy_cut": "energy_per_gdp_reduction",
    "link_housing": "urban_population",
    "link_grain": "irrigation_water",
}
"""Each lever of which more is more, and the outcome that is its own."""
LESS = {
    "people_per_primary": "primary_schools_needed",
    "land_per_person": "carried_by_land",
    "home_area": "resettled",
    "industry_water_decline": "industry_water",
    "crops_a_year": "farmland",
    "output_per_mu": "industrial_land",
    "carbon_decline": "carbon_index",
    "under3": "nursery_cover",
}
"""Levers of which more is less."""
OTHERS = {
    *("fade_years", "present_land_per_person", "jobs_elasticity"),
    *("link_jobs", "link_investment", "link_industry", "link_age", "link_budget"),
}
"""Years of transition, what only the words of the land follow, and links that may move their outcome either way."""
LINKED = {
    "jobs_elasticity": "link_jobs",
    "output_per_mu": "link_industry",
    "carbon_decline": "link_industry",
    "under3": "link_age",
    "aged60": "link_age",
    "care_beds": "link_age",
}
"""Levers that count only while a link is on."""
SPREADS = {"yearly_spread", "drift_spread"}


def numbers(outcome_id: str, values: Mapping[str, float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The outcome by year, NaN where no figure exists."""
    return np.array(evaluate(BASELINE, values)[outcome_id].values, dtype=np.float64)


@LAWS
@given(SCENARIOS)
def test_a_scenario_minus_itself_is_zero(values: dict[str, float]) -> None:
    outcomes = evaluate(BASELINE, values)
    assert all(change in (0, None) for row in difference(outcomes, outcomes).values() for change in row)


def test_the_baseline_minus_the_baseline_is_zero_and_a_default_is_no_change() -> None:
    assert evaluate(BASELINE, dict(BASELINE.defaults)) == AT_BASELINE


@LAWS
@given(SCENARIOS)
def test_the_same_scenario_gives_the_same_bytes_in_any_order(values: dict[str, float]) -> None:
    turned = dict(reversed(values.items()))
    assert evaluate(BASELINE, values).as_bytes() == evaluate(BASELINE, turned).as_bytes()


@LAWS
@given(SCENARIOS, st.sampled_from(sorted({**OWN, **LESS})), st.floats(0, 1), st.floats(0, 1))
def test_more_of_a_lever_never_lowers_its_own_outcome(
    values: dict[str, float], lever_id: str, one: float, other: float
) -> None:
    lever = BASELINE.lever(lever_id)
    less, more = (lever.low + (lever.high - lever.low) * part for part in sorted((one, other)))
    outcome = {**OWN, **LESS}[lever_id]
    before = numbers(outcome, {**values, lever_id: min(less, lever.high)})
    after = numbers(outcome, {**values, lever_id: min(more, lever.high)})
    change = (after - before) * (-1 if lever_id in LESS else 1)
    assert np.all((change >= -1e-9 * np.abs(before)) | np.isnan(before))


def test_every_lever_has_its_own_outcome_or_is_named_among_the_others() -> None:
    assert {lever.id for lever in BASELINE.levers} == {*OWN, *LESS, *SPREADS, *OTHERS}


@pytest.mark.parametrize("lever_id", [lever.id for lever in BASELINE.levers])
def test_every_lever_moves_something(lever_id: str) -> None:
    lever = BASELINE.lever(lever_id)
    on = {LINKED[lever_id]: 1.0} if lever_id in LINKED else {}
    ends = [{**on, lever_id: lever.low}, {**on, lever_id: lever.high}]
    if lever_id == "present_land_per_person":  # the range of the standard, shown beside the land, follows it
        assert permitted_land_per_person(lever.low, 30) != permitted_land_per_person(lever.high, 30)
        return
    if lever_id in SPREADS:
        assert bands(BASELINE, ends[0]) != bands(BASELINE, ends[1])
        return
    low, high = (evaluate(BASELINE, values) for values in ends)
    moved = {outcome.id for outcome in low if outcome.values != high[outcome.id].values}
    assert moved
    assert moved <= set(moved_by(lever_id))


@LAWS
@given(SCENARIOS)
def test_there_are_never_fewer_than_no_people_and_shares_stay_between_0_and_100(values: dict[str, float]) -> None:
    outcomes = evaluate(BASELINE, values)
    shares = {"urbanisation_rate", "energy_per_gdp_reduction"} | {o.id for o in outcomes if o.id.endswith("_share")}
    assert len(shares) == 7
    signed = {formula.id for formula in FORMULAS.values() if formula.is_margin} | {"people_per_job"}
    for outcome in outcomes:
        known = [value for value in outcome.values if value is not None]
        assert all(math.isfinite(value) for value in known)
        if outcome.id in shares:
            assert all(-1e-9 <= value <= 100 + 1e-9 for value in known), outcome.id
        elif outcome.id not in signed and not outcome.id.endswith("growth"):
            assert all(value >= 0 for value in known), outcome.id


@LAWS
@given(SCENARIOS)
def test_the_land_shares_sum_to_100(values: dict[str, float]) -> None:
    outcomes = evaluate(BASELINE, values)
    for year in YEARS:
        parts = [outcomes.at(f"{name}_share", year) for name in ("blue_green", "built", "reserve", "other")]
        assert sum(part for part in parts if part is not None) == pytest.approx(100)


@settings(max_examples=20, deadline=None)
@given(SCENARIOS)
def test_low_middle_and_high_of_every_band_are_in_order(values: dict[str, float]) -> None:
    for name, band in bands(BASELINE, values).items():
        ordered = zip(band.p10, band.p50, band.p90, strict=True)
        assert all(low <= middle <= high for low, middle, high in ordered), name


def test_output_and_people_of_2035_at_the_baseline_by_hand() -> None:
    gdp = 113.2 * 1.11 * 1.10 * 1.09 * 1.08 * 1.07 * 1.06**7
    people = 23.6 * 1.02**12 + 1.5 * 2 * 0.5  # half of those in 15,000 homes are new
    assert AT_BASELINE.at("gdp", 2035) == pytest.approx(gdp)
    assert AT_BASELINE.at("gdp_per_person", 2035) == pytest.approx(gdp / people)
    assert AT_BASELINE.at("beds_to_add", 2035) == pytest.approx(people * 10 * 2.82 - 236 * 1.34)


def test_the_account_of_water_of_2035_at_the_baseline_by_hand() -> None:
    people = 23.6 * 1.02**12 + 1.5
    living = people * 130 * 0.365  # 1,491
    industry = 113.2 * 0.25 * 1.15 * 1.134 * 1.118 * 1.102 * 1.086 * 1.07**7 * 14 * 0.97**12  # 79.3 × 9.71 = 770
    fields = 59.51 / 2 * 243  # 7,230
    total = (living + industry + fields) / 0.91  # nature takes 9 %: 10,431
    assert AT_BASELINE.at("water_needed", 2035) == pytest.approx(total)
    assert AT_BASELINE.at("water_required", 2035) == pytest.approx(total * 0.92)  # 8 % reclaimed: 9,596
    allotted = evaluate(BASELINE, {"water_allotment": 10_000})
    assert allotted.at("water_margin", 2035) == pytest.approx(10_000 - total * 0.92)
    left = 10_000 / 0.92 * 0.91 - fields - industry
    assert allotted.at("carried_by_water", 2035) == pytest.approx(left / (130 * 0.365))


def test_energy_per_unit_of_output_is_a_fifth_lower_in_2025_and_goes_on_at_that_pace() -> None:
    assert AT_BASELINE.at("energy_per_gdp_reduction", 2025) == 20
    assert AT_BASELINE.at("energy_per_gdp_reduction", 2030) == pytest.approx(36)  # 1 − 0.8²


def test_the_first_year_is_what_the_documents_print() -> None:
    for figure in BASELINE.figures:
        if figure.id.endswith("_2023") and figure.id.removesuffix("_2023") in FORMULAS:
            assert AT_BASELINE.at(figure.id.removesuffix("_2023"), 2023) == pytest.approx(figure.value), figure.id


def test_a_year_without_a_figure_is_none_and_never_a_number() -> None:
    assert AT_BASELINE["nursery_places_per_1000"].values[0] is None
    empty = [o.id for o in AT_BASELINE if None in o.values]
    assert empty == [
        *("project_investment_rate", "people_per_job", "nursery_places_per_1000", "nursery_places_needed"),
        *("nursery_cover", "old_people", "care_beds_needed", "industrial_land", "industrial_land_weight"),
        *("water_margin", "carried_by_water", "energy_index", "carbon_index"),
    ]


def test_grades_are_the_weakest_of_what_enters_and_user_once_a_lever_is_moved() -> None:
    assert AT_BASELINE["hospital_beds_per_1000"].grade == "derived"
    assert AT_BASELINE["gdp"].grades == ("official", "derived", "assumed")
    assert AT_BASELINE["energy_per_gdp_reduction"].grade == "assumed"  # its base year is
    moved = evaluate(BASELINE, {"beds": 4})
    assert (moved["hospital_beds_per_1000"].grade, moved["gdp"].grade) == ("user", "assumed")


def test_the_inputs_of_a_formula_come_with_values_and_grades() -> None:
    found = {item.id: item for item in inputs_of(BASELINE, {"beds": 4}, "beds_to_add")}
    assert list(found) == ["beds_needed", "base_population", "hospital_beds_per_1000_2023"]
    assert [item.kind for item in found.values()] == ["outcome", "lever", "figure"]
    assert [item.grade for item in found.values()] == ["user", "assumed", "official"]
    assert found["beds_needed"].values[-1] == evaluate(BASELINE, {"beds": 4}).at("beds_needed", 2035)


def test_many_scenarios_at_once_are_the_scenarios_one_by_one() -> None:
    rates = [2.0, 6.0, 12.0]
    given = {name: np.full((3, 1), value) for name, value in input_values(BASELINE, {}).items()}
    given["gdp_long_run"] = np.array(rates)[:, None]
    together = compute(given, FORMULAS)
    for row, rate in enumerate(rates):
        for outcome in evaluate(BASELINE, {"gdp_long_run": rate}):
            expected = np.array(outcome.values, dtype=float)
            assert np.array_equal(np.broadcast_to(together[outcome.id], (3, 13))[row], expected, equal_nan=True)


def test_an_unknown_lever_or_an_impossible_value_is_refused() -> None:
    with pytest.raises(LeverError, match="magic"):
        evaluate(BASELINE, {"magic": 1})
    with pytest.raises(LeverError, match="有限"):
        evaluate(BASELINE, {"gdp_long_run": math.nan})


@LAWS
@given(SCENARIOS)
def test_water_margin_and_people_carried_tell_the_same_story(values: dict[str, float]) -> None:
    outcomes = evaluate(BASELINE, {"water_allotment": 9000.0, **values})
    for year in YEARS:
        margin, carried = outcomes.at("water_margin", year), outcomes.at("carried_by_water", year)
        people = outcomes.at("population", year)
        if margin is None:
            assert carried is None
            continue
        assert carried is not None and people is not None
        assume(abs(margin) > 1e-6)
        assert (margin > 0) == (carried > people)


@LAWS
@given(SCENARIOS)
def test_the_parts_of_the_account_sum_to_the_water_needed(values: dict[str, float]) -> None:
    outcomes = evaluate(BASELINE, values)
    for year in YEARS:
        parts = [outcomes.at(f"{use}_water", year) or 0.0 for use in ("living", "industry", "irrigation", "ecology")]
        supply = [outcomes.at(name, year) or 0.0 for name in ("water_required", "reclaimed_water")]
        assert sum(parts) == pytest.approx(outcomes.at("water_needed", year)) == pytest.approx(sum(supply))


@LAWS
@given(SCENARIOS)
def test_urban_people_are_never_more_than_all(values: dict[str, float]) -> None:
    outcomes = evaluate(BASELINE, values)
    for everyone, urban in zip(outcomes["population"].values, outcomes["urban_population"].values, strict=True):
        assert everyone is not None and urban is not None and urban <= everyone + 1e-9
