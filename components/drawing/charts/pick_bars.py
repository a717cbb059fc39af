"""Bars that answer to a pick, one row a name, without a value axis: the frame that the facilities' charts share."""

from typing import Any

from components.base.scales import SANS, Theme, palette
from components.drawing.charts.sheet import PICK, SCHEMA

Json = dict[str, Any]
TOP_PX, LETTERS_PX = 8, 12.5
BARS = "bars"
"""Name of the layer that is picked; its rows carry an `id`."""


def bars_height(bars: int, size: float, row_px: float) -> int:
    """Height in px of so many bars."""
    return round((TOP_PX + row_px * max(bars, 1)) * size)


def bar_names(theme: Theme, size: float, limit_px: float) -> Json:
    """The names at the left, in the order of `place`, cut after `limit_px` at size 1.0."""
    axis = {"labelColor": palette(theme).text, "labelFontSize": round(LETTERS_PX * size), "ticks": False}
    axis |= {"domain": False, "labelLimit": limit_px * size, "labelPadding": 6}
    return {"field": "name", "type": "nominal", "title": None, "sort": {"field": "place", "op": "min"}, "axis": axis}


def values(field: str, **more: object) -> Json:
    """Where the bars end."""
    return {"field": field, "type": "quantitative", "title": None, "axis": None, **more}


def faded(opacity: float) -> Json:
    """Rows that are not `lit` step back."""
    return {"condition": {"test": "datum.lit", "value": 1}, "value": opacity}


def pick_bars(height: int, encoding: Json, layers: list[Json]) -> Json:
    """The specification around `layers`, of which the one named `BARS` is picked."""
    pick = {"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": [BARS]}
    return {
        "$schema": SCHEMA, "height": height, "width": "container", "background": None, "params": [pick],
        "autosize": {"type": "fit", "contains": "padding"}, "encoding": encoding, "layer": layers,
        "config": {"font": SANS, "view": {"stroke": None}},
    }  # fmt: skip
