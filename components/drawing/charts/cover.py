"""Shares of cover by area as bars on a full track: constant specification, rows outside."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from components.base.scales import Theme, colour, palette
from components.drawing.charts.pick_bars import BARS, LETTERS_PX, bar_names, bars_height, faded, pick_bars, values

Json = dict[str, Any]
ROW_PX = 27
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
    return bars_height(bars, size, ROW_PX)


def share_spec(height: int, theme: Theme, size: float) -> Json:
    """A bar an area from 0 to 100 percent, with its figure at its end."""
    ink = palette(theme)
    scale = {"domain": [0, 112], "nice": False, "clamp": True}
    x = values("pct", scale=scale)
    track = {"type": "bar", "height": BAND, "color": ink.grid, "aria": False}
    bar = {"type": "bar", "height": BAND, "color": colour("primary", theme), "cursor": "pointer"}
    figure = {"type": "text", "align": "left", "dx": 5, "fontSize": round(LETTERS_PX * size), "color": ink.text}
    layers: list[Json] = [
        {"mark": track, "encoding": {"x": {"datum": 100, "type": "quantitative", "axis": None, "scale": scale}}},
        {"name": BARS, "mark": bar, "encoding": {"x": x, "opacity": faded(0.35), "tooltip": {"field": "words"}}},
        {"mark": figure, "encoding": {"x": x, "text": {"field": "figure"}}},
    ]
    return pick_bars(height, {"y": bar_names(theme, size, 230)}, layers)
