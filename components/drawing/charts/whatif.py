"""Trajectory of an outcome with its band: constant Vega-Lite specs, rows in an Arrow table.

A slider sends the table only. The spec depends on height, theme, text size, on which layers have anything to show, and
on whether the names at the lines' ends hold figures. The axis takes its ends from two rows of the table, which move in
coarse steps: it stands still under a moving hand, no scale is without ends, and a new axis needs no new chart.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from components.base.scales import KIND_SHAPE, SANS, Theme, colour, palette
from components.drawing.charts.steps import WITH_QUARTERS, step_above
from model.uncertainty import Band

Json = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FIRST, LAST = 2022, 2036
END_YEAR = 2035
"""The year of the lines' ends, where they are labelled; the axis goes on to `LAST` and, for the labels, beyond."""
LABELLED_YEARS = (2022, 2025, 2030, 2035)
ROOM_YEARS = {True: 3.4, False: 2.0}  # to the right of the ends: names with figures, or names alone
END_LINE_PX, AROUND_PX = 18.0, 90.0  # px at size 1.0: a line of letters; unit, note and years round the axis
FIGURES = "replace(format(datum.value, ',.6~f'), '-', '\N{MINUS SIGN}')"
COLUMNS = ("year", "kind", "now", "base", "low", "high", "value", "name")
DIGITS = 6


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Series of the chart, values in one unit by `years`; None where there is no figure.

    `printed` holds (kind, year, value), year None for a standing goal; `targets` (year, value) of the viewer's own.
    `note` says in the chart what the band is and is not; empty where there is no room. `stepped` for what holds a
    whole year and then changes at once; the axis spans `least_span` or more. `beside` are values of other states that
    the axis holds too: it stands still between before and after. `unit` of the axis; `ends` name the lines and the
    band's edges at the right, each with the value where it ends; `has_figures` where the names contain them.
    """

    years: Sequence[int]
    now: Sequence[float | None]
    base: Sequence[float | None]
    band: Band | None
    printed: tuple[tuple[str, int | None, float], ...]
    targets: tuple[tuple[int, float], ...]
    note: str
    stepped: bool = False
    least_span: float = 0.0
    beside: tuple[float, ...] = ()
    unit: str = ""
    ends: tuple[tuple[str, float], ...] = ()
    has_figures: bool = True

    @property
    def points(self) -> tuple[tuple[str, int, float], ...]:
        """Dated figures within the axis, then the viewer's own."""
        printed = ((kind, at, value) for kind, at, value in self.printed if at is not None and FIRST <= at <= LAST)
        return (*printed, *(("user", at, value) for at, value in self.targets))

    @property
    def limits(self) -> tuple[tuple[str, float], ...]:
        """Goals without a year, by kind."""
        return tuple((kind, value) for kind, at, value in self.printed if at is None)


def trajectory_table(lines: Lines, height: float = 400.0, size: float = 1.0) -> pa.Table:
    """The rows of `trajectory_columns` as they are sent."""
    columns = trajectory_columns(lines, height, size)
    return pa.table({**columns, "year": pa.array(columns["year"], pa.int16())})


def trajectory_columns(lines: Lines, height: float = 400.0, size: float = 1.0) -> dict[str, list[Any]]:
    """One row a year of kind `line`, one a point under its kind, one a standing goal of kind `limit_…`, one a name at a
    line's end, two for the ends of the axis; in a chart `height` px high at text `size`."""
    low, high = (lines.band.p10, lines.band.p90) if lines.band else ((), ())
    rows: list[Mapping[str, object]] = []
    for place, year in enumerate(lines.years):
        row = {"year": year, "kind": "line", "now": lines.now[place], "base": lines.base[place]}
        rows.append(row | ({"low": low[place], "high": high[place]} if lines.band else {}))
    rows += [{"year": at, "kind": kind, "value": value} for kind, at, value in lines.points]
    rows += [{"year": LAST, "kind": f"limit_{kind}", "value": value} for kind, value in lines.limits]
    rows += [
        {"year": END_YEAR, "kind": "end", "value": at, "name": name}
        for name, at in _spread(lines, END_LINE_PX * size / max(height - AROUND_PX * size, 1))
    ]
    rows += [{"year": FIRST, "kind": "axis", "value": end} for end in ends_of(lines)]
    columns = {name: [_rounded(row.get(name)) for row in rows] for name in COLUMNS[2:]}
    return {"year": [row["year"] for row in rows], "kind": [row["kind"] for row in rows], **columns}


def _rounded(value: object) -> object:
    return round(value, DIGITS) if isinstance(value, float) else value if isinstance(value, str) else None


def _spread(lines: Lines, share: float) -> list[tuple[str, float]]:
    """The names at the lines' ends, none above the axis, moved apart where they would lie on each other; a line of
    letters takes a `share` of the axis."""
    low, high = ends_of(lines)
    gap = (high - low) * share
    places: list[tuple[str, float]] = []
    for name, value in sorted(lines.ends, key=lambda end: end[1]):
        places.append((name, max(value, places[-1][1] + gap) if places else value))
    ceiling = high
    for turn in range(len(places) - 1, -1, -1):
        name, value = places[turn]
        places[turn] = (name, min(value, ceiling))
        ceiling = places[turn][1] - gap
    return places


