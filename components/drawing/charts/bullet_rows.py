"""Rows of a name, a number, a chart and one status word, drawn as one sheet of marks; the leading one is larger.

A bar has a scale of its own from zero to its largest figure: lengths compare within a row, never across rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from components.drawing.charts.course import Course, Words, draw_course, starts
from components.drawing.charts.lettering import width_px, wrap
from components.drawing.charts.sheet import Lettering, Sheet
from components.words.text import tr
from model.judgement import Status

Kind = Literal["before", "actual", "plan", "goal"]
STYLES = {
    "name": (Lettering(18), 14),
    "number": (Lettering(38, 700), 24),
    "number_lead": (Lettering(64, 700), 36),
    "word": (Lettering(18, 700, "right"), 14),
    "lead": (Lettering(24, 700, "right"), 18),
    "aside": (Lettering(18, align="right", tone="text_soft"), 14),
    "goal_number": (Lettering(18, 700, "center"), 14),
    "note": (Lettering(18, tone="text_soft"), 14),
    "beside": (Lettering(18, tone="text_soft"), 14),
}
"""By part of a row: its lettering, and its px where rows are low."""
LETTERING = {
    "legend": Lettering(14, tone="text_soft"),
    **{name: style for name, (style, _) in STYLES.items()},
    **{f"{name}_low": Lettering(px, style.weight, style.align, style.tone) for name, (style, px) in STYLES.items()},
}
TALL_ROW = 78.0
"""Px a row needs at size 1 for the larger letters."""
LEAD_SHARE = 1.6
"""Height of the leading row in rows."""
LEGEND, SYMBOL, GAP, PAD = 22.0, 14.0, 16.0, 5.0
LEAST_PX = 2.0
"""Length of the shortest bar, so that a figure close to zero can be seen."""


@dataclass(frozen=True)
class BulletRow:
    """One figure. `marks` are its values by kind in one unit; `note` stands under the bar, `sentence` is what a screen
    reader says; `remark` follows the note, and `year` the name, where there is room. What has a `course` is drawn as
    its columns in place of a bar. The leading row (`is_lead`) has `lead` at its right in place of the word of its
    status, which follows the note; "" where the page says it over the rows: then its remark stands there."""

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
    is_lead: bool = False
    lead: str = ""


@dataclass(frozen=True)
class _Form:
    """Lengths of a row in px, the text size included; `suffix` chooses the lettering. `column`: px of the numbers."""

    size: float
    suffix: str
    column: float
    has_heads: bool = False
    is_lead: bool = False

    def px(self, part: str) -> float:
        """Of the letters of a part."""
        return LETTERING[f"{part}{self.suffix}"].px * self.size

    @property
    def number(self) -> str:
        """The lettering of the number."""
        return "number_lead" if self.is_lead else "number"

    @property
    def line(self) -> float:
        """Height of a line of the name."""
        return self.px("name") * 1.3

    @property
    def bar(self) -> float:
        """Thickness of a bar."""
        return (12 if self.suffix else 24 if self.is_lead else 18) * self.size

    @property
    def body(self) -> float:
        """Height of the number beside the bar and its note."""
        goals = self.px("goal_number") if self.is_lead else 0.0
        return max(self.px(self.number) * 1.05, goals + self.bar + 6 * self.size + self.px("note"))


def draw_rows(
    rows: Sequence[BulletRow], legend: Sequence[tuple[Kind, str]], *, width: float, height: float, size: float
) -> Sheet:
    """The rows on a sheet `width` px wide, spread over `height` px where that is more than they need. Years that the
    courses share stand once, over the first of them."""
    sheet = Sheet(width, size)
    y = _draw_legend(sheet, legend)
    years = {row.course.years for row in rows if row.course}
    heads = LEGEND * size if len(years) == 1 else 0.0
    shares = sum(LEAD_SHARE if row.is_lead else 1.0 for row in rows)
    room = (height - y - heads) / max(1.0, shares)
    suffix = "" if room >= TALL_ROW * size and width >= 480 * size else "_low"
    column = max((_number_px(row, suffix, size) for row in rows if not row.is_lead), default=0.0) + GAP * size
    for row in rows:
        if heads and row.course:
            y, heads = _draw_heads(sheet, row.course.years, y, (column, suffix)), 0.0
        wide = max(column, _number_px(row, suffix, size) + GAP * size)
        form = _Form(size, suffix, wide, len(years) == 1 and row.course is not None, row.is_lead)
        y = _draw_row(sheet, row, (y, room * (LEAD_SHARE if row.is_lead else 1.0)), form)
    sheet.height = y + 2 * size
    return sheet


def _number_px(row: BulletRow, suffix: str, size: float) -> float:
    style = LETTERING[f"{'number_lead' if row.is_lead else 'number'}{suffix}"]
    return width_px(row.number, style.px * size, bold=True)


def _draw_heads(sheet: Sheet, years: tuple[str, str, str], y: float, place: tuple[float, str]) -> float:
    """The years over the columns, and what the numbers are; returns the y below."""
    column, suffix = place
    sheet.mark("rule", 0.0, y, x2=sheet.width, y2=y)
    baseline = y + (LEGEND - 4) * sheet.size
    sheet.mark(f"beside{suffix}", 0.0, baseline, text=tr("最近实际数"))
    for x, year in zip(starts(column, sheet.width), years, strict=True):
        sheet.mark(f"beside{suffix}", x, baseline, text=year)
    return y + LEGEND * sheet.size


def _draw_legend(sheet: Sheet, legend: Sequence[tuple[Kind, str]]) -> float:
    """What the bars and marks mean, in as many lines as it takes; returns the y below them."""
    size, x, y = sheet.size, 0.0, 0.0
    for kind, text in legend:
        wide = width_px(text, LETTERING["legend"].px * size) + 44 * size
        if x and x + wide > sheet.width:
            x, y = 0.0, y + LEGEND * size
        middle = y + 11 * size
        sheet.mark("actual_point" if kind == "actual" else kind, x + 9 * size, middle)
        sheet.mark("legend", x + 24 * size, middle + 5 * size, text=text)
        x += wide
    return y + LEGEND * size if legend else 0.0


def _draw_row(sheet: Sheet, row: BulletRow, place: tuple[float, float], form: _Form) -> float:
    """One row of at least `place[1]` px from y = `place[0]`; returns its lower edge."""
    (top, room), size = place, form.size
    style, text, row = _at_right(row, (sheet.width - 2 * SYMBOL * size - GAP * size, form))
    style = f"{style}{form.suffix}"
    word = width_px(text, LETTERING[style].px * size, bold=True) + 2 * SYMBOL * size
    is_beside = width_px(row.name, form.px("name")) + word + GAP * size <= sheet.width
    limit = sheet.width - (word + GAP * size if is_beside else 0)
    names = wrap(row.name, limit, form.px("name"))
    lines = len(names) + (not is_beside)
    needed = lines * form.line + form.body + 2 * PAD * size
    spare = max(0.0, room - needed)
    y = top + PAD * size
    sheet.mark("rule", 0.0, top, x2=sheet.width, y2=top)
    _draw_name(sheet, row, names, (y, limit), form)
    baseline = y + (0 if is_beside else len(names)) * form.line + form.px("name")
    sheet.mark(style, sheet.width - 2, baseline, text=text)
    if not row.is_lead:
        sheet.mark("status", sheet.width - word + SYMBOL * size, baseline - 0.36 * form.px("name"), kind=row.status)
    _draw_body(sheet, row, (y + lines * form.line + 2 * size, spare), form)
    bottom = top + max(room, needed)
    sheet.mark("row", 0.0, top + size, x2=sheet.width, y2=bottom - size, id=row.id, text=row.sentence)
    return bottom


def _at_right(row: BulletRow, place: tuple[float, _Form]) -> tuple[str, str, BulletRow]:
    """Lettering and words at a row's right, and the row with what is left to write. A remark stands there where it and
    the name have room within `place[0]` px."""
    if not row.is_lead:
        return "word", row.word, row
    if row.lead:
        return "lead", row.lead, row
    room, form = place
    fits = width_px(row.name, form.px("name")) + width_px(row.remark, form.px("aside"), bold=True) <= room
    return ("aside", row.remark, replace(row, remark="")) if fits else ("aside", "", row)


def _draw_name(sheet: Sheet, row: BulletRow, names: list[str], place: tuple[float, float], form: _Form) -> None:
    """The name from y = `place[0]`, the year beside it where it stays within `place[1]` px and no head says it."""
    y, limit = place
    for turn, text in enumerate(names):
        sheet.mark(f"name{form.suffix}", 0.0, y + turn * form.line + form.px("name"), text=text)
    x = width_px(names[-1], form.px("name")) + 10 * form.size
    if row.year and not form.has_heads and x + width_px(row.year, form.px("beside")) <= limit:
        y += (len(names) - 1) * form.line + form.px("name")
        sheet.mark(f"beside{form.suffix}", x, y, text=row.year)


def _draw_body(sheet: Sheet, row: BulletRow, place: tuple[float, float], form: _Form) -> None:
    """From y = `place[0]` the number, right of it columns or a bar, which take up to `place[1]` px more."""
    (top, spare), size = place, form.size
    sheet.mark(f"{form.number}{form.suffix}", 0.0, top + spare / 2 + form.px(form.number) * 0.86, text=row.number)
    if row.course:
        box = (form.column, top, sheet.width, top + form.body + max(0.0, spare - 4 * size))
        words = Words(LETTERING[f"beside{form.suffix}"].px, form.suffix, has_heads=form.has_heads)
        draw_course(sheet, row.course, box, row.note, words)
        return
    _draw_bar(sheet, row, top + spare / 2 + (form.px("goal_number") + 2 * size if row.is_lead else 0.0), spare, form)


def _draw_bar(sheet: Sheet, row: BulletRow, top: float, spare: float, form: _Form) -> None:
    """A bar on its track with the marks of plan and goals, the goals of a leading row with their figures over them."""
    size, left, right = form.size, form.column, sheet.width - 12 * form.size
    values = [value for _, value in row.marks]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = (right - left) / ((high - low) or 1.0)
    middle, half = top + form.bar / 2, form.bar / (2 if row.is_lead else 4)
    zero = left + (0.0 - low) * scale
    sheet.mark("track", left, top, x2=right, y2=top + form.bar)
    for kind, value in row.marks:
        x = left + (value - low) * scale
        if kind != "actual":
            sheet.mark(kind, x, middle)
            if row.is_lead and kind == "goal":
                sheet.mark(f"goal_number{form.suffix}", x, top - 3 * size, text=f"{value:g}")
            continue
        x = max(x, zero + LEAST_PX) if value >= 0 else min(x, zero - LEAST_PX)
        sheet.mark(kind, zero, middle - half, x2=x, y2=middle + half)
    sheet.mark("zero", zero, top - 2 * size, x2=zero, y2=top + form.bar + 2 * size)
    _draw_notes(sheet, row, (left, top + form.bar + form.px("note") + 2 * size, spare), form)


def _draw_notes(sheet: Sheet, row: BulletRow, place: tuple[float, float, float], form: _Form) -> None:
    """From the left edge on the first baseline: note, word and remark as far as they have room, the remark on a line of
    its own where `place[2]` px to spare have room for one."""
    (left, baseline, spare), line = place, form.px("note") * 1.3
    short = tr("，").join(text for text in (row.note, row.word if row.is_lead else "") if text)
    whole = tr("；").join(text for text in (short, row.remark) if text)
    room = sheet.width - left
    fitting = next((text for text in (whole, short) if width_px(text, form.px("note")) <= room), row.note)
    sheet.mark(f"note{form.suffix}", left, baseline, text=fitting)
    if (
        fitting == short != whole
        and spare / 2 + PAD * form.size >= line
        and width_px(row.remark, form.px("note")) <= room
    ):
        sheet.mark(f"note{form.suffix}", left, baseline + line, text=row.remark)
