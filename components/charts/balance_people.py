"""People by year against the people that land and water hold, 万人: a constant spec, the table holds the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from components.charts.balance import FLUSH, ROLES, Json, apart, only
from components.charts.indicator_sheet import SCHEMA
from components.scales import SANS, Theme, colour, palette
from model.trajectory import YEARS

COLUMNS = pa.schema(
    [("layer", pa.string()), ("kind", pa.string()), ("year", pa.int16()), ("label", pa.string())]
    + [(name, pa.float64()) for name in ("value", "low", "high")]
)
KINDS = ("people", "land", "water")
LABEL_PX, TALLEST = 19.0, 1.12
EARLY = 2028


@dataclass(frozen=True)
class People:
    """Lines by kind over `YEARS`, names of the lines, the chosen year, and (year, words) of a limit that breaks."""

    lines: Mapping[str, Sequence[float]]
    names: Mapping[str, str]
    year: int
    broken: tuple[tuple[int, str], ...]
    figure: Mapping[str, str]


def people_table(people: People, height_px: float) -> pa.Table:
    """The rows as the browser gets them."""
    return pa.Table.from_pylist(people_rows(people, height_px), schema=COLUMNS)


def people_rows(people: People, height_px: float) -> list[Json]:
    """One row a mark, told apart by `layer`; `height_px` at text size 1 decides how far names are moved apart."""
    rows: list[Json] = []
    for year, here, land, water in zip(YEARS, *(people.lines[kind] for kind in KINDS), strict=True):
        held = min(land, water)
        rows.append({"layer": "room", "kind": "people", "year": year, "low": here, "high": max(held, here)})
        rows.append({"layer": "over", "kind": "gap", "year": year, "low": min(held, here), "high": here})
    for kind in KINDS:
        pairs = zip(YEARS, people.lines[kind], strict=True)
        rows += [{"layer": "line", "kind": kind, "year": year, "value": value} for year, value in pairs]
    rows += _names(people, height_px) + _chosen(people, height_px)
    for year, words in people.broken[:1]:
        value = people.lines["people"][YEARS.index(year)]
        here = {"kind": "gap", "year": year, "value": value, "label": words}
        rows += [here | {"layer": "broken"}, here | {"layer": "broken_early" if year < EARLY else "broken_late"}]
    return rows


def _step(people: People, height_px: float) -> float:
    """The height of a label in 万人."""
    return max(max(line) for line in people.lines.values()) * TALLEST * LABEL_PX / max(height_px, 1.0)


def _names(people: People, height_px: float) -> list[Json]:
    last = sorted((people.lines[kind][-1], kind) for kind in KINDS)
    step = _step(people, height_px)
    places = apart([value for value, _ in last], [step] * len(last), 0.0, float("inf"))
    return [
        {"layer": "name", "kind": kind, "year": YEARS[-1], "value": y, "label": people.names[kind]}
        for (_, kind), y in zip(last, places, strict=True)
    ]


def _chosen(people: People, height_px: float) -> list[Json]:
    """Points and figures in the chosen year; a figure stands below its point where another line is close above."""
    at = YEARS.index(people.year)
    here = sorted((people.lines[kind][at], kind) for kind in KINDS)
    rows: list[Json] = [{"layer": "year", "kind": "people", "year": people.year}]
    for place, (value, kind) in enumerate(here):
        row = {"kind": kind, "year": people.year, "value": value}
        crowded = place + 1 < len(here) and here[place + 1][0] - value < 2 * _step(people, height_px)
        rows.append(row | {"layer": "point"})
        rows.append(row | {"layer": "below" if crowded else "above", "label": people.figure[kind]})
    return rows


def people_spec(height: float, theme: Theme, size: float) -> Json:
    """The spec for a frame of `people_table`."""
    ink = palette(theme)
    hue = {"field": "kind", "legend": None, "scale": _hues(theme)}
    ends: Json = {"y": _y("low"), "y2": {"field": "high"}, "color": hue}
    words = {"type": "text", "fontSize": 14 * size, "fontWeight": 700}
    dashed = {"type": "rule", "color": ink.text_soft, "strokeDash": [4 * size, 4 * size], "strokeWidth": 1.2 * size}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 90 * size**2}
    cross = point | {"shape": "cross", "angle": 45, "size": 260 * size**2}
    text = {"color": hue, "text": {"field": "label"}}
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "background": None,
        "padding": FLUSH,
        "autosize": {"type": "fit", "contains": "padding"},
        "encoding": {"x": _x(), "y": _y("value")},
        "layer": [
            _layer("room", {"type": "area", "opacity": 0.13}, ends),
            _layer("over", {"type": "area", "opacity": 0.45}, ends),
            {"transform": only("year"), "mark": dashed, "encoding": {"y": {"value": 0}, "y2": {"value": "height"}}},
            _layer("line", {"type": "line", "strokeWidth": 3 * size}, {"color": hue, "tooltip": _tips()}),
            _layer("point", point, {"color": hue}),
            _layer("broken", cross, {"color": hue}),
            _layer("broken_early", words | {"align": "left", "dx": -4 * size, "dy": -24 * size}, text),
            _layer("broken_late", words | {"align": "right", "dx": -12 * size, "dy": -10 * size}, text),
            _layer("name", words | {"align": "left", "dx": 9 * size}, text),
            _layer("above", words | {"align": "right", "dx": -7 * size, "dy": -11 * size}, text),
            _layer("below", words | {"align": "right", "dx": -7 * size, "dy": 13 * size}, text),
        ],
        "config": {"font": SANS, "view": {"stroke": None}, "axis": _axis(theme, size)},
    }


def _hues(theme: Theme) -> Json:
    return {"domain": [*KINDS, "gap"], "range": [colour(ROLES[kind], theme) for kind in (*KINDS, "gap")]}


def _layer(name: str, mark: Json, encoding: Json) -> Json:
    return {"transform": only(name), "mark": mark, "encoding": encoding}


def _tips() -> list[Json]:
    return [
        {"field": "year", "type": "quantitative", "format": "d", "title": "\N{EM SPACE}"},
        {"field": "value", "type": "quantitative", "format": ",.1f", "title": "\N{EN SPACE}"},
    ]


def _axis(theme: Theme, size: float) -> dict[str, Any]:
    ink = palette(theme)
    lines = {"gridColor": ink.grid, "domainColor": ink.border, "tickColor": ink.border}
    return {"labelFontSize": 13 * size, "labelColor": ink.text_soft, "labelPadding": 5, **lines}


def _x() -> Json:
    axis = {"format": "d", "values": [2023, 2025, 2030, 2035], "title": None, "grid": False, "labelOverlap": "greedy"}
    scale = {"domain": [YEARS[0], 2039.4], "nice": False}
    return {"field": "year", "type": "quantitative", "scale": scale, "axis": axis}


def _y(field: str) -> Json:
    axis = {"title": None, "tickCount": 4}
    return {"field": field, "type": "quantitative", "scale": {"zero": True, "nice": True}, "axis": axis}
