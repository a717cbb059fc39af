"""Land, water, people and services: cases worked by hand, and the laws that no slider may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.baseline import baseline
from model.balance import (
    building_allowance,
    carried_by_land,
    carried_by_water,
    land_budget,
    living_water,
    needed,
    production_water,
    to_add,
)
from model.carrying import balance

BASELINE = baseline()
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
