"""What matters most: swings of an outcome at the ends of each lever, and shares of its variance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.base.scales import Theme, colour, palette
from components.drawing.charts.whatif import FIGURES, SCHEMA, axis_ends, config

Json = dict[str, Any]
PER_CENT = "format(datum.value, '.0%')"


@dataclass(frozen=True)
class Swing:
    """One lever of the tornado: its name, the outcome at its lower and upper bound, and as it stands."""

    name: str
    at_low: float
    at_high: float
    now: float


@dataclass(frozen=True)
class Share:
    """One lever's share of the outcome's variance, 0 to 1: alone, and together with all others."""

    name: str
    alone: float
    total: float


def tornado_frame(swings: Sequence[Swing]) -> pd.DataFrame:
    """Two rows a lever, one to each bound, widest lever first; columns order, name, end, value, now."""
    rows = [
        {"order": place, "name": swing.name, "end": end, "value": value, "now": swing.now}
        for place, swing in enumerate(swings)
        for end, value in (("low", swing.at_low), ("high", swing.at_high))
    ]
    return pd.DataFrame(rows, columns=["order", "name", "end", "value", "now"])


def shares_frame(shares: Sequence[Share]) -> pd.DataFrame:
    """Two rows a lever, what it does alone and what only together with others; estimates below nought count as none."""
    rows = []
    for place, share in enumerate(shares):
        alone = min(max(share.alone, 0.0), 1.0)
        total = min(max(share.total, alone), 1.0)
        rows.append({"order": place, "name": share.name, "end": "alone", "value": alone, "start": 0.0})
        rows.append({"order": place, "name": share.name, "end": "joint", "value": total, "start": alone})
    return pd.DataFrame(rows, columns=["order", "name", "end", "value", "start"])


def tornado_spec(swings: Sequence[Swing], height: float, theme: Theme, size: float) -> Json:
    """The spec for a frame of `tornado_frame`; names stand above their bars so that none is cut."""
    axis = {"title": None, "labelExpr": FIGURES, "tickCount": 4, "orient": "bottom"}
    ends = axis_ends([end for swing in swings for end in (swing.at_low, swing.at_high, swing.now)])
    value = {"field": "value", "type": "quantitative", "scale": {"domain": list(ends)}, "axis": axis}
    stands = {"type": "tick", "color": palette(theme).text, "thickness": 2 * size}
    hues = {"low": colour("yellow_river_ochre", theme), "high": colour("primary", theme)}
    layers = [_bars(value, "now", hues, ",.6~f"), {"mark": stands, "encoding": {"x": value | {"field": "now"}}}]
    return _sheet([*layers, _names("low", theme, size)], height, theme, size)


def shares_spec(height: float, theme: Theme, size: float) -> Json:
    """The spec for a frame of `shares_frame`."""
    axis = {"title": None, "labelExpr": PER_CENT, "tickCount": 4, "orient": "bottom"}
    value = {"field": "value", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}
    hues = {"alone": colour("primary", theme), "joint": colour("yellow_river_ochre", theme)}
    return _sheet([_bars(value, "start", hues, ".0%"), _names("alone", theme, size)], height, theme, size)


def _sheet(layers: list[Json], height: float, theme: Theme, size: float) -> Json:
    row = {"field": "order", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.62, "paddingOuter": 0.5}}
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "background": None,
        "autosize": {"type": "fit", "contains": "padding"},
        "encoding": {"y": row},
        "layer": layers,
        "config": config(theme, size),
    }


def _bars(value: Json, other_end: str, hues: dict[str, str], form: str) -> Json:
    scale = {"domain": list(hues), "range": list(hues.values())}
    tip = [{"field": "name", "title": "\N{EM SPACE}"}, {"field": "value", "format": form, "title": "\N{EN SPACE}"}]
    end = {"field": "end", "scale": scale, "legend": None}
    return {"mark": "bar", "encoding": {"x": value, "x2": {"field": other_end}, "color": end, "tooltip": tip}}


def _names(end: str, theme: Theme, size: float) -> Json:
    words = {"type": "text", "align": "left", "baseline": "bottom", "fontSize": 14 * size, "yOffset": -9 * size}
    return {
        "transform": [{"filter": f"datum.end === '{end}'"}],
        "mark": words | {"color": palette(theme).text},
        "encoding": {"x": {"value": 2}, "text": {"field": "name"}},
    }
