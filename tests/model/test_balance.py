"""Land, water, people and services: cases worked by hand, and the laws that no slider may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.balance import (
    building_allowance,
    carried_by_land,
    carried_by_water,
    ecology_water,
    farmland_10k_mu,
    guarded_blue_green,
    guarded_built,
    industrial_land_km2,
    industry_water,
    land_budget,
    living_water,
    needed,
    to_add,
)
from model.carrying import balance, plausible_range
from model.land_standard import permitted_land_per_person
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


def test_villages_and_regional_transport_are_set_aside_before_the_city_builds() -> None:
    shares = land_budget(70, 30, 10, 5)  # 100 − 70 − 5 = 25 to build on, a tenth of it in reserve
    assert (shares.built, shares.reserve, shares.other) == pytest.approx((22.5, 2.5, 5))
    assert shares.limit == "blue_green"
    assert guarded_built(30, 70, 5).value == 25


def test_a_lower_cap_leaves_other_land_and_is_named_as_the_limit() -> None:
    found = land_budget(70, 20, 0)
    assert (found.built, found.other, found.limit) == (20, 10, "built_cap")


@given(ANY_SHARE, ANY_SHARE, ANY_SHARE, st.floats(0, 20))
def test_no_slider_breaks_the_sum_or_the_guardrails(
    blue_green: float, built: float, reserve: float, other: float
) -> None:
    found = land_budget(blue_green, built, reserve, other)
    shares = (found.blue_green, found.built, found.reserve, found.other)
    assert sum(shares) == pytest.approx(100)
    assert all(-1e-9 <= share <= 100 for share in shares)
    assert found.blue_green >= 70
    assert found.built + found.reserve <= 30 + 1e-9
    assert found.built + found.reserve == pytest.approx(float(building_allowance(blue_green, built, other)))


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


def test_85_square_kilometres_at_100_square_metres_hold_850_thousand_urban_people() -> None:
    assert carried_by_land(85, 100) == pytest.approx(85)  # 85 km² = 8,500 万 m², ÷ 100 = 85 万人


def test_a_hundred_thousand_people_at_100_litres_use_3_65_million_cubic_metres() -> None:
    assert living_water(10, 100) == pytest.approx(365)  # 100,000 × 0.1 m³ × 365 = 3,650,000 m³


def test_three_billion_yuan_of_industry_at_14_cubic_metres_use_4_2_million() -> None:
    assert industry_water(30, 14) == pytest.approx(420)  # 30 亿元 = 300,000 万元 × 14 m³ = 4,200,000 m³


def test_nature_takes_its_share_of_the_whole() -> None:
    assert ecology_water(900, 10) == pytest.approx(100)  # 100 is 10 % of 900 + 100


def test_sixty_units_sown_twice_a_year_lie_on_thirty() -> None:
    assert farmland_10k_mu(60, 2) == 30


def test_thirty_billions_of_industry_at_a_million_a_mu_take_20_square_kilometres() -> None:
    assert industrial_land_km2(300, 100) == pytest.approx(20)  # 3,000,000 万元 ÷ 100 = 30,000 亩, ÷ 1,500 = 20 km²


def test_the_water_that_fields_industry_and_nature_leave_carries_people() -> None:
    assert carried_by_water(10_000, 8_635, 10, 100) == pytest.approx(10)  # 9,000 − 8,635 = 365 万 m³ at 36.5 m³ a head
    assert carried_by_water(9_000, 8_635, 10, 100) == 0


@pytest.mark.parametrize(
    ("today", "planned", "allowed"),
    [
        (60, 15, (65.0, 85.0)),  # only more than today, from 65.0
        (70, 30, (70.1, 90.0)),  # 65.0 to 95.0, and +0.1 to +20.0
        (80, 60, (80.1, 95.0)),  # 75.0 to 105.0, and +0.1 to +15.0
        (90, 15, (90.1, 110.0)),  # 80.0 to 110.0, and +0.1 to +20.0
        (90, 60, (85.0, 105.0)),  # 80.0 to 110.0, and −5.0 to +15.0
        (100, 30, (90.0, 110.0)),  # 90.0 to 110.0, and −10.0 to +15.0
        (110, 60, (95.0, 109.9)),  # 95.0 to 115.0, and −20.0 to −0.1
        (140, 30, (65.0, 115.0)),  # no more than 115.0, and less than today
    ],
)
def test_the_standard_allows_land_by_what_a_city_has_today(
    today: float, planned: float, allowed: tuple[float, float]
) -> None:
    assert permitted_land_per_person(today, planned) == pytest.approx(allowed)


@given(st.floats(20, 200), st.floats(0, 200))
def test_the_standard_always_leaves_a_range_within_its_outer_bounds(today: float, planned: float) -> None:
    low, high = permitted_land_per_person(today, planned)
    assert 65 <= low <= high <= 115


def test_beds_for_236_thousand_people_at_the_plan() -> None:
    assert needed(23.6, 2.82) == pytest.approx(665.52)  # 236 thousand × 2.82
    assert to_add(665.52, 316.24) == pytest.approx(349.28)
    assert to_add(300, 316.24) == 0


def test_without_an_allotment_nothing_is_said_of_what_water_carries() -> None:
    state = balance(BASELINE, {})
    assert set(state.carried_by_water) == {None} and set(state.limit) == {None}
    assert state.broken == ()
    assert state.carried_by_land[-1] == pytest.approx(798 * 0.53 * 0.225)  # 万人: km² × 100 ÷ 100 m²
    assert state.population[0] == 23.6


@pytest.mark.parametrize("year", [2025, 2030, 2035])
@pytest.mark.parametrize("values", [{}, {"water_per_person": 100.0}, {"gdp_long_run": 10.0, "reclaimed_share": 20.0}])
def test_the_water_required_put_in_as_the_allotment_carries_just_these_people(
    values: dict[str, float], year: int
) -> None:
    required = evaluate(BASELINE, values).at("water_required", year)
    assert required is not None
    back = evaluate(BASELINE, {**values, "water_allotment": required})
    assert back.at("carried_by_water", year) == pytest.approx(back.at("population", year))
    assert back.at("water_margin", year) == pytest.approx(0, abs=1e-6)


def test_an_allotment_below_the_need_is_broken_from_the_start() -> None:
    [broken] = balance(BASELINE, {"water_allotment": 8000}).broken
    assert (broken.limit, broken.first_year) == ("water", 2023)
    assert broken.overload > 0


def test_fast_growth_of_people_breaks_water_and_says_when() -> None:
    broken = {
        item.limit: item for item in balance(BASELINE, {"population_growth": 15, "water_allotment": 12000}).broken
    }
    assert 2024 < broken["water"].first_year < 2035


def test_an_ample_allotment_makes_land_the_limit() -> None:
    assert set(balance(BASELINE, {"water_allotment": 40000}).limit) == {"land"}


def test_needs_are_told_by_year_and_unknown_years_stay_unknown() -> None:
    needs = {need.id: need for need in balance(BASELINE, {}).needs}
    assert needs["beds"].needed[0] == pytest.approx(23.6 * 10 * 1.34)
    assert needs["beds"].to_add is not None
    assert needs["beds"].to_add[0] == 0
    assert needs["nursery_places"].needed[0] is None
    assert needs["nursery_places"].to_add is None
    assert needs["primary_schools"].needed[0] == pytest.approx(23.6 * 0.2562 / 2)  # urban people only


def test_the_range_of_water_is_that_of_its_unknowns_at_their_ends() -> None:
    low, high = plausible_range(BASELINE, {}, "water_required", 2035)
    ends = [
        {"base_population": 16, "irrigation_per_mu": 204, "water_per_person": 124, "water_per_industry": 13.9},
        {"base_population": 51, "irrigation_per_mu": 282, "water_per_person": 134, "water_per_industry": 14.4},
    ]
    assert [low, high] == pytest.approx([evaluate(BASELINE, end).at("water_required", 2035) for end in ends])


def test_what_the_planner_has_set_no_longer_widens_the_range() -> None:
    fixed = {"base_population": 30.0, "irrigation_per_mu": 220.0, "water_per_person": 120.0, "water_per_industry": 12.0}
    low, high = plausible_range(BASELINE, fixed, "water_required", 2035)
    assert low == high == pytest.approx(evaluate(BASELINE, fixed).at("water_required", 2035))
