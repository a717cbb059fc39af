"""The timeline of the three steps: a constant Vega-Lite spec, readable without tooltips."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.base.scales import SANS, Theme, colour, palette

Json = dict[str, Any]
HEIGHT_PX = 84


@dataclass(frozen=True)
class Stretch:
    """One step on the line: `start` included, `end` not; label over its end, `tip` when pointed at."""

    start: date
    end: date
    year: str
    label: str
    tip: str


@dataclass(frozen=True)
class TimelineText:
    """Words on the line: at its start, at today's mark, and their days."""

    start: date
    start_label: str
    today: date
    today_label: str


def decimal_year(day: date) -> float:
    """A day as a year with its fraction: 1 January 2026 is 2026.0. No time zone can move it."""
    first, following = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - first).days / (following - first).days


def timeline(stretches: Sequence[Stretch], text: TimelineText, theme: Theme, size: float = 1.0) -> Json:
    """The spec. `stretches` ascend and touch; today outside of them is not marked.

    Lengths are px at `size` 1.0 and grow with it.
    """
    colours = palette(theme)
    domain = [decimal_year(stretches[0].start), decimal_year(stretches[-1].end)]
    x: Json = {"field": "x", "type": "quantitative", "scale": {"domain": domain, "nice": False}, "axis": None}
    layers = [
        _bars(_spans(stretches), x, colours.grid, size),
        _bars(_passed(stretches, text), x, colour("actual", theme), size),
        *_ends(stretches, x, theme, size),
        *_start(text, x, theme, size),
    ]
    if domain[0] <= decimal_year(text.today) < domain[1]:
        layers += _today(text, x, theme, size)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "height": round(HEIGHT_PX * size),
        "padding": {"left": 0, "right": 0, "top": 0, "bottom": 0},
        "background": "transparent",
        "config": {"font": SANS, "view": {"stroke": None}, "text": {"fontSize": round(15 * size)}},
        "layer": layers,
    }


def _spans(stretches: Sequence[Stretch]) -> list[Json]:
    return [{"x": decimal_year(s.start), "x2": decimal_year(s.end), "tip": s.tip} for s in stretches]


def _passed(stretches: Sequence[Stretch], text: TimelineText) -> list[Json]:
    """The part of each stretch between the line's start mark and today."""
    begun, now = decimal_year(text.start), decimal_year(text.today)
    cut = [span | {"x": max(span["x"], begun), "x2": min(span["x2"], now)} for span in _spans(stretches)]
    return [span for span in cut if span["x"] < span["x2"]]


def _y(px: float, size: float) -> Json:
    return {"value": round(px * size)}


def _bars(spans: list[Json], x: Json, tint: str, size: float) -> Json:
    return {
        "data": {"values": spans},
        "mark": {"type": "bar", "height": round(10 * size), "color": tint},
        "encoding": {"x": x, "x2": {"field": "x2"}, "y": _y(46, size), "tooltip": {"field": "tip", "type": "nominal"}},
    }


def _ends(stretches: Sequence[Stretch], x: Json, theme: Theme, size: float) -> list[Json]:
    """A node and two lines of text at the end of every stretch, set to its left so that nothing is cut off."""
    ends = [{"x": decimal_year(s.end), "label": s.label, "tip": s.tip} for s in stretches]
    data, ink = {"values": ends}, palette(theme)
    node: Json = {"type": "point", "shape": "circle", "size": 150 * size * size, "filled": True, "opacity": 1}
    node |= {"color": ink.ground, "stroke": colour("goal", theme), "strokeWidth": 3 * size, "xOffset": -7 * size}
    words: Json = {"type": "text", "align": "right", "baseline": "alphabetic", "dx": -2, "color": ink.text}
    tip = {"field": "tip", "type": "nominal"}
    return [
        {"data": data, "mark": node, "encoding": {"x": x, "y": _y(46, size), "tooltip": tip}},
        {
            "data": data,
            "mark": words | {"fontSize": round(19 * size), "fontWeight": 700},
            "encoding": {"x": x, "y": _y(30, size), "text": {"field": "label"}, "tooltip": tip},
        },
    ]


def _start(text: TimelineText, x: Json, theme: Theme, size: float) -> list[Json]:
    day = [{"x": decimal_year(text.start), "label": text.start_label}]
    mark = {"type": "tick", "thickness": 3 * size, "size": 20 * size, "color": palette(theme).text}
    words = {"type": "text", "align": "left", "baseline": "alphabetic", "color": palette(theme).text_soft}
    encoding = {"x": x, "y": _y(46, size)}
    return [
        {"data": {"values": day}, "mark": mark, "encoding": encoding},
        {"data": {"values": day}, "mark": words, "encoding": {"x": x, "y": _y(30, size), "text": {"field": "label"}}},
    ]


def _today(text: TimelineText, x: Json, theme: Theme, size: float) -> list[Json]:
    """A pointer under the line, so that it never meets the labels above."""
    now = decimal_year(text.today)
    data = {"values": [{"x": now, "label": text.today_label}]}
    ink = palette(theme).text
    pointer: Json = {"type": "point", "shape": "triangle-up", "filled": True, "opacity": 1, "color": ink}
    words: Json = {"type": "text", "align": "left", "baseline": "middle", "dx": round(10 * size), "color": ink}
    return [
        {
            "data": data,
            "mark": {"type": "tick", "thickness": 3 * size, "size": 18 * size, "color": ink},
            "encoding": {"x": x, "y": _y(46, size)},
        },
        {"data": data, "mark": pointer | {"size": 110 * size * size}, "encoding": {"x": x, "y": _y(64, size)}},
        {
            "data": data,
            "mark": words | {"fontWeight": 700},
            "encoding": {"x": x, "y": _y(72, size), "text": {"field": "label"}},
        },
    ]
