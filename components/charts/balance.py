"""Pictures of the balance: shares of the land, ways of the water, needs. Sheets of px, drawn by one constant spec."""

from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from components.charts.indicator_sheet import SCHEMA, Lettering, Sheet
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


COLUMNS = pa.schema(
    [(name, pa.string()) for name in ("layer", "id", "text", "kind")]
    + [(name, pa.float32()) for name in ("x", "y", "x2", "y2")]
)
LAYERS = {
    "land": ("pale", "fill", "limit", "inside", "inside_small", "beneath", "to_left", "to_right", "plain", "alert"),
    "water": ("band", "fill", "heading", "plain", "alert"),
    "needs": ("pale", "fill", "heading", "plain", "note"),
}
"""What each picture may draw, lowest first; the browser is sent no more than that."""


def sheet_table(sheet: Sheet) -> pa.Table:
    """The marks as the browser gets them, straight from their rows: a detour over a frame costs ten times as much."""
    return pa.Table.from_pylist(sheet.rows, schema=COLUMNS)


def picture_spec(picture: str, extent: tuple[float, float], theme: Theme, size: float) -> Json:
    """The view of a `Sheet`: filled and pale boxes, bands, lines and lettering by layer. `extent`: width, height px."""
    width, height = extent
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
        "layer": [_layer(name, hue, theme, size) for name in LAYERS[picture]],
        "config": {"font": SANS, "view": {"stroke": None}},
    }


def _layer(name: str, hue: Json, theme: Theme, size: float) -> Json:
    if name == "band":
        return _band(hue)
    if name == "limit":
        return _line(theme, size)
    if name in LETTERING:
        return _letters(name, LETTERING[name], theme, size)
    look = {"fillOpacity": 0.16, "strokeWidth": 1.2 * size} if name == "pale" else {"fillOpacity": 1, "strokeWidth": 0}
    return _box(name, hue, look)


def _hues(theme: Theme) -> Json:
    return {"domain": list(ROLES), "range": [colour(role, theme) for role in ROLES.values()]}


def _downwards(height: float) -> Json:
    return {"domain": [0, round(height)], "nice": False, "zero": False, "reverse": True}


def only(layer: str) -> list[Json]:
    """Keeps the rows of one layer."""
    return [{"filter": f"datum.layer === '{layer}'"}]


def _band(hue: Json) -> Json:
    """A stream between two boxes: rows of one id by x, from y to y2."""
    mark = {"type": "area", "aria": False, "opacity": 0.34, "line": False}
    return {
        "transform": only("band"),
        "mark": mark,
        "encoding": {"y2": {"field": "y2"}, "color": hue, "detail": _id()},
    }


def _id() -> Json:
    return {"field": "id"}


def _box(layer: str, hue: Json, look: Json) -> Json:
    """Boxes; `text` is what a pointer over them is told."""
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}, "fill": hue, "stroke": hue}
    told = {"tooltip": {"field": "text"}, "description": {"field": "text"}}
    return {"transform": only(layer), "mark": {"type": "rect", **look}, "encoding": ends | told}


def _line(theme: Theme, size: float) -> Json:
    mark = {"type": "rule", "aria": False, "strokeWidth": 2 * size, "color": colour("goal", theme)}
    return {"transform": only("limit"), "mark": mark, "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}}}


def _letters(name: str, style: Lettering, theme: Theme, size: float) -> Json:
    ink = colour("bad", theme) if style.tone == "bad" else getattr(palette(theme), style.tone)
    mark = {"type": "text", "align": style.align, "baseline": "middle", "fontWeight": style.weight, "color": ink}
    mark |= {"fontSize": round(style.px * size, 1)}
    return {"transform": only(name), "mark": mark, "encoding": {"text": {"field": "text"}}}


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
