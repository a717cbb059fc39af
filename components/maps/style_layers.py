"""Map style parts for one thematic layer: its fills, lines and points, its labels, and the emphasis of one element."""

from typing import Any, NamedTuple

from components.scales import Theme, colour, palette
from geo.read import Layer

Json = dict[str, Any]
FONT = ["Noto Sans SC"]


class LabelRule(NamedTuple):
    """How a layer's names are set: text size in px at size 1.0, lowest zoom, and whether they follow the line."""

    size: float
    zoom: float = 0
    along: bool = False


# What should be read first is larger. A layer that is not listed has no names on the map.
LABELS = {
    "groups": LabelRule(15),
    "cores": LabelRule(15),
    "axis": LabelRule(15, along=True),
    "belt": LabelRule(14),
    "rivers": LabelRule(12, along=True),
    "forest_belts": LabelRule(12.5),
    "corridors": LabelRule(12.5, zoom=9.5),
    "hills": LabelRule(13),
    "water_bodies": LabelRule(12.5),
    "heritage": LabelRule(12.5),
    "crossings": LabelRule(12, zoom=9.8),
    "facilities": LabelRule(12, zoom=10.5),
}


def _layer_colour(layer: Layer, theme: Theme) -> Any:
    """The layer's colour, or an expression that reads the role from each feature."""
    plain = colour(layer.style.role, theme)
    if not layer.style.role_property:
        return plain
    pairs = [part for role, tint in palette(theme).roles.items() for part in (role, tint)]
    return ["match", ["get", layer.style.role_property], *pairs, plain]


