"""The two stated limits on the use of the land, as one bar."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.altair_spec import spec_of
from components.words.text import tr
from model.single_flight import single_flight

if TYPE_CHECKING:
    import altair as alt

HEIGHT_PX = 52
ROLES = ["forest", "neutral", "built_land"]


def land_budget_frame(green_floor_pct: float, built_cap_pct: float) -> pd.DataFrame:
    """The whole area (100 %) split at the floor of blue-green space and the cap of built land; columns part, from, to,
    middle, role.

    The part between floor and cap (none when they sum to 100) is left empty.
    """
    parts = (
        (tr("蓝绿空间 ≥ {p:g}%", p=green_floor_pct), 0.0, green_floor_pct, "forest"),
        (tr("未限定"), green_floor_pct, 100 - built_cap_pct, "neutral"),
        (tr("建设用地 ≤ {p:g}%", p=built_cap_pct), 100 - built_cap_pct, 100.0, "built_land"),
    )
    rows = [
        {
            "part": part.replace(" ≥", "\n≥").replace(" ≤", "\n≤"),
            "from": low,
            "to": high,
            "middle": (low + high) / 2,
            "role": role,
        }
        for part, low, high, role in parts
        if high > low
    ]
    return pd.DataFrame(rows)


@single_flight(maxsize=16)
def land_budget_spec(theme: Theme, size: float) -> dict[str, Any]:
    """The spec for a frame of `land_budget_frame`."""
    import altair as alt  # loads for half a second: the first chart pays, not the start of the server

    fit = alt.AutoSizeParams(type="fit", contains="padding")
    chart = alt.LayerChart(layer=[_bar(theme, size), _words(theme, size)]).properties(
        height=HEIGHT_PX * size, padding=0, autosize=fit
    )
    return spec_of(chart, {"font": SANS, "view": {"stroke": None}})


def _bar(theme: Theme, size: float) -> "alt.Chart":
    """Pale enough for words in the colour of text to be read on it, in both themes."""
    import altair as alt

    scale = alt.Scale(domain=ROLES, range=[colour(role, theme) for role in ROLES])
    bar: alt.Chart = (
        alt.Chart()
        .mark_bar(height=HEIGHT_PX * size, opacity=0.5)
        .encode(
            x=alt.X("from:Q", scale=alt.Scale(domain=[0, 100]), axis=None),
            x2="to",
            y=alt.value(HEIGHT_PX * size / 2),
            color=alt.Color("role:N", legend=None, scale=scale),
        )
    )
    return bar


def _words(theme: Theme, size: float) -> "alt.Chart":
    import altair as alt

    mark = alt.Chart().mark_text(
        fontSize=14 * size,
        fontWeight=700,
        color=palette(theme).text,
        baseline="middle",
        lineBreak="\n",
        lineHeight=18 * size,
        dy=-9 * size,
    )
    x = alt.X("middle:Q", scale=alt.Scale(domain=[0, 100]), axis=None)
    words: alt.Chart = mark.encode(x=x, y=alt.value(HEIGHT_PX * size / 2), text="part:N")
    return words
