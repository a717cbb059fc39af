"""Rows of a name, a number, a bullet chart and one status word, drawn as one sheet of marks.

Every row has a scale of its own from zero to its largest figure: lengths compare within a row, never across rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from components.base.scales import KIND_SHAPE, Theme, colour, palette
from components.drawing.charts.course import Course, Words, draw_course
from components.drawing.charts.lettering import width_px, wrap
from components.drawing.charts.sheet import Lettering, Sheet
from components.drawing.charts.sheet_layers import Caption, Json, hands, letters, only, sheet_picture, sheet_view, span
from components.words.status_words import STATUS_MARKS
from components.words.text import tr
from model.judgement import Status

Kind = Literal["before", "actual", "plan", "goal"]
ALIGNED = {"note": "left", "beside": "left", "beside_middle": "center", "beside_right": "right"}
LETTERING = {
    "name": Lettering(18),
    "number": Lettering(40, 700),
    "word": Lettering(18, 700, "right"),
    "name_low": Lettering(14),
    "number_low": Lettering(24, 700),
    "word_low": Lettering(14, 700, "right"),
    "legend": Lettering(14, tone="text_soft"),
    **{
        f"{name}{suffix}": Lettering(px, align=align, tone="text_soft")
        for suffix, px in (("", 16), ("_low", 14))
        for name, align in ALIGNED.items()
    },
}
TALL_ROW = 100.0
"""Px a row needs at size 1 for a number of 40 px; lower rows have one of 24 px."""
LEGEND, SYMBOL, GAP, PAD = 22.0, 14.0, 16.0, 5.0
LEAST_PX = 2.0
"""Length of the shortest bar, so that a figure close to zero can be seen."""


@dataclass(frozen=True)
class BulletRow:
    """One figure. `marks` are its values by kind in one unit; `note` stands under the bar, `sentence` is what a screen
    reader says; `remark` follows the note, and `year` the name, where there is room. What has a `course` is drawn as
    one in place of a bar."""

    id: str
    name: str
    number: str
    marks: tuple[tuple[Kind, float], ...]
    note: str
    status: Status
    word: str
    sentence: str
    course: Course | None = None
    remark: str = ""
    year: str = ""


@dataclass(frozen=True)
class _Form:
    """Lengths of a row in px, the text size included; `suffix` chooses the lettering."""

    size: float
    suffix: str
    name: float
    number: float
    bar: float
    note: float

    @property
    def line(self) -> float:
        """Height of a line of the name."""
        return self.name * 1.3

    @property
    def body(self) -> float:
        """Height of the number beside the bar and its note."""
        return max(self.number * 1.05, self.bar + 6 * self.size + self.note)


def draw_rows(
    rows: Sequence[BulletRow], legend: Sequence[tuple[Kind, str]], *, width: float, height: float, size: float
) -> Sheet:
    """The rows on a sheet `width` px wide, spread over `height` px where that is more than they need."""
    sheet = Sheet(width, size)
    y = _draw_legend(sheet, legend)
    room = (height - y) / max(1, len(rows))
    is_tall = room >= TALL_ROW * size and width >= 480 * size
    form = _form(size, is_tall=is_tall)
    number = max((width_px(row.number, form.number, bold=True) for row in rows), default=0.0)
    for row in rows:
        y = _draw_row(sheet, row, (y, room), number + GAP * size, form)
    sheet.height = y + 2 * size
    return sheet


def _form(size: float, *, is_tall: bool) -> _Form:
    suffix = "" if is_tall else "_low"
    name, number, note = (LETTERING[f"{part}{suffix}"].px * size for part in ("name", "number", "note"))
    return _Form(size, suffix, name, number, (18 if is_tall else 12) * size, note)


def _draw_legend(sheet: Sheet, legend: Sequence[tuple[Kind, str]]) -> float:
    """What the bars and marks mean, in as many lines as it takes; returns the y below them."""
    size, x, y = sheet.size, 0.0, 0.0
    for kind, text in legend:
        wide = width_px(text, LETTERING["legend"].px * size) + 44 * size
        if x and x + wide > sheet.width:
            x, y = 0.0, y + LEGEND * size
        middle = y + 11 * size
        if kind == "actual":
            sheet.mark("actual_point", x + 9 * size, middle)
        else:
            sheet.mark(kind, x + 9 * size, middle)
        sheet.mark("legend", x + 24 * size, middle + 5 * size, text=text)
        x += wide
    return y + LEGEND * size


def _draw_row(sheet: Sheet, row: BulletRow, place: tuple[float, float], number: float, form: _Form) -> float:
    """One row of at least `place[1]` px from y = `place[0]`; returns its lower edge. `number` px are the number's."""
    top, room = place
    size = form.size
    word = width_px(row.word, LETTERING[f"word{form.suffix}"].px * size, bold=True)
    is_beside = width_px(row.name, form.name) + word + 2 * SYMBOL * size + GAP * size <= sheet.width
    limit = sheet.width - (word + 2 * SYMBOL * size + GAP * size if is_beside else 0)
    names = wrap(row.name, limit, form.name)
    lines = len(names) + (not is_beside)
    needed = lines * form.line + form.body + 2 * PAD * size
    free = max(0.0, room - needed)
    apart = min(8 * size, free / 2)
    spare = (free - apart) / 2
    y = top + PAD * size + spare
    sheet.mark("rule", 0.0, top, x2=sheet.width, y2=top)
    for turn, text in enumerate(names):
        sheet.mark(f"name{form.suffix}", 0.0, y + turn * form.line + form.name, text=text)
    beside = width_px(names[-1], form.name) + 10 * size
    if beside + width_px(row.year, form.note) <= limit:
        sheet.mark(f"beside{form.suffix}", beside, y + (len(names) - 1) * form.line + form.name, text=row.year)
    _draw_status(sheet, row, y + (0 if is_beside else len(names)) * form.line + form.name, word, form)
    _draw_bullet(sheet, row, (y + lines * form.line + 2 * size + apart, spare), number, form)
    bottom = top + max(room, needed)
    sheet.mark("row", 0.0, top + size, x2=sheet.width, y2=bottom - size, id=row.id, text=row.sentence)
    return bottom


