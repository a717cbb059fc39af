"""The five figures as rows of name, number, bullet chart and status word, for the page and for pictures."""

import math

from components.base.look import Look
from components.base.scales import Theme
from components.base.words_cache import words_cache
from components.drawing.chart import Chart
from components.drawing.charts.bullet_rows import BulletRow, Kind, draw_rows
from components.drawing.charts.bullet_spec import picture_spec, rows_spec
from components.drawing.charts.lettering import width_px
from components.drawing.charts.sheet import Sheet
from components.topics.contract import plain
from components.topics.overview.aims import Picture
from components.topics.overview.conclusion import JOINED, missing
from components.topics.overview.rows import Row, last_actual, rows, verdict, version
from components.words.citation import KINDS, grade_label, scope_label
from components.words.format import year as year_label
from components.words.status_words import status_word
from components.words.text import tr

WIDTH, HEIGHT = 760, 560
"""Of the picture, px."""
ROOM, ROOM_SIZE = (970, 394), 1.16
"""Of the picture on a slide, px, and its text size."""


def figures_picture(shape: tuple[float, float, float], theme: Theme) -> Picture:
    """The rows for the page, which says over them what is missing; `shape`: width and height in px and text size."""
    return _figures_picture(version(), shape, theme)


@words_cache(16)
def _figures_picture(version: tuple[object, ...], shape: tuple[float, float, float], theme: Theme) -> Picture:
    sheet = figures_sheet(*shape, is_headed=True)
    return Picture(sheet.arrow, rows_spec(sheet, theme))


def figures_sheet(width: float, height: float, size: float, *, is_headed: bool = False) -> Sheet:
    """The rows on a sheet of this width, spread over this height. `is_headed`: what is missing stands over them."""
    figures = rows()
    bullets = sorted((_bullet(row, is_headed=is_headed) for row in figures), key=lambda bullet: not bullet.is_lead)
    return draw_rows(bullets, _legend(figures), width=width, height=height, size=size)


def _bullet(row: Row, *, is_headed: bool) -> BulletRow:
    gap = missing(row) if row.indicator_id == JOINED else ""
    return BulletRow(
        id=row.indicator_id,
        name=row.title,
        number=row.value,
        marks=row.marks,
        note=row.note,
        remark=row.remark,
        status=row.status,
        word=status_word(row.status),
        sentence=sentence(row),
        course=row.course,
        year=year_label(row.year),
        is_lead=bool(gap),
        lead="" if is_headed else gap,
    )


def sentence(row: Row) -> str:
    """Name, year, number, status, scope, grade and comparison in one line."""
    name = tr("{title}（{year}年）", title=row.title, year=row.year)
    facts = (status_word(row.status), scope_label(row.scope), grade_label(row.grade), plain(row.comparison))
    return tr("{name}：{facts}", name=f"{name} {row.value}", facts=tr("，").join(facts))


def _legend(figures: list[Row]) -> list[tuple[Kind, str]]:
    """The kinds that occur in bars without words of their own, actuals with their year; the year of a plan stands in
    its row."""
    plain = [row for row in figures if row.course is None and not (row.indicator_id == JOINED and missing(row))]
    kinds = {kind for row in plain for kind, _ in row.marks}
    if not kinds:
        return []
    year = max(row.year for row in figures)
    words: list[tuple[Kind, str]] = [
        ("actual", tr("{year}年实际", year=year)),
        ("before", tr("{year}年实际", year=year - 1)),
        ("plan", tr(KINDS["plan"])),
        ("goal", tr(KINDS["goal"])),
    ]
    return [(kind, word) for kind, word in words if kind in kinds]


def grounds(figures: list[Row], room: float = math.inf) -> str:
    """`直管区 · ● 官方文件 · 实际数截至2023年 · …`: what holds for all of the rows, as much as one line of `room` px at
    14 px holds, the first three in any case."""
    if not figures:
        return ""
    scopes = dict.fromkeys(scope_label(row.scope) for row in figures)
    grades = dict.fromkeys(grade_label(row.grade) for row in figures)
    until = tr("实际数截至{year}年", year=max(row.year for row in figures))
    lines = [" · ".join([tr("、").join(scopes), tr("、").join(grades), until])]
    shared = sum(row.course is not None and row.course.span is not None for row in figures)
    scales = tr("{n} 项增长率同一纵轴，其余各自独立", n=shared) if shared else tr("各行纵轴独立")
    lines += [f"{lines[0]} · {scales}"]
    lines += [f"{lines[1]} · {last_actual(figures)}"]
    return next((line for line in lines[::-1] if width_px(line, 14) < room), lines[0])


def figures_alt() -> str:
    """Text alternative of the rows."""
    return tr("五项关键指标：{figures}", figures=tr("；").join(sentence(row) for row in rows()))


def figures_chart(look: Look) -> Chart:
    """The rows as a picture with what they rest on beneath."""
    title, figures = tr("五项关键指标"), rows()
    sources = dict.fromkeys(citation.source_title for row in figures for citation in row.citations)
    note = tr("资料来源：{source}", source=tr("、").join(sources))
    sheet = figures_sheet(WIDTH, HEIGHT, 1.0)
    return Chart(
        ident="figures",
        title=title,
        spec=picture_spec(sheet, title, [grounds(figures, WIDTH)], look.theme),
        alt=figures_alt(),
        source_note=note,
        grades=("official", "derived"),
        room_spec=picture_spec(figures_sheet(*ROOM, ROOM_SIZE), "", [grounds(figures, ROOM[0])], look.theme),
        takeaway=verdict(figures),
    )
