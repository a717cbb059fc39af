"""The legend: what is drawn, each with a sign from the same colours as the map."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from components.base import cache
from components.base.assets_store import layer_features
from components.base.scales import SANS, Theme, colour, palette
from components.drawing.maps import point_signs, svg
from components.drawing.maps.basemap import MapState, drawn_layers
from components.drawing.maps.cell_pictures import OPACITY
from components.drawing.maps.signs import signs_of
from components.drawing.maps.structure_signs import SIGNS, Shape, sign
from components.drawing.maps.style_layers import GROUP_LEGEND
from components.words.text import say
from geo.contracts import Layer
from model.messages import message

WIDTH, HEIGHT = 28.0, 16.0
"""Size of a sign, units."""


STRUCTURE = ("axis", "axis_nodes", "belt", "cores", "groups", "startup_area")


class Entry(NamedTuple):
    """A sign and what it means."""

    label: str
    shapes: tuple[Shape, ...]


class Group(NamedTuple):
    """Entries under a heading, which may be empty."""

    title: str
    entries: tuple[Entry, ...]


def swatch(layer: Layer, theme: Theme) -> str:
    """A data address of a picture that looks like the layer does on the map."""
    return address(layer_shapes(layer, theme))


def address(shapes: Iterable[Shape], size: float = 1.0) -> str:
    """A sign as a data address, `size` px to a unit."""
    extent = {"width": svg.number(WIDTH * size), "height": svg.number(HEIGHT * size)}
    root = Element("svg", {"xmlns": svg.NAMESPACE, **extent, "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}"})
    draw(root, shapes)
    return data_address(svg.text_of(root))


def data_address(picture: str) -> str:
    """An SVG picture as a data address."""
    return "data:image/svg+xml;base64," + base64.b64encode(picture.strip().encode()).decode()


def draw(parent: Element, shapes: Iterable[Shape]) -> None:
    """The shapes of a sign, in its units."""
    for tag, attributes in shapes:
        values = dict(attributes)
        words = values.pop("text", None)
        svg.add(parent, tag, **values).text = None if words is None else str(words)


def layer_shapes(layer: Layer, theme: Theme, opacity: float = 1.0) -> tuple[Shape, ...]:
    """The sign of a layer at an opacity from 0 to 1."""
    tint = colour(layer.style.role, theme)
    if layer.id in SIGNS and layer.built:  # those signs tell how the sketch was come by
        return sign(layer.id, layer.style.role, theme, opacity)
    if layer.geometry == "point":
        return _point(layer.id, tint, theme, opacity)
    if layer.geometry == "line":
        width = min(layer.style.width_px + 1, 5)
        dash: dict[str, str | float] = {"stroke_dasharray": "5 2.4"} if layer.style.kind == "dashed" else {}
        return (("path", {"d": "M2 8H26", "stroke": tint, "stroke_width": width, "opacity": opacity, **dash}),)
    if layer.style.role_property:
        return _stripes(theme, opacity)
    fill = layer.style.opacity * opacity if layer.style.kind == "fill" else 0
    dash = {"stroke_dasharray": "3 2"} if layer.schematic else {}
    return (_area(tint, fill, {"stroke": tint, "stroke_opacity": opacity, **dash}),)


def _point(layer_id: str, tint: str, theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """A dot, or a disc with the sign that stands for the layer."""
    halo, character = palette(theme).halo, point_signs.LEGEND.get(layer_id)
    disc: dict[str, str | float] = {"cx": 14, "cy": 8, "fill": tint, "stroke": halo, "opacity": opacity}
    if not character:
        return (("circle", disc | {"r": 5}),)
    outline = str(point_signs.outline(character))
    sign: Shape = ("path", {"d": outline, "fill": halo, "transform": "translate(8.75 2.75) scale(0.7)"})
    return (("circle", disc | {"r": 7.6}), sign)


def _stripes(theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """A stripe of each group's colour."""
    size = {"y": 3.0, "width": 4.4, "height": 10.0, "fill_opacity": 0.75 * opacity}
    return tuple(("rect", {"x": 2 + 5 * i, "fill": colour(role, theme), **size}) for i, role in enumerate(GROUP_LEGEND))


def _area(tint: str, opacity: float, edge: Mapping[str, str | float]) -> Shape:
    return "rect", {"x": 2, "y": 2.5, "width": 24, "height": 11, "fill": tint, "fill_opacity": opacity, **edge}


def cell_shapes(tint: str, theme: Theme) -> tuple[Shape, ...]:
    """The sign of a class of cells, which let the ground shine through."""
    ground, edge = palette(theme).land, {"stroke": palette(theme).border}
    return (_area(ground, 1, {}), _area(tint, OPACITY, edge))


