"""The map as a picture: the same camera and style as the live map, every name in its place, what must stand on it."""

import io
import json
import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pyproj import Geod

from components.base.look import Look
from components.base.scales import Theme
from components.base.settings import Settings
from components.drawing.charts.label_places import overlap
from components.drawing.maps import made_files
from components.drawing.maps.basemap import MapState, base_style
from components.drawing.maps.camera import AREA_BOX, Sheet, fit
from components.drawing.maps.cell_pictures import Cells
from components.drawing.maps.drawing import drawing, png_of, svg_of
from components.drawing.maps.legend import Entry, Group, mark_group
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.drawing.maps.scale_bar import LEAST_BAR_PX, SCALE_SHARE, scale_bar
from components.drawing.maps.typeset import width_em
from components.topics.contract import MapDrawing
from components.topics.crossings.facts import load_facts
from components.topics.crossings.map_picture import crossings_picture, status_marks
from components.topics.crossings.state import State
from components.topics.layout.look_at import OPENING
from components.topics.layout.map_picture import layout_picture
from components.topics.layout.state import default_layers
from components.topics.overview.locator import locator_picture
from geo.read import features, layers
from model.scenario import BASELINE

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [(1920, 1080), (1200, 800), (420, 640)]
LOOKS = [("light", "zh"), ("dark", "en")]
PLACES = [(116.99, 36.67), (117.22, 36.86), (116.82, 36.63), (117.40, 37.045), (117.11, 36.84)]


def picture_of(name: str, theme: Theme, language: str, size: float = 1.0) -> MapPicture:
    look = Look(language, theme, size)
    if name == "layout":
        return layout_picture(default_layers(layers()), "group_cuizhai", OPENING, look)
    if name == "crossings":
        return crossings_picture(load_facts(), State(2026, "x_qilu"), BASELINE, look)
    return locator_picture(look)


@pytest.mark.parametrize("size", SIZES)
def test_picture_and_live_map_put_a_place_at_the_same_pixel_and_back(size: tuple[int, int]) -> None:
    picture = picture_of("layout", "light", "zh")
    made = drawing(picture, *size)
    live = picture.deck(made.sheet.width, made.sheet.height, []).initial_view_state
    assert (live.longitude, live.latitude, live.zoom) == (
        made.sheet.camera.longitude, made.sheet.camera.latitude, made.sheet.camera.zoom,
    )  # fmt: skip
    for lon, lat in PLACES:
        # The live map's own formula: 512 px tiles, the camera in the middle of the map.
        world = 512 * 2**live.zoom
        y, middle = (np.arctanh(np.sin(np.radians(at))) / (2 * np.pi) for at in (lat, live.latitude))
        expected = (
            made.sheet.width / 2 + (lon - live.longitude) / 360 * world,
            made.sheet.height / 2 - (y - middle) * world,
        )
        (at,) = made.sheet.pixels(np.array([[lon, lat]]))
        assert at == pytest.approx(expected, abs=0.01)
        assert made.sheet.lonlat(at[np.newaxis])[0] == pytest.approx((lon, lat), abs=1e-9)


