"""Trajectory with its band, and bars of what matters most: constant Vega-Lite specs, rows in a frame.

A slider sends the frame only; the specs depend on height, theme and text size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.scales import KIND_SHAPE, SANS, Theme, colour, palette
from model.uncertainty import Band

Json = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FIRST, LAST = 2022, 2036
FIGURES = "replace(format(datum.value, ',.6~f'), '-', '\N{MINUS SIGN}')"
COLUMNS = ["layer", "kind", "year", "value", "low", "high", "label"]


@dataclass(frozen=True, kw_only=True)
class Lines:
    """What is drawn, values in one unit by `years`; None where there is no figure.

    `printed` holds (kind, year, value), year None for a standing goal; `targets` (year, value) of the viewer's own.
    `names` are the words for now, base and the note on the band.
    """

    years: Sequence[int]
    now: Sequence[float | None]
    base: Sequence[float | None]
    band: Band | None
    printed: tuple[tuple[str, int | None, float], ...]
    targets: tuple[tuple[int, float], ...]
    names: Mapping[str, str]


def trajectory_frame(lines: Lines) -> pd.DataFrame:
    """One row a mark, told apart by `layer`; columns `COLUMNS`."""
    rows: list[Json] = []
    if lines.band:
        ends = zip(lines.years, lines.band.p10, lines.band.p90, strict=True)
        rows += [{"layer": "band", "kind": "now", "year": y, "low": low, "high": high} for y, low, high in ends]
    for layer, values in (("base", lines.base), ("now", lines.now)):
        pairs = zip(lines.years, values, strict=True)
        rows += [{"layer": layer, "kind": layer, "year": y, "value": v} for y, v in pairs if v is not None]
    rows += [_printed(*point) for point in lines.printed if point[1] is None or FIRST <= point[1] <= LAST]
    rows += [{"layer": "target", "kind": "user", "year": y, "value": v} for y, v in lines.targets]
    rows += _ends(lines)
    return pd.DataFrame(rows, columns=COLUMNS)


def _printed(kind: str, year: int | None, value: float) -> Json:
    layer = "limit" if year is None else "printed"
    return {"layer": layer, "kind": kind, "year": LAST if year is None else year, "value": value}


def _ends(lines: Lines) -> list[Json]:
    """Names at the ends of the lines; the baseline's only where it stands apart."""
    now, base = lines.now[-1], lines.base[-1]
    if now is None:
        return []
    note = (
        [
            {
                "layer": "note",
                "kind": _free_corner(lines),
                "year": lines.years[0],
                "value": now,
                "label": lines.names["note"],
            }
        ]
        if lines.band
        else []
    )
    ends = [{"layer": "name", "kind": "now", "year": lines.years[-1], "value": now, "label": lines.names["now"]}]
    if base is not None and abs(now - base) > 0.08 * max(abs(now), abs(base)):
        last = {"year": lines.years[-1], "value": base, "label": lines.names["base"]}
        ends.append({"layer": "name", "kind": "base", **last})
    return note + ends


def trajectory_spec(height: float, theme: Theme, size: float) -> Json:
    """The spec for a frame of `trajectory_frame`."""
    ink = palette(theme)
    tint = {"now": colour("primary", theme), "base": ink.text_soft, "user": colour("selected", theme)}
    tint |= {kind: colour(kind, theme) for kind in ("actual", "plan", "goal", "reported")}
    hue = {"field": "kind", "scale": {"domain": list(tint), "range": list(tint.values())}, "legend": None}
    line = {"type": "line", "strokeWidth": 3 * size}
    layers = [
        _layer("band", {"type": "area", "opacity": 0.18}, {"y": _y("low"), "y2": {"field": "high"}, "color": hue}),
        _layer("limit", {"type": "rule", "strokeWidth": 2 * size}, {"color": hue, "x": {"value": 0}, "x2": _edge()}),
        _layer("base", {**line, "strokeDash": [6 * size, 5 * size], "strokeWidth": 2 * size}, {"color": hue}),
        _layer("now", line, {"color": hue}),
        *(_marks(kind, tint[kind], size) for kind in KIND_SHAPE),
        *(_note(corner, ink.text_soft, size) for corner in ("top", "bottom")),
    ]  # fmt: skip
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "background": None,
        "autosize": {"type": "fit", "contains": "padding"},
        "encoding": {"x": _x(), "y": _y("value")},
        "layer": layers,
        "config": _config(theme, size),
    }


def _words(size: float) -> Json:
    return {"type": "text", "align": "left", "dx": 8 * size, "fontSize": 15 * size, "fontWeight": 700}


def _free_corner(lines: Lines) -> str:
    """Where at the left no line runs: under a falling one, above a rising one."""
    known = [value for value in lines.now if value is not None]
    return "bottom" if known[-1] < known[0] else "top"


