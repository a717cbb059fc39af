"""How the plan's structure is drawn: contracts of the style, and its legend."""

import json
from itertools import combinations
from typing import Any

import pytest
import shapely
from shapely.geometry import box, shape

from components.base.assets_store import GLYPHS, ROOT, layer_features, payload
from components.base.look import Look
from components.base.scales import Theme, palette
from components.drawing.charts.label_places import Box, overlap
from components.drawing.maps import point_signs
from components.drawing.maps.basemap import MapState, base_style
from components.drawing.maps.drawing import drawing
from components.drawing.maps.expressions import Context, value_of
from components.drawing.maps.legend import layer_shapes
from components.drawing.maps.picture import MapPicture
from components.topics.layout.look_at import OPENING
from components.topics.layout.map_picture import layout_picture
from components.topics.layout.state import default_layers
from components.topics.layout.walk import STEPS
from components.ui.map_view import plate_box
from geo.read import features, layers

STRUCTURE = {"axis": 1, "belt": 1, "cores": 2, "groups": 5}
OPENING_LAYERS = default_layers(layers())


def parts(theme: Theme = "light", language: str = "zh") -> dict[str, Any]:
    style = base_style(MapState(theme, OPENING_LAYERS, language=language), "http://127.0.0.1")
    return {part["id"]: part for part in style["layers"]}


