"""空间布局 as a view: its address, and what it says with and without a selected element."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, shape

from components.base import cache
from components.base.look import Look
from components.drawing.maps.camera import Camera
from components.export.screen_code import pairs_of, screen_of
from components.topics.contract import Content
from components.topics.elements import elements
from components.topics.layout.camera import camera_text, is_same
from components.topics.layout.look_at import OPENING, box_of
from components.topics.layout.reasons import REASONS, reason_citations, reason_of
from components.topics.layout.state import HIDDEN, PANELS, State, default_layers
from components.topics.layout.structure import structure_sentence
from components.topics.layout.view import VIEW
from components.topics.layout.walk import STEPS
from components.topics.profile.subject import subjects
from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE
from model.scenario_code import State as CodeState
from model.scenario_code import decode, encode

LAYERS = [layer.id for layer in cache.layers() if layer.id not in HIDDEN]
CAMERAS = st.builds(
    Camera,
    st.integers(11_600_000, 11_799_999).map(lambda n: n / 1e5),
    st.integers(3_600_000, 3_799_999).map(lambda n: n / 1e5),
    st.integers(700, 1700).map(lambda n: n / 100),
    st.integers(0, 60).map(float),
    st.integers(-180, 180).map(float),
)
PLACES = st.tuples(
    st.integers(1_160_001, 1_179_999).map(lambda n: n / 1e4), st.integers(360_001, 379_999).map(lambda n: n / 1e4)
)
LEAST_SHARE = 0.6
"""Of the pairs of characters of a reason, those that stand in its clauses."""
PERCENTS = st.sampled_from(range(10, 101, 10))


@st.composite
def states(draw: st.DrawFn) -> State:
    """Any state that an address can name."""
    chosen = draw(st.lists(st.sampled_from(LAYERS), unique=True))
    return State(
        draw(st.sampled_from(["", *elements.entries()])),
        tuple((layer, draw(PERCENTS)) for layer in chosen),
        draw(st.integers(0, len(STEPS))),
        draw(st.sampled_from(PANELS)),
        draw(st.sampled_from(["", *subjects()])),
        draw(st.none() | CAMERAS),
        draw(st.none() | PLACES),
    )


@given(states())
@settings(max_examples=100, deadline=None)
def test_every_state_comes_back_from_its_address_and_nothing_of_it_is_refused(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("el", "<script>"), ("layers", "groups:999,evil"), ("step", "0"), ("step", "99"), ("panel", "x")),
        *(("cam", text) for text in ("117", "117,36,99", "117.1,36.8,11,80,0", "117.1,36.8,11,0,200", "1e9,36,11")),
    ],
)
def test_a_value_that_nobody_offers_is_refused_and_the_default_stands(key: str, value: str) -> None:
    state, refusals = VIEW.parse({key: value})
    assert state == VIEW.parse({})[0] and [refusal.key for refusal in refusals] == [key]


def test_what_can_be_understood_of_a_list_of_layers_is_kept() -> None:
    state, refusals = VIEW.parse({"layers": "groups:40,evil"})
    assert state.opacities == {"groups": 40} and not refusals[0].whole and refusals[0].value == "evil"


def test_no_layer_at_all_is_a_state_of_its_own() -> None:
    assert VIEW.query(State())["layers"] == "none" and VIEW.parse({"layers": "none"})[0].layers == ()
    assert VIEW.parse({})[0].opacities == default_layers(cache.layers())


def said(**query: str) -> Content:
    return VIEW.content(VIEW.parse(query)[0], BASELINE, Look())


def test_without_a_selection_the_answer_is_where_the_parts_lie_and_the_reasons_follow() -> None:
    content = said()
    texts = [sentence.text for sentence in content.sentences]
    assert content.answer == structure_sentence() and set(reason_citations()) <= set(content.citations)
    assert f"布局依据：{reason_of('layout').text}" in texts
    for kind, name in (("axis", "一纵"), ("belt", "一横"), ("core", "两核"), ("group", "五组团")):
        assert f"{name}：{reason_of(kind).text}" in texts
    (structure,) = (text for text in texts if text.startswith("起步区的空间结构："))
    assert "城市科创区" in structure and "崔寨高新产业集聚区" in structure
    assert [table.ident for table in content.tables] == ["structure", "elements", "subdistricts", "layers"]
    assert "groups" in content.layers and len(content.maps) == 1 and not content.charts
    assert sum("（共8个）" in sentence.text for sentence in content.sentences) == 8, "the walk"


@pytest.mark.parametrize("kind", REASONS)
def test_a_reason_says_nothing_that_its_clauses_do_not(kind: str) -> None:
    clauses = "".join(citation.quote for citation in reason_of(kind).citations)
    words = re.findall(r"[\u4e00-\u9fff]+", reason_of(kind).text)
    pairs = {word[at : at + 2] for word in words for at in range(len(word) - 1)}
    borne_out = {pair for pair in pairs if pair in clauses}
    assert len(borne_out) >= LEAST_SHARE * len(pairs), pairs - borne_out
    assert {citation.grade for citation in reason_of(kind).citations} == {"official"}


def test_a_selected_element_says_role_members_place_and_who_says_so() -> None:
    content = said(el="group_cuizhai")
    texts = "\n".join(sentence.text for sentence in content.sentences)
    assert "氢能谷" in content.answer and "△ 假设" in texts and "±3,000 米" in texts and "氢能源产业" in texts
    assert {figure.grade for figure in content.figures} == {"derived"} and content.citations


def test_every_row_of_a_group_is_there_and_what_no_document_says_is_said() -> None:
    texts = [sentence.text for sentence in said(el="group_cuizhai").sentences]
    assert "面积：文件未给出；图上 47.1 平方公里，推算" in texts and "指标：没有分组团数据" in texts
    labels = [text.partition("：")[0] for text in texts]
    for label in ("面积", "定位", "主导产业", "项目与设施", "邻近通道", "指标", "出处"):
        assert label in labels
    core = [sentence.text for sentence in said(el="core_science").sentences]
    assert "主导产业：文件未写明" in core and any(text.startswith("面积：") for text in core)


def test_what_lies_on_the_map_in_a_group_is_in_its_list() -> None:
    texts = [sentence.text for sentence in said(el="group_cuizhai").sentences]
    listed = next(text for text in texts if "图上在内" in text and "、" in text)
    for name in ("济南黄河国际会展中心", "济南先进动力研究所", "起航实验学校"):
        assert listed.count(name) == 1


def test_an_element_without_a_place_says_so() -> None:
    assert any("没有可用的位置资料" in sentence.text for sentence in said(el="reservoir_taiping").sentences)


def test_the_land_is_drawn_where_its_panel_is_open_and_its_figures_are_derived() -> None:
    content = said(panel="land")
    assert [chart.ident for chart in content.charts] == ["land"]
    assert [figure.value for figure in content.figures] == ["798 平方公里", "559 平方公里", "239 平方公里"]


def test_the_map_looks_at_the_step_the_element_or_the_whole() -> None:
    assert box_of(State()) == OPENING and box_of(State(step=3)) == STEPS[2].box
    west, south, east, north = box_of(State(element="f_airport"))
    assert OPENING[0] < west < east < OPENING[2] and OPENING[1] < south < north < OPENING[3]


def test_the_picture_looks_where_the_address_says_flat_and_with_north_up() -> None:
    (picture,) = said(cam="117.05,36.81,12.5,50,-20").maps
    assert picture.as_json()["view"] == {
        "longitude": 117.05, "latitude": 36.81, "zoom": 12.5, "pitch": 50.0, "bearing": -20.0,
    }  # fmt: skip
    (level,) = said(cam="117.05,36.81,12.5").maps
    assert picture.svg(800, 600) == level.svg(800, 600)


def test_cameras_that_nobody_can_tell_apart_are_the_same() -> None:
    camera = Camera(117.05, 36.81, 11.25)
    assert is_same(camera, Camera(117.05005, 36.81, 11.251)) and not is_same(camera, Camera(117.05, 36.81, 11.5))
    assert camera_text(camera) == "117.05,36.81,11.25" and camera_text(None) == ""


def test_a_scenario_code_carries_the_camera() -> None:
    pairs = {"cam": "117.05123,36.81234,12.25,50,-20", "el": "cuizhai"}
    catalogue = load_facts().catalogue
    code = encode(CodeState(BASELINE, screen_of("layout", pairs, "zh")), catalogue)
    screen = decode(code, catalogue).state.view
    assert screen is not None and pairs_of(screen) == pairs


def test_the_sentence_on_the_structure_is_borne_out_by_the_drawn_layers() -> None:
    (river,) = (shape(f["geometry"]) for f in cache.features("yellow_river"))
    (axis,) = (shape(f["geometry"]) for f in cache.features("axis"))
    assert axis.intersects(river)

    def is_north(feature: dict) -> bool:
        """Whether the river's line passes south of the place."""
        place = shape(feature["geometry"]).representative_point()
        south = LineString([place, (place.x, place.y - 1)])
        return len(getattr(river.intersection(south), "geoms", [0])) % 2 == 1 and river.intersects(south)

    assert sorted(map(is_north, cache.features("groups"))) == [False, True, True, True, True]
    assert sorted(map(is_north, cache.features("cores"))) == [False, True]
    assert structure_sentence() == said().answer