def _draw_status(sheet: Sheet, row: BulletRow, baseline: float, word: float, form: _Form) -> None:
    """The word at the right edge, its shape before it."""
    sheet.mark(f"word{form.suffix}", sheet.width - 2, baseline, text=row.word)
    x = sheet.width - word - SYMBOL * form.size
    sheet.mark("status", x, baseline - 0.36 * form.name, kind=row.status)


def _draw_bullet(sheet: Sheet, row: BulletRow, place: tuple[float, float], number: float, form: _Form) -> None:
    """The number at y = `place[0]`, right of it the bar with its note below; a course takes the `place[1]` px under it
    too."""
    size, (top, spare) = form.size, place
    sheet.mark(f"number{form.suffix}", 0.0, top + form.number * 0.86, text=row.number)
    left, right = number, sheet.width - 12 * size
    if row.course:
        under = 4 if form.suffix else -1  # low rows have no px to spare between the line and its words
        box = (left, top - 4 * size, right, top + form.body + spare + under * size)
        draw_course(sheet, row.course, box, row.note, Words(form.note / size, form.suffix))
        return
    values = [value for _, value in row.marks]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = (right - left) / ((high - low) or 1.0)
    middle = top + form.bar / 2
    zero = left + (0.0 - low) * scale
    sheet.mark("track", left, top, x2=right, y2=top + form.bar)
    for kind, value in row.marks:
        x = left + (value - low) * scale
        if kind in {"plan", "goal"}:
            sheet.mark(kind, x, middle)
            continue
        if kind == "before":
            sheet.mark(kind, x, middle)
            continue
        half = form.bar / 4
        x = max(x, zero + LEAST_PX) if value >= 0 else min(x, zero - LEAST_PX)
        sheet.mark(kind, zero, middle - half, x2=x, y2=middle + half)
    sheet.mark("zero", zero, top - 2 * size, x2=zero, y2=top + form.bar + 2 * size)
    whole = tr("，").join(text for text in (row.note, row.remark) if text)
    fits = width_px(whole, form.note) <= sheet.width - left
    sheet.mark(f"note{form.suffix}", left, top + form.bar + form.note + 2 * size, text=whole if fits else row.note)