def luminance(tint: str) -> float:
    red, green, blue = (int(tint[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_water_of_the_walk_is_named_on_a_small_map() -> None:
    step = STEPS[4]
    labels = drawing(layout_picture(dict.fromkeys(step.layers, 100), "", step.box, Look()), 900, 640).labels
    texts = {label.text for label in labels}
    assert {"黄河", "徒骇河", "小清河", "鹊山水库", "龙湖", "白云湖", "大明湖", "趵突泉"} <= texts


def test_a_tunnel_has_a_sign_of_its_own() -> None:
    forms = {f["properties"]["id"]: f["properties"]["form"] for f in layer_features("crossing_lines")}
    assert forms["x_jiluo"] == "tunnel" and forms["x_qilu"] == "bridge"
    made = {part["id"]: part for part in base_style(MapState(show={"crossing_lines": 100}), "")["layers"]}
    assert (
        made["crossing_lines-tunnel"]["filter"][-1] == "tunnel"
        and made["crossing_lines-line"]["filter"][-1] == "bridge"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_outside_is_at_least_a_tenth_darker_and_cooler_than_inside(theme: Theme) -> None:
    colours = palette(theme)
    inside, outside = colours.land, colours.land_outside
    assert luminance(outside) < 0.9 * luminance(inside)
    if theme == "light":
        warmth = [int(tint[1:3], 16) - int(tint[5:7], 16) for tint in (inside, outside)]
        assert warmth[0] > 0 >= warmth[1]


def test_the_glow_lies_over_the_area_and_its_edge_is_one_line() -> None:
    order = [name for name in parts() if name in {"ground", "mask", "land", "glow", "borders"}]
    assert order == ["ground", "mask", "land", "glow", "borders"]
    assert [name for name in parts() if name.startswith("startup_area-")] == [
        "startup_area-line",
        "startup_area-modelled",
    ], "without a casing, which would double it"
    assert parts()["mask"]["paint"]["fill-opacity"] == 1
    area = shapely.union_all([shape(each["geometry"]) for each in features("startup_area")])
    insets = [f for f in features("base_areas") if f["properties"]["part"] == "inset"]
    assert insets and all(area.buffer(1e-4).contains(shape(each["geometry"])) for each in insets), "glow inside"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_groups_are_a_tint_in_a_casing_and_stronger_in_the_dark(theme: Theme) -> None:
    made = parts(theme)
    opacity = made["groups-fill"]["paint"]["fill-opacity"]
    assert opacity >= 0.4 if theme == "dark" else 0.4 <= opacity <= 0.5
    order = list(made)
    assert order.index("groups-fill") < order.index("groups-casing") < order.index("groups-line")
    assert made["groups-casing"]["paint"]["line-color"] == palette(theme).halo
    assert "line-dasharray" in made["groups-line"]["paint"], "nobody has surveyed them"


def test_modelled_edges_are_dotted_and_lighter_than_the_others() -> None:
    firm, modelled = (parts()[f"startup_area-{name}"] for name in ("line", "modelled"))
    assert "line-dasharray" in modelled["paint"] and "line-dasharray" not in firm["paint"]
    assert modelled["paint"]["line-opacity"] < firm["paint"]["line-opacity"]
    kinds = {f["properties"].get("edge") for f in features("base_strokes")} - {None}
    assert {*firm["filter"][2], modelled["filter"][2]} == {*kinds, "stated"}, "a supplied outline is stated all around"


def test_the_belt_has_no_outline() -> None:
    assert [part["type"] for ident, part in parts().items() if ident.startswith("belt-")] == ["fill", "symbol"]


def test_a_group_is_named_with_its_nickname_under_it_and_no_subdistrict_over_it() -> None:
    made = drawing(layout_picture(OPENING_LAYERS, "", OPENING, Look()), 1920, 1080)
    names = {label.ident: label for label in made.labels if label.part == "groups-label"}
    assert len(names) == 5
    nicknames = {"group_cuizhai": "氢能谷", "group_sangzidian": "智能岛", "group_sungeng_taiping": "种子库"}
    for ident, nickname in (nicknames | {"group_airport": "航空港"}).items():
        last = names[ident].spans[-1]
        assert (last.text, last.scale < 1) == (nickname, True)
        assert last.y == max(span.y for span in names[ident].spans)
    assert {span.scale for span in names["group_subcentre"].spans} == {1.0}, "the opinion gives it no nickname"


def test_english_group_names_carry_english_nicknames() -> None:
    field = json.dumps(parts(language="en")["groups-label"]["layout"]["text-field"])
    assert "nickname_en" in field and '"label"' not in field


def test_all_five_landmarks_of_the_axis_are_named_once() -> None:
    shown = OPENING_LAYERS | {"hills": 100, "water_bodies": 100, "heritage": 100}
    labels = drawing(layout_picture(shown, "", OPENING, Look()), 1920, 1080).labels
    texts = [label.text for label in labels]
    for name in ("千佛山", "趵突泉", "明府城", "大明湖", "鹊山"):
        assert texts.count(name) == 1, name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signs_in_the_legend_look_like_the_map(theme: Theme) -> None:
    shapes = {layer.id: layer_shapes(layer, theme) for layer in layers()}
    assert len([tag for tag, _ in shapes["cores"] if tag == "circle"]) == 3
    assert any("Z" in str(values.get("d")) for _, values in shapes["axis"]), "an arrowhead"
    assert any(values.get("stroke_dasharray") for _, values in shapes["startup_area"]), "the dotted stretch"


@pytest.mark.parametrize(("width", "height", "size"), [(1920, 1080, 1.0), (1600, 1050, 1.5)])
def test_a_picture_carries_the_whole_furniture_and_nothing_lies_over_another(
    width: int, height: int, size: float
) -> None:
    made = drawing(layout_picture(OPENING_LAYERS, "", OPENING, Look(size=size)), width, height)
    idents = {part.get("id") for part in made.root.iter("g")}
    assert {"scale", "north", "notice", "legend", "inset", "neat-line"} <= idents
    for one, other in combinations(made.furniture, 2):
        assert not overlap(one, other)


def test_the_inset_shows_where_the_map_lies_in_the_city_and_leaves_the_area_free() -> None:
    made = drawing(layout_picture(OPENING_LAYERS, "", OPENING, Look()), 1920, 1080)
    place = made.furniture[3]
    (area,) = (shape(f["geometry"]) for f in features("startup_area"))
    ground = shapely.transform(area, made.sheet.pixels)
    assert not ground.intersects(box(place.left, place.top, place.right, place.bottom))
    inset = next(part for part in made.root.iter("g") if part.get("id") == "inset")
    assert [text.text for text in inset.iter("text")] == ["在济南市的位置"]
    city, inner = (part for part in inset.iter("path"))
    assert len(city.get("d", "")) > len(inner.get("d", "")) > 50


def test_a_small_map_has_no_inset() -> None:
    made = drawing(layout_picture(OPENING_LAYERS, "", OPENING, Look()), 420, 640)
    assert len(made.furniture) == 3


def test_every_sign_of_a_place_has_a_glyph_for_the_live_map_and_an_outline_for_pictures() -> None:
    glyphs = payload(GLYPHS / f"{point_signs.FIRST_CODE}-{point_signs.FIRST_CODE + 255}.pbf")
    assert glyphs
    for character in point_signs.CODES.values():
        assert point_signs.outline(character), character
        assert varint(ord(character)) in glyphs.plain, "run python -m tools.build_sign_glyphs"
    assert point_signs.outline("●") is None


def varint(number: int) -> bytes:
    return bytes([number & 0x7F | 0x80, number >> 7 & 0x7F | 0x80, number >> 14])


@pytest.mark.parametrize(("layer_id", "number"), [("hills", 3), ("facilities", 11), ("heritage", 5)])
def test_places_carry_their_signs_in_a_picture(layer_id: str, number: int) -> None:
    made = drawing(layout_picture({layer_id: 100}, "", OPENING, Look()), 1920, 1400)
    signs = [label for label in made.labels if label.part == f"{layer_id}-kind-signs"]
    assert len(signs) == number and {label.text for label in signs} <= set(point_signs.CODES.values())
    outlines = {point_signs.outline(label.text) for label in signs}
    painted = {path.get("d") for path in made.root.iter("path")}
    assert outlines <= painted


def test_the_airport_and_the_school_have_signs_of_their_own() -> None:
    made = drawing(layout_picture({"facilities": 100}, "", OPENING, Look()), 1920, 1400)
    signs = {label.ident: label.text for label in made.labels if label.part == "facilities-kind-signs"}
    names = {"f_airport": "airport", "f_grain_store_3": "warehouse", "f_qihang_school": "school"}
    assert {ident: signs[ident] for ident in names} == {i: point_signs.CODES[name] for i, name in names.items()}


def test_the_signs_are_credited() -> None:
    assert "Maki" in (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "CC0 1.0" in (point_signs.MAKI / "LICENSE.txt").read_text(encoding="utf-8")


def test_trees_stand_inside_the_forest_belts_and_under_all_names() -> None:
    style = base_style(MapState(show={"forest_belts": 100}), "")
    order = [part["id"] for part in style["layers"]]
    assert order.index("forest_belts-fill") < order.index("forest_belts-tree-signs") < order.index("forest_belts-label")
    forest = shapely.union_all([shape(f["geometry"]) for f in features("forest_belts")])
    trees = [shape(f["geometry"]) for f in style["sources"]["forest_belts-trees"]["data"]["features"]]
    assert len(trees) > 10 and all(forest.contains(tree) for tree in trees)


def test_a_legend_over_a_live_map_folds_where_the_area_would_lie_under_it() -> None:
    size, entries = (1000, 780), 12
    filled = MapPicture(MapState(), (116.82, 36.70, 117.40, 37.035))
    assert not filled.is_clear(*size, plate_box(size, entries, 1.0)), "the south-east of the area is there"
    assert MapPicture(MapState(), OPENING).is_clear(1210, 808, plate_box((1210, 808), 10, 1.0))
    assert filled.is_clear(*size, Box(0, 700, 100, 780))


@pytest.mark.parametrize("size", [(1100, 680), (1211, 830)])
def test_every_part_of_the_structure_is_named_and_a_group_in_its_middle(size: tuple[int, int]) -> None:
    made = drawing(layout_picture(OPENING_LAYERS, "", OPENING, Look()), *size)
    named = {part: [label for label in made.labels if label.part == f"{part}-label"] for part in STRUCTURE}
    assert {part: len(labels) for part, labels in named.items()} == STRUCTURE
    assert all(span.align == "middle" for label in named["groups"] for span in label.spans), "none is moved aside"


def test_the_sign_before_a_groups_name_has_the_groups_colour_on_the_map() -> None:
    css = (GLYPHS.parent / "page.css").read_text("utf-8")
    light, dark = palette("light"), palette("dark")
    for group in features("groups"):
        role = group["properties"]["color_role"]
        tint = f"light-dark({light.roles[role]}, {dark.roles[role]})"
        assert f'st-key-jump_{group["properties"]["id"]}"] [data-testid="stIconMaterial"] {{ color: {tint} }}' in css


def test_districts_around_are_named_beside_the_area_and_the_airport_only_from_near() -> None:
    area = shapely.union_all([shape(each["geometry"]) for each in features("startup_area")])
    names = [each for each in features("base_labels") if each["properties"]["kind"] == "district"]
    assert names and not any(area.contains(shape(each["geometry"])) for each in names)
    text = parts()["place-label"]["layout"]["text-field"]
    airport = {"name": "遥墙机场", "kind": "airport"}
    assert [value_of(text, Context(airport, zoom)) for zoom in (9.5, 11.5)] == ["", "遥墙机场"]