def ring_shapes(role: str, theme: Theme) -> tuple[Shape, ...]:
    """The sign of a ring around a place."""
    return (
        ("circle", {"cx": 14, "cy": 8, "r": 5.5, "fill": "none", "stroke": colour(role, theme), "stroke_width": 2.5}),
    )


def mark_group(state: MapState, layer_id: str, words: Mapping[str, str]) -> Group:
    """The signs that a layer's marked elements have, in the signs' order. `words`: state to what it is called."""
    used = set(state.marks[layer_id].values())
    entries = tuple(
        Entry(words[name][:1].upper() + words[name][1:], (_character(sign.character, colour(sign.role, state.theme)),))
        for name, sign in signs_of(layer_id).items()
        if name in used
    )
    title = next(layer.title for layer in cache.layers() if layer.id == layer_id)
    return Group(title.zh if state.language == "zh" else title.en, entries)


def _character(character: str, tint: str) -> Shape:
    place: dict[str, str | float] = {"x": 14.0, "y": 13.3, "text_anchor": "middle"}
    return "text", {**place, "font_family": SANS, "font_size": 14, "fill": tint, "text": character}


def layer_group(state: MapState) -> Group:
    """Every layer that is drawn, the emphasis of what is selected first, then the plan's structure in the order of its
    name, the rest from the top down, and the ground."""
    topmost_first = drawn_layers(state)[::-1]
    entries = [
        Entry(
            _label(layer, state.language),
            layer_shapes(layer, state.theme, state.show[layer.id] / 100),
        )
        for layer in sorted(topmost_first, key=_rank)
        if layer.id not in ("river_band", "yellow_river")
    ]
    return Group("", (*_selected(state), *entries, *_ground(state)))


def _label(layer: Layer, language: str) -> str:
    """The layer's title, and what of it is no more than a sketch."""
    title = layer.title.zh if language == "zh" else layer.title.en
    if layer.id == "groups" and layer.schematic:
        return say(message("{title}（形状为示意）", title=title), language)
    if layer.id == "startup_area" and layer.schematic:
        return say(message("{title}（点线为推算）", title=title), language)
    return title


def _rank(layer: Layer) -> int:
    return STRUCTURE.index(layer.id) if layer.id in STRUCTURE else len(STRUCTURE)


def _selected(state: MapState) -> list[Entry]:
    name = _name_of(state)
    if not name:
        return []
    tint = colour("selected", state.theme)
    label = name
    if not any(state.selected in states for states in state.marks.values()):
        return [Entry(label, (_area(tint, 0.25, {"stroke": tint, "stroke_width": 2.5}),))]
    disc: dict[str, str | float] = {"cx": 14.0, "cy": 8.0, "r": 6.0, "stroke": tint}
    error = say(message("选中处的位置误差"), state.language)
    return [
        Entry(label, (("circle", {**disc, "fill": tint, "fill_opacity": 0.35, "stroke_width": 2}),)),
        Entry(error, (("circle", {**disc, "fill": "none", "stroke_width": 1.5, "stroke_dasharray": "3 2"}),)),
    ]


def _name_of(state: MapState) -> str:
    """Name of the selected element where a drawn layer has it."""
    if not state.selected:
        return ""
    for ident in (*state.marks, *(layer.id for layer in drawn_layers(state))):
        for feature in layer_features(ident):
            if feature["properties"]["id"] == state.selected:
                return str(feature["properties"]["name" if state.language == "zh" else "name_en"])
    return ""


def _ground(state: MapState) -> list[Entry]:
    colours = palette(state.theme)
    border: Shape = ("path", {"d": "M2 8H26", "stroke": colours.hairline, "stroke_width": 1.2})
    bank: Shape = ("rect", {"x": 2, "y": 3, "width": 24, "height": 10, "fill": colours.water_edge})
    water: Shape = ("rect", {"x": 2, "y": 4.2, "width": 24, "height": 7.6, "fill": colours.water})
    thread: Shape = ("path", {"d": "M2 8H26", "stroke": colours.water_light, "stroke_width": 1.2})
    return [
        Entry(say(message("黄河（示意宽度）"), state.language), (bank, water, thread)),
        Entry(say(message("县区界"), state.language), (border,)),
    ]


def unexplained(state: MapState, groups: Sequence[Group]) -> list[str]:
    """Characters of signs on the map that no entry of `groups` explains."""
    explained = {str(values.get("text")) for group in groups for entry in group.entries for _, values in entry.shapes}
    used = {signs_of(layer)[name].character for layer, states in state.marks.items() for name in states.values()}
    return sorted(used - explained)
