"""What couples one subject to another: each link worked out by hand, its switch, and the laws that it keeps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.baseline import baseline
from model.formulas import moved_by
from model.outcomes import evaluate
from model.trajectory import YEARS

BASELINE = baseline()
SWITCHES = [lever.id for lever in BASELINE.levers if lever.role == "switch"]
SCENARIOS = st.fixed_dictionaries(
    {},
    optional={
        lever.id: st.floats(min_value=lever.low, max_value=lever.high)
        for lever in BASELINE.levers
        if lever.role != "switch"
    },
)


def at(outcome_id: str, year: int, **values: float) -> float:
    value = evaluate(BASELINE, values).at(outcome_id, year)
    assert value is not None
    return value


def test_resettlement_housing_makes_rural_people_urban() -> None:
    # 805 万㎡ × 70 % ÷ 40 ㎡ = 14.09 万人 by 2035, half of it after 5.5 of 11 years (2029.5): 2029 has 5/11
    assert at("resettled", 2035) == pytest.approx(805 * 0.7 / 40)
    assert at("resettled", 2029) == pytest.approx(805 * 0.7 / 40 * 5 / 11)
    # all 20.1 万人 would be more than the rural people of 2035: 23.6 × 1.02^12 × (1 − 27.8 %) = 21.6 when few are there
    few = {"base_population": 15.0, "housing_filled": 100.0}
    assert at("resettled", 2035, **few) == pytest.approx(15 * 1.02**12 * (1 - 0.278))
    assert at("urbanisation_rate", 2035, **few) == pytest.approx(100)


def test_rental_homes_bring_their_newcomers_and_keep_the_first_two_years_as_printed() -> None:
    # 1.5 万套 × 2 × 50 % = 1.5 万人 in 2035, 6/11 of them in 2030
    assert at("tenants", 2035) == pytest.approx(1.5)
    assert at("tenants", 2030) == pytest.approx(1.5 * 6 / 11)
    assert [at("urbanisation_rate", year) for year in (2023, 2024)] == pytest.approx([25.62, 25.8])


def test_the_urban_people_of_2035_by_hand() -> None:
    # 23.6 × 1.02^12 = 29.93; × 27.8 % = 8.32; + 14.09 resettled + 1.5 new tenants = 23.91; of 31.43 that is 76.1 %
    own = 23.6 * 1.02**12
    urban = own * 0.278 + 805 * 0.7 / 40 + 1.5
    assert at("urban_population", 2035) == pytest.approx(urban)
    assert at("urbanisation_rate", 2035) == pytest.approx(100 * urban / (own + 1.5))
    # housing for those added since 2023: (23.91 − 23.6 × 25.62 %) × 40 ㎡ = 714 万㎡
    assert at("housing_needed", 2035) == pytest.approx((urban - 23.6 * 0.2562) * 40)


def test_without_the_housing_link_the_levers_alone_count() -> None:
    apart = {"link_housing": 0.0}
    assert at("population", 2035, **apart) == pytest.approx(23.6 * 1.02**12)
    assert at("urbanisation_rate", 2035, **apart) == pytest.approx(27.8)


def test_output_draws_people_by_the_elasticity_of_jobs() -> None:
    # output ×2.3126 by 2035; 2.3126^0.3 = 1.2860; 23.6 × 1.2860 = 30.35, and 1.5 new tenants
    growth = 1.11 * 1.10 * 1.09 * 1.08 * 1.07 * 1.06**7
    assert at("population", 2035, link_jobs=1.0) == pytest.approx(23.6 * growth**0.3 + 1.5)
    assert at("population", 2035, link_jobs=1.0, jobs_elasticity=0.0) == pytest.approx(23.6 + 1.5)


def test_people_added_for_each_job_added() -> None:
    # 12 years × 0.26 万 = 3.12 万 jobs; (31.43 − 23.6) ÷ 3.12 = 2.51
    assert at("people_per_job", 2035) == pytest.approx((23.6 * 1.02**12 + 1.5 - 23.6) / 3.12)


def test_the_implied_investment_rate_of_the_baseline_more_than_doubles() -> None:
    # investment 1.5 × 1.41 × 1.32 × 1.23 × 1.14 × 1.05^7 = 5.508; output 2.3126; the rate is 238 % of that of 2023
    investment = 1.5 * 1.41 * 1.32 * 1.23 * 1.14 * 1.05**7
    output = 1.11 * 1.10 * 1.09 * 1.08 * 1.07 * 1.06**7
    assert at("investment_rate", 2035) == pytest.approx(100 * investment / output)
    # the 21 key projects alone: 126.1 of 125.65 in 2024 is 100.4 %
    assert at("project_investment_rate", 2024) == pytest.approx(100 * 126.1 / (113.2 * 1.11))


def test_investment_that_follows_output_keeps_the_rate_of_2024() -> None:
    rates = {at("investment_rate", year, link_investment=1.0) for year in YEARS[1:]}
    assert max(rates) - min(rates) < 1e-9
    assert at("investment_rate", 2024, link_investment=1.0) == pytest.approx(100 * 1.5 / 1.11)


def test_industry_draws_land_water_energy_and_carbon() -> None:
    on = {"link_industry": 1.0}
    # 2023: 113.2 × 25 % = 28.3 亿元 = 283,000 万元 ÷ 100 万元/亩 = 2,830 亩 ÷ 1,500 = 1.887 km²
    assert at("industrial_land", 2023, **on) == pytest.approx(113.2 * 0.25 * 1e4 / 100 / 1500)
    assert at("industry_water", 2023) == pytest.approx(113.2 * 0.25 * 14)
    # energy: output ×1.2210 from 2023 to 2025; energy per output 0.8 ÷ 0.8^(3/5) = 0.9146; index 111.7
    assert at("energy_index", 2025, **on) == pytest.approx(100 * 1.11 * 1.10 * 0.8 ** (2 / 5))
    # carbon: 5 % cleaner each year, two years on
    assert at("carbon_index", 2025, carbon_decline=5.0, **on) == pytest.approx(
        100 * 1.11 * 1.10 * 0.8 ** (2 / 5) * 0.95**2
    )
    assert evaluate(BASELINE, {}).at("industrial_land", 2035) is None


def test_grain_draws_farmland_irrigation_and_blue_green_space() -> None:
    # 59.51 万亩 ÷ 2 = 29.755 万亩 = 198.4 km²; of 798 × 53 % = 422.9 km² that is 46.9 %; 70 − 46.9 = 23.1 points left
    assert at("farmland", 2035) == pytest.approx(59.51 / 2 * 1e4 / 1500)
    assert at("green_beyond_fields", 2035) == pytest.approx(70 - 100 * (59.51 / 2 * 1e4 / 1500) / (798 * 0.53))
    assert at("irrigation_water", 2035) == pytest.approx(59.51 / 2 * 243)
    assert at("irrigation_water", 2035, link_grain=0.0) == 0
    assert evaluate(BASELINE, {"link_grain": 0.0}).at("farmland", 2035) is None


def test_age_moves_nursery_cover_and_care() -> None:
    on = {"link_age": 1.0}
    assert at("nursery_cover", 2035, **on) == pytest.approx(100 * 4.75 / 37)  # 12.8 %
    people = 23.6 * 1.02**12 + 1.5
    assert at("old_people", 2035, **on) == pytest.approx(people * 0.15)  # 4.71 万
    assert at("care_beds_needed", 2035, **on) == pytest.approx(people * 0.15 * 10 * 30)  # 47.1 千 × 30 = 1,414
    assert evaluate(BASELINE, {}).at("old_people", 2035) is None


def test_a_budget_that_follows_output_keeps_its_share() -> None:
    # 10.53 ÷ 113.2 = 9.30 %; apart, 15 % against 11 % lifts it
    assert at("budget_weight", 2023) == pytest.approx(100 * 10.53 / 113.2)
    assert at("budget_weight", 2035, link_budget=1.0) == pytest.approx(100 * 10.53 / 113.2)
    assert at("budget_revenue", 2024, link_budget=1.0) == pytest.approx(10.53 * 1.11)
    assert at("budget_weight", 2035) > 100 * 10.53 / 113.2


def test_only_links_that_a_document_supports_are_on_by_default() -> None:
    assert {name for name in SWITCHES if BASELINE.lever(name).default == 1} == {"link_housing", "link_grain"}


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_switch_moves_only_what_names_it(switch: str) -> None:
    turned = 1 - BASELINE.lever(switch).default
    before, after = evaluate(BASELINE, {}), evaluate(BASELINE, {switch: turned})
    moved = {outcome.id for outcome in before if outcome.values != after[outcome.id].values}
    assert moved and moved <= set(moved_by(switch))


@settings(max_examples=25, deadline=None)
@given(SCENARIOS, st.sampled_from(SWITCHES))
def test_a_link_turned_on_and_off_again_leaves_nothing_behind(values: dict[str, float], switch: str) -> None:
    default = BASELINE.lever(switch).default
    assert evaluate(BASELINE, {**values, switch: default}) == evaluate(BASELINE, values)


@settings(max_examples=25, deadline=None)
@given(SCENARIOS, st.floats(0, 1), st.floats(0, 1))
def test_more_homes_lived_in_never_make_fewer_urban_people(values: dict[str, float], one: float, other: float) -> None:
    less, more = sorted((100 * one, 100 * other))
    for year in (2025, 2030, 2035):
        fewer = at("urban_population", year, **{**values, "housing_filled": less})
        assert at("urban_population", year, **{**values, "housing_filled": more}) >= fewer - 1e-9


def test_what_a_closed_link_leaves_out_lends_no_grade() -> None:
    moved = {"gdp_long_run": 9.0}
    assert evaluate(BASELINE, moved)["population"].grade == "assumed"
    assert evaluate(BASELINE, {**moved, "link_jobs": 1.0})["population"].grade == "user"
    assert evaluate(BASELINE, moved)["budget_revenue"].grade == "assumed"