def thematic(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """Drawn parts of a layer, bottom first. `opacity` 0 to 1 scales the layer's own strength."""
    if layer.geometry == "polygon":
        return _areas(layer, theme, opacity, size)
    if layer.geometry == "line":
        return _lines(layer, theme, opacity, size)
    return _points(layer, theme, opacity, size)


def _areas(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    tint = _layer_colour(layer, theme)
    outline: Json = {"line-color": tint, "line-width": layer.style.width_px * size, "line-opacity": opacity}
    if layer.schematic:
        outline["line-dasharray"] = [3, 2]
    parts: list[Json] = []
    if layer.style.kind == "fill":
        fill = {"fill-color": tint, "fill-opacity": round(layer.style.opacity * opacity, 3)}
        parts.append({"id": f"{layer.id}-fill", "type": "fill", "source": layer.id, "paint": fill})
    parts.append(
        {
            "id": f"{layer.id}-line",
            "type": "line",
            "source": layer.id,
            "layout": {"line-join": "round"},
            "paint": outline,
        }
    )
    return parts


def _lines(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    shape = {"line-join": "round", "line-cap": "butt" if layer.style.kind == "dashed" else "round"}
    casing = {
        "line-color": palette(theme).halo,
        "line-width": (layer.style.width_px + 2.5) * size,
        "line-opacity": 0.7 * opacity,
    }
    line: Json = {
        "line-color": _layer_colour(layer, theme),
        "line-width": layer.style.width_px * size,
        "line-opacity": opacity,
    }
    if layer.style.kind == "dashed":
        line["line-dasharray"] = [2.5, 1.2]
    return [
        {"id": f"{layer.id}-casing", "type": "line", "source": layer.id, "layout": shape, "paint": casing},
        {"id": f"{layer.id}-line", "type": "line", "source": layer.id, "layout": shape, "paint": line},
    ]


def _points(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    radius = [
        "interpolate",
        ["linear"],
        ["zoom"],
        8,
        layer.style.radius_px * 0.6 * size,
        13,
        layer.style.radius_px * 1.4 * size,
    ]
    paint = {
        "circle-radius": radius,
        "circle-color": _layer_colour(layer, theme),
        "circle-opacity": opacity,
        "circle-stroke-color": palette(theme).halo,
        "circle-stroke-width": 1.5 * size,
        "circle-stroke-opacity": opacity,
    }
    return [{"id": f"{layer.id}-point", "type": "circle", "source": layer.id, "paint": paint}]


def label_priority(layer: Layer) -> int:
    """Sort key: names that must not give way come last."""
    ranked = list(LABELS)
    return -ranked.index(layer.id) if layer.id in LABELS else -len(ranked)


def labels(layer: Layer, theme: Theme, language: str, size: float) -> list[Json]:
    """Names of a layer's features; earlier layers give way to later ones where there is no room."""
    rule = LABELS.get(layer.id)
    if rule is None:
        return []
    layout: Json = {
        "text-field": _name(language),
        "text-font": FONT,
        "text-size": rule.size * size,
        "text-max-width": 9,
        "text-padding": 3,
        "symbol-placement": "line" if rule.along else "point",
    }
    if layer.geometry == "point":
        layout |= {
            "text-variable-anchor": ["left", "right", "top", "bottom"],
            "text-radial-offset": 0.7,
            "text-justify": "auto",
        }
    paint = {
        "text-color": _layer_colour(layer, theme),
        "text-halo-color": palette(theme).halo,
        "text-halo-width": 1.6 * size,
    }
    part: Json = {"id": f"{layer.id}-label", "type": "symbol", "source": layer.id, "layout": layout, "paint": paint}
    if rule.zoom:
        part["minzoom"] = rule.zoom
    return [part]


def _name(language: str) -> Any:
    return ["get", "name"] if language == "zh" else ["coalesce", ["get", "name_en"], ["get", "name"]]


def emphasis(layer: Layer, element_id: str, theme: Theme, size: float) -> list[Json]:
    """A bright edge around one element of the layer."""
    only = ["==", ["get", "id"], element_id]
    tint = colour("selected", theme)
    if layer.geometry == "point":
        paint: Json = {
            "circle-radius": 11 * size,
            "circle-color": tint,
            "circle-opacity": 0.25,
            "circle-stroke-color": tint,
            "circle-stroke-width": 3 * size,
        }
        return [{"id": f"{layer.id}-emphasis", "type": "circle", "source": layer.id, "filter": only, "paint": paint}]
    edge = {"line-color": tint, "line-width": 4 * size, "line-opacity": 0.95}
    shape = {"line-join": "round", "line-cap": "round"}
    return [
        {
            "id": f"{layer.id}-emphasis",
            "type": "line",
            "source": layer.id,
            "filter": only,
            "layout": shape,
            "paint": edge,
        }
    ]


def place_labels(theme: Theme, language: str, size: float) -> list[Json]:
    """Names for orientation: districts around, old city, stations, airport, subdistricts, the river along its line."""
    colours = palette(theme)
    name = _name(language)
    layout = {
        "text-field": name,
        "text-font": FONT,
        "text-size": ["match", ["get", "kind"], "district", 13 * size, "old_city", 15 * size, 12.5 * size],
        "text-letter-spacing": ["match", ["get", "kind"], "district", 0.18, 0],
        "text-max-width": 8,
        "text-padding": 4,
        "symbol-sort-key": ["get", "rank"],
    }
    tint = ["match", ["get", "kind"], ["district", "town"], colours.text_faint, colours.text]
    paint = {"text-color": tint, "text-halo-color": colours.halo, "text-halo-width": 1.5 * size}
    river_layout = {
        "text-field": name,
        "text-font": FONT,
        "text-size": 15 * size,
        "text-letter-spacing": 0.35,
        "symbol-placement": "line",
        "symbol-spacing": 420,
    }
    river_paint = {"text-color": colours.water_text, "text-halo-color": colours.halo, "text-halo-width": 1.2 * size}
    return [
        {"id": "place-label", "type": "symbol", "source": "base_labels", "layout": layout, "paint": paint},
        {
            "id": "river-label",
            "type": "symbol",
            "source": "base_river_name",
            "layout": river_layout,
            "paint": river_paint,
        },
    ]