def _note(corner: str, ink: str, size: float) -> Json:
    mark = {"type": "text", "align": "left", "baseline": corner, "fontSize": 15 * size, "color": ink}
    y = {"value": 4} if corner == "top" else {"value": "height"}
    made = _layer("note", mark, {"x": {"value": 10}, "y": y, "text": {"field": "label"}})
    made["transform"].append({"filter": f"datum.kind === '{corner}'"})
    return made


def _marks(kind: str, ink: str, size: float) -> Json:
    """Points of one kind, printed or the viewer's own, by shape and colour."""
    mark = {
        "type": "point",
        "filled": True,
        "opacity": 1,
        "size": 150 * size**2,
        "shape": KIND_SHAPE[kind],
        "color": ink,
    }
    made = _layer("printed" if kind != "user" else "target", mark, {})
    made["transform"].append({"filter": f"datum.kind === '{kind}'"})
    return made


def _edge() -> Json:
    return {"value": "width"}


def _x() -> Json:
    axis = {"format": "d", "values": list(range(FIRST, 2036)), "title": None, "grid": False, "labelFlush": False}
    return {"field": "year", "type": "quantitative", "scale": {"domain": [FIRST, 2037], "nice": False}, "axis": axis}


def _y(field: str) -> Json:
    axis = {"title": None, "labelExpr": FIGURES, "tickCount": 6}
    return {"field": field, "type": "quantitative", "scale": {"zero": False, "nice": True}, "axis": axis}


def _layer(name: str, mark: Json, encoding: Json) -> Json:
    tips = [{"field": "year", "type": "quantitative", "format": "d", "title": "\N{EM SPACE}"}]
    tips.append({"field": "value", "type": "quantitative", "format": ",.6~f", "title": "\N{EN SPACE}"})
    more = {} if name in {"band", "name", "note"} else {"tooltip": tips}
    return {"transform": [{"filter": f"datum.layer === '{name}'"}], "mark": mark, "encoding": encoding | more}


def _config(theme: Theme, size: float) -> Json:
    ink = palette(theme)
    axis = {"labelFontSize": 14 * size, "labelColor": ink.text_soft, "gridColor": ink.grid, "domainColor": ink.border}
    return {"font": SANS, "view": {"stroke": None}, "axis": {**axis, "tickColor": ink.border, "labelPadding": 6}}


@dataclass(frozen=True)
class Swing:
    """One lever of the tornado: its name, the outcome at its lower and upper bound, and as it stands."""

    name: str
    at_low: float
    at_high: float
    now: float


def tornado_frame(swings: Sequence[Swing]) -> pd.DataFrame:
    """Two rows a lever, one to each bound, widest lever first; columns order, name, end, value, now."""
    rows = [
        {"order": place, "name": swing.name, "end": end, "value": value, "now": swing.now}
        for place, swing in enumerate(swings)
        for end, value in (("low", swing.at_low), ("high", swing.at_high))
    ]
    return pd.DataFrame(rows, columns=["order", "name", "end", "value", "now"])


def tornado_spec(height: float, theme: Theme, size: float) -> Json:
    """The spec for a frame of `tornado_frame`; names stand above their bars so that none is cut."""
    row = {"field": "order", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.62, "paddingOuter": 0.5}}
    axis = {"title": None, "labelExpr": FIGURES, "tickCount": 4, "orient": "bottom"}
    value = {"field": "value", "type": "quantitative", "scale": {"zero": False}, "axis": axis}
    stands = {"type": "tick", "color": palette(theme).text, "thickness": 2 * size}
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "background": None,
        "autosize": {"type": "fit", "contains": "padding"},
        "encoding": {"y": row},
        "layer": [
            _swings(value, theme),
            {"mark": stands, "encoding": {"x": value | {"field": "now"}}},
            _lever_names(theme, size),
        ],
        "config": _config(theme, size),
    }


def _swings(value: Json, theme: Theme) -> Json:
    hues = {"domain": ["low", "high"], "range": [colour("yellow_river_ochre", theme), colour("primary", theme)]}
    end = {"field": "end", "scale": hues, "legend": None}
    tip = [{"field": "name", "title": "\N{EM SPACE}"}, {"field": "value", "format": ",.6~f", "title": "\N{EN SPACE}"}]
    return {"mark": "bar", "encoding": {"x": value, "x2": {"field": "now"}, "color": end, "tooltip": tip}}


def _lever_names(theme: Theme, size: float) -> Json:
    words = {"type": "text", "align": "left", "baseline": "bottom", "fontSize": 14 * size, "yOffset": -9 * size}
    return {
        "transform": [{"filter": "datum.end === 'low'"}],
        "mark": words | {"color": palette(theme).text},
        "encoding": {"x": {"value": 2}, "text": {"field": "name"}},
    }
