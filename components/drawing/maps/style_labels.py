"""Map style parts that are words: names of a layer's elements, and names for orientation."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from components.base.scales import Palette, Theme, colour, lettering_px, palette
from components.drawing.maps import point_signs
from components.drawing.maps.structure_style import role_colour
from geo.contracts import Layer

Json = dict[str, Any]
# At the zoom of a whole area on a phone or a laptop names are set smaller, or half of them would find no room.
FAR, NEAR, FAR_SHARE = 9.2, 10.2, 0.8
AIRPORT_FROM, LONG_FROM = 10.8, 10.4
FONT = ["Noto Sans SC"]
BOLD = ["Noto Sans SC Bold"]  # the renderer draws hanzi bold where the name says so


ALONG_PX, MOST_TURN_DEG = 130, 75
"""Distance of the places that are tried for a name along a line, and how far two of its characters may turn: rivers
wind, and each is to be named on a small map as well."""
NEAR_TILES, RARE = 10, 4
"""From this zoom on the river is long on the screen, and its name would stand at every bend."""


class LabelRule(NamedTuple):
    """How a layer's names are set: px at size 1.0, lowest zoom, along the line, bold, beside the shape; whether a name
    without room at its place may move aside, by at most half its own length and `shift` em; and the share of its size
    that it has where the map shows the whole area."""

    size: float
    zoom: float = 0
    along: bool = False
    bold: bool = False
    aside: bool = False
    shift: float | None = None
    far: float = FAR_SHARE


# What should be read first is larger. A layer that is not listed has no names on the map.
LABELS = {
    "groups": LabelRule(18.5, bold=True, shift=0, far=0.76),
    "cores": LabelRule(14, bold=True, shift=1.8),
    "axis": LabelRule(16.5, bold=True, aside=True),
    "axis_nodes": LabelRule(16),
    "belt": LabelRule(16.5, bold=True, aside=True),
    "rivers": LabelRule(15.5, aside=True),
    "subdistricts": LabelRule(15.5, shift=0),
    "forest_belts": LabelRule(15),
    "corridors": LabelRule(15, zoom=9.5),
    "hills": LabelRule(16),
    "water_bodies": LabelRule(15),
    "heritage": LabelRule(15),
    "crossings": LabelRule(14, zoom=9.8),
    "facilities": LabelRule(14, zoom=10.5),
    "open_places": LabelRule(13, zoom=12),
    "rail_lines": LabelRule(13.5, along=True),
    "stations": LabelRule(13.5, zoom=11),
}


PLAIN = {"axis_nodes"}
"""Layers of lines and points with names in the colour of text: a dot of their own colour beside the name is enough."""
WITH_BREAKS = {"groups", "axis", "belt"}
"""Layers whose names say themselves where their lines end."""
WORD_ROLES = {"belt": "river_belt_text"}
"""Layers whose names have a colour of their own: the layer's is too pale for letters."""
NICKNAME_SHARE = 0.8
"""Size of a group's nickname relative to its name: 14 px under 18."""
ANYWHERE = ["center", "top", "bottom", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right"]


def at_size(zoom: float, size: float) -> float:
    """The zoom at which a screen of text size `size` shows the piece of land that one of size 1 shows at `zoom`."""
    return round(zoom + math.log2(size), 2)


def by_zoom(px: float, size: float, share: float = FAR_SHARE) -> list[Any]:
    """A text size that is `px` (at size 1.0) where the map is near, `share` of it where it shows the whole area."""
    far, near = at_size(FAR, size), at_size(NEAR, size)
    return [
        "interpolate",
        ["linear"],
        ["zoom"],
        far,
        round(lettering_px(px * share, size), 2),
        near,
        lettering_px(px, size),
    ]


def label_priority(layer: Layer) -> int:
    """Sort key: names that must not give way come last."""
    ranked = list(LABELS)
    return -ranked.index(layer.id) if layer.id in LABELS else -len(ranked)


def labels(
    layer: Layer, theme: Theme, words: tuple[str, float], excluded: Sequence[str] = ()
) -> list[Json]:  # fmt: skip
    """Names of a layer's features; earlier layers give way to later ones where there is no room.

    `words`: language and text size. `excluded`: ids of elements that another layer names.
    """
    language, size = words
    rule = LABELS.get(layer.id)
    if rule is None:
        return []
    layout: Json = {
        "text-field": _words(layer.id, language, size),
        "text-font": BOLD if rule.bold else FONT,
        "text-size": by_zoom(rule.size, size, rule.far),
        "text-max-width": 10 if layer.id in WITH_BREAKS else 7 if rule.bold else 9,
        "text-padding": 2,
        **_placement(layer, rule),
    }
    paint = {"text-color": _tint(layer, theme), "text-halo-color": palette(theme).halo, "text-halo-width": 1.6 * size}
    part: Json = {
        "id": f"{layer.id}-label",
        "type": "symbol",
        "source": label_source(layer),
        "layout": layout,
        "paint": paint,
    }
    if excluded:
        part["filter"] = ["match", ["get", "id"], list(excluded), False, True]
    return [{**part, "minzoom": at_size(rule.zoom, size)} if rule.zoom else part]


def _tint(layer: Layer, theme: Theme) -> Any:
    """Colour of a layer's names: of text for areas, paler for the streets that lie between the plan's own elements."""
    if layer.id in WORD_ROLES:
        return colour(WORD_ROLES[layer.id], theme)
    if layer.id == "subdistricts":
        return palette(theme).text_soft
    return palette(theme).text if layer.geometry == "polygon" or layer.id in PLAIN else role_colour(layer, theme)


def label_source(layer: Layer) -> str:
    """Source of the names. Areas have label points: the renderer would label the piece in each tile."""
    rule = LABELS.get(layer.id)
    pointwise = layer.geometry == "point" or (rule is not None and rule.along)
    return layer.id if pointwise else f"{layer.id}-names"


def _placement(layer: Layer, rule: LabelRule) -> Json:
    """Allowed positions of a name: along the line, next to the point, or outside the named shape."""
    if rule.along:
        return {"symbol-placement": "line", "symbol-spacing": ALONG_PX, "text-max-angle": MOST_TURN_DEG}
    if rule.shift is not None:
        anchors = ANYWHERE[1:] if rule.shift else ANYWHERE  # what stands aside leaves the middle to the sign
        return {"text-variable-anchor": anchors, "text-radial-offset": rule.shift, "text-justify": "auto"}
    if layer.geometry == "point":
        anchors = ["left", "right", "top", "bottom"]
        gap = 1.1 if layer.id in point_signs.BY_LAYER else 0.7
        return {"text-variable-anchor": anchors, "text-radial-offset": gap, "text-justify": "auto"}
    if rule.aside:
        if layer.geometry != "line":  # a belt along a river: beside its winding
            anchors = ["right", "top", "bottom", *ANYWHERE[5:], "left"]
            return {"text-variable-anchor": anchors, "text-radial-offset": 3.4}
        return {"text-variable-anchor": ["left", "right", "top", "bottom", *ANYWHERE[5:]], "text-radial-offset": 1.2}
    return {}


def _name(language: str) -> Any:
    return ["get", "name"] if language == "zh" else ["coalesce", ["get", "name_en"], ["get", "name"]]


def _broken_name(language: str) -> Any:
    """The name in the lines that its label point gives it, where it does."""
    return ["coalesce", ["get", "label"], ["get", "name"]] if language == "zh" else _name(language)


def _words(layer_id: str, language: str, size: float) -> Any:
    """The names of a layer's elements; a street's long one only from near by, as it would cover more than it names."""
    if layer_id == "groups":
        return _named_group(language)
    name = _broken_name(language) if layer_id in WITH_BREAKS else _name(language)
    if layer_id != "subdistricts":
        return name
    return ["step", ["zoom"], ["case", ["has", "is_long"], "", name], at_size(LONG_FROM, size), name]


def _far_name(language: str) -> Any:
    """Names on a map of the whole area: its core and its group stand where the airport's name would."""
    return ["match", ["get", "kind"], "airport", "", _name(language)]


def _named_group(language: str) -> Any:
    """Name over nickname, where there is one."""
    suffix = "" if language == "zh" else "_en"
    name = _broken_name(language)
    nickname = ["get", f"nickname{suffix}"]
    smaller = {"font-scale": NICKNAME_SHARE, "text-font": ["literal", FONT]}
    return ["case", ["has", "nickname"], ["format", name, {}, "\n", {}, nickname, smaller], name]


def place_labels(theme: Theme, language: str, size: float) -> list[Json]:
    """Names for orientation: districts around, old city, stations, airport, and the river along its line."""
    colours = palette(theme)
    return [_places(colours, language, size), _river(colours, language, size)]


def _places(colours: Palette, language: str, size: float) -> Json:
    layout = {
        "text-field": ["step", ["zoom"], _far_name(language), at_size(AIRPORT_FROM, size), _name(language)],
        "text-font": FONT,
        "text-size": [
            "match",
            ["get", "kind"],
            "district",
            lettering_px(14.5, size),
            "landmark",
            16 * size,
            lettering_px(14, size),
        ],
        "text-letter-spacing": ["match", ["get", "kind"], "district", 0.18, 0],
        "text-max-width": 8,
        "text-padding": 3,
        "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
        "text-radial-offset": 0.1,
        "text-justify": "auto",
        # Landmarks that give orientation come before the names of districts.
        "symbol-sort-key": ["+", ["get", "rank"], ["match", ["get", "kind"], "district", 10, 0]],
    }
    tint = ["match", ["get", "kind"], ["district", "city"], colours.text_soft, colours.text]
    paint = {"text-color": tint, "text-halo-color": colours.halo, "text-halo-width": 1.5 * size}
    land = ["!=", ["get", "kind"], "river"]  # the river is named along its line
    part = {"id": "place-label", "type": "symbol", "source": "base_labels"}
    return {**part, "filter": land, "layout": layout, "paint": paint}


def _river(colours: Palette, language: str, size: float) -> Json:
    layout = {
        "text-field": _name(language),
        "text-font": FONT,
        "text-size": 15 * size,
        "text-letter-spacing": 0.15,
        "symbol-placement": "line",
        "symbol-spacing": ["step", ["zoom"], ALONG_PX, at_size(NEAR_TILES, size), RARE * ALONG_PX],
        "text-max-angle": MOST_TURN_DEG,
    }
    paint = {"text-color": colours.water_text, "text-halo-color": colours.halo, "text-halo-width": 1.2 * size}
    return {"id": "river-label", "type": "symbol", "source": "yellow_river", "layout": layout, "paint": paint}