@pytest.mark.parametrize("name", ["layout", "crossings", "locator"])
@pytest.mark.parametrize(("theme", "language"), LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_names_lie_inside_the_map_and_cover_neither_each_other_nor_what_stands_on_it(
    name: str, theme: Theme, language: str, size: tuple[int, int]
) -> None:
    made = drawing(picture_of(name, theme, language), *size)
    named = [label for label in made.labels if not label.part.endswith("-signs")]
    assert len(named) >= (6 if size[0] > 1000 else 4)
    for label in named:
        for box in label.boxes:
            assert box.left >= 0 and box.top >= 0, label.text
            assert box.right <= made.sheet.width and box.bottom <= made.sheet.height, label.text
            assert not any(overlap(box, other) for other in made.furniture), label.text
    for one, other in combinations(made.labels, 2):
        if not (one.part.endswith("-signs") and other.part.endswith("-signs")):
            covered = [overlap(a, b) for a in one.boxes for b in other.boxes]
            assert not any(covered), (one.text, other.text)


@pytest.mark.parametrize(("width", "size"), [(1920, 1.5), (3840, 2.0), (640, 1.0)])
def test_words_beside_the_map_stay_on_the_sheet(width: int, size: float) -> None:
    picture = picture_of("crossings", "light", "en", size)
    height = width * 9 // 16 if width > 1000 else 900
    root = drawing(picture, width, height).root
    legend = next(part for part in root.iter() if part.get("id") == "legend")
    for text in legend.iter("text"):
        px = float(next(g for g in legend.iter("g") if text in list(g)).get("font-size") or 14)
        right = float(text.get("x", 0)) + width_em(text.text or "") * px
        assert right <= width and 0 <= float(text.get("y", 0)) <= height, text.text


def test_the_same_picture_is_the_same_bytes_and_a_look_changes_them() -> None:
    one, again = (svg_of(picture_of("crossings", "light", "zh"), 1200, 800) for _ in range(2))
    assert one == again
    assert png_of(picture_of("locator", "light", "zh"), 600, 400) == png_of(
        picture_of("locator", "light", "zh"), 600, 400
    )
    assert (
        len({one, *(svg_of(picture_of("crossings", *look), 1200, 800) for look in (("dark", "zh"), ("light", "en")))})
        == 3
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_layer_is_drawn_and_explained(theme: Theme) -> None:
    everything = {layer.id: 80 for layer in layers()}
    picture = layout_picture(everything, "", AREA_BOX, Look(theme=theme))
    made = drawing(picture, 1920, 1400)
    drawn = {part.get("id"): len(part) for part in made.root.iter("g") if part.get("id")}
    wanted = [
        part["id"] for part in base_style(picture.state, "")["layers"] if part["type"] in ("fill", "line", "circle")
    ]
    assert [ident for ident in wanted if not drawn.get(ident)] == []
    explained = {
        entry.label.partition("（形状")[0].partition("（点线")[0] for g in picture.groups for entry in g.entries
    }
    assert {layer.title.zh for layer in layers()} - explained <= {"黄河"}, "the river's line is drawn by its band"


def test_a_sign_without_an_entry_in_the_legend_is_refused() -> None:
    state = MapState(marks=status_marks(load_facts(), 2026, BASELINE))
    with pytest.raises(ValueError, match="legend"):
        MapPicture(state, AREA_BOX)
    words = {status: status for status in set(state.marks["crossings"].values())}
    group = mark_group(state, "crossings", words)
    assert {entry.label.lower() for entry in group.entries} == set(words)
    MapPicture(state, AREA_BOX, legend=(group,))


def test_elements_of_any_layer_can_be_marked_areas_at_a_point_inside() -> None:
    ids = [f["properties"]["id"] for f in features("facilities")][:2]
    marks = {"facilities": dict.fromkeys(ids, "building"), "groups": {"group_cuizhai": "expected"}}
    state = MapState(marks=marks, selected="group_cuizhai")
    legend = tuple(mark_group(state, layer, {"building": "在建", "expected": "计划通车（到期）"}) for layer in marks)
    made = drawing(MapPicture(state, AREA_BOX, legend=legend), 1600, 1000)
    signs = {(label.part, label.ident): label.text for label in made.labels if label.part.endswith("-signs")}
    assert signs == {
        ("facilities-signs", ids[0]): "▲",
        ("facilities-signs", ids[1]): "▲",
        ("groups-signs", "group_cuizhai"): "◆",
    }
    assert {label.ident for label in made.labels if label.part == "groups-names"} == {"group_cuizhai"}
    assert MapState.from_query(dict([part.split("=", 1) for part in state.url().split("?")[1].split("&")])) == state


@given(st.floats(36.2, 37.5), st.floats(8, 13), st.floats(300, 3000))
def test_the_scale_bar_is_right_at_the_latitude_of_the_centre(latitude: float, zoom: float, width: float) -> None:
    sheet = Sheet(fit(AREA_BOX, 1000, 800).__class__(117.0, latitude, zoom), width, 800)
    bar = scale_bar(sheet)
    ends = sheet.lonlat(np.array([[width / 2 - bar.px / 2, 400], [width / 2 + bar.px / 2, 400]]))
    metres = Geod(ellps="WGS84").line_length(*ends.T)
    assert metres / 1000 == pytest.approx(bar.km, rel=0.01)
    assert bar.px <= max(width * SCALE_SHARE, LEAST_BAR_PX) + 1e-6
    assert re.fullmatch(r"[125]0*", f"{bar.km * 1e6:.0f}"), "a round length"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("site", "words"),
    [
        (Settings(), ["示意图，非法定边界，不作为划界依据。", "未经审图", "OpenStreetMap"]),
        (Settings(approval_number="鲁S（2026）001号"), ["示意图，非法定边界", "审图号：鲁S（2026）001号"]),
        (Settings(internal_use_notice=False), ["示意图，非法定边界，不作为划界依据。"]),
    ],
)
def test_the_notice_stands_inside_the_map_whatever_is_switched_off(
    site: Settings, words: list[str], size: tuple[int, int]
) -> None:
    made = drawing(MapPicture(MapState(), AREA_BOX, site=site), *size)
    notice = next(part for part in made.root.iter("g") if part.get("id") == "notice")
    written = "".join(text.text or "" for text in notice.iter("text"))
    assert all(word in written for word in words)
    plate = made.furniture[2]
    assert 0 <= plate.left < plate.right <= made.sheet.width and 0 <= plate.top < plate.bottom <= made.sheet.height


def test_the_notice_gives_way_to_a_ring_and_not_the_other_way_round() -> None:
    corner = drawing(MapPicture(MapState(), AREA_BOX), 1200, 800)
    x, y = corner.furniture[2].left + 20, corner.furniture[2].top + 10
    ((lon, lat),) = corner.sheet.lonlat(np.array([[x, y]])).tolist()
    made = drawing(MapPicture(MapState(), AREA_BOX, rings=(Ring(lon, lat, "axis_red"),)), 1200, 800)
    plate = made.furniture[2]
    assert not (plate.left <= x <= plate.right and plate.top <= y <= plate.bottom)


def test_pictures_of_cells_lie_where_the_live_map_lays_them_below_the_river() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (4, 4), "#ff0000").save(target, "PNG")
    box = (116.9, 36.8, 117.0, 36.9)
    west, south, east, north = box
    file = made_files.picture(target.getvalue(), ((west, north), (east, north), (east, south), (west, south)))
    state = MapState(cells=Cells((file.payload.digest,), 0))
    made = drawing(MapPicture(state, AREA_BOX, files=(file,)), 1200, 800)
    image = next(made.root.iter("image"))
    corners = made.sheet.pixels(np.array([[west, north], [east, south]])).ravel()
    x, y, width, height = (float(image.get(name)) for name in ("x", "y", "width", "height"))
    assert (x, y, x + width, y + height) == pytest.approx(corners, abs=0.02)
    order = [part.get("id") or part.tag for part in next(made.root.iter("svg")).iter() if part.tag in ("g", "image")]
    assert order.index("image") < order.index("river")
    pixels = Image.open(io.BytesIO(png_of(MapPicture(state, box, files=(file,), margin=0.3), 900, 700))).convert("RGB")
    reddish = sum(n for n, (r, g, b) in pixels.getcolors(1 << 24) if r > g + 60 and r > b + 60)
    assert reddish > 20_000


