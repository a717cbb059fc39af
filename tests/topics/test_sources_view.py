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
    assert [chart.ident for chart in said.charts] == (["coverage"] if tab == "coverage" else [])


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
    said = VIEW.content(State(tab="contradictions", verdict="proven"), BASELINE, Look())
    assert any("算式" in sentence.text for sentence in said.sentences)
    assert len(said.citations) >= 2
    table = next(table for table in said.tables if table.ident == "contradictions")
    assert set(table.frame["结论"]) == {"已证实"}


def test_a_layer_in_sight_can_be_taken_away() -> None:
    said = VIEW.content(State(tab="tables", table=LAYER + "groups"), BASELINE, Look())
    assert said.layers == ("groups",)
