"""Minutes of a profile in words, as a table and as a chart."""

import numpy as np
import pandas as pd

from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.minutes_grid import Cell, grid_height, grid_rows, grid_spec
from components.drawing.charts.titled import titled
from components.topics.contract import Table
from components.topics.profile.minutes import Trip, Trips
from components.topics.profile.subject import Subject
from components.topics.reach.classes import LIMITS, colours
from components.topics.reach.words import minutes as minutes_words
from components.words.citation import grade_label
from components.words.format import number
from components.words.precision_words import accuracy_metres
from components.words.text import paragraph, tr
from model.reach.error import GRID_STRETCH

WIDTH = 620


def chart_title() -> str:
    """Heading of the minutes."""
    return tr("到各处的平均分钟数")


def headline(trips: Trips) -> str:
    """Minutes to the old city in the opening year and in the last period, with the error."""
    trip = trips.headline
    now, last = trip.minutes[trips.now], trip.minutes[-1]
    text = tr(
        "{span}到{place}平均 {mean}（{grade}，{error}）", span=trips.span(trips.now), place=trip.title,
        mean=_minutes(now), grade=grade_label("assumed"), error=error_words(trip),
    )  # fmt: skip
    if _minutes(now) == _minutes(last):
        return text
    return tr("{text}，{span} {mean}", text=text, span=trips.span(len(trips.years) - 1), mean=_minutes(last))


def error_words(trip: Trip) -> str:
    """The error that the places of the crossings bring; a trip on one bank has none of it, which is not to be exact."""
    return tr("±{n} 分钟", n=number(trip.error_min, 1)) if trip.via else tr("不过河，另有网格误差")


def _minutes(value: float | None) -> str:
    return minutes_words(float("nan") if value is None else value)


def method(subject: Subject, trips: Trips) -> str:
    """How the minutes come about, and what they leave out."""
    where = (
        tr("按街道内的陆地面积平均，与“过河可达”同一套结果。")
        if subject.element_type == "subdistrict"
        else tr("按图上范围内的陆地平均，范围本身误差约 ±{m} 米。", m=accuracy_metres(subject.feature["properties"]))
    )
    return paragraph(
        tr("开车分钟数由“过河可达”的网格模型按默认车速推算（△ 假设），不算拥堵，不含方案的改动。"),
        where,
        tr("误差为通道位置带来的平均值（不过河的不计），另有网格走向至多 {n}。", n=f"{number(GRID_STRETCH * 100, 1)}%"),
        tr("没有公开坐标的规划通道不能算入，最后一段的分钟数可能偏大。"),
    )


def minutes_table(subject: Subject, trips: Trips) -> Table:
    """One row a destination: mean minutes by period, error, and the crossings used now."""
    columns: dict[str, list[object]] = {tr("目的地"): [row.title for row in trips.rows]}
    for index in range(len(trips.years)):
        column = [row.minutes[index] for row in trips.rows]
        columns[tr("{span}（分钟）", span=trips.span(index))] = [
            np.nan if value is None else round(value, 1) for value in column
        ]
    columns[tr("误差（±分钟）")] = [round(row.error_min, 1) if row.via else np.nan for row in trips.rows]
    columns[tr("现行路径经过的通道")] = [_ways(trips, row.via) for row in trips.rows]
    return Table("minutes", tr("到各处的分钟数"), pd.DataFrame(columns), method(subject, trips))


def _ways(trips: Trips, via: tuple[str, ...]) -> str:
    lines = [trips.facts.one(ident) for ident in via]
    return tr("、").join(line.map_name for line in lines if line) or tr("不过河")


def _cells(trips: Trips) -> list[Cell]:
    return [
        Cell(row.title, _in_lines(trips.span(index)), _figure(value), _class(value))
        for row in trips.rows
        for index, value in enumerate(row.minutes)
    ]


def _in_lines(span: str) -> str:
    """A period broken after its dash, so that its head is no wider than a cell on a phone."""
    return span.replace("—", "—\n").replace("–", "–\n")


def _figure(value: float | None) -> str:
    return tr("不可达") if value is None else number(value, 0)


def _class(value: float | None) -> int:
    """Class of 过河可达's colours: within each limit, beyond the last, not reached."""
    return len(LIMITS) + 1 if value is None else int(np.searchsorted(LIMITS, value, side="left"))


def page_chart(trips: Trips, look: Look) -> tuple[list[dict[str, object]], dict[str, object]]:
    """Rows and specification as the page draws them."""
    rows = grid_rows(_cells(trips), colours("after", look.theme))
    return rows, grid_spec(grid_height(len(trips.rows), look.size), look.theme, look.size)


def minutes_chart(subject: Subject, trips: Trips, look: Look) -> Chart:
    """Destinations by periods, as a picture of its own."""
    rows = grid_rows(_cells(trips), colours("after", look.theme))
    spec = grid_spec(grid_height(len(trips.rows), 1.0), look.theme, 1.0)
    whole = titled(spec, chart_title(), [method(subject, trips)], WIDTH, look.theme)
    return Chart(
        ident="minutes",
        title=chart_title(),
        spec=whole,
        rows=pd.DataFrame(rows),
        alt=alt(trips),
        source_note=method(subject, trips),
        grades=("assumed",),
    )


def alt(trips: Trips) -> str:
    """Every figure of the chart in words."""
    parts = [
        tr("{place}：{minutes}", place=row.title, minutes=tr("、").join(map(_figure, row.minutes)))
        for row in trips.rows
    ]
    spans = tr("、").join(trips.span(index) for index in range(len(trips.years)))
    return tr("各时段（{spans}）到各处的分钟数。{rows}", spans=spans, rows=tr("；").join(parts))
