"""Shares of cover by area as bars on a full track: constant specification, rows outside."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.sheet import PICK, SCHEMA

Json = dict[str, Any]
ROW_PX, TOP_PX = 27, 8
BAND = {"band": 0.62}


class ShareBar(NamedTuple):
    """One bar: id, name, share in percent (None for nothing to cover), its figure in words, and the tooltip."""

    ident: str
    name: str
    pct: float | None
    figure: str
    words: str


def share_rows(bars: Iterable[ShareBar], lit: str) -> list[Json]:
    """Rows of the bars; `lit` is the one that stands out, "" for none."""
    return [
        {
            "id": bar.ident, "name": bar.name, "place": place, "pct": bar.pct or 0.0, "figure": bar.figure,
            "words": bar.words, "lit": lit in ("", bar.ident),
        }
        for place, bar in enumerate(bars)
    ]  # fmt: skip


def share_height(bars: int, size: float) -> int:
    """Height in px of so many bars."""
    return round((TOP_PX + ROW_PX * max(bars, 1)) * size)


def _bar(x: Json, theme: Theme) -> Json:
    opacity = {"condition": {"test": "datum.lit", "value": 1}, "value": 0.35}
    return {
        "name": "bars",
        "mark": {"type": "bar", "height": BAND, "color": colour("primary", theme), "cursor": "pointer"},
        "encoding": {"x": x, "opacity": opacity, "tooltip": {"field": "words"}},
    }


def share_spec(height: int, theme: Theme, size: float) -> Json:
    """A bar an area from 0 to 100 percent, with its figure at its end."""
    ink = palette(theme)
    axis = {"labelColor": ink.text, "labelFontSize": round(12.5 * size), "ticks": False, "domain": False}
    y = {
        "field": "name", "type": "nominal", "title": None, "sort": {"field": "place"},
        "axis": axis | {"labelLimit": 230 * size, "labelPadding": 6},
    }  # fmt: skip
    scale = {"domain": [0, 112], "nice": False, "clamp": True}
    x = {"field": "pct", "type": "quantitative", "title": None, "axis": None, "scale": scale}
    track = {"type": "bar", "height": BAND, "color": ink.grid, "aria": False}
    figure = {"type": "text", "align": "left", "dx": 5, "fontSize": round(12.5 * size), "color": ink.text}
    layers = [
        {"mark": track, "encoding": {"x": {"datum": 100, "type": "quantitative", "axis": None, "scale": scale}}},
        _bar(x, theme),
        {"mark": figure, "encoding": {"x": x, "text": {"field": "figure"}}},
    ]
    pick = {"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": ["bars"]}
    return {
        "$schema": SCHEMA, "height": height, "width": "container", "background": None, "params": [pick],
        "autosize": {"type": "fit", "contains": "padding"}, "encoding": {"y": y}, "layer": layers,
        "config": {"font": SANS, "view": {"stroke": None}},
    }  # fmt: skip
