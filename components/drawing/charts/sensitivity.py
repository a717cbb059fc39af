"""Sensitivity charts: swings of an outcome at the ends of each lever, and shares of its variance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.base.scales import Theme, colour, palette
from components.drawing.charts.altair_spec import spec_of
from components.drawing.charts.whatif import FIGURES, axis_ends, config
from model.single_flight import single_flight

if TYPE_CHECKING:
    import altair as alt

Json = dict[str, Any]
WORDS_SHARE = 0.14
"""Share of the widest bar that is left free at either end for words."""
PER_CENT = "format(datum.value, '.0%')"


@dataclass(frozen=True)
class Swing:
    """One lever of the tornado: its name, the outcome at its lower and upper bound, and as it stands; then what is
    written at the two ends of the bar."""

    name: str
    at_low: float
    at_high: float
    now: float
    low_words: str = ""
    high_words: str = ""


@dataclass(frozen=True)
class Share:
    """One lever's share of the outcome's variance, 0 to 1: alone, and together with all others."""

    name: str
    alone: float
    total: float


def tornado_frame(swings: Sequence[Swing]) -> pd.DataFrame:
    """Two rows a lever, one to each bound, widest lever first; columns order, name, end, value, now, said."""
    rows = [
        {"order": place, "name": swing.name, "end": end, "value": value, "now": swing.now, "said": words}
        for place, swing in enumerate(swings)
        for end, value, words in (("low", swing.at_low, swing.low_words), ("high", swing.at_high, swing.high_words))
    ]
    return pd.DataFrame(rows, columns=["order", "name", "end", "value", "now", "said"])


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
    ends = swing_ends(swings)
    spec = _tornado(round(height), theme, size)
    return spec | {"layer": [_with_domain(layer, ends) for layer in spec["layer"]]}


def swing_ends(swings: Sequence[Swing]) -> tuple[float, float]:
    """Ends of the axis: around every bar, with room for the words at its ends."""
    values = [end for swing in swings for end in (swing.at_low, swing.at_high, swing.now)]
    spare = WORDS_SHARE * (max(values) - min(values)) if values else 0.0
    return axis_ends([*values, *([min(values) - spare, max(values) + spare] if values else [])])


def _with_domain(layer: Json, ends: tuple[float, float]) -> Json:
    """The layer on another stretch of the axis: a hand on a slider must not build the chart again."""
    encoding = layer["encoding"]
    if "scale" not in encoding["x"]:
        return layer
    return layer | {"encoding": encoding | {"x": encoding["x"] | {"scale": {"domain": list(ends)}}}}


@single_flight(maxsize=64)
def _tornado(height: int, theme: Theme, size: float) -> Json:
    import altair as alt  # loads for half a second: the first chart pays, not the start of the server

    axis = alt.Axis(title=None, labelExpr=FIGURES, tickCount=4, orient="bottom")
    value = alt.X("value:Q", scale=alt.Scale(domain=[0, 1]), axis=axis)
    hues = {"low": colour("yellow_river_ochre", theme), "high": colour("primary", theme)}
    stands = alt.Chart().mark_tick(color=palette(theme).text, thickness=2 * size)
    now = stands.encode(x=alt.X("now:Q", scale=alt.Scale(domain=[0, 1]), axis=axis), y=_row())
    bars = _bars(value, "now", hues, ",.6~f")
    ends = [_end_words(value, theme, size, is_left=is_left) for is_left in (True, False)]
    return _sheet(alt.LayerChart(layer=[bars, now, *ends, _names("low", theme, size)]), height, theme, size)


def _end_words(value: "alt.X", theme: Theme, size: float, *, is_left: bool) -> "alt.Chart":
    """What the outcome is where a bar ends, outside of it."""
    import altair as alt

    words = alt.Chart().mark_text(
        align="right" if is_left else "left",
        baseline="middle",
        fontSize=13.5 * size,
        xOffset=-5 * size if is_left else 5 * size,
        color=palette(theme).text,
    )
    test = "datum.value < datum.now" if is_left else "datum.value >= datum.now"
    chart: alt.Chart = words.transform_filter(test).encode(x=value, y=_row(), text="said:N")
    return chart


@single_flight(maxsize=64)
def shares_spec(height: float, theme: Theme, size: float) -> Json:
    """The spec for a frame of `shares_frame`."""
    import altair as alt

    axis = alt.Axis(title=None, labelExpr=PER_CENT, tickCount=4, orient="bottom")
    value = alt.X("value:Q", scale=alt.Scale(domain=[0, 1]), axis=axis)
    hues = {"alone": colour("primary", theme), "joint": colour("yellow_river_ochre", theme)}
    bars = _bars(value, "start", hues, ".0%")
    return _sheet(alt.LayerChart(layer=[bars, _names("alone", theme, size)]), round(height), theme, size)


def _sheet(layers: "alt.LayerChart", height: int, theme: Theme, size: float) -> Json:
    import altair as alt

    fit = alt.AutoSizeParams(type="fit", contains="padding")
    return spec_of(layers.properties(height=height, autosize=fit), config(theme, size))


def _row() -> "alt.Y":
    import altair as alt

    return alt.Y("order:O", axis=None, scale=alt.Scale(paddingInner=0.62, paddingOuter=0.5))


def _bars(value: "alt.X", other_end: str, hues: dict[str, str], form: str) -> "alt.Chart":
    import altair as alt

    end = alt.Color("end:N", scale=alt.Scale(domain=list(hues), range=list(hues.values())), legend=None)
    tips = [alt.Tooltip("name:N", title="\N{EM SPACE}"), alt.Tooltip("value:Q", format=form, title="\N{EN SPACE}")]
    bars: alt.Chart = alt.Chart().mark_bar().encode(x=value, x2=other_end, y=_row(), color=end, tooltip=tips)
    return bars


def _names(end: str, theme: Theme, size: float) -> "alt.Chart":
    import altair as alt

    words = alt.Chart().mark_text(
        align="left", baseline="bottom", fontSize=14 * size, yOffset=-9 * size, color=palette(theme).text
    )
    names: alt.Chart = words.transform_filter(f"datum.end === '{end}'").encode(x=alt.value(2), y=_row(), text="name:N")
    return names
