"""One scale for the same quantity: charts over the years whose title is the same have the same ends of their axes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from components.drawing.chart import Chart
from components.handout.slide import Slide

Name = tuple[str, str]
Ends = tuple[float, float]


def with_shared_axes(slides: Sequence[Slide]) -> list[Slide]:
    """The slides, and those they are compared with, each on an axis that holds all of the same name."""
    ends = _ends(one for slide in slides for one in (slide.before, slide) if one)
    return [
        replace(_on_axis(slide, ends), before=_on_axis(slide.before, ends) if slide.before else None)
        for slide in slides
    ]


def _ends(slides: Iterable[Slide]) -> dict[Name, Ends]:
    widest: dict[Name, Ends] = {}
    for slide in slides:
        axis = _axis(slide.chart)
        if slide.chart is not None and len(axis):
            low, high = float(axis.min()), float(axis.max())
            name = (slide.chart.ident, slide.chart.title)
            least, most = widest.get(name, (low, high))
            widest[name] = (min(low, least), max(high, most))
    return widest


def _axis(chart: Chart | None) -> "pd.Series[float]":
    """The values between which a chart's axis runs; empty where the chart leaves that to its marks."""
    if chart is None or chart.rows is None or not {"kind", "value"} <= set(chart.rows.columns):
        return pd.Series(dtype=float)
    return chart.rows.loc[chart.rows["kind"] == "axis", "value"]


def _on_axis(slide: Slide, ends: dict[Name, Ends]) -> Slide:
    axis, chart = _axis(slide.chart), slide.chart
    if chart is None or chart.rows is None or not len(axis):
        return slide
    low, high = ends[chart.ident, chart.title]
    if (low, high) == (axis.min(), axis.max()):
        return slide
    rows = chart.rows.copy()
    rows.loc[axis.index, "value"] = [low, high][: len(axis)] if axis.iloc[0] <= axis.iloc[-1] else [high, low]
    wider = replace(chart, rows=rows)
    return replace(slide, chart=wider, picture=lambda _: wider.svg())
