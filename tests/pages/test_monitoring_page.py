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
    (chart,) = app.get("vega_lite_chart")
    spec = json.loads(chart.proto.spec)
    assert spec["layer"][-1]["name"] == "row"
    return int(chart.proto.alt.split("项")[0].split("：")[-1])


def test_the_page_opens_with_counts_date_scope_and_the_worst_indicator() -> None:
    app = opened()
    text = words_of(app)
    assert app.title[0].value == "监测预警"
    assert "31 项中 16 项能判断" in text
    assert "以2023年实绩对照2024年计划（年度计划（2024），2024-05-08）" in text
    assert "口径：直管区" in text
    assert app.subheader[0].value == "社会消费品零售总额增长率"
    assert board_rows(app) == 31


def test_the_arithmetic_is_filled_with_the_indicators_own_figures() -> None:
    text = words_of(opened(ind="hospital_beds_per_1000"))
    assert "r = +5.5% ÷ +110.4% = 0.05" in text
    assert "完成度 4.5%，时序进度 50%" in text.replace("50.0%", "50%")
    assert "明显滞后" in text


def test_the_press_stands_beside_the_status_and_says_so() -> None:
    text = words_of(opened(ind="gdp"))
    assert "■ 媒体报道：2024年 +18.5%，计划 +11%，为计划的 1.68 倍" in text
    assert "不改变状态" in text
    assert "进度正常" in text


def test_a_refusal_names_what_is_missing_and_where_it_would_be() -> None:
    text = words_of(opened(ind="work_safety_death_rate"))
    assert "“不超过前三年平均值”：文件没有列出2021年的数" in text
    assert "**还缺** 2021年实绩" in text
    assert "推断，未核实" in text


def test_statuses_filter_and_stay_in_the_address() -> None:
    app = opened()
    app.button_group(key="monitoring_status").set_value(["far_behind", "behind"]).run()
    assert board_rows(app) == 3
    assert app.query_params["status"] in ("far_behind,behind", ["far_behind,behind"])
    assert board_rows(opened(status="far_behind,behind")) == 3


@pytest.mark.parametrize(
    ("query", "rows"),
    [({"cat": "green_ecology"}, 11), ({"cat": "all", "duty": "binding"}, 11), ({"cat": "all", "scope": "area"}, 13)],
)
def test_category_obligation_and_scope_filter(query: dict[str, str], rows: int) -> None:
    app = opened(**query)
    assert board_rows(app) == rows
    assert not app.warning


def test_scopes_are_named_when_both_are_shown() -> None:
    assert "口径：直管区与全域（798平方公里），分别判断，互不相比" in words_of(opened(cat="all"))


def test_filters_that_leave_nothing_say_so() -> None:
    app = opened(scope="area")
    assert [i.value for i in app.info] == ["这样筛选没有指标，请放宽条件。"]
    assert not app.get("vega_lite_chart")


def test_an_address_it_does_not_know_falls_back_with_a_sentence() -> None:
    app = opened(ind="<script>", status="nope,behind", view="x", cat="y")
    assert len(app.warning) == 4
    assert board_rows(app) == 1


def test_the_state_survives_a_visit_to_another_page() -> None:
    app = opened(status="behind", cat="all")
    app.switch_page("pages/explore/overview.py").run()
    for key in ("status", "cat"):
        if key in app.query_params:
            del app.query_params[key]
    app.switch_page(PAGE).run()
    assert board_rows(app) == 2


@pytest.mark.parametrize(("level", "said"), [("public", "还差一截"), ("leaders", "需要关注"), ("experts", "判定依据")])
def test_the_summary_speaks_to_its_reader(level: str, said: str) -> None:
    app = opened(view="summary", level=level)
    assert said in words_of(app)
    assert any("31 项" in block.value for block in app.code)


def test_the_table_shows_status_reason_and_gap_of_every_row() -> None:
    (frame,) = opened(view="table").dataframe
    assert len(frame.value) == 31
    assert {"指标", "状态", "说明", "还缺什么", "可能在哪里（推断）", "口径"} <= set(frame.value.columns)
    assert (frame.value["说明"] != "").all()


def test_the_page_speaks_english() -> None:
    app = opened(lang="en", ind="gdp")
    assert app.subheader[0].value == "Gross regional product"


def test_a_mended_file_changes_the_status_without_a_restart(data_copy: Path) -> None:
    assert "3 项没有跟上要求" in words_of(opened())
    file = data_copy / "observations.csv"
    printed = "每千人口医疗卫生机构床位数张1.271.345.52.82110.4"
    lines = [
        line.replace(",5.5,", ",120,") if line.startswith("hospital_beds_per_1000,direct,2023,growth_pct") else line
        for line in file.read_text("utf-8").splitlines()
    ]
    assert any(printed in line for line in lines)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert "2 项没有跟上要求" in words_of(opened())


@pytest.mark.parametrize("name", ["observations.csv", "goals.csv", "annex_2024.csv", "indicators.yaml"])
def test_a_missing_file_is_named_and_nothing_is_made_up(data_copy: Path, name: str) -> None:
    (data_copy / name).unlink()
    app = opened()
    assert len(app.error) == 1
    assert any(name in t.value for t in app.text)
    assert not app.get("vega_lite_chart")


def test_files_carry_what_was_chosen() -> None:
    facts = load_facts()
    state = State(statuses=("far_behind",))
    content = VIEW.content(state, BASELINE, Look())
    assert content.charts[0].title == "监测预警　附件六类、明显滞后"
    assert words.chosen_words(facts, state) == "附件六类、明显滞后"
    assert words.frame_of(facts, state, facts.chosen(state)).chosen == "附件六类、明显滞后"
    (table,) = content.tables
    assert list(table.frame.iloc[:, 0]) == [a.indicator.title.zh for a in facts.chosen(state)]
    assert {s.grade for s in words.used_sources(facts, facts.chosen(state))} == {"official"}
    assert all(citation.grade == "official" for citation in content.citations)


def test_a_doubted_unit_is_said_beside_the_figure_on_the_board_and_in_the_sentence() -> None:
    text = words_of(opened(ind="foreign_investment_used"))
    assert "超出计划 0.34 亿元，已达到" in text and "正文的原数证明是亿美元" in text
    facts = load_facts()
    assert short_note(facts.by_id["foreign_investment_used"]).endswith("；≠ 单位应为亿美元")
    assert "余 " not in text
