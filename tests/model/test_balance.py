"""Land, water, people and services: cases worked by hand, and the laws that no slider may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.balance import (
    building_allowance,
    carried_by_land,
    carried_by_water,
    guarded_blue_green,
    guarded_built,
    land_budget,
    living_water,
    needed,
    production_water,
    to_add,
)
from model.carrying import balance, turning_water
from model.outcomes import evaluate
from tests.declared import BASELINE

ANY_SHARE = st.floats(min_value=-50, max_value=200)


def test_the_baseline_leaves_27_percent_to_build_on_and_3_in_reserve() -> None:
    found = land_budget(70, 30, 10)
    assert (found.blue_green, found.built, found.reserve, found.other) == pytest.approx((70, 27, 3, 0))
    assert found.limit == "both"


def test_more_blue_and_green_takes_from_the_building_land_and_is_named_as_the_limit() -> None:
    found = land_budget(80, 30, 10)
    assert (found.built, found.reserve, found.limit) == (pytest.approx(18), pytest.approx(2), "blue_green")


def test_a_lower_cap_leaves_other_land_and_is_named_as_the_limit() -> None:
    found = land_budget(70, 20, 0)
    assert (found.built, found.other, found.limit) == (20, 10, "built_cap")


@given(ANY_SHARE, ANY_SHARE, ANY_SHARE)
def test_no_slider_breaks_the_sum_or_the_guardrails(blue_green: float, built: float, reserve: float) -> None:
    found = land_budget(blue_green, built, reserve)
    shares = (found.blue_green, found.built, found.reserve, found.other)
    assert sum(shares) == pytest.approx(100)
    assert all(-1e-9 <= share <= 100 for share in shares)
    assert found.blue_green >= 70
    assert found.built + found.reserve <= 30 + 1e-9
    assert found.built + found.reserve == pytest.approx(float(building_allowance(blue_green, built)))


@given(st.lists(st.tuples(st.sampled_from(["blue_green", "built", "reserve"]), ANY_SHARE), max_size=12))
def test_on_any_path_of_the_sliders_the_shares_shown_sum_to_100_within_the_guardrails(
    path: list[tuple[str, float]],
) -> None:
    shares = {"blue_green": 70.0, "built": 30.0, "reserve": 10.0}
    for moved, wanted in path:
        if moved == "blue_green":
            shares["blue_green"] = min(guarded_blue_green(wanted).value, 100.0)
        elif moved == "built":
            shares["built"] = guarded_built(max(wanted, 0.0), shares["blue_green"]).value
        else:
            shares["reserve"] = wanted
        found = land_budget(**{f"{name}_pct": value for name, value in shares.items()})
        on_screen = guarded_built(shares["built"], shares["blue_green"]).value
        assert shares["blue_green"] + on_screen <= 100 + 1e-9
        assert found.built + found.reserve == pytest.approx(on_screen)
        assert found.blue_green + found.built + found.reserve + found.other == pytest.approx(100)
        assert found.blue_green >= 70 and on_screen <= 30


def test_what_holds_a_share_back_is_named() -> None:
    assert guarded_blue_green(65.0).held_by == "blue_green_floor"
    assert guarded_blue_green(75.0).held_by == ""
    assert guarded_built(31.0, 70.0).held_by == "built_cap"
    assert guarded_built(26.0, 75.0).held_by == "sum"
    assert guarded_built(25.0, 75.0).held_by == ""


@pytest.mark.parametrize("values", [{}, {"water_per_person": 85.0}, {"built": 20.0, "gdp_long_run": 10.0}])
@pytest.mark.parametrize("year", [2025, 2035])
def test_the_turning_amount_of_water_put_back_in_carries_as_many_as_the_land(
    values: dict[str, float], year: int
) -> None:
    turning = turning_water(BASELINE.filled(values), evaluate(BASELINE, values), year)
    back = evaluate(BASELINE, {**values, "water_available": turning})
    assert back.at("carried_by_water", year) == pytest.approx(back.at("carried_by_land", year))


def test_108_square_kilometres_at_100_square_metres_hold_1_08_million_people() -> None:
    assert carried_by_land(108, 100) == pytest.approx(108)  # 108 km² = 10,800 万 m², ÷ 100 = 108 万人


def test_a_hundred_thousand_people_at_100_litres_use_3_65_million_cubic_metres() -> None:
    assert living_water(10, 100) == pytest.approx(365)  # 100,000 × 0.1 m³ × 365 = 3,650,000 m³


def test_ten_billion_yuan_at_15_cubic_metres_use_15_million() -> None:
    assert production_water(100, 15) == pytest.approx(1500)  # 100 亿元 = 1,000,000 万元 × 15 m³


def test_the_water_that_production_leaves_carries_people() -> None:
    assert carried_by_water(1865, 1500, 100) == pytest.approx(10)
    assert carried_by_water(1000, 1500, 100) == 0


def test_beds_for_236_thousand_people_at_the_plan() -> None:
    assert needed(23.6, 2.82) == pytest.approx(665.52)  # 236 thousand × 2.82
    assert to_add(665.52, 316.24) == pytest.approx(349.28)
    assert to_add(300, 316.24) == 0


def test_the_baseline_is_held_by_water_rather_than_land_and_nothing_breaks() -> None:
    found = balance(BASELINE, {})
    assert set(found.limit) == {"water"}
    assert found.broken == ()
    assert found.carried_by_land[-1] == pytest.approx(798 * 0.53 * 0.27)  # 万人: km² × 100 ÷ 100 m²
    assert found.population[0] == 23.6


def test_fast_growth_of_people_breaks_the_water_first_and_says_when() -> None:
    broken = balance(BASELINE, {"population_growth": 15}).broken
    assert [item.limit for item in broken] == ["land", "water"]
    assert broken[1].first_year < broken[0].first_year
    assert all(item.overload > 0 for item in broken)


def test_plenty_of_water_makes_land_the_limit() -> None:
    assert set(balance(BASELINE, {"water_available": 40000}).limit) == {"land"}


def test_needs_are_told_by_year_and_unknown_years_stay_unknown() -> None:
    needs = {need.id: need for need in balance(BASELINE, {}).needs}
    assert needs["beds"].needed[0] == pytest.approx(23.6 * 10 * 1.34)
    assert needs["beds"].to_add is not None
    assert needs["beds"].to_add[0] == 0
    assert needs["nursery_places"].needed[0] is None
    assert needs["nursery_places"].to_add is None
    assert needs["primary_schools"].needed[0] == pytest.approx(11.8)