def trajectory_spec(lines: Lines, height: float, theme: Theme, size: float) -> Json:
    """The spec for a table of `trajectory_table`; of `lines` only what kinds of marks there are and the note matter."""
    ink = palette(theme)
    line: Json = {"type": "line", "strokeWidth": 3 * size}
    if lines.stepped:
        line["interpolate"] = "step"
    lines_only = "datum.kind === 'line'"
    hover = {"point": {"opacity": 0, "size": 300 * size}}
    layers = [
        _layer("datum.kind === 'axis'", {"type": "point", "opacity": 0, "size": 0, "aria": False}, "value"),
        _layer(lines_only, {"type": "area", "opacity": 0.18}, "low", y2={"field": "high"}) if lines.band else None,
        _limit(theme, size) if lines.limits else None,
        _layer(
            lines_only,
            line | {"strokeDash": [6 * size, 5 * size], "strokeWidth": 2 * size, "color": ink.text_soft},
            "base",
        ),
        _layer(lines_only, line | hover, "now", tooltip=_tips("now")),
        _points(theme, size) if lines.points else None,
        _ends(theme, size),
    ]
    title = {"text": lines.note, "anchor": "start", "fontSize": 15 * size, "fontWeight": 400, "color": ink.text_soft}
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "background": None,
        "autosize": {"type": "fit", "contains": "padding"},
        "encoding": {"x": _x(lines), "y": _y(lines.unit)},
        "layer": [layer for layer in layers if layer],
        "config": config(theme, size) | {"mark": {"color": colour("primary", theme)}},
    } | ({"title": title} if lines.band and lines.note else {})


def _layer(keep: str, mark: Json, field: str, **more: Any) -> Json:
    return {"transform": [{"filter": keep}], "mark": mark, "encoding": {"y": {"field": field}, **more}}


def _y(unit: str) -> Json:
    """Scale and axis that all layers share, the unit above it; each layer names its own field. Nothing lies beyond the
    two rows of the axis's ends, so they are the scale's."""
    axis: Json = {"title": unit or None, "labelExpr": FIGURES, "tickCount": 6}
    axis |= {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleBaseline": "bottom", "titleX": -30,
             "titleY": -8, "titleFontWeight": 400}  # fmt: skip
    return {"field": "now", "type": "quantitative", "scale": {"zero": False, "nice": False}, "axis": axis}


def ends_of(lines: Lines) -> tuple[float, float]:
    """Ends of the axis around everything drawn, on a grid of a quarter of the span or so."""
    band = (*lines.band.p10, *lines.band.p90) if lines.band else ()
    points = (value for _, _, value in lines.points)
    limits = (value for _, value in lines.limits)
    values = [v for v in (*lines.now, *lines.base, *band, *points, *limits, *lines.beside) if v is not None]
    if lines.least_span and values:  # a tenth of a minute must not look like a fall
        middle = (min(values) + max(values)) / 2
        values += [max(0.0, middle - lines.least_span / 2), middle + lines.least_span / 2]
    return axis_ends(values)


def axis_ends(values: Sequence[float]) -> tuple[float, float]:
    """Round ends around `values`; 0 to 1 where there are none."""
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    span = max(high - low, 1e-6 * max(abs(low), abs(high))) or 1.0
    step = step_above(span / 4, WITH_QUARTERS)
    places = max(0, 2 - math.floor(math.log10(step)))
    first, last = math.floor(low / step), math.ceil(high / step)
    return round(first * step, places), round(max(last, first + 1) * step, places)


def _tips(field: str) -> list[Json]:
    year = {"field": "year", "type": "quantitative", "format": "d", "title": "\N{EM SPACE}"}
    return [year, {"field": field, "type": "quantitative", "format": ",.6~f", "title": "\N{EN SPACE}"}]


def _points(theme: Theme, size: float) -> Json:
    """Printed figures and the viewer's own, by shape and colour."""
    hues = [colour("selected" if kind == "user" else kind, theme) for kind in KIND_SHAPE]
    domain = list(KIND_SHAPE)
    mark = {"type": "point", "filled": True, "opacity": 1, "size": 150 * size**2}
    shape = {"field": "kind", "scale": {"domain": domain, "range": list(KIND_SHAPE.values())}, "legend": None}
    hue = {"field": "kind", "scale": {"domain": domain, "range": hues}, "legend": None}
    keep = f"indexof({domain}, datum.kind) >= 0"
    return _layer(keep, mark, "value", shape=shape, color=hue, tooltip=_tips("value"))


def _limit(theme: Theme, size: float) -> Json:
    mark = {"type": "rule", "strokeWidth": 2 * size, "color": colour("goal", theme)}
    return _layer("indexof(datum.kind, 'limit') === 0", mark, "value", x={"value": 0}, x2={"value": "width"})


def _ends(theme: Theme, size: float) -> Json:
    """Names of the lines and of the band's edges beside their ends."""
    mark = {"type": "text", "align": "left", "dx": 8 * size, "fontSize": 14 * size, "color": palette(theme).text}
    return _layer("datum.kind === 'end'", mark, "value", text={"field": "name", "type": "nominal"})


def _x(lines: Lines) -> Json:
    last = END_YEAR + ROOM_YEARS[lines.has_figures]
    axis: Json = {"format": "d", "values": list(range(FIRST, LAST)), "title": None, "grid": False, "labelFlush": False}
    axis |= {"labelExpr": f"indexof({list(LABELLED_YEARS)}, datum.value) >= 0 ? datum.label : ''"}
    axis |= {"labelOverlap": False}
    return {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [FIRST - 0.4, last], "nice": False},
        "axis": axis,
    }


def config(theme: Theme, size: float) -> Json:
    """Lettering and lines of the axes."""
    ink = palette(theme)
    axis = {"labelFontSize": 14 * size, "labelColor": ink.text_soft, "gridColor": ink.grid, "domainColor": ink.border}
    axis |= {"titleFontSize": 14 * size, "titleColor": ink.text_soft}
    return {"font": SANS, "view": {"stroke": None}, "axis": {**axis, "tickColor": ink.border, "labelPadding": 6}}
