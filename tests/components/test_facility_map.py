"""The map of facilities: shapes by stage, signs by category, crowded signs set apart and true again from near by."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.drawing.maps import crowd, point_signs
from components.drawing.maps.basemap import MapState, base_style
from components.drawing.maps.signs import FACILITY_SIGNS, decode, encode
from components.topics.facilities.facts import load_facts
from components.topics.facilities.map_picture import facilities_picture
from components.topics.facilities.state import State
from data.schemas_places import FACILITY_CATEGORIES
from geo.read import features

places = st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), min_size=1, max_size=40).map(np.array)


@given(places, st.floats(1, 12))
@settings(max_examples=60, deadline=None)
def test_places_that_do_not_crowd_stay_and_the_same_places_part_the_same_way(points: np.ndarray, least: float) -> None:
    moved = crowd.spread(points, least)
    assert moved.shape == points.shape and np.isfinite(moved).all()
    assert (crowd.spread(points, least) == moved).all()
    away = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + np.eye(len(points)) * 1e9
    if away.min() >= least:
        assert (moved == points).all()


def test_places_on_one_spot_part() -> None:
    moved = crowd.spread(np.zeros((8, 2)), 10.0)
    away = np.hypot(*(moved[:, None] - moved[None]).transpose(2, 0, 1)) + np.eye(8) * 1e9
    assert away.min() > 8


def test_every_category_has_a_sign_and_every_stage_a_shape_of_its_own() -> None:
    assert set(FACILITY_CATEGORIES) <= set(point_signs.CATEGORY_SIGNS)
    used = set(point_signs.CATEGORY_SIGNS.values()) | set(point_signs.KIND_SIGNS.values())
    assert all(point_signs.outline(point_signs.CODES[sign]) for sign in used)
    assert len({sign.shape for sign in FACILITY_SIGNS.values()}) == len(FACILITY_SIGNS)


def test_marks_come_back_from_an_address_and_carry_what_a_place_is() -> None:
    marks = {"facilities": {"f_expo": "open", "f_sports_centre": "building"}, "open_places": {"o_1006039094": "open"}}
    assert decode(encode(marks)) == marks
    style = base_style(MapState(marks=marks), "")
    drawn = style["sources"]["facilities-marks"]["data"]["features"]
    assert {f["properties"]["id"]: f["properties"]["kind"] for f in drawn} == {
        "f_expo": "exhibition",
        "f_sports_centre": "sports",
    }
    order = [part["id"] for part in style["layers"]]
    assert order.index("facilities-signs") < order.index("facilities-mark-kinds")


def test_a_shape_and_the_sign_on_it_are_set_aside_by_the_same_px() -> None:
    for sign in FACILITY_SIGNS.values():
        by = crowd.asides(sign, (12.0, -6.0))
        shape_px = crowd.FAR_PX * crowd.WIDER.get(sign.character, 1.0)
        kind_px = crowd.FAR_PX * crowd.KIND_SHARE
        lower = by["kind_lower"][1]
        assert abs(by["aside"][0] * shape_px - by["kind_aside"][0] * kind_px) < 0.2
        assert abs(by["aside"][1] * shape_px - (by["kind_aside"][1] - lower) * kind_px) < 0.2


def test_a_picture_explains_every_shape_and_every_category_that_it_draws() -> None:
    facts = load_facts()
    picture = facilities_picture(facts, State(), Look())
    titles = [group.title for group in picture.legend]
    assert titles == ["阶段（形状）", "类别（图形）"]
    drawn = {facility.category for facility in facts.facilities if facility.place}
    assert len(picture.legend[1].entries) == len(drawn)


def test_a_filter_without_places_still_gives_a_map() -> None:
    picture = facilities_picture(load_facts(), State(categories=("employment",)), Look())
    assert picture.state.marks == {} and picture.legend == ()
    assert "<svg" in picture.svg(600, 400)


def test_every_place_of_the_open_map_lies_in_a_subdistrict() -> None:
    facts = load_facts()
    mapped = [facility for facility in facts.facilities if facility.layer == "open_places"]
    assert len(mapped) == len(features("open_places"))
    assert all(facility.subdistrict for facility in mapped)
