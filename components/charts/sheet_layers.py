"""Layers of a Vega-Lite view that draws a sheet of marks: each takes the rows of its own name, places are in px."""

from typing import Any

from components.charts.indicator_sheet import Lettering
from components.scales import Theme, palette

Json = dict[str, Any]


def pixels(axis: str, length: float, *, reverse: bool = False) -> Json:
    """Encoding of `x` or `y` in px of a sheet `length` px long; `reverse` for y, which runs down."""
    scale = {"domain": [0, round(length)], "nice": False, "zero": False, "reverse": reverse}
    return {"field": axis, "type": "quantitative", "axis": None, "scale": scale}


def only(layer: str) -> list[Json]:
    """The transform that leaves the rows of one layer."""
    return [{"filter": f"datum.layer === '{layer}'"}]


def span(layer: str, mark: Json, more: Json | None = None) -> Json:
    """Marks with two corners: boxes and rules."""
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return {"transform": only(layer), "mark": {"aria": False, **mark}, "encoding": ends | (more or {})}


def letters(name: str, style: Lettering, theme: Theme, size: float) -> Json:
    """Lettering of one style."""
    mark = {
        "type": "text",
        "aria": False,
        "align": style.align,
        "baseline": "alphabetic",
        "fontSize": round(style.px * size, 1),
        "fontWeight": style.weight,
        "fill": getattr(palette(theme), style.tone),
    }
    return {"transform": only(name), "mark": mark, "encoding": {"text": {"field": "text"}}}
