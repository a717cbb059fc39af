"""Needs as bars: what there is, what is coming, and what is lacking or not known, each as a part of the need."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.sheet import PICK, SCHEMA

Json = dict[str, Any]
ROW_PX, TOP_PX = 40, 10
PARTS = {"stock": "primary", "opened": "river_blue_green", "coming": "warn", "open_gap": "unknown", "gap": "bad"}
"""Part of a bar to its colour role, from the left."""


class NeedBar(NamedTuple):
    """A service: id, name with the need in words, share of the need (percent) of every part, words for a pointer."""

    ident: str
    name: str
    parts: dict[str, float]
    words: str


def need_rows(bars: Iterable[NeedBar], lit: str) -> list[Json]:
    """A row a service and part; `lit` is the selected service."""
    return [
        {
            "id": bar.ident, "name": bar.name, "place": place, "part": part, "pct": round(pct, 2),
            "turn": list(PARTS).index(part), "words": bar.words, "lit": lit in ("", bar.ident),
        }
        for place, bar in enumerate(bars)
        for part, pct in bar.parts.items()
        if pct > 0
    ]  # fmt: skip


def need_height(bars: int, size: float) -> int:
    """Height in px of so many bars."""
    return round((TOP_PX + ROW_PX * max(bars, 1)) * size)


def need_spec(height: int, theme: Theme, size: float) -> Json:
    """A bar a service, its parts side by side, 100 being the need."""
    ink = palette(theme)
    axis = {"labelColor": ink.text, "labelFontSize": round(12.5 * size), "ticks": False, "domain": False}
    y = {
        "field": "name", "type": "nominal", "title": None, "sort": {"field": "place"},
        "axis": axis | {"labelLimit": 260 * size, "labelPadding": 6},
    }  # fmt: skip
    x = {"field": "pct", "type": "quantitative", "title": None, "axis": None, "stack": "zero"}
    parts = list(PARTS)
    tints = {"domain": parts, "range": [colour(PARTS[part], theme) for part in parts]}
    bar = {
        "name": "bars",
        "mark": {"type": "bar", "height": {"band": 0.56}, "stroke": ink.ground, "strokeWidth": 1, "cursor": "pointer"},
        "encoding": {
            "color": {"field": "part", "scale": tints, "legend": None},
            "opacity": {"condition": {"test": "datum.lit", "value": 1}, "value": 0.4},
            "order": {"field": "turn"},
            "tooltip": {"field": "words"},
        },
    }
    pick = {"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": ["bars"]}
    return {
        "$schema": SCHEMA, "height": height, "width": "container", "background": None, "params": [pick],
        "autosize": {"type": "fit", "contains": "padding"}, "encoding": {"y": y, "x": x}, "layer": [bar],
        "config": {"font": SANS, "view": {"stroke": None}},
    }  # fmt: skip
