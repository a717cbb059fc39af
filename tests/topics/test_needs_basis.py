"""Every need says its rate, whose need it is, where the rate is from, and how far it may lie off."""

import re

import pytest

from components.base.look import Look, using
from components.drawing.charts.balance_board import STYLES
from components.handout.pptx_frame import FOOT, INNER, TOP
from components.topics.balance import boards, needs
from components.topics.balance.charts import charts
from components.topics.balance.content import ScenarioYear, scenario_in_year
from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE, with_lever


def at_2035(**levers: float) -> ScenarioYear:
    scenario = BASELINE
    for ident, value in levers.items():
        scenario = with_lever(scenario, ident, value, default=load_facts().baseline.lever(ident).default)
    return scenario_in_year(load_facts(), scenario, 2035)


@pytest.mark.parametrize("need_id", needs.TITLES)
def test_a_row_has_rate_people_source_and_range(need_id: str) -> None:
    text = needs.basis(at_2035(), need_id)
    assert re.search(r"每千人 [\d.]+ |每 [\d.]+ 万城镇人口 1 ", text)
    assert "全部常住人口约" in text or "全部城镇人口约" in text
    assert re.search(r"（[●△] (官方文件|假设)，[^）]+", text), "the grade with a source behind it"
    assert re.search(r"幅度约 [\d,.]+.+至约 [\d,.]+", text)


def test_rate_times_people_is_the_need_of_the_row() -> None:
    current = at_2035()
    rate = current.at("hospital_beds_per_1000")
    assert rate * current.at("population") * 10 == pytest.approx(current.at("beds_needed"))
    assert f"每千人 {rate:.2f} 张" in needs.basis(current, "beds")


def test_a_rate_that_the_viewer_set_is_the_viewers() -> None:
    text = needs.basis(at_2035(school_places=105), "school_places")
    assert "每千人 105 个（✚ 自定）" in text


def test_the_title_says_the_range_of_the_people() -> None:
    assert re.search(r"约 \d+ 万人（假设幅度约 \d+ 万人至约 \d+ 万人）", boards.needs_title(at_2035()))


@pytest.mark.parametrize(("language", "least"), [("zh", 11.8), ("en", 9.9)])
def test_letters_on_the_slide_are_large_enough_to_print(language: str, least: float) -> None:
    with using(Look(language)):
        for chart in charts(at_2035(), Look(language)):
            spec = chart.room_spec or chart.spec
            inches = min(INNER, (FOOT - TOP) * spec["width"] / spec["height"]) if chart.ident != "balance" else INNER
            smallest = min(style.px for style in STYLES.values())
            assert smallest / spec["width"] * inches * 72 >= least, chart.ident
