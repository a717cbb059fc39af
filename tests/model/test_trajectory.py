"""Growth paths by hand, and the bands around them against the closed form of their distribution."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from model.formulas import FORMULAS
from model.outcomes import evaluate
from model.trajectory import STEPS, YEARS, constant_growth, growth_rates, level_path, position, through_plan
from model.uncertainty import PATHS, Target, bands, chance, draws, sample
from tests.declared import BASELINE

RATES = st.floats(min_value=-30, max_value=60)
SPREADS = st.floats(min_value=0, max_value=15)


def test_growth_of_eleven_fading_to_six_within_five_years_by_hand() -> None:
    rates = growth_rates(11, 6, 5)
    assert rates.tolist() == pytest.approx([0, 11, 10, 9, 8, 7, 6, 6, 6, 6, 6, 6, 6])


def test_output_of_2023_grown_by_that_path_by_hand() -> None:
    levels = level_path(113.2, growth_rates(11, 6, 5))
    assert levels[1] == pytest.approx(125.652)  # 113.2 × 1.11; the plan prints 125.7
    assert levels[2] == pytest.approx(138.2172)  # × 1.10
    assert levels[-1] == pytest.approx(113.2 * 1.11 * 1.10 * 1.09 * 1.08 * 1.07 * 1.06**7)


def test_a_path_through_the_plan_by_hand() -> None:
    path = through_plan(1.34, 2.82, 5.02)
    assert path[:3].tolist() == pytest.approx([1.34, 2.82, 3.02])  # 2.2 more in 11 years: 0.2 a year
    assert path[-1] == pytest.approx(5.02)


def test_a_year_without_a_figure_stays_empty_and_spoils_no_other() -> None:
    path = through_plan(float("nan"), 4.75, 4.75)
    assert np.isnan(path[0])
    assert path[1:].tolist() == [4.75] * 12


def test_constant_growth_doubles_in_twelve_years_at_just_under_six_percent() -> None:
    assert constant_growth(1, (2 ** (1 / 12) - 1) * 100)[-1] == pytest.approx(2)


@given(RATES, RATES, st.floats(min_value=1, max_value=11))
def test_growth_stays_between_its_opening_and_its_long_run(opening: float, long_run: float, fade: float) -> None:
    rates = growth_rates(opening, long_run, fade)[1:]
    low, high = min(opening, long_run), max(opening, long_run)
    assert np.all(rates >= low - 1e-9)
    assert np.all(rates <= high + 1e-9)


@given(RATES, RATES, st.floats(min_value=1, max_value=11))
def test_the_law_of_the_fade_steps_evenly(opening: float, long_run: float, fade: float) -> None:
    steps = np.diff(growth_rates(opening, long_run, fade)[1:])
    assert np.all(np.abs(steps) <= abs(long_run - opening) / fade + 1e-9)


def test_many_paths_at_once_are_the_paths_one_by_one() -> None:
    openings = np.array([[5.0], [11.0], [20.0]])
    together = growth_rates(openings, 6, 5)
    assert together.shape == (3, 13)
    for row, opening in zip(together, openings[:, 0], strict=True):
        assert row.tolist() == growth_rates(float(opening), 6, 5).tolist()


def test_paths_run_from_2023_to_2035_and_other_years_are_refused() -> None:
    assert (YEARS[0], YEARS[-1], position(2035)) == (2023, 2035, 12)
    with pytest.raises(ValueError, match="2040"):
        position(2040)


def test_ten_thousand_paths_come_in_one_array_and_are_the_same_every_time() -> None:
    paths = sample(BASELINE, {}, "gdp")
    assert paths.shape == (PATHS, 13) == (10_000, 13)
    assert np.array_equal(paths, sample(BASELINE, {}, "gdp"))
    assert bands(BASELINE, {}) == bands(BASELINE, {})


def test_draws_come_in_pairs_of_opposite_sign_and_leave_the_base_year_alone() -> None:
    drawn = draws(4, 1.5)["level_draw"]
    assert not drawn[:, 0].any()
    assert np.array_equal(drawn[: PATHS // 2], -drawn[PATHS // 2 :])


@settings(max_examples=15, deadline=None)
@given(SPREADS, st.floats(min_value=0, max_value=5))
def test_the_middle_is_the_scenario_and_the_band_opens_around_it(yearly: float, drift: float) -> None:
    values = {"yearly_spread": yearly, "drift_spread": drift}
    outcomes = evaluate(BASELINE, values)
    for name, band in bands(BASELINE, values).items():
        low, middle, high = map(np.array, (band.p10, band.p50, band.p90))
        assert np.all(low <= middle), name
        assert np.all(middle <= high), name
        assert middle == pytest.approx(np.array(outcomes[name].values, dtype=float)), name


def test_the_band_of_output_is_that_of_the_stated_distribution() -> None:
    band, centre = bands(BASELINE, {}, ["gdp"])["gdp"], np.array(evaluate(BASELINE, {})["gdp"].values, dtype=float)
    deviation = np.sqrt(STEPS * 4.0**2 + STEPS**2 * 1.5**2) / 100
    assert np.array(band.p90) == pytest.approx(centre * np.exp(norm.ppf(0.9) * deviation), rel=0.01)
    assert np.array(band.p10) == pytest.approx(centre * np.exp(norm.ppf(0.1) * deviation), rel=0.01)


def test_bands_by_quantiles_of_the_shock_are_the_quantiles_of_all_paths() -> None:
    for name, band in bands(BASELINE, {}).items():
        expected = np.quantile(sample(BASELINE, {}, name), 0.9, axis=0)
        assert np.array(band.p90) == pytest.approx(expected, rel=1e-3, abs=1e-6), name


def test_without_spread_the_band_is_the_line_itself() -> None:
    band = bands(BASELINE, {"yearly_spread": 0, "drift_spread": 0}, ["gdp"])["gdp"]
    assert band.p10 == band.p90


def test_only_outcomes_that_uncertain_growth_enters_have_a_band() -> None:
    found = bands(BASELINE, {})
    figures = {outcome.id for outcome in evaluate(BASELINE, {}) if outcome.at(2035) is not None}
    assert set(found) == {name for name, made in FORMULAS.items() if made.draw} & figures
    assert "blue_green_share" not in found
    for name in FORMULAS.keys() - found.keys():
        paths = sample(BASELINE, {}, name)
        assert np.allclose(paths[0], paths[-1], equal_nan=True), name


def test_the_chance_to_reach_the_middle_is_one_half_and_falls_with_the_target() -> None:
    middle = evaluate(BASELINE, {}).at("gdp", 2035)
    assert middle is not None
    assert chance(BASELINE, {}, "gdp", Target(2035, middle)) == pytest.approx(0.5, abs=0.001)
    chances = [chance(BASELINE, {}, "gdp", Target(2035, middle * part)) for part in (0.5, 0.9, 1.1, 2)]
    assert chances == sorted(chances, reverse=True)
    below = chance(BASELINE, {}, "gdp", Target(2035, middle * 1.1, at_least=False))
    assert below == pytest.approx(1 - chances[2], abs=1e-9)


def test_the_chance_of_what_is_certain_is_all_or_nothing() -> None:
    assert chance(BASELINE, {}, "blue_green_share", Target(2030, 70)) == 1
    assert chance(BASELINE, {}, "blue_green_share", Target(2030, 71)) == 0