def rows_spec(sheet: Sheet, theme: Theme) -> Json:
    """The view in which the rows' sheet is drawn."""
    layers = [*_layers(theme, sheet.size), hands("row", theme, 1.5 * sheet.size)]
    return sheet_view(sheet.width, sheet.height, layers, "row")


def picture_spec(sheet: Sheet, title: str, notes: Sequence[str], theme: Theme) -> Json:
    """The rows under a title with the notes beneath, data inside."""
    return sheet_picture(sheet, _layers(theme, sheet.size), Caption(title, tuple(notes), 14), theme)


def _layers(theme: Theme, size: float) -> list[Json]:
    ink = palette(theme)
    return [
        span("rule", {"type": "rule", "stroke": ink.grid}),
        span("track", {"type": "rect", "fill": ink.grid, "opacity": 0.55}),
        span("actual", {"type": "rect", "fill": colour("actual", theme)}),
        span("course", {"type": "rule", "stroke": colour("actual", theme), "strokeWidth": 3 * size}),
        span(
            "course_plan",
            {
                "type": "rule",
                "stroke": colour("plan", theme),
                "strokeWidth": 2 * size,
                "strokeDash": [5 * size, 4 * size],
            },
        ),
        _point("before", ink.text_soft, ink.ground, size),
        _point("actual_point", colour("actual", theme), colour("actual", theme), size),
        span("zero", {"type": "rule", "stroke": ink.text, "strokeWidth": 1.5 * size}),
        _aim("plan", theme, size),
        _aim("goal", theme, size),
        _status(theme, size),
        *(letters(name, style, theme, size) for name, style in LETTERING.items()),
    ]


def _point(kind: str, edge: str, fill: str, size: float) -> Json:
    """A figure as a dot: hollow for last year's, full for the latest."""
    dot = {"type": "point", "aria": False, "shape": "circle", "size": 90 * size**2, "fill": fill, "stroke": edge}
    return {"transform": only(kind), "mark": dot | {"strokeWidth": 2.5 * size, "opacity": 1}}


def _aim(kind: str, theme: Theme, size: float) -> Json:
    """A plan or a goal on the bar, ringed by the ground's colour so that it stands out from any bar."""
    point: dict[str, Any] = {"type": "point", "aria": False, "shape": KIND_SHAPE[kind], "size": 230 * size**2}
    point |= {"fill": colour(kind, theme), "stroke": palette(theme).ground, "strokeWidth": 1.5 * size, "opacity": 1}
    return {"transform": only(kind), "mark": point}


def _status(theme: Theme, size: float) -> Json:
    """The status by shape and colour."""
    shapes = {"domain": list(STATUS_MARKS), "range": [mark.shape for mark in STATUS_MARKS.values()]}
    inks = {"domain": list(STATUS_MARKS), "range": [colour(mark.role, theme) for mark in STATUS_MARKS.values()]}
    ink = {"field": "kind", "scale": inks, "legend": None}
    point = {"type": "point", "aria": False, "size": 120 * size**2, "opacity": 1, "strokeWidth": 1.5 * size}
    shape = {"field": "kind", "scale": shapes, "legend": None}
    return {"transform": only("status"), "mark": point, "encoding": {"fill": ink, "stroke": ink, "shape": shape}}
