"""总览 as a view: the day in its address, the figures and steps in its content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.clock import today
from components.base.look import Look
from components.drawing.charts.course import Course
from components.drawing.maps.camera import Sheet
from components.topics.crossings.facts import load_facts
from components.topics.overview.bullets import grounds, sentence
from components.topics.overview.courses import on_one_scale
from components.topics.overview.locator import WIDE_BOX, locator_picture
from components.topics.overview.opening import opening
from components.topics.overview.rows import rows
from components.topics.overview.state import FIRST, LAST, State
from components.topics.overview.view import VIEW
from model.scenario import BASELINE


@given(st.dates(FIRST, LAST))
def test_every_day_comes_back_from_its_address(day: date) -> None:
    assert VIEW.parse(VIEW.query(State(day))) == (State(day), ())


def test_the_present_day_is_left_out_of_the_address() -> None:
    assert VIEW.query(State()) == {} and VIEW.parse({})[0].day == today()


@pytest.mark.parametrize("day", ["tomorrow", "20261129", "2026-13-01", "1999-01-01", "2026-11-29T00:00", "2" * 99])
def test_a_day_that_nobody_can_mean_is_refused(day: str) -> None:
    state, refusals = VIEW.parse({"day": day})
    assert state == State() and [refusal.key for refusal in refusals] == ["day"]


def test_five_figures_with_scope_grade_and_clauses_and_the_steps_by_the_day() -> None:
    content = VIEW.content(State(date(2026, 11, 22)), BASELINE, Look())
    assert len(content.figures) == 5 and all(figure.scope and figure.citations for figure in content.figures)
    assert {figure.grade for figure in content.figures} == {"official"}
    *steps, lead, verdict = [sentence.text for sentence in content.sentences if sentence.level == "public"]
    assert lead.split("；") == [
        "跨河通道数 9 处，还差 10～12 处",
        "社会消费品零售总额增长率由 +46.3% 降到 +0.2%",
        "2023年以后两份文件均未给出实际数",
    ]
    assert verdict == "5 项中 2 项计划较上年加快，2 项计划较上年放缓，1 项暂无法判断"
    assert [text.partition("；")[0] for text in steps] == ["2025 五年成形", "2030 十年成势", "2035 十五年成城"]
    assert "已到期" in steps[0] and "时序进度 17.8%" in steps[1] and "2031年开始" in steps[2]
    assert "798 平方公里" in content.answer and [chart.ident for chart in content.charts] == ["figures", "steps"]


def test_another_day_moves_the_line_in_time_and_nothing_of_the_figures() -> None:
    now, then = (VIEW.content(State(date(year, 6, 1)), BASELINE, Look()) for year in (2026, 2033))
    assert now.figures == then.figures and now.charts[0].whole() == then.charts[0].whole()
    assert now.charts[1].whole() != then.charts[1].whole()


def test_a_row_holds_the_year_before_the_latest_year_and_plan_or_goals_side_by_side() -> None:
    by_id = {row.indicator_id: row for row in rows()}
    assert by_id["physicians_per_1000"].marks == (("before", 1.74), ("actual", 2.03), ("plan", 2.15))
    assert by_id["crossings_open"].marks == (("actual", 9.0), ("goal", 19.0), ("goal", 21.0))
    assert by_id["retail_sales_growth"].note == "2022年 +46.3%，2024年计划 +7%"


def test_a_screen_reader_hears_number_status_scope_grade_and_comparison() -> None:
    text = sentence(next(row for row in rows() if row.indicator_id == "urbanisation_rate"))
    assert all(part in text for part in ("25.62%", "计划较上年放缓", "直管区", "官方文件", "相差 −0.08 个百分点"))


def test_what_holds_for_all_rows_is_kept_to_one_line() -> None:
    assert "实际数到2023年，此后两份文件均未给出" in grounds(rows())
    assert grounds(rows(), room=300) == "直管区 · ● 官方文件 · 实际数截至2023年", "the year stands on every screen"
    assert grounds(rows(), room=600).endswith("2 项增长率同一纵轴，其余各自独立")


def test_rates_of_growth_stand_on_one_scale_and_a_share_on_its_own() -> None:
    spans = {row.indicator_id: row.course and row.course.span for row in rows()}
    assert spans["retail_sales_growth"] == spans["fixed_asset_investment_growth"] == (0.2, 50.0)
    assert spans["urbanisation_rate"] is spans["physicians_per_1000"] is None


def test_one_rate_alone_keeps_its_own_scale() -> None:
    one, share = Course((1.0, 5.0, 2.0), ("", "", "")), Course((20.0, 25.0, 26.0), ("", "", ""))
    assert on_one_scale([(one, "growth_pct"), (share, "level"), (None, "growth_pct")]) == [one, share, None]
    both = on_one_scale([(one, "growth_pct"), (replace(one, figures=(-3.0, 9.0, 0.0)), "growth_pct")])
    assert [course and course.span for course in both] == [(-3.0, 9.0)] * 2


def test_the_opening_goes_from_the_hills_over_the_river_to_the_north_and_counts_what_documents_count() -> None:
    sheet = Sheet(locator_picture(Look(), WIDE_BOX).camera(1150, 680), 1150, 680)
    data = opening(load_facts(), sheet, "light")
    assert [stop["name"] for stop in data["stops"]] == ["千佛山", "趵突泉", "大明湖", "鹊山"]
    heights = [stop["at"][1] for stop in data["stops"]] + [data["axis"][-1][1]]
    assert heights == sorted(heights, reverse=True), "northwards"
    assert len(data["groups"]) == 5 and data["unplaced"]["count"] + len(data["crossings"]) == 19
    assert data["counts"] == [("通车 9", "2023年，直管区"), ("规划 19", "直管区"), ("加密至 21", "直管区")]
    places = [one["at"] for one in (*data["stops"], *data["crossings"])] + data["axis"]
    assert all(0 <= x <= 1150 and 0 <= y <= 680 for x, y in places)
