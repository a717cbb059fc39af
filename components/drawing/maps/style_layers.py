"""Map style parts for one thematic layer: its fills, lines and points, and the emphasis of one element."""

from typing import Any

from components.base.scales import Theme, colour, palette
from components.drawing.maps import point_signs
from components.drawing.maps.structure_style import STRUCTURE, role_colour
from geo.contracts import Layer

Json = dict[str, Any]
SIGN_MARGIN_PX = 3.5
"""By how much a disc with a sign is larger than one without, px at text size 1.0."""
DRAWN_BY_BASE = {"river_band", "yellow_river"}
GROUP_LEGEND = ("group_1", "group_2", "group_3", "group_4", "group_5")


def thematic(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """PartBuilder parts of a layer, bottom first. `opacity` 0 to 1 scales the layer's own strength."""
    if layer.id in DRAWN_BY_BASE:
        return []
    if layer.id in STRUCTURE:
        return STRUCTURE[layer.id](layer, theme, opacity, size)
    if layer.geometry == "polygon":
        return _areas(layer, theme, opacity, size)
    if layer.geometry == "line":
        return _lines(layer, theme, opacity, size)
    return _points(layer, theme, opacity, size)


def _areas(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    tint = role_colour(layer, theme)
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
        "line-color": role_colour(layer, theme),
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
    px = _disc_px(layer)
    radius = ["interpolate", ["linear"], ["zoom"], 8, px * 0.6 * size, 13, px * 1.4 * size]
    paint = {
        "circle-radius": radius,
        "circle-color": role_colour(layer, theme),
        "circle-opacity": opacity,
        "circle-stroke-color": palette(theme).halo,
        "circle-stroke-width": 1.5 * size,
        "circle-stroke-opacity": opacity,
    }
    return [{"id": f"{layer.id}-point", "type": "circle", "source": layer.id, "paint": paint}]


def _disc_px(layer: Layer) -> float:
    """Radius of a point's disc at text size 1.0, before the zoom counts."""
    return layer.style.radius_px + (SIGN_MARGIN_PX if layer.id in point_signs.BY_LAYER else 0)


def signs(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """What places are, as signs on their discs. They stand last in the style, so that names keep clear of them."""
    if layer.id not in point_signs.BY_LAYER:
        return []
    px = _disc_px(layer) * size
    layout = {
        "text-field": point_signs.BY_LAYER[layer.id],
        "text-font": ["Noto Sans SC"],
        "text-size": ["interpolate", ["linear"], ["zoom"], 8, px * 0.9, 13, px * 2.1],
        "text-allow-overlap": True,
        "text-padding": 0,
    }
    halo = palette(theme).halo
    paint = {"text-color": halo, "text-opacity": opacity, "text-halo-color": halo, "text-halo-width": 0}
    return [{"id": f"{layer.id}-kind-signs", "type": "symbol", "source": layer.id, "layout": layout, "paint": paint}]


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
