"""Own targets: what is taken, what they ask, and that the asked pace leads to them."""

from __future__ import annotations

import math

import pytest

from components.drawing.charts.indicator_figures import figures_by_id
from components.topics.assessment.results import assessments_in
from components.topics.indicators import targets
from components.topics.indicators.paces import Pace, pace_derivation, pace_sum, paces
from components.topics.indicators.target_results import target_sentence
from components.ui.indicators.slider import slider_range
from components.words.format import signed
from components.words.status_words import STATUS_MARKS
from data import catalog, tables
from model.pace import Point

OBSERVATIONS, ANNEX = tables.load_table("observations"), tables.load_table("annex_2024")
INDICATORS = {i.id: i for i in catalog.indicators()}
FIGURES = figures_by_id(OBSERVATIONS, ANNEX, INDICATORS.values())
ASSESSMENTS = {a.indicator.id: a for a in assessments_in()}
SOURCES = catalog.sources()
FIGURED = [i for i in INDICATORS if targets.takes_targets(INDICATORS[i])]


def put_back(pace: Pace) -> float:
    """Where the pace leads in its years."""
    years = pace.end.year - pace.start.year
    if pace.change == "compound":
        return pace.start.value * (1 + pace.per_year / 100) ** years
    return pace.start.value + pace.per_year * years


@pytest.mark.parametrize("ident", FIGURED)
@pytest.mark.parametrize(("year", "value"), [(2025, 1.0), (2030, 60.0), (2035, 99.0)])
def test_the_required_pace_put_back_reaches_the_target(ident: str, year: int, value: float) -> None:
    for pace in paces(ASSESSMENTS[ident], {year: value}):
        assert put_back(pace) == pytest.approx(pace.end.value)
        assert math.isfinite(pace.per_year)


def test_every_plan_and_goal_after_the_latest_actual_is_led_to() -> None:
    found = paces(ASSESSMENTS["hospital_beds_per_1000"], {})
    assert [(p.role, p.start, p.end) for p in found] == [
        ("observed", Point(2022, 1.27), Point(2023, 1.34)),
        ("required", Point(2023, 1.34), Point(2024, 2.82)),
    ]


def test_paces_are_in_the_unit_that_is_shown() -> None:
    observed = paces(ASSESSMENTS["new_urban_jobs"], {})[0]
    assert (observed.start.value, observed.end.value) == (1900, 2700)


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e309", "很多", "", "0x10", "2e400"])
def test_what_is_no_finite_number_is_no_target(text: str) -> None:
    value, fault = targets.parse(INDICATORS["gdp"], text)
    assert value is None
    assert fault == "地区生产总值的自定目标须是一个数。"


@pytest.mark.parametrize(
    ("ident", "text", "sentence"),
    [
        ("hospital_beds_per_1000", "-5", "每千人口医疗卫生机构床位数的自定目标不能低于0。"),
        ("urbanisation_rate", "101", "常住人口城镇化率是占比，自定目标须在0到100之间。"),
        ("urbanisation_rate", "-1", "常住人口城镇化率是占比，自定目标须在0到100之间。"),
        ("retail_sales_growth", "-101", "社会消费品零售总额增长率的自定目标不能低于−100。"),
        ("crossings_open", "19.5", "跨河通道数按处计数，自定目标须是整数。"),
        ("gdp", "1e12", "地区生产总值的自定目标太大，最多1,000,000,000 亿元。"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_its_reason(ident: str, text: str, sentence: str) -> None:
    assert targets.parse(INDICATORS[ident], text) == (None, sentence)


@pytest.mark.parametrize(
    ("ident", "text", "value"),
    [("gdp", "200", 200.0), ("gdp", " 200.50 ", 200.5), ("retail_sales_growth", "-3", -3.0), ("gdp", "0", 0.0)],
)
def test_a_value_within_bounds_is_taken(ident: str, text: str, value: float) -> None:
    assert targets.parse(INDICATORS[ident], text) == (value, "")


@pytest.mark.parametrize("ident", FIGURED)
def test_the_slider_holds_every_stated_figure_and_only_allowed_ones(ident: str) -> None:
    found, (low, high) = slider_range(FIGURES[ident]), targets.bounds(INDICATORS[ident])
    assert low <= found.low < found.high <= high + found.step
    assert (found.high - found.low) / found.step <= 500
    assert round(found.step, found.decimals) == pytest.approx(found.step)
    outside = slider_range(FIGURES[ident], (found.high * 1.7,)) if found.high < high else found
    assert outside.high >= min(found.high * 1.7, high)


@pytest.mark.parametrize(("year", "value"), [(2030, 200.0), (2035, 2000.0), (2030, 100.0)])
def test_an_own_target_is_told_how_fast_it_asks_to_be_and_never_whether_it_is_reached(year: int, value: float) -> None:
    sentence = target_sentence(ASSESSMENTS["gdp"], Point(year, value))
    required = ((value / 113.2) ** (1 / (year - 2023)) - 1) * 100
    assert f"须每年 {signed(round(required, 1), '%')}" in sentence
    for mark in STATUS_MARKS.values():
        assert mark.word not in sentence


def test_a_doubted_pace_of_the_past_is_not_set_beside_a_target() -> None:
    assert "过去" not in target_sentence(ASSESSMENTS["gdp"], Point(2030, 200.0))
    assert "过去（2022—2023年）" in target_sentence(ASSESSMENTS["pension_insured"], Point(2030, 20.0))


def test_a_target_on_another_base_than_the_actual_is_not_compared() -> None:
    assert "基数" in target_sentence(ASSESSMENTS["rd_expenditure_growth"], Point(2030, 20.0))


@pytest.mark.parametrize("ident", FIGURED)
def test_every_own_target_gets_a_sentence(ident: str) -> None:
    assert target_sentence(ASSESSMENTS[ident], Point(2030, 40.0)).endswith("。")


def test_the_arithmetic_shows_its_own_figures_and_their_clauses() -> None:
    observed, required, own = paces(ASSESSMENTS["pension_insured"], {2030: 20.0})
    assert pace_sum(observed) == "(16.19 ÷ 14.51) − 1"
    assert pace_sum(own) == "(20 ÷ 16.19)^(1/7) − 1"
    derivation = pace_derivation(required, INDICATORS["pension_insured"], SOURCES)
    assert derivation.title == "到2024年计划的要求速度"
    assert [i.value for i in derivation.inputs] == ["16.19 万人", "16.5 万人"]
    assert all(i.citation and i.citation.quote for i in derivation.inputs)
    (share,) = [p for p in paces(ASSESSMENTS["urbanisation_rate"], {}) if p.role == "required"]
    assert pace_sum(share) == "(25.8 − 25.62) ÷ 1"


@pytest.mark.parametrize(("ident", "value"), [("new_urban_jobs", 4000.0), ("vaccination_coverage", 99.0)])
def test_a_plan_below_last_year_is_no_pace_to_be_compared_with(ident: str, value: float) -> None:
    sentence = target_sentence(ASSESSMENTS[ident], Point(2030, value))
    assert "2024年计划不高于2023年的数" in sentence
    assert "−" not in sentence