def test_a_picture_asks_nothing_from_outside_and_says_what_it_shows() -> None:
    text = svg_of(picture_of("layout", "light", "zh"), 1600, 1000)
    tree = ElementTree.fromstring(text)
    assert not re.findall(r"(?:href|src)=\"(?!data:)", text) and "http" not in text.replace("http://www.w3.org", "")
    assert tree.find(f"{SVG}title").text == "起步区空间布局示意图"
    assert {"城市科创区", "临空经济区"} <= {
        label.text for label in drawing(picture_of("layout", "light", "zh"), 1600, 1000).labels
    }


def test_the_legend_has_its_own_entry_for_the_selected_element_and_every_ring() -> None:
    ring = Ring(117.0, 36.8, "axis_red", "目的地")
    picture = MapPicture(
        MapState(show={"groups": 100}, selected="group_cuizhai"), AREA_BOX,
        legend=(Group("", (Entry("自定", ()),)),), rings=(ring,),
    )  # fmt: skip
    labels = [entry.label for group in picture.groups for entry in group.entries]
    assert labels[:2] == ["自定", "目的地"] and "崔寨高新产业集聚区" in labels


def test_a_map_is_a_value_of_the_view_contract() -> None:
    picture: MapDrawing = picture_of("crossings", "light", "zh")
    said = picture.as_json()
    assert json.dumps(said, allow_nan=False) == json.dumps(picture_of("crossings", "light", "zh").as_json())
    assert "非法定边界" in said["notice"] and said["legend"][0]["title"] == "跨河通道"
    assert Image.open(io.BytesIO(picture.png(600, 400, 1.5))).size == (900, 600)
