"""The map tools of 空间布局: what is measured, what lies in an outline, and what an address may say of it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base import cache
from components.base.look import Look, using
from components.topics.contract import Content
from components.topics.layout import measured
from components.topics.layout import sketch as sketches
from components.topics.layout.measured_words import Measured, measured_of
from components.topics.layout.sketch import MOST_CORNERS, Sketch
from components.topics.layout.view import VIEW
from model.scenario import BASELINE

SQUARE = ((117.08, 36.82), (117.12, 36.82), (117.12, 36.86), (117.08, 36.86))
LAYERS = ("groups", "subdistricts", "startup_area")


def outcome(sketch: Sketch) -> Measured:
    with using(Look()):
        return measured_of(sketch, LAYERS)


def content(**query: str) -> Content:
    state, refusals = VIEW.parse(query)
    assert refusals == ()
    return VIEW.content(state, BASELINE, Look())


def test_a_length_is_measured_on_the_ground_with_the_layers_error_beside_it() -> None:
    length = outcome(Sketch("length", SQUARE[:3]))
    width = 0.04 * math.radians(1) * 6_378_137 * math.cos(math.radians(36.82)) / 1000
    assert [round(leg, 2) for leg in measured.legs_km(Sketch("length", SQUARE[:2]))] == [pytest.approx(width, abs=0.02)]
    assert "8.01 公里" in length.answer and "±3,000 米" in length.answer and "推算" in length.answer
    assert "不是测绘成果" in length.sentences[0]
    assert list(length.tables[0].frame["累计（公里）"])[-1] == pytest.approx(8.01, abs=0.01)


def test_an_area_lists_what_lies_in_it_with_counts_and_shares() -> None:
    area = outcome(Sketch("area", SQUARE))
    assert area.figures[0].value == "15.84 平方公里" and area.figures[0].note.endswith("±3,000 米")
    tables = {table.ident: table.frame for table in area.tables}
    inside = tables["inside"][tables["inside"]["在内或在外"] != "在外，近边线"]
    assert "济南黄河国际会展中心" in set(inside["名称"])
    assert tables["inside_counts"]["在内"].sum() == len(inside)
    subdistricts = tables["inside_areas"][tables["inside_areas"]["种类"] == "街道"]
    assert subdistricts["占圈定范围（%）"].sum() == pytest.approx(100, abs=0.3), "subdistricts tile the area"


def test_a_place_nearer_to_the_edge_than_its_error_is_undecided() -> None:
    shape = measured.outline(Sketch("area", SQUARE))
    assert shape is not None
    spots, _ = measured.spots_in(shape)
    assert all(spot.is_certain == (abs(spot.edge_km) * 1000 > spot.accuracy_m) for spot in spots)
    assert all(spot.is_inside or not spot.is_certain for spot in spots) and any(not spot.is_certain for spot in spots)
    farther, _ = measured.spots_in(shape, own_error_m=2000)
    assert sum(not spot.is_certain for spot in farther) > sum(not spot.is_certain for spot in spots)


def test_surroundings_reach_as_far_on_the_ground_as_they_say() -> None:
    circle = measured.outline(Sketch("radius", SQUARE[:1], "", 2000))
    assert circle is not None
    assert measured.measure.area_km2(circle) == pytest.approx(math.pi * 4, rel=0.01)
    own = outcome(Sketch("radius", (), "cuizhai", 0))
    (feature,) = [f for f in cache.features("subdistricts") if f["properties"]["id"] == "cuizhai"]
    assert own.answer.startswith(f"崔寨街道：{feature['properties']['area_km2']:.2f} 平方公里")


@pytest.mark.parametrize("element", ["x_huanggang", "f_expo", "group_airport", "yellow_river"])
def test_a_crossing_a_facility_an_area_and_a_river_have_surroundings(element: str) -> None:
    assert measured.is_area(measured.outline(Sketch("radius", (), element, 500)))


def test_edges_that_cross_are_said_and_nothing_is_measured() -> None:
    crossed = outcome(Sketch("area", (SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3])))
    assert "相交" in crossed.answer and crossed.figures == () and crossed.geometry is not None


@pytest.mark.parametrize("sketch", [Sketch(), Sketch("length", SQUARE[:1]), Sketch("radius", SQUARE[:1], "", 0)])
def test_while_corners_are_missing_the_answer_says_what_to_do(sketch: Sketch) -> None:
    assert "在地图上点" in outcome(sketch).answer and outcome(sketch).tables == ()


def test_the_outline_is_on_the_page_in_the_pictures_and_in_the_tables_of_the_view() -> None:
    pairs = {"panel": "measure", "tool": "area", "pts": "_".join(f"{x:.4f},{y:.4f}" for x, y in SQUARE)}
    there, bare = content(**pairs), content()
    assert there.answer.startswith("圈定范围：15.84 平方公里") and there.tables[0].ident == "inside_counts"
    drawn, plain = there.maps[0].svg(900, 600), bare.maps[0].svg(900, 600)
    assert (
        'id="outline"' in drawn and "15.84 平方公里" in drawn and "圈定的范围" in drawn and 'id="outline"' not in plain
    )
    assert there.maps[0].as_json()["outline"]["corners"] == list(SQUARE)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("pts", "117.1,36.8_evil", "经度"),
        ("pts", "117.1,30.8", "济南"),
        ("pts", "_".join(["117.1,36.8"] * (MOST_CORNERS + 1)), "30"),
        *(("r", value, "20,000") for value in ("20001", "-1", "1.5", "１０", "007")),
    ],
)
def test_numbers_out_of_bounds_are_refused_in_one_sentence(key: str, value: str, words: str) -> None:
    state, (refusal,) = VIEW.parse({key: value})
    assert state.sketch == Sketch() and refusal.key == key and refusal.reason
    with using(Look()):
        assert words in refusal.reason() and refusal.reason().count("。") == 1


@pytest.mark.parametrize(("key", "value"), [("tool", "volume"), ("around", "nobody"), ("around", "reservoir_taiping")])
def test_a_tool_or_an_element_that_is_none_is_refused(key: str, value: str) -> None:
    state, refusals = VIEW.parse({key: value})
    assert state.sketch == Sketch() and [refusal.key for refusal in refusals] == [key]


@given(st.lists(st.tuples(st.floats(100, 119), st.floats(30, 39)), max_size=40), st.sampled_from(sketches.TOOLS))
def test_whatever_is_pressed_can_be_passed_on_in_a_link(presses: list[tuple[float, float]], tool: str) -> None:
    sketch = Sketch(tool)
    for press in presses:
        sketch = sketches.extended(sketch, press)
    state, refusals = VIEW.parse(sketches.query(sketch))
    assert state.sketch == sketch and refusals == () and len(sketch.corners) <= MOST_CORNERS


def test_another_tool_goes_on_with_the_corners_that_it_can_use() -> None:
    area = Sketch("area", SQUARE)
    assert sketches.switched(area, "length").corners == SQUARE
    assert sketches.switched(area, "radius").corners == SQUARE[-1:]
