"""指标体系 as a view: what it says depends on state, scenario and look alone."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.topics.indicators.attention import attention
from components.topics.indicators.facts import load_facts
from components.topics.indicators.state import ANNEX, DEFAULTS, State
from components.topics.indicators.targets import YEARS, fault_of, takes_targets
from components.topics.indicators.view import VIEW
from model.scenario import BASELINE

FACTS = load_facts()
STATES = [State(), State("all", "table"), State("economic_growth", indicator="gdp", targets=((2030, 200.0),))]
FIGURED = [ident for ident, one in FACTS.figures.items() if takes_targets(one.indicator)]


@pytest.mark.parametrize("state", STATES)
def test_the_same_state_and_look_give_the_same_bytes(state: State) -> None:
    assert VIEW.content(state, BASELINE, Look()).as_json() == VIEW.content(state, BASELINE, Look()).as_json()


def test_content_needs_no_session() -> None:
    made: list[bytes] = []
    thread = threading.Thread(
        target=lambda: made.append(VIEW.content(STATES[2], BASELINE, Look("en", "dark")).as_json())
    )
    thread.start()
    thread.join()
    assert made == [VIEW.content(STATES[2], BASELINE, Look("en", "dark")).as_json()]


@pytest.mark.parametrize("state", STATES)
def test_dark_and_light_differ_in_colours_only(state: State) -> None:
    texts = [
        re.sub(r"#[0-9A-Fa-f]{6}", "#", VIEW.content(state, BASELINE, Look(theme=theme)).as_json().decode())
        for theme in ("light", "dark")
    ]
    assert texts[0] == texts[1]


def test_english_reaches_the_words_of_the_page() -> None:
    said = VIEW.content(STATES[2], BASELINE, Look("en"))
    assert said.heading == "Gross regional product" or said.heading.isascii()
    own = [said.answer, said.notice, *(figure.label for figure in said.figures)]
    assert not re.search("[\u4e00-\u9fff]", "".join(own))
    assert VIEW.content(STATES[2], BASELINE, Look("zh")).answer != said.answer


@st.composite
def states(draw: st.DrawFn) -> State:
    ident = draw(st.sampled_from(["", *FACTS.figures]))
    targets: tuple[tuple[int, float], ...] = ()
    if ident in FIGURED:
        years = draw(st.sets(st.sampled_from(YEARS)))
        values = st.integers(1, 99).map(float)
        pairs = tuple((year, draw(values)) for year in sorted(years))
        targets = tuple(pair for pair in pairs if not fault_of(FACTS.figures[ident].indicator, pair[1]))
    return State(draw(st.sampled_from(list(FACTS.titles))), draw(st.sampled_from(("cards", "table"))), ident, targets)


@given(states())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_address_written_is_read_as_the_same_state(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ({"cat": "nowhere"}, ["cat"]),
        ({"view": "pie", "ind": "x"}, ["view", "ind"]),
        ({"t2030": "200"}, ["t2030"]),
        ({"ind": "gdp", "t2030": "很多", "t2035": "300"}, ["t2030"]),
    ],
)
def test_what_is_unknown_is_refused_and_the_rest_stands(query: dict[str, str], refused: list[str]) -> None:
    state, refusals = VIEW.parse(query)
    assert [refusal.key for refusal in refusals] == refused
    assert all(VIEW.query(state).get(key, DEFAULTS[key]) == DEFAULTS[key] for key in refused)
    assert state.targets == (((2035, 300.0),) if "t2035" in query else ())


def test_own_targets_of_the_scenario_and_of_the_address_say_the_same() -> None:
    scale = FACTS.figures["gdp"].indicator.display.scale
    scenario = replace(BASELINE, targets=(("gdp", 2030, 200.0 / scale),))
    stated = State(indicator="gdp", targets=((2030, 200.0),))
    assert (
        VIEW.content(State(indicator="gdp"), scenario, Look()).as_json()
        == VIEW.content(stated, BASELINE, Look()).as_json()
    )


def test_the_open_indicator_is_said_in_full() -> None:
    said = VIEW.content(STATES[2], BASELINE, Look())
    text = "\n".join(sentence.text for sentence in said.sentences)
    assert "自定2030年 200 亿元" in text and "须每年 +8.5%" in text
    assert "不要用绝对量自行推算增速" in text and "113.2 ÷ 69.3 − 1 = 63.3%" in text
    assert [table.ident for table in said.tables] == ["values", "indicators"]
    assert "user" in said.charts[0].grades
    assert {figure.grade for figure in said.figures} == {"official", "reported", "user"}


def test_the_overview_counts_what_it_shows() -> None:
    said = VIEW.content(State(), BASELINE, Look())
    assert said.figures[0].value == "31 项" and len(said.tables[0].frame) == 31
    marks = json.loads(said.as_json())["charts"][0]["spec"]["vconcat"][0]["data"]["values"]
    assert {mark["text"] for mark in marks} >= {"地区生产总值", "113.2"}


def test_the_few_that_need_attention_lead_the_worst_status_first() -> None:
    facts = load_facts()
    leading = attention(facts, ANNEX)
    statuses = [facts.assessments[ident].status for ident in leading]
    assert leading[0] == "new_urban_jobs" and statuses[0] == "below"
    assert len(leading) <= 4 and set(statuses) <= {"below", "slower"}
    gaps = [abs(facts.assessments[ident].judgement.gap or 0) for ident in leading[1:]]
    assert gaps == sorted(gaps, reverse=True)
