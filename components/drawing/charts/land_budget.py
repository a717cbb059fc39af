"""The two stated limits on the use of the land, as one bar."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.altair_spec import spec_of
from components.words.text import tr
from model.single_flight import single_flight

if TYPE_CHECKING:
    import altair as alt

HEIGHT_PX = 92
ROLES = ["neutral", "built_land"]
WATER, GREEN = "water_body", "forest"
"""The two ends of blue-green space, drawn as a passage from water to green: it is both, and no group's green."""
LINES = (("name", 14, False, 18), ("share", 26, True, 46), ("area", 13, False, 74))
"""Of each part: column, px of its letters and whether they are bold, px of its line's middle below the bar's top."""


def land_budget_frame(area_km2: float, green_floor_pct: float, built_cap_pct: float) -> pd.DataFrame:
    """The whole area (100 %) split at the floor of blue-green space and the cap of built land; columns name, share,
    area (words), from, to, middle (percent) and role.

    The part between floor and cap (none when they sum to 100) is left empty.
    """
    parts = (
        (tr("蓝绿空间"), "≥", green_floor_pct, 0.0, green_floor_pct, GREEN),
        (tr("未限定"), "", 100 - built_cap_pct - green_floor_pct, green_floor_pct, 100 - built_cap_pct, "neutral"),
        (tr("城镇建设用地"), "≤", built_cap_pct, 100 - built_cap_pct, 100.0, "built_land"),
    )
    rows = [
        {
            "name": name,
            "share": f"{sign} {share:g}%".strip(),
            "area": tr("{sign} {n:.0f} km² ◇", sign=sign, n=area_km2 * share / 100).strip(),
            "from": low,
            "to": high,
            "middle": (low + high) / 2,
            "role": role,
        }
        for name, sign, share, low, high, role in parts
        if high > low
    ]
    return pd.DataFrame(rows)


@single_flight(maxsize=16)
def land_budget_spec(theme: Theme, size: float) -> dict[str, Any]:
    """The spec for a frame of `land_budget_frame`."""
    import altair as alt  # loads for half a second: the first chart pays, not the start of the server

    fit = alt.AutoSizeParams(type="fit", contains="padding")
    words = [_words(line, theme, size) for line in LINES]
    chart = alt.LayerChart(layer=[*_bars(theme, size), *words]).properties(
        height=HEIGHT_PX * size, padding=0, autosize=fit
    )
    return spec_of(chart, {"font": SANS, "view": {"stroke": None}})


def _bars(theme: Theme, size: float) -> "list[alt.Chart]":
    """Pale enough for words in the colour of text to be read on it, in both themes."""
    import altair as alt

    encoding: dict[str, Any] = {
        "x": alt.X("from:Q", scale=alt.Scale(domain=[0, 100]), axis=None),
        "x2": alt.X2("to:Q"),
        "y": alt.value(HEIGHT_PX * size / 2),
    }
    shape: dict[str, Any] = {"height": HEIGHT_PX * size, "stroke": palette(theme).ground, "strokeWidth": 3 * size}
    stops = [{"color": colour(role, theme), "offset": at} for role, at in ((WATER, 0), (GREEN, 1))]
    passage: dict[str, Any] = {"gradient": "linear", "stops": stops, "x1": 0, "x2": 1, "y1": 0, "y2": 0}
    scale = alt.Scale(domain=ROLES, range=[colour(role, theme) for role in ROLES])
    blue_green = (
        alt.Chart().transform_filter(alt.datum.role == GREEN).mark_bar(**shape | {"color": passage}, opacity=0.4)
    )
    others = alt.Chart().transform_filter(alt.datum.role != GREEN).mark_bar(**shape, opacity=0.4)
    tint = alt.Color("role:N", legend=None, scale=scale)
    return [blue_green.encode(**encoding), others.encode(**encoding, color=tint)]


def _words(line: tuple[str, int, bool, int], theme: Theme, size: float) -> "alt.Chart":
    import altair as alt

    column, px, is_bold, middle = line
    mark = alt.Chart().mark_text(
        fontSize=px * size, fontWeight=700 if is_bold else 400, color=palette(theme).text, align="center",
        baseline="middle",
    )  # fmt: skip
    x = alt.X("middle:Q", scale=alt.Scale(domain=[0, 100]), axis=None)
    words: alt.Chart = mark.encode(x=x, y=alt.value(middle * size), text=f"{column}:N")
    return words
