"""数据与出处 as a view: every tab's answer and table, without a session."""

from __future__ import annotations

import re
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.topics.sources.state import DEFAULTS, FIELDS, OF_TAB, TABS, State
from components.topics.sources.view import VIEW, allowed
from components.topics.sources.words import LAYER, TABLES
from model.scenario import BASELINE


@pytest.mark.parametrize("tab", TABS)
def test_the_same_state_and_look_give_the_same_bytes_without_a_session(tab: str) -> None:
    made: list[bytes] = []
    thread = threading.Thread(target=lambda: made.append(VIEW.content(State(tab=tab), BASELINE, Look("en")).as_json()))
    thread.start()
    thread.join()
    assert made == [VIEW.content(State(tab=tab), BASELINE, Look("en")).as_json()]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_answers_first_and_every_tab_s_table_is_there(tab: str) -> None:
    said = VIEW.content(State(tab=tab), BASELINE, Look())
    assert [table.ident for table in said.tables if len(table.frame)] == [table.ident for table in said.tables]
    assert {"press", "layers", "index", "rows", "contradictions", "coverage", "unknown"} == {
        t.ident for t in said.tables
    }
    assert said.answer and said.answer not in [sentence.text for sentence in said.sentences]
    assert len(said.figures) == len(TABS)
    charts = {"coverage": ["coverage"], "contradictions": ["finding"], "unknown": ["gaps"]}
    assert [chart.ident for chart in said.charts] == charts.get(tab, [])


def test_dark_and_light_differ_in_colours_only() -> None:
    texts = [
        re.sub(r"#[0-9A-Fa-f]{6}", "#", VIEW.content(State(tab="coverage"), BASELINE, Look(theme=t)).as_json().decode())
        for t in ("light", "dark")
    ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("tab", TABS)
def test_english_reaches_every_answer_and_every_title(tab: str) -> None:
    said = VIEW.content(State(tab=tab), BASELINE, Look("en"))
    columns = [str(column) for table in said.tables for column in table.frame.columns]
    own = [said.heading, said.answer, said.notice, *(table.title for table in said.tables), *columns]
    assert not re.search("[\u4e00-\u9fff]", "".join(own))


@st.composite
def states(draw: st.DrawFn) -> State:
    tab = draw(st.sampled_from(TABS))
    table = draw(st.sampled_from([*TABLES, LAYER + "groups"])) if tab == "tables" else DEFAULTS["table"]
    values = {"tab": tab, "table": table}
    for key in OF_TAB[tab]:
        if key != "table":
            options = sorted(allowed(key, table) or ())
            values[FIELDS.get(key, key)] = draw(st.sampled_from([DEFAULTS[key], *options]))
    return State(**values)


@given(states())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_address_written_is_read_as_the_same_state(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize("tab", TABS)
def test_unknown_values_of_the_open_tab_are_refused(tab: str) -> None:
    keys = OF_TAB[tab]
    state, refusals = VIEW.parse({"tab": tab, **dict.fromkeys(keys, "<x>")})
    asked = [refusal.key for refusal in refusals]
    assert asked == [key for key in DEFAULTS if key in keys and (key not in ("scope", "grade", "by", "row"))] or (
        tab == "tables" and asked[0] == "table"
    )
    assert all(getattr(state, FIELDS.get(key, key)) == DEFAULTS[key] for key in asked)


def test_an_open_contradiction_is_said_with_its_clauses() -> None:
    said = VIEW.content(State(tab="contradictions", mismatch="proven"), BASELINE, Look())
    assert any("算式" in sentence.text for sentence in said.sentences)
    assert len(said.citations) >= 2
    table = next(table for table in said.tables if table.ident == "contradictions")
    assert set(table.frame["不一致"]) == {"已证实"}


def test_the_table_of_findings_holds_both_clauses_with_their_places_and_the_cause_apart() -> None:
    said = VIEW.content(State(tab="contradictions", finding="growth_vs_levels.gdp.2023"), BASELINE, Look())
    table = next(table for table in said.tables if table.ident == "contradictions").frame.set_index("不一致之处")
    row = table.loc["外贸进出口2023年增长，正文为25%，附件为31.5%"]
    assert (row["来源之间"], row["不一致"], row["原因"]) == ("文件自身", "已证实", "原因待查")
    assert "｜31.5｜" in row["甲：原文"] and "附件" in row["甲：位置"]
    assert (row["乙：原文"], row["乙：表述"]) == ("全年外贸进出口总额同比增长25%", "25%")
    assert row["乙：位置"].endswith("一/（四）/三是")


def test_gaps_are_shown_apart_and_not_counted_as_contradictions() -> None:
    said = VIEW.content(State(tab="contradictions", kind="gap"), BASELINE, Look())
    table = next(table for table in said.tables if table.ident == "contradictions").frame
    assert set(table["来源之间"]) == {"资料缺口"} and set(table["不一致"]) == {""}
    assert f"另有资料缺口 {len(table)} 条，不算矛盾" in said.answer
    whole = VIEW.content(State(tab="contradictions"), BASELINE, Look())
    everything = next(table for table in whole.tables if table.ident == "contradictions").frame
    count = next(figure.value for figure in whole.figures if figure.label == "矛盾")
    assert int(count) == len(everything) - len(table)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_of_a_finding_holds_both_clauses_side_by_side(language: str) -> None:
    state = State(tab="contradictions", finding="text_vs_table.foreign_trade.2023")
    (chart,) = VIEW.content(state, BASELINE, Look(language)).charts
    marks = chart.spec["vconcat"][0]["data"]["values"]
    quotes = [mark for mark in marks if mark["layer"] == "quote"]
    assert "“全年外贸进出口总额同比增长25%”" in "".join(mark["text"] for mark in quotes)
    assert len({mark["x"] for mark in quotes}) == 2
    assert chart.svg().startswith("<svg")


def test_a_layer_in_sight_can_be_taken_away() -> None:
    said = VIEW.content(State(tab="tables", table=LAYER + "groups"), BASELINE, Look())
    assert said.layers == ("groups",)
