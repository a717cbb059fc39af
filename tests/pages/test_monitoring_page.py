"""The monitoring page as a viewer gets it: statuses, filters, one indicator's arithmetic, summaries, broken files."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.base.look import Look
from components.topics.assessment import words
from components.topics.assessment.facts import load_facts
from components.topics.assessment.sentences import short_note
from components.topics.assessment.state import State
from components.topics.assessment.view import VIEW
from model.scenario import BASELINE
from tests.pages.opening import open_page, words_of

PAGE = "pages/indicators/monitoring.py"


opened = partial(open_page, PAGE)


def board_rows(app: AppTest) -> int:
    """Number of lines on the board, from the sentence that stands for it."""
    chart, *_ = app.get("vega_lite_chart")
    spec = json.loads(chart.proto.spec)
    assert spec["layer"][-1]["name"] == "row"
    return int(chart.proto.alt.split("项")[0].split("：")[-1])


def test_the_page_opens_with_counts_date_scope_and_the_first_indicator() -> None:
    app = opened()
    text = words_of(app)
    assert app.title[0].value == "监测预警"
    assert "31 项指标中，10 项可作对照" in text
    assert "2023年数，对2024年计划（年度计划（2024），2024-05-08）" in text
    assert "不作进度判断" in text
    assert "口径：直管区" in text
    assert app.subheader[0].value == "城镇新增就业人数"
    assert board_rows(app) == 31


def test_the_arithmetic_is_filled_with_the_indicators_own_figures() -> None:
    text = words_of(opened(ind="hospital_beds_per_1000"))
    assert "相差 = +110.4% − +5.5% = +104.9 个百分点" in text
    assert "项目投用型" in text
    assert "2023年数，对2024年计划" in text


def test_a_jump_by_a_named_facility_leads_to_its_card() -> None:
    links = [link.proto for link in opened(ind="hospital_beds_per_1000").get("page_link")]
    assert ("山大二院北院区", "el=f_second_hospital_north") in [(link.label, link.query_string) for link in links]


def test_the_press_stands_beside_the_status_and_says_so() -> None:
    text = words_of(opened(ind="gdp"))
    assert "■ 媒体报道：2024年 +18.5%，计划 +11%，相差 +7.5 个百分点" in text
    assert "不改变状态" in text
    assert "数据存疑" in text


def test_a_refusal_names_what_is_missing_and_where_it_would_be() -> None:
    text = words_of(opened(ind="work_safety_death_rate"))
    assert "“不超过前三年平均值”：文件没有列出2021年的数" in text
    assert "**尚缺** 2021年实际数" in text
    assert "推断，未核实" in text


def test_statuses_filter_and_stay_in_the_address() -> None:
    app = opened()
    app.button_group(key="monitoring_status").set_value(["faster", "project"]).run()
    assert board_rows(app) == 3
    assert app.query_params["status"] in ("faster,project", ["faster,project"])
    assert board_rows(opened(status="faster,project")) == 3


@pytest.mark.parametrize(
    ("query", "rows"),
    [({"cat": "green_ecology"}, 11), ({"cat": "all", "duty": "binding"}, 11), ({"cat": "all", "scope": "area"}, 18)],
)
def test_category_obligation_and_scope_filter(query: dict[str, str], rows: int) -> None:
    app = opened(**query)
    assert board_rows(app) == rows
    assert not app.warning


def test_every_scope_in_view_is_named_and_none_is_compared_with_another() -> None:
    assert "口径：直管区、全域（798平方公里）与全市，分别判断，互不相比" in words_of(opened(cat="all"))


def test_filters_that_leave_nothing_say_so() -> None:
    app = opened(scope="area")
    assert [i.value for i in app.info] == ["没有符合筛选条件的指标，请放宽条件。"]
    assert not app.get("vega_lite_chart")


def test_an_address_it_does_not_know_falls_back_with_a_sentence() -> None:
    app = opened(ind="<script>", status="nope,project", view="x", cat="y")
    assert len(app.warning) == 4
    assert board_rows(app) == 1


def test_the_state_survives_a_visit_to_another_page() -> None:
    app = opened(status="held_before", cat="all")
    app.switch_page("pages/explore/overview.py").run()
    for key in ("status", "cat"):
        if key in app.query_params:
            del app.query_params[key]
    app.switch_page(PAGE).run()
    assert board_rows(app) == 2


@pytest.mark.parametrize(
    ("level", "said"), [("public", "可据公开文件作对照"), ("leaders", "计划与上年相比"), ("experts", "判定依据")]
)
def test_the_summary_speaks_to_its_reader(level: str, said: str) -> None:
    app = opened(view="summary", level=level)
    assert said in words_of(app)
    assert "31 项" in words_of(app)


def test_the_table_shows_status_reason_and_gap_of_every_row() -> None:
    (frame,) = opened(view="table").dataframe
    assert len(frame.value) == 31
    assert {"指标", "状态", "说明", "所缺资料", "可能的资料来源（推断）", "口径"} <= set(frame.value.columns)
    assert (frame.value["说明"] != "").all()


def test_the_page_speaks_english() -> None:
    app = opened(lang="en", ind="gdp")
    assert app.subheader[0].value == "Gross regional product"


def test_a_mended_file_changes_the_status_without_a_restart(data_copy: Path) -> None:
    assert "计划较上年加快 2" in words_of(opened())
    file = data_copy / "observations.csv"
    lines = [
        line.replace(",0.2,", ",9,") if line.startswith("retail_sales_growth,direct,2023,growth_pct") else line
        for line in file.read_text("utf-8").splitlines()
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert "计划较上年加快 1" in words_of(opened())


def test_a_figure_that_comes_to_contradict_the_others_is_doubted_by_itself(data_copy: Path) -> None:
    file = data_copy / "observations.csv"
    lines = [
        line.replace(",11.58,", ",1.1,") if line.startswith("pension_insured,direct,2023,growth_pct") else line
        for line in file.read_text("utf-8").splitlines()
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert "8 项数据存疑" in words_of(opened())


@pytest.mark.parametrize(
    "name", ["observations.csv", "goals.csv", "annex_2024.csv", "indicators.yaml", "indicator_projects.csv"]
)
def test_a_missing_file_is_named_and_nothing_is_made_up(data_copy: Path, name: str) -> None:
    (data_copy / name).unlink()
    app = opened()
    assert len(app.error) == 1
    assert any(name in t.value for t in app.text)
    assert not app.get("vega_lite_chart")


def test_files_carry_what_was_chosen() -> None:
    facts = load_facts()
    state = State(statuses=("project",))
    content = VIEW.content(state, BASELINE, Look())
    assert content.charts[0].title == "监测预警　附件六类、项目投用型"
    assert words.chosen_words(facts, state) == "附件六类、项目投用型"
    assert words.frame_of(facts, state, facts.chosen(state)).chosen == "附件六类、项目投用型"
    (table,) = content.tables
    assert list(table.frame.iloc[:, 0]) == [a.indicator.title.zh for a in facts.chosen(state)]
    assert {s.grade for s in words.used_sources(facts, facts.chosen(state))} == {"official"}
    assert all(citation.grade == "official" for citation in content.citations)


def test_a_doubted_unit_is_said_beside_the_figure_on_the_board_and_in_the_sentence() -> None:
    text = words_of(opened(ind="foreign_investment_used"))
    assert "2024年计划 1.3 亿元" in text and "已达到" not in text and "正文的原数证明是亿美元" in text
    facts = load_facts()
    assert short_note(facts.by_id["foreign_investment_used"]).endswith("；≠ 单位应为亿美元")
    assert "余 " not in text
