"""Needs as bars: what there is, what is coming, and what is lacking or not known, each as a part of the need."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from components.base.scales import Theme, colour, palette
from components.drawing.charts.pick_bars import BARS, bar_names, bars_height, faded, pick_bars, values

Json = dict[str, Any]
ROW_PX = 40
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
    return bars_height(bars, size, ROW_PX)


def need_spec(height: int, theme: Theme, size: float) -> Json:
    """A bar a service, its parts side by side, 100 being the need."""
    mark = {"type": "bar", "height": {"band": 0.56}, "strokeWidth": 1, "cursor": "pointer"}
    tints = {"domain": list(PARTS), "range": [colour(role, theme) for role in PARTS.values()]}
    encoding = {
        "color": {"field": "part", "scale": tints, "legend": None},
        "opacity": faded(0.4),
        "order": {"field": "turn"},
        "tooltip": {"field": "words"},
    }
    bar = {"name": BARS, "mark": mark | {"stroke": palette(theme).ground}, "encoding": encoding}
    return pick_bars(height, {"y": bar_names(theme, size, 260), "x": values("pct", stack="zero")}, [bar])
