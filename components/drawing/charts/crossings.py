"""Crossings in two pictures: how many by year against the documents' counts, and how far apart along the river.

Constant Vega-Lite specifications; everything that changes is in the rows, separated by the column `layer`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.maps.signs import SIGNS
from model.crossings import YearCount

Json = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
TOP = 24
# How the documents' counts are drawn: role of the colour and shape, as everywhere else.
REFERENCE = {"actual": "circle", "reported": "square", "plan": "diamond"}


@dataclass(frozen=True)
class Reference:
    """A count that a source states. `year` None: no year is given, so it is a line over all years."""

    count: int
    year: int | None
    kind: str
    label: str


@dataclass(frozen=True)
class LineWords:
    """Names of the two stepped lines."""

    sure: str
    with_unclear: str


def count_rows(counts: Sequence[YearCount], known_until: int, words: LineWords) -> list[Json]:
    """Rows of the stepped lines: `known` up to the newest facts, `ahead` from there on with announced openings."""
    rows: list[Json] = []
    for count in counts:
        low, high = count.sure + count.expected, count.sure + count.expected + count.unclear
        parts = [
            part
            for part, there in (("known", count.year <= known_until), ("ahead", count.year >= known_until))
            if there
        ]
        for part in parts:
            rows.append({"layer": part, "x": count.year, "y": low, "line": "sure", "text": words.sure})
            rows.append({"layer": part, "x": count.year, "y": high, "line": "unclear", "text": words.with_unclear})
    last = counts[-1]
    base = last.sure + last.expected
    ends = ((base, words.sure, "below"), (base + last.unclear, words.with_unclear, "above"))
    return rows + [{"layer": f"name-{place}", "x": last.year, "y": y, "text": f"{text} {y}"} for y, text, place in ends]


def reference_rows(references: Sequence[Reference], last: int) -> list[Json]:
    """Rows of the documents' counts: points with a year, lines without."""
    rows = []
    for ref in references:
        layer = "point" if ref.year is not None else "limit"
        rows.append({"layer": layer, "x": ref.year or last, "y": ref.count, "kind": ref.kind, "text": ref.label})
    return rows


def counts_spec(years: tuple[int, int], height: int, theme: Theme, size: float) -> Json:
    """Years across, counts up; the year of the view is the row of layer `year`."""
    ink = palette(theme)
    axis = {"labelColor": ink.text_soft, "labelFontSize": round(13.5 * size), "tickColor": ink.grid, "domain": False}
    x = {
        "field": "x",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [years[0] - 0.4, years[1] + 0.4], "nice": False},
        "axis": axis | {"values": list(range(years[0], years[1] + 1, 2)), "format": "d", "grid": False},
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, TOP], "nice": False},
        "axis": axis | {"values": [0, 5, 10, 15, 20], "gridColor": ink.grid},
    }
    return _frame(height) | {"encoding": {"x": x, "y": y}, "layer": _count_layers(theme, size)}


def _count_layers(theme: Theme, size: float) -> list[Json]:
    dash = {"condition": {"test": "datum.line === 'unclear'", "value": [2, 3]}, "value": [1, 0]}
    main, ink = colour("primary", theme), palette(theme)
    line = {"type": "line", "interpolate": "step-after", "color": main, "strokeWidth": 2.5 * size}
    by_line = {"detail": {"field": "line"}, "strokeDash": dash, "tooltip": [{"field": "text"}, {"field": "y"}]}
    limit = {"type": "rule", "color": colour("plan", theme), "strokeDash": [6, 4], "opacity": 0.7}
    return [
        _only("year", {"type": "rule", "color": colour("selected", theme), "strokeWidth": 3 * size}, {"y": None}),
        _only("limit", limit | {"strokeWidth": 1.2 * size}, {"x": None}),
        _only("known", line, by_line),
        _only("ahead", line | {"opacity": 0.45}, by_line),
        *(_reference(layer, theme, size) for layer in ("point", "limit")),
        _words("point", ink.text, size, {"align": "right", "baseline": "bottom", "dx": 0, "dy": -6 * size}),
        _words("limit", ink.text, size, {"align": "right", "baseline": "bottom", "dy": -4 * size, "dx": -10 * size}),
        _words("name-above", main, size, {"align": "right", "baseline": "bottom", "dy": -5 * size}),
        _words("name-below", main, size, {"align": "right", "baseline": "top", "dy": 6 * size}),
    ]


