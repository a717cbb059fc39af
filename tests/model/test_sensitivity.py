"""What matters most: bars by hand, and Sobol indices against a case whose answer is known."""

import numpy as np
import pytest

from model.formulas import FORMULAS
from model.outcomes import evaluate
from model.sensitivity import levers_of, sobol, tornado
from tests.declared import BASELINE


def test_the_bars_of_output_are_the_outcomes_at_the_bounds_widest_first() -> None:
    bars = tornado(BASELINE, {}, "gdp", 2035)
    assert [bar.lever_id for bar in bars] == ["gdp_long_run", "gdp_opening", "fade_years"]
    for bar in bars:
        lever = BASELINE.lever(bar.lever_id)
        assert bar.now == evaluate(BASELINE, {}).at("gdp", 2035)
        assert bar.at_low == evaluate(BASELINE, {lever.id: lever.low}).at("gdp", 2035)
        assert bar.at_high == evaluate(BASELINE, {lever.id: lever.high}).at("gdp", 2035)


def test_land_per_person_alone_by_hand() -> None:
    bars = {bar.lever_id: bar for bar in tornado(BASELINE, {}, "carried_by_land", 2030)}
    area = 798 * 0.53 * 0.225
    assert bars["land_per_person"].at_low == pytest.approx(area * 100 / 65)
    assert bars["land_per_person"].at_high == pytest.approx(area * 100 / 115)
    assert bars["land_per_person"].span == pytest.approx(area * (100 / 65 - 100 / 115))


def test_bars_start_from_the_scenario_and_not_from_the_baseline() -> None:
    assert tornado(BASELINE, {"gdp_long_run": 9}, "gdp", 2035)[0].now == evaluate(BASELINE, {"gdp_long_run": 9}).at(
        "gdp", 2035
    )


def test_levers_that_do_not_move_the_outcome_have_no_bar() -> None:
    assert [bar.lever_id for bar in tornado(BASELINE, {}, "gdp", 2024)] == ["gdp_opening"]
    assert "yearly_spread" not in {bar.lever_id for bar in tornado(BASELINE, {}, "gdp", 2035)}


@pytest.mark.parametrize("outcome_id", FORMULAS)
def test_every_outcome_has_bars_that_fall_in_width(outcome_id: str) -> None:
    links = {"link_age": 1.0, "link_industry": 1.0, "water_allotment": 10000.0}
    spans = [bar.span for bar in tornado(BASELINE, links, outcome_id, 2035)]
    assert spans
    assert spans == sorted(spans, reverse=True)


def test_sobol_indices_of_a_product_of_two_even_factors_are_the_known_ones() -> None:
    found = {index.lever_id: index for index in sobol(BASELINE, {}, "school_places_needed", 2023, samples=1024)}
    bounds = {name: BASELINE.lever(name) for name in ("base_population", "school_places")}
    squares = {n: ((lever.high - lever.low) / (lever.high + lever.low)) ** 2 / 3 for n, lever in bounds.items()}
    whole = np.prod([1 + share for share in squares.values()]) - 1
    for name, share in squares.items():  # a product of independent even factors: V_i / V = cv_i² / (Π(1 + cv²) − 1)
        assert found[name].first == pytest.approx(share / whole, abs=0.05)
    assert found["population_growth"].total == pytest.approx(0, abs=1e-9)


def test_sobol_indices_are_the_same_every_time_and_largest_first() -> None:
    once = sobol(BASELINE, {}, "gdp", 2035, samples=64)
    assert once == sobol(BASELINE, {}, "gdp", 2035, samples=64)
    assert once[0].lever_id == "gdp_long_run"
    assert [index.total for index in once] == sorted((index.total for index in once), reverse=True)


def test_an_outcome_of_a_single_lever_has_nothing_to_share_out() -> None:
    assert [lever.id for lever in levers_of(BASELINE, "blue_green_share")] == ["blue_green"]
    assert sobol(BASELINE, {}, "blue_green_share", 2035) == ()


def test_a_lever_that_takes_the_outcome_away_moves_it_on_the_other_side_only() -> None:
    bars = {bar.lever_id: bar for bar in tornado(BASELINE, {"water_allotment": 12000}, "water_margin", 2035)}
    assert bars["water_allotment"].at_low == bars["water_allotment"].now < bars["water_allotment"].at_high


def test_an_outcome_without_a_figure_has_no_bars_and_no_shares() -> None:
    assert tornado(BASELINE, {}, "carried_by_water", 2035) == ()
    assert sobol(BASELINE, {}, "carried_by_water", 2035, samples=16) == ()
