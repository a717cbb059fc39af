"""Bars that are picked keep the order of their rows; a spec carries no rows of its own."""

from __future__ import annotations

import re

import altair as alt
import pandas as pd
import vl_convert

from components.drawing.charts.altair_spec import spec_of
from components.drawing.charts.pick_bars import BARS, bar_names, bars_height, pick_bars, values

ROWS = [
    {"id": "c", "name": "third by letter", "place": 0, "count": 1},
    {"id": "a", "name": "first by letter", "place": 1, "count": 5},
    {"id": "a", "name": "first by letter", "place": 1, "count": 2},
    {"id": "a", "name": "first by letter", "place": 1, "count": 2},
    {"id": "b", "name": "second by letter", "place": 2, "count": 3},
]


def test_bars_stand_in_the_order_of_their_place_with_several_rows_a_name_and_several_layers() -> None:
    encoding = {"y": bar_names("light", 1.0, 200), "x": values("count", stack="zero")}
    layers = [
        {"name": BARS, "mark": "bar", "encoding": {"detail": {"field": "id"}}},
        {"mark": "text", "encoding": {"text": {"field": "count"}}},
    ]
    spec = pick_bars(bars_height(3, 1.0, 30), encoding, layers)
    svg = vl_convert.vegalite_to_svg(spec | {"width": 400, "data": {"values": ROWS}})
    assert re.findall(r"(\w+) by letter</text>", svg) == ["third", "first", "second"]


def test_a_spec_leaves_every_row_out_so_that_rows_travel_once() -> None:
    inline = alt.Chart(pd.DataFrame(ROWS)).mark_bar().encode(x="count:Q", y="name:N")
    named = alt.Chart(pd.DataFrame(ROWS[:1])).mark_rule().encode(x="count:Q")
    spec = spec_of(alt.layer(inline, named), {"font": "sans-serif"})
    assert "datasets" not in spec and "by letter" not in str(spec)
    assert all("data" not in layer for layer in (spec, *spec["layer"]))
    assert spec["config"] == {"font": "sans-serif"} and spec["background"] is None
