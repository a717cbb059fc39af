"""Charts of a page as charts of a slide, with their values in a sheet that can be edited.

A chart qualifies by the columns of its rows, and only where the slide's chart has every mark of the page's: an outcome
over the years, or counts by group and stage. All others stay pictures, the ends of levers' ranges too: their line at
the present value has no like in a chart of bars.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.base.scales import Palette, Theme, colour, palette
from components.drawing.chart import Chart
from components.words.citation import KINDS
from components.words.text import tr

LETTERS = 14
"""Points of a chart's letters."""
FONT = "Microsoft YaHei"
"""On every Chinese office machine; elsewhere the program takes its own Chinese face."""
ROOM_FOR_WORDS = (
    f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0.07"/><c:y val="0.1"/><c:w val="0.76"/><c:h val="0.7"/></c:manualLayout></c:layout>'
)
MOST_BARS = 12
"""Bars that have room for their names; a chart of more stays a picture."""
YEARS_APART = 2
"""Every which year is written: all of them would stand aslant."""
MARKERS = {"actual": XL_MARKER_STYLE.CIRCLE, "plan": XL_MARKER_STYLE.DIAMOND, "reported": XL_MARKER_STYLE.SQUARE}
"""Signs of points as on the page, the others triangles."""
POINTS = ("actual", "plan", "goal", "reported", "user")


@dataclass(frozen=True)
class Series:
    """Values by category, None where there is none; `role` names the colour unless `tint` gives it; `points` alone or
    a line, dashed or not, with `end` written at its last value."""

    name: str
    values: tuple[float | None, ...]
    role: str = "primary"
    tint: str = ""
    is_dashed: bool = False
    is_points: bool = False
    end: str = ""


@dataclass(frozen=True)
class NativeChart:
    """Title, kind (line, stacked), categories and series of a chart that can be edited, and the ends of its axis of
    values where the page's chart sets them."""

    title: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[float, float] | None = None


def native_chart(chart: Chart) -> NativeChart | None:
    """The chart as series; None where only a picture can show it."""
    if chart.rows is None:
        return None
    columns = set(chart.rows.columns)
    makers: tuple[tuple[set[str], Callable[[Chart, pd.DataFrame], NativeChart]], ...] = (
        ({"year", "kind", "now", "base"}, _over_the_years),
        ({"name", "place", "turn", "n", "words", "stage"}, _stages),
    )
    native = next((make(chart, chart.rows) for needed, make in makers if needed <= columns), None)
    return native if native and (native.kind == "line" or len(native.categories) <= MOST_BARS) else None


def _over_the_years(chart: Chart, rows: pd.DataFrame) -> NativeChart:
    marks = rows[rows["kind"].isin(("line", *POINTS))]
    years = range(int(marks["year"].min()), int(marks["year"].max()) + 1)
    lines = rows[rows["kind"] == "line"].set_index("year").reindex(years)
    words = [str(name) for name in rows[rows["kind"] == "end"]["name"]]
    axis = rows[rows["kind"] == "axis"]["value"]
    series = [*_lines(lines, words), *_points(rows, years)]
    ends = (float(axis.min()), float(axis.max())) if len(axis) else None
    return NativeChart(_title(chart), "line", tuple(map(str, years)), tuple(series), ends)


def _lines(lines: pd.DataFrame, words: Sequence[str]) -> Iterator[Series]:
    """The baseline where it differs, the range where there is one, and the scenario over both; `words` stand at the
    ends of the page's lines and begin with their names."""

    def line(name: str, column: str, role: str, *, is_dashed: bool) -> Series:
        end = next((each for each in words if each.startswith(name)), "")
        return Series(name, _values(lines[column]), role, is_dashed=is_dashed, end=end)

    if not lines["now"].equals(lines["base"]):
        yield line(tr("基准"), "base", "neutral", is_dashed=True)
    if "low" in lines and lines["low"].notna().any():
        yield line(tr("上沿 P90"), "high", "primary", is_dashed=True)
        yield line(tr("下沿 P10"), "low", "primary", is_dashed=True)
    yield line(tr("本方案"), "now", "primary", is_dashed=False)


def _points(rows: pd.DataFrame, years: range) -> Iterator[Series]:
    for kind in POINTS:
        at = {int(row["year"]): float(row["value"]) for _, row in rows[rows["kind"] == kind].iterrows()}
        if at:
            name = tr("目标") if kind == "user" else tr(KINDS[kind])
            role = "selected" if kind == "user" else kind
            yield Series(name, tuple(at.get(year) for year in years), role, is_points=True)


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
    chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = "#,##0", False
    for plotted, series in zip(chart.plots[0].series, native.series, strict=True):
        _paint(plotted, series, native.kind, theme)
    if native.kind == "line":
        _as_lines(chart, native)
    else:
        _as_bars(chart, ink)


def _as_lines(chart: Any, native: NativeChart) -> None:
    """The page's axis, and words at the ends of lines with room for them at the right."""
    if native.ends:
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = native.ends
    chart._chartSpace.chart.plotArea.insert(0, parse_xml(ROOM_FOR_WORDS))  # the library has no name for the layout
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{YEARS_APART}"/>')
    chart.category_axis._element.insert_element_before(skip, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    chart.category_axis.tick_labels.font.size = Pt(LETTERS - 3)
    chart.category_axis._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")
    for plotted, series in zip(chart.plots[0].series, native.series, strict=True):
        if series.end:
            last = max(place for place, value in enumerate(series.values) if value is not None)
            label = plotted.points[last].data_label
            label.text_frame.text, label.position = series.end, XL_LABEL_POSITION.RIGHT
            label.text_frame.paragraphs[0].runs[0].font.size = Pt(LETTERS)


def _as_bars(chart: Any, ink: Palette) -> None:
    """Bars from the top down with their values, which are whole counts."""
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = rgb(ink.hairline)
    plot = chart.plots[0]
    plot.gap_width = 45
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
        marker.size, marker.style = 11, MARKERS.get(series.role, XL_MARKER_STYLE.TRIANGLE)
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
