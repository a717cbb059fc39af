"""跨河通道 as a view: both views under one address, what each says, and the mark of a viewer's own road network."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.export.kit import workbook_of
from components.export.picture import Stamp
from components.topics.contract import Content
from components.topics.crossings import state as years
from components.topics.crossings.facts import load_facts
from components.topics.crossings_and_reach.state import VIEWS, State
from components.topics.crossings_and_reach.view import VIEW
from components.topics.reach import service
from components.topics.reach import state as reach
from components.topics.reach.network import LONGEST_NAME, NetworkMark, mark_from, mark_of
from components.topics.reach.scene import choices, scene
from model.reach.solver import Reach
from model.scenario import BASELINE, with_crossing

LOOK = Look()
LIMITS = choices().limits
PLACES = sorted(choices().places)
UNITS = ["", *sorted(choices().units)]
CROSSINGS = ["", *load_facts().idents]
POINTS = st.tuples(st.floats(116, 118), st.floats(36, 38)).map(lambda at: reach.text_of(*at))
NAMES = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=LONGEST_NAME)
MARKS = st.one_of(st.none(), st.builds(NetworkMark, st.from_regex(r"[0-9a-f]{8}", fullmatch=True), NAMES))


@st.composite
def assumed(draw: st.DrawFn) -> reach.Assumed:
    """Some assumptions at steps of their sliders, none at its default."""
    moved = []
    for ident in draw(st.lists(st.sampled_from(sorted(LIMITS)), unique=True)):
        value = round(draw(st.floats(LIMITS[ident].low, LIMITS[ident].high)), 2)
        if LIMITS[ident].low <= value <= LIMITS[ident].high and value != LIMITS[ident].default:
            moved.append((ident, value))
    return tuple(moved)


@st.composite
def states(draw: st.DrawFn) -> State:
    """Any state of the page that an address can name."""
    shared = years.State(
        draw(st.integers(years.FIRST, years.LAST)),
        draw(st.sampled_from(CROSSINGS)),
        draw(st.sampled_from(years.PANELS)),
        draw(st.sampled_from(years.BASES)),
    )
    minutes = reach.State(
        year=shared.year,
        crossing=shared.crossing,
        to=draw(st.one_of(st.sampled_from(PLACES), POINTS.map(lambda at: reach.CELL + at))),
        look=draw(st.sampled_from(reach.LOOKS)),
        at=draw(st.one_of(st.just(""), POINTS)),
        unit=draw(st.sampled_from(UNITS)),
        assumed=draw(assumed()),
        table=draw(st.sampled_from(reach.TABLES)),
        before=draw(st.booleans()),
        mark=draw(MARKS),
    )
    return State(draw(st.sampled_from(VIEWS)), shared, minutes)


@given(states())
@settings(max_examples=150, deadline=None)
def test_every_state_comes_back_from_its_address_and_nothing_of_it_is_refused(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("view", "map"), ("year", "1999"), ("x", "<script>"), ("panel", "0"), ("basis", "none"), ("to", "moon"),
        ("to", "cell:1,2"), ("look", "before"), ("at", "NaN,NaN"), ("unit", "x" * 300), ("assume", "urban_kmh:nan"),
        ("assume", "urban_kmh:35,evil:3"), ("table", "2"), ("net", "roads.gpkg"), ("net", "12345678."),
        ("net", "12345678.a\nb"), ("net", "12345678." + "x" * 61), ("before", "yes"),
    ],
)  # fmt: skip
def test_a_value_that_nobody_offers_is_refused_and_the_default_stands(key: str, value: str) -> None:
    state, refusals = VIEW.parse({key: value})
    assert state == State() and [refusal.key for refusal in refusals] == [key]


def said(**query: str) -> Content:
    return VIEW.content(VIEW.parse(query)[0], BASELINE, LOOK)


def test_the_years_say_counts_spacing_and_the_selected_crossing() -> None:
    content = said(year="2025", x="x_huanggang", panel="counts")
    texts = "\n".join(sentence.text for sentence in content.sentences)
    assert "黄岗路穿黄隧道" in texts and "全长5.8公里" in texts and "全长5.76公里" in texts
    assert "可列出名称的" in texts and "各段之和等于河长" in texts
    assert [chart.ident for chart in content.charts] == ["river", "counts"] and len(content.maps) == 1
    assert [table.ident for table in content.tables] == ["inventory", "years", "counts", "gaps"]
    assert len(content.tables[0].frame) == 19 and content.layers == ("crossings",)
    assert "示意图，非法定边界" in content.notice and content.citations


def test_a_closure_of_the_scenario_is_told_and_counted() -> None:
    shut = with_crossing(BASELINE, "x_qilu", closed=True)
    content = VIEW.content(State(), shut, LOOK)
    assert any("齐鲁黄河大桥关闭" in sentence.text for sentence in content.sentences)
    assert content.figures[0].value == "6 处" and said().figures[0].value == "7 处"


def test_the_minutes_say_the_answer_their_method_and_every_table() -> None:
    content = said(view="reach", year="2025", to="airport", at="117.0509,36.9638")
    assert content.heading == "跨河通道·过河可达" and content.answer.startswith("2025年到遥墙机场：全域平均")
    texts = "\n".join(sentence.text for sentence in content.sentences)
    assert "所选点" in texts and "方法：250 米网格" in texts and "误差：" in texts
    assert [table.ident for table in content.tables] == ["units", "places", "effects", "assumptions"]
    assert all(figure.grade == "assumed" for figure in content.figures) and "网格（250 米）" in content.notice


def test_every_table_of_the_minutes_holds_numbers() -> None:
    kinds = {table.ident: table.frame.dtypes.iloc[1].kind for table in said(view="reach").tables}
    assert set(kinds.values()) == {"f"}


@dataclass(frozen=True, eq=False)
class Roads:
    """A supplied network in a test: the grid's own minutes under another key."""

    name: str
    key: str
    reach: Reach


