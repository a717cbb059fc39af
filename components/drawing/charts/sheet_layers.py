"""The Vega-Lite view that draws a sheet of marks: each layer takes the rows of its own name, places are in px.

It depends on the sheet's size, theme and text size only, so that it travels once.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.sheet import PICK, SCHEMA, Lettering

Json = dict[str, Any]
HANDS = ("row", "card")
"""Layers that only take clicks."""


def sheet_view(width: float, height: float, layers: list[Json], hands: str) -> Json:
    """The whole view of a sheet; clicks and the pointer are taken by the layer named `hands`."""
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "padding": 0,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "params": [
            {"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": [hands]},
            {"name": "hover", "select": {"type": "point", "on": "pointerover", "fields": ["id"]}, "views": [hands]},
        ],
        "encoding": places(width, height),
        "layer": layers,
        "config": {"font": SANS, "view": {"stroke": None}},
    }


@dataclass(frozen=True)
class Caption:
    """Title and notes of a picture; `px` is the font size of the notes."""

    title: str
    notes: tuple[str, ...]
    px: int = 12


class MarkSheet(Protocol):
    """Marks in px on a sheet of a width and a height."""

    @property
    def frame(self) -> pd.DataFrame: ...

    @property
    def width(self) -> float: ...

    @property
    def height(self) -> float: ...


def sheet_picture(sheet: MarkSheet, layers: list[Json], caption: Caption, theme: Theme) -> Json:
    """A sheet as a self-contained picture: title above, notes beneath, data inside, no interaction."""
    ink, line = palette(theme), round(caption.px * 1.55)
    foot = {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 6, "fill": ink.text_soft}
    note = {
        "data": {"values": [{}]},
        "width": round(sheet.width),
        "height": line * len(caption.notes) + 8,
        "mark": foot | {"fontSize": caption.px, "text": list(caption.notes), "lineHeight": line},
    }
    body = {
        "width": round(sheet.width),
        "height": round(sheet.height),
        "encoding": places(sheet.width, sheet.height),
        "layer": layers,
        "data": {"values": [row for row in sheet.frame.to_dict("records") if row["layer"] not in HANDS]},
    }
    return {
        "$schema": SCHEMA,
        "background": ink.ground,
        "padding": 24,
        "title": {"text": caption.title, "anchor": "start", "fontSize": 22, "color": ink.text, "offset": 12},
        "vconcat": [body, note] if caption.notes else [body],
        "config": {"font": SANS, "view": {"stroke": None}},
    }


def places(width: float, height: float) -> Json:
    """Encoding of both axes in px of a sheet."""
    return {"x": _pixels("x", width), "y": _pixels("y", height, reverse=True)}


def _pixels(axis: str, length: float, *, reverse: bool = False) -> Json:
    """`reverse` for y, which runs down."""
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


def hands(name: str, theme: Theme, line: float, radius: float = 4) -> Json:
    """The topmost, transparent layer: receives clicks and touches, holds text for screen reader and tooltip."""
    layer = span(
        name, {"type": "rect", "fill": "transparent", "cursor": "pointer", "cornerRadius": radius, "aria": True}
    )
    hovered = {"param": "hover", "empty": False, "value": colour("primary", theme)}
    layer["name"] = name
    layer["encoding"] |= {
        "stroke": {"condition": hovered, "value": "transparent"},
        "strokeWidth": {"value": line},
        "description": {"field": "text"},
        "tooltip": {"field": "text"},
    }
    return layer
