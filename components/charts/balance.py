"""Pictures of the balance: shares of the land, ways of the water, needs. Sheets of px, drawn by one constant spec."""

from typing import Any

from components.charts.indicator_sheet import SCHEMA, Lettering
from components.scales import SANS, Theme, colour, palette

Json = dict[str, Any]
ROLES = {
    "blue_green": "forest",
    "other": "neutral",
    "reserve": "core",
    "built": "core",
    "land": "core",
    "water": "river_blue_green",
    "nature": "forest",
    "production": "facility",
    "living": "yellow_river_ochre",
    "margin": "river_blue_green",
    "gap": "bad",
    "people": "yellow_river_ochre",
    "stock": "neutral",
    "unknown": "neutral",
    "add": "yellow_river_ochre",
}
"""What is drawn, and the colour role that means it on every page."""
FLUSH = dict.fromkeys(("left", "right", "top", "bottom"), 0)
"""Side by side: a bare 0 is taken for unset and gets room at the bottom."""
LETTERING = {
    "inside": Lettering(14, 700, "center", "halo"),
    "inside_small": Lettering(13, 400, "center", "halo"),
    "beneath": Lettering(13, align="center"),
    "to_left": Lettering(13, 700, "right"),
    "to_right": Lettering(13, 700),
    "heading": Lettering(14, 700),
    "plain": Lettering(14),
    "note": Lettering(13, tone="text_soft"),
    "alert": Lettering(14, 700, tone="bad"),
}


def picture_spec(width: float, height: float, theme: Theme, size: float) -> Json:
    """The view of a `Sheet` `width` by `height` px: filled and pale boxes, bands, lines and lettering by layer."""
    hue = {"field": "kind", "legend": None, "scale": _hues(theme)}
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "padding": FLUSH,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, round(width)]}},
            "y": {"field": "y", "type": "quantitative", "axis": None, "scale": _downwards(height)},
        },
        "layer": [
            _band(hue),
            _box("pale", hue, {"fillOpacity": 0.16, "strokeWidth": 1.2 * size}),
            _box("fill", hue, {"fillOpacity": 1, "strokeWidth": 0}),
            _line(theme, size),
            *(_letters(name, style, theme, size) for name, style in LETTERING.items()),
        ],
        "config": {"font": SANS, "view": {"stroke": None}},
    }


def _hues(theme: Theme) -> Json:
    return {"domain": list(ROLES), "range": [colour(role, theme) for role in ROLES.values()]}


def _downwards(height: float) -> Json:
    return {"domain": [0, round(height)], "nice": False, "zero": False, "reverse": True}


def _only(layer: str) -> list[Json]:
    return [{"filter": f"datum.layer === '{layer}'"}]


def _band(hue: Json) -> Json:
    """A stream between two boxes: rows of one id by x, from y to y2."""
    mark = {"type": "area", "aria": False, "opacity": 0.34, "line": False}
    return {
        "transform": _only("band"),
        "mark": mark,
        "encoding": {"y2": {"field": "y2"}, "color": hue, "detail": _id()},
    }


def _id() -> Json:
    return {"field": "id"}


def _box(layer: str, hue: Json, look: Json) -> Json:
    """Boxes; `text` is what a pointer over them is told."""
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}, "fill": hue, "stroke": hue}
    told = {"tooltip": {"field": "text"}, "description": {"field": "text"}}
    return {"transform": _only(layer), "mark": {"type": "rect", **look}, "encoding": ends | told}


def _line(theme: Theme, size: float) -> Json:
    mark = {"type": "rule", "aria": False, "strokeWidth": 2 * size, "color": colour("goal", theme)}
    return {"transform": _only("limit"), "mark": mark, "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}}}


def _letters(name: str, style: Lettering, theme: Theme, size: float) -> Json:
    ink = colour("bad", theme) if style.tone == "bad" else getattr(palette(theme), style.tone)
    mark = {"type": "text", "align": style.align, "baseline": "middle", "fontWeight": style.weight, "color": ink}
    mark |= {"fontSize": round(style.px * size, 1)}
    return {"transform": _only(name), "mark": mark, "encoding": {"text": {"field": "text"}}}


def apart(middles: list[float], gaps: list[float], low: float, high: float) -> list[float]:
    """`middles` in rising order moved so that neighbours stand `gaps` apart, and within low to high where they fit.

    `gaps[i]` is asked between i and i + 1; the first and last may reach the ends themselves.
    """
    found = list(middles)
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1] + gaps[place - 1])
    if found and found[-1] > high:
        found[-1] = high
        for place in range(len(found) - 2, -1, -1):
            found[place] = min(found[place], found[place + 1] - gaps[place])
    return [max(value, low) for value in found]