@pytest.fixture(scope="module")
def roads() -> Roads:
    kit = service.kit(load_facts().version)
    return Roads("济阳 roads.gpkg", f"roads-0123456789abcdef{kit.key}", kit.reach)


def on(network: Roads | None, mark: NetworkMark) -> State:
    state, refusals = VIEW.parse({"view": "reach", "year": "2025", "net": mark.text()})
    assert not refusals
    return state.on(network)


def test_the_mark_of_a_file_is_the_same_on_every_machine_and_survives_an_address(roads: Roads) -> None:
    elsewhere = Roads("renamed.gpkg", roads.key.replace("grid-", "grid-f"), roads.reach)
    assert mark_of(roads).digest == mark_of(elsewhere).digest
    assert mark_from(mark_of(roads).text()) == mark_of(roads)
    other = Roads(roads.name, roads.key.replace("0123", "9999"), roads.reach)
    assert mark_of(other) != mark_of(roads)


def test_a_network_at_hand_is_used_and_named_in_answer_notice_and_workbook(roads: Roads) -> None:
    state = on(roads, mark_of(roads))
    content = VIEW.content(state, BASELINE, LOOK)
    assert "按导入的路网“济阳 roads.gpkg”" in content.answer
    assert "导入的路网“济阳 roads.gpkg”" in content.notice and "网格" not in content.notice
    assert scene(load_facts(), state.reach, BASELINE, "light").question.key == roads.key
    assert workbook_of(content, LOOK, Stamp()).startswith(b"PK")
    assert VIEW.query(state)["net"] == mark_of(roads).text()


def test_a_network_that_is_not_at_hand_is_named_and_the_grid_counts(roads: Roads) -> None:
    state = on(None, mark_of(roads))
    content = VIEW.content(state, BASELINE, LOOK)
    sentence = "原画面用了导入路网“济阳 roads.gpkg”，现按网格计。"
    assert content.sentences[0].text == sentence and sentence in content.notice
    assert "按网格计" in content.answer
    kit = service.kit(load_facts().version)
    assert scene(load_facts(), state.reach, BASELINE, "light").question.key == kit.key


def test_another_network_in_the_session_is_not_taken_for_the_one_of_the_address(roads: Roads) -> None:
    state = on(roads, NetworkMark("00000000", roads.name))
    assert state.reach.network is None and state.reach.missing == roads.name
    plain, _ = VIEW.parse({"view": "reach"})
    assert plain.on(roads).reach.network is None, "an address without a mark goes by the grid"


def test_the_card_of_a_crossing_names_the_indicators_it_moves_with_reason_and_grade() -> None:
    state, _ = VIEW.parse({"x": "x_huanggang"})
    texts = "\n".join(sentence.text for sentence in VIEW.content(state, BASELINE, LOOK).sentences)
    assert "关联指标：跨河通道数（◇ 推算）。计入跨河通道的一处，通车即多一处。" in texts