def _reference(layer: str, theme: Theme, size: float) -> Json:
    kinds = list(REFERENCE)
    scales = {
        "fill": {"field": "kind", "scale": {"domain": kinds, "range": [colour(k, theme) for k in kinds]}},
        "shape": {"field": "kind", "scale": {"domain": kinds, "range": list(REFERENCE.values())}},
    }
    encoding: Json = {name: channel | {"legend": None} for name, channel in scales.items()}
    mark = {"type": "point", "size": 110 * size**2, "opacity": 1, "stroke": palette(theme).ground}
    return _only(layer, mark, encoding | {"tooltip": {"field": "text"}})


def river_spec(domain: tuple[float, float], height: int, theme: Theme, size: float) -> Json:
    """The river unrolled: km from upstream across; rows of `components.drawing.charts.river_rows`."""
    ink = palette(theme)
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": list(domain), "nice": False}}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False}}
    span = {"x2": {"field": "x2"}}
    line: Json = {"type": "rule", "aria": False}  # a line without rows would be a picture without a name to readers
    soft: Json = line | {"color": ink.text_faint}
    gap = {"align": "center", "baseline": "top", "dy": 9 * size}
    layers = [
        _only("river", line | {"color": ink.water, "strokeWidth": 9 * size, "strokeCap": "round"}, span),
        _only("widest", line | {"color": colour("selected", theme), "strokeWidth": 4 * size}, span),
        _only("error", soft | {"strokeWidth": 1.2 * size}, span),
        _only("stem", soft | {"strokeWidth": size, "opacity": 0.6}, {"y2": {"field": "y2"}}),
        _only("chosen", _ring(theme, size), {}),
        _marks(theme, size),
        _words("name", ink.text, size, {"align": "left", "baseline": "bottom", "dx": 2}),
        _words("gap", ink.text_soft, size, gap),
        _words("gap-widest", ink.text, size, gap | {"fontWeight": 700}),
        _words("end", ink.text_soft, size, {"align": "center", "baseline": "top", "dy": 28 * size}),
    ]
    pick = {"name": "pick", "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": ["mark"]}
    return _frame(height) | {"params": [pick], "encoding": {"x": x, "y": y}, "layer": layers}


def _ring(theme: Theme, size: float) -> Json:
    edge = {"fill": None, "stroke": colour("selected", theme), "strokeWidth": 3 * size, "opacity": 1}
    return {"type": "point", "shape": "circle", "size": 480 * size**2, "aria": False, **edge}


def _marks(theme: Theme, size: float) -> Json:
    domain = [str(status) for status in SIGNS]
    tints = [colour(sign.role, theme) for sign in SIGNS.values()]
    fills = [tint if sign.filled else palette(theme).ground for tint, sign in zip(tints, SIGNS.values(), strict=True)]
    ranges = {"stroke": tints, "fill": fills, "shape": [sign.shape for sign in SIGNS.values()]}
    encoding: Json = {
        name: {"field": "status", "scale": {"domain": domain, "range": values}, "legend": None}
        for name, values in ranges.items()
    }
    tip = {"tooltip": {"field": "text"}, "description": {"field": "text"}}
    mark = {"type": "point", "size": 150 * size**2, "opacity": 1, "strokeWidth": 2 * size, "cursor": "pointer"}
    return _only("mark", mark, encoding | tip) | {"name": "mark"}


def _frame(height: int) -> Json:
    return {
        "$schema": SCHEMA,
        "width": "container",
        "height": height,
        "background": None,
        "padding": {"left": 2, "right": 2, "top": 4, "bottom": 2},
        "autosize": {"type": "fit", "contains": "padding"},
        "config": {"font": SANS, "view": {"stroke": None}},
    }


def _only(layer: str, mark: Json, encoding: Json) -> Json:
    return {"transform": [{"filter": f"datum.layer === '{layer}'"}], "mark": mark, "encoding": encoding}


def _words(layer: str, tint: str, size: float, look: Json) -> Json:
    mark = {"type": "text", "fontSize": round(13.5 * size), "color": tint, "aria": False}
    return _only(layer, mark | look, {"text": {"field": "text"}})
