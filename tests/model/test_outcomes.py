"""The laws of the what-if model over random scenarios, and cases by hand."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings

from model.formulas import FORMULAS
from model.lever import LeverError
from model.outcomes import compute, difference, evaluate, input_values, inputs_of
from model.trajectory import YEARS
from model.uncertainty import bands
from tests.declared import BASELINE
from tests.model.random_scenarios import LAWS, SCENARIOS

ROOT = Path(__file__).resolve().parents[2]
AT_BASELINE = evaluate(BASELINE, {})


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
