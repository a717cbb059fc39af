"""The status board and its picture as Vega-Lite: statuses by colour and shape, never by colour alone.

One view for the whole board; the specification depends on size, theme and text size only.
"""

from collections.abc import Sequence
from typing import Any

from components.charts.indicator_sheet import PICK, SCHEMA, Lettering, Sheet
from components.charts.status_board import LETTERING
from components.scales import SANS, Theme, colour, palette
from components.status_words import STATUS_MARKS


def board_spec(width: float, height: float, theme: Theme, size: float) -> dict[str, Any]:
    """The view in which a board's `Sheet` is drawn."""
    ground = palette(theme)
    axes = {"x": _pixels("x", width), "y": _pixels("y", height, reverse=True)}
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "padding": 0,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "params": [
            {"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": ["row"]},
            {"name": "hover", "select": {"type": "point", "on": "pointerover", "fields": ["id"]}, "views": ["row"]},
        ],
        "encoding": axes,
        "layer": [
            _span("band", {"type": "rect", "opacity": 0.13}, {"fill": _status_colours(theme)}),
            _span("rule", {"type": "rule", "stroke": ground.grid}),
            _span("track", {"type": "rule", "stroke": ground.grid, "strokeWidth": 2 * size}),
            _span("one", {"type": "rule", "stroke": ground.text_soft, "strokeDash": [3 * size, 3 * size]}),
            _span("chosen", _outline(colour("selected", theme), 2.5 * size)),
            _span("stem", {"type": "rule", "strokeWidth": 3 * size}, {"stroke": _status_colours(theme)}),
            *_marks(theme, size),
            *(_letters(name, style, theme, size) for name, style in LETTERING.items()),
            _rows(theme, size),
        ],
        "config": {"font": SANS, "view": {"stroke": None}},
    }


def _pixels(axis: str, length: float, *, reverse: bool = False) -> dict[str, Any]:
    scale = {"domain": [0, round(length)], "nice": False, "zero": False, "reverse": reverse}
    return {"field": axis, "type": "quantitative", "axis": None, "scale": scale}


def _only(layer: str) -> list[dict[str, str]]:
    return [{"filter": f"datum.layer === '{layer}'"}]


def _span(layer: str, mark: dict[str, Any], more: dict[str, Any] | None = None) -> dict[str, Any]:
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return {"transform": _only(layer), "mark": {"aria": False, **mark}, "encoding": ends | (more or {})}


def _outline(ink: str, width: float) -> dict[str, Any]:
    return {"type": "rect", "fill": None, "stroke": ink, "strokeWidth": width, "cornerRadius": 4}


def _status_colours(theme: Theme) -> dict[str, Any]:
    scale = {"domain": list(STATUS_MARKS), "range": [colour(m.role, theme) for m in STATUS_MARKS.values()]}
    return {"field": "kind", "scale": scale, "legend": None}


def _marks(theme: Theme, size: float) -> list[dict[str, Any]]:
    """Statuses by shape and colour, an arrow where the ratio lies beyond the scale, the press's figure hollow."""
    shapes = {"domain": list(STATUS_MARKS), "range": [m.shape for m in STATUS_MARKS.values()]}
    status = {"fill": _status_colours(theme), "stroke": _status_colours(theme)}
    point = {"type": "point", "aria": False, "size": 105 * size**2, "opacity": 1, "strokeWidth": 2 * size}
    press = {"stroke": colour("reported", theme), "fill": palette(theme).ground, "shape": "square"}
    return [
        {"transform": _only("reported"), "mark": {**point, **press}},
        {
            "transform": _only("point"),
            "mark": point,
            "encoding": status | {"shape": {"field": "kind", "scale": shapes, "legend": None}},
        },
        {"transform": _only("arrow"), "mark": {**point, "shape": "triangle-right"}, "encoding": status},
    ]


def _letters(name: str, style: Lettering, theme: Theme, size: float) -> dict[str, Any]:
    mark = {
        "type": "text",
        "aria": False,
        "align": style.align,
        "baseline": "alphabetic",
        "fontSize": round(style.px * size, 1),
        "fontWeight": style.weight,
        "fill": getattr(palette(theme), style.tone),
    }
    return {"transform": _only(name), "mark": mark, "encoding": {"text": {"field": "text"}}}


def _rows(theme: Theme, size: float) -> dict[str, Any]:
    """The topmost, transparent layer: it takes clicks and says the line aloud."""
    layer = _span("row", {"type": "rect", "fill": "transparent", "cursor": "pointer", "cornerRadius": 4, "aria": True})
    hovered = {"param": "hover", "empty": False, "value": colour("primary", theme)}
    layer["name"] = "row"
    layer["encoding"] |= {
        "stroke": {"condition": hovered, "value": "transparent"},
        "strokeWidth": {"value": 1.5 * size},
        "description": {"field": "text"},
        "tooltip": {"field": "text"},
    }
    return layer


def picture_spec(sheet: Sheet, title: str, notes: Sequence[str], theme: Theme = "light") -> dict[str, Any]:
    """The board under its title with the notes beneath, data inside: what `exports.png_bytes` draws."""
    board = board_spec(sheet.width, sheet.height, theme, sheet.size)
    inside = {k: v for k, v in board.items() if k in {"height", "encoding"}}
    layers = [{k: v for k, v in layer.items() if k != "name"} for layer in board["layer"][:-1]]
    ink = palette(theme)
    foot = {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 6, "fontSize": 13, "fill": ink.text_soft}
    note = {
        "data": {"values": [{}]},
        "width": round(sheet.width),
        "height": 20 * len(notes) + 8,
        "mark": foot | {"text": list(notes), "lineHeight": 20},
    }
    values = [row for row in sheet.frame.to_dict("records") if row["layer"] != "row"]
    drawn = inside | {"layer": layers, "data": {"values": values}, "width": round(sheet.width)}
    return {
        "$schema": SCHEMA,
        "background": ink.ground,
        "padding": 24,
        "title": {"text": title, "anchor": "start", "fontSize": 22, "color": ink.text, "offset": 12},
        "vconcat": [drawn, note],
        "config": {"font": SANS, "view": {"stroke": None}},
    }
