"""Values of style expressions, and the lines and turns of names, as the live map has them."""

from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString

from components.drawing.maps import along, clearings, ground_scale
from components.drawing.maps.basemap import MapState, base_style
from components.drawing.maps.camera import Sheet
from components.drawing.maps.expressions import Context, value_of
from components.drawing.maps.ground_scale import GroundScale
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.drawing.maps.typeset import balanced


@given(st.integers(1, 40), st.floats(3, 12))
def test_a_name_is_broken_into_even_lines_and_none_of_it_is_lost(length: int, most: float) -> None:
    text = ("黄河生态风貌带" * 6)[:length]
    lines = balanced(text, most)
    assert "".join(lines) == text
    assert len(lines) <= -(-length // 3)
    assert balanced("崔寨高新产业集聚区", 7) == ["崔寨高新产", "业集聚区"], "as the live map breaks it"


def test_text_on_a_line_reads_from_left_to_right_and_follows_it() -> None:
    (line,) = along.pieces(LineString([(100, 50), (0, 0)]))
    found = along.glyphs(line, line.length / 2, [("黄", 10.0), ("河", 10.0)])
    assert found[0].x < found[1].x and all(g.angle == pytest.approx(26.57, abs=0.01) for g in found)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (["get", "name"], "甲"),
        (["match", ["get", "kind"], ["a", "b"], 1, 2], 1),
        (["match", ["get", "kind"], "c", 1, 2], 2),
        (["interpolate", ["linear"], ["zoom"], 8, 2, 12, 6], 4),
        (["interpolate", ["linear"], ["zoom"], 11, ["literal", [2, 4]], 12, ["literal", [0, 0]]], [2, 4]),
        (["case", ["has", "aside"], 1, ["literal", [0, 0]]], [0, 0]),
        (["coalesce", ["get", "name_en"], ["get", "name"]], "甲"),
        (["+", ["get", "rank"], 10], 13),
        (["!=", ["get", "kind"], "b"], False),
    ],
)
def test_an_expression_of_the_style_has_the_value_that_the_live_map_gives_it(expression, value) -> None:
    assert value_of(expression, Context({"name": "甲", "kind": "b", "rank": 3}, 10.0)) == value


def test_an_operator_that_no_picture_can_draw_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(KeyError):
        value_of(["at", 0, ["literal", [1]]], Context({}, 10.0))


def test_names_leave_room_for_a_ring_and_the_name_over_it() -> None:
    ring, bare = Ring(117.2162, 36.8572, "axis_red", "目的地", "临空经济区"), Ring(117.0, 36.7, "selected")
    (clearing,) = clearings.around((ring, bare))
    assert clearings.decode(clearings.encode((clearing,))) == (clearing,) and clearing.em == 5
    state = MapState(clearings=(clearing,))
    assert MapState.from_query(dict(parse_qsl(urlsplit(state.url()).query))) == state
    style = base_style(state, "http://127.0.0.1/map")
    last = [part for part in style["layers"] if part["source" if "source" in part else "id"] == clearings.SOURCE]
    assert style["layers"][-2:] == last and all(part["paint"] == {"text-color": "rgba(0,0,0,0)"} for part in last)
    assert clearings.SOURCE not in base_style(MapState(), "http://127.0.0.1/map")["sources"]


@pytest.mark.parametrize(
    "text", ["x", "117,36", "117,36,0", "117,36,99", "999,36,5", "nan,36,5", "117,36,5;y", "," * 500]
)
def test_an_address_that_makes_no_sense_clears_nothing(text: str) -> None:
    assert clearings.decode(text) == ()


def test_the_half_of_a_short_scale_bar_is_not_written() -> None:
    def words(km: float, zoom: float) -> list[str]:
        features = ground_scale.source(GroundScale(116.8, 36.7, km, zoom), "zh", 1.0)["data"]["features"]
        return [f["properties"]["name"] for f in features if f["properties"]["part"] == "length"]

    assert words(5, 9.0) == ["0", "5 公里"] and words(20, 9.0) == ["0", "10", "20 公里"]


@pytest.mark.parametrize(("width", "is_higher"), [(640, False), (660, True), (1200, False)])
def test_the_scale_stands_over_a_notice_of_two_lines(width: int, is_higher: bool) -> None:
    picture = MapPicture(MapState(), (116.8, 36.6, 117.4, 37.1))
    style = dict(parse_qsl(urlsplit(str(picture.deck(width, 430, ()).map_style)).query))
    foot = np.array([[float(part) for part in style["scale"].split(",")[:2]]])
    left, low = Sheet(picture.camera(width, 430), width, 430).pixels(foot)[0]
    assert bool(430 - low > 50) == is_higher and left < 60
