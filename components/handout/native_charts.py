"""Charts of a page as charts of a slide, with their values in a sheet that can be edited.

A chart qualifies by the columns of its rows: an outcome over the years, the ends of levers' ranges, or counts by group
and stage. All others stay pictures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from components.base.scales import Palette, Theme, colour, palette
from components.drawing.chart import Chart
from components.words.citation import KINDS
from components.words.text import tr

LETTERS = 14
"""Points of a chart's letters."""
FONT = "Microsoft YaHei"
"""On every Chinese office machine; elsewhere the program takes its own Chinese face."""
POINTS = ("actual", "plan", "goal", "reported", "user")


@dataclass(frozen=True)
class Series:
    """Values by category, None where there is none; `role` names the colour unless `tint` gives it; `points` alone or
    a line, dashed or not."""

    name: str
    values: tuple[float | None, ...]
    role: str = "primary"
    tint: str = ""
    is_dashed: bool = False
    is_points: bool = False


@dataclass(frozen=True)
class NativeChart:
    """Title, kind (line, bars, stacked), categories and series of a chart that can be edited."""

    title: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


def native_chart(chart: Chart) -> NativeChart | None:
    """The chart as series; None where only a picture can show it."""
    if chart.rows is None:
        return None
    columns = set(chart.rows.columns)
    makers: tuple[tuple[set[str], Callable[[Chart, pd.DataFrame], NativeChart]], ...] = (
        ({"year", "kind", "now", "base"}, _over_the_years),
        ({"order", "name", "end", "value", "now"}, _ends),
        ({"name", "place", "turn", "n", "words", "stage"}, _stages),
    )
    return next((make(chart, chart.rows) for needed, make in makers if needed <= columns), None)


def _over_the_years(chart: Chart, rows: pd.DataFrame) -> NativeChart:
    lines = rows[rows["kind"] == "line"].sort_values("year")
    years = [int(year) for year in lines["year"]]
    series = [
        Series(tr("本方案"), _values(lines["now"])),
        Series(tr("基准"), _values(lines["base"]), "neutral"),
    ]
    if "low" in lines and lines["low"].notna().any():
        series += [
            Series(tr("上沿 P90"), _values(lines["high"]), "primary", is_dashed=True),
            Series(tr("下沿 P10"), _values(lines["low"]), "primary", is_dashed=True),
        ]
    for kind in POINTS:
        at = {int(row["year"]): float(row["value"]) for _, row in rows[rows["kind"] == kind].iterrows()}
        if at.keys() & set(years):
            name = tr("目标") if kind == "user" else tr(KINDS[kind])
            role = "selected" if kind == "user" else kind
            series.append(Series(name, tuple(at.get(year) for year in years), role, is_points=True))
    return NativeChart(_title(chart), "line", tuple(map(str, years)), tuple(series))


def _ends(chart: Chart, rows: pd.DataFrame) -> NativeChart:
    ordered = rows.sort_values("order")
    low, high = (ordered[ordered["end"] == end] for end in ("low", "high"))
    tints = _tints(chart.spec, "end")
    series = (
        Series(tr("下限"), _values(low["value"]), tint=tints.get("low", "")),
        Series(tr("现值"), _values(low["now"]), "neutral"),
        Series(tr("上限"), _values(high["value"]), tint=tints.get("high", "")),
    )
    return NativeChart(_title(chart), "bars", tuple(map(str, low["name"])), series)


def _stages(chart: Chart, rows: pd.DataFrame) -> NativeChart:
    names = rows.sort_values("place").drop_duplicates("place")
    tints = _tints(chart.spec, "stage")
    series = []
    for _, group in rows.sort_values("turn").groupby("turn"):
        counts = dict(zip(group["place"], group["n"], strict=True))
        word = str(group["words"].iloc[0]).rpartition("　")[2].rpartition(" ")[0]
        values = tuple(float(counts[place]) if place in counts else None for place in names["place"])
        series.append(Series(word, values, tint=tints.get(str(group["stage"].iloc[0]), "")))
    return NativeChart(_title(chart), "stacked", tuple(map(str, names["name"])), tuple(series))


def _title(chart: Chart) -> str:
    title = chart.spec.get("title")
    text = title.get("text") if isinstance(title, dict) else title
    return text if isinstance(text, str) else chart.title


def _values(column: "pd.Series[Any]") -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else float(value) for value in column)


def _tints(spec: Any, column: str) -> dict[str, str]:
    """Colours by value of `column`, from the first scale that the specification has for it."""
    for part in _objects(spec):
        scale = part.get("scale")
        if part.get("field") == column and isinstance(scale, dict) and "range" in scale:
            return dict(zip(map(str, scale["domain"]), scale["range"], strict=False))
    return {}


def _objects(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _objects(inner)


KINDS_OF_CHART = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
}


def place_chart(page: Any, native: NativeChart, box: tuple[Any, ...], theme: Theme, words: str) -> None:
    """The chart on a slide in `box` (left, top, width, height), with `words` for who cannot see it."""
    ink = palette(theme)
    values: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    values.categories = native.categories
    for series in native.series:
        values.add_series(series.name, series.values)
    frame = page.shapes.add_chart(KINDS_OF_CHART[native.kind], *box, values)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words)  # the library has no name for alternative text
    chart = frame.chart
    chart.font.size, chart.font.name, chart.font.color.rgb = Pt(LETTERS), FONT, rgb(ink.text)
    chart.has_title, chart.has_legend = True, True
    chart.chart_title.text_frame.text = native.title
    chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(LETTERS + 4)
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.major_gridlines.format.line.color.rgb = rgb(ink.hairline)
    chart.value_axis.format.line.fill.background()
    for plotted, series in zip(chart.plots[0].series, native.series, strict=True):
        _paint(plotted, series, native.kind, theme)
    if native.kind != "line":
        _as_bars(chart, native, ink)


def _as_bars(chart: Any, native: NativeChart, ink: Palette) -> None:
    """Bars from the top down, with their values where they are whole counts."""
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = rgb(ink.hairline)
    plot = chart.plots[0]
    plot.gap_width = 45
    if native.kind == "stacked":
        plot.overlap, plot.has_data_labels = 100, True
        plot.data_labels.font.size, plot.data_labels.font.color.rgb = Pt(12), rgb(ink.text)


def _paint(plotted: Any, series: Series, kind: str, theme: Theme) -> None:
    tint = rgb(series.tint or colour(series.role, theme))
    if kind != "line":
        plotted.format.fill.solid()
        plotted.format.fill.fore_color.rgb = tint
        return
    plotted.smooth = False
    marker = plotted.marker
    if series.is_points:
        plotted.format.line.fill.background()
        marker.size = 11
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = marker.format.line.color.rgb = tint
        return
    marker.style = XL_MARKER_STYLE.NONE
    plotted.format.line.color.rgb, plotted.format.line.width = tint, Pt(1.5 if series.is_dashed else 3)
    if series.is_dashed:
        plotted.format.line.dash_style = MSO_LINE.DASH


def rgb(tint: str) -> RGBColor:
    """A colour of the palette for the library."""
    return RGBColor(*bytes.fromhex(tint.lstrip("#")))  # type: ignore[no-untyped-call]
