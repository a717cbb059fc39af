"""Layout of the status board: one line an indicator, the gap of plan and last year as a mark on a scale of points."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from components.drawing.charts.lettering import width_px, wrap
from components.drawing.charts.sheet import Lettering, Sheet
from components.words.text import tr
from model.judgement import Status

LOW, HIGH = -30.0, 30.0
BANDS: tuple[tuple[float, float, Status, str], ...] = ((LOW, 0.0, "slower", "放缓"), (0.0, HIGH, "faster", "加快"))
"""Both sides of the scale: from and to in percentage points, the status whose colour they have, their word."""
TICKS = ((LOW, "≤−30"), (0.0, "0"), (HIGH, "≥+30"))
LETTERING = {
    "heading": Lettering(14.5, 700),
    "axis": Lettering(13.5, align="center", tone="text_soft"),
    "name": Lettering(14),
    "value": Lettering(14, 700, "right"),
    "note": Lettering(13.5, tone="text_soft"),
    "kind": Lettering(13.5, tone="text_soft"),
}
LINE, PAD, HEADING, KIND, AXIS, SYMBOL = 18.0, 6.0, 30.0, 20.0, 42.0, 16.0
LEAST_WIDTH = 640.0


@dataclass(frozen=True)
class BoardLine:
    """One indicator on the board. `gap` is planned change less last year's in percentage points, None where there is
    none to draw; `kind` is the kind of figure it may be ranked with, "" where nothing is ranked."""

    id: str
    name: str
    gap: float | None
    gap_text: str
    note: str
    sentence: str
    kind: str = ""


@dataclass(frozen=True)
class BoardGroup:
    """The lines of one status, in order."""

    status: Status
    heading: str
    lines: tuple[BoardLine, ...]


@dataclass(frozen=True)
class _Columns:
    """Left edges and widths in px; `stacked` on a phone, where scale and note stand under the name."""

    name: float
    strip: tuple[float, float]
    value: float
    note: tuple[float, float]
    stacked: bool


def draw_board(groups: Sequence[BoardGroup], *, width: float, size: float, chosen: str = "") -> Sheet:
    """The board on a sheet `width` px wide, lettering `size` times its normal size."""
    sheet = Sheet(width, size)
    columns = _columns(groups, width, size)
    y = 4.0 * size
    if any(line.gap is not None for group in groups for line in group.lines):
        y = _draw_axis(sheet, columns, y)
    for group in groups:
        y = _draw_heading(sheet, group, y)
        for kind, lines in groupby(group.lines, key=lambda line: line.kind):
            y = _draw_kind(sheet, kind, y)
            top, members = y, list(lines)
            for line in members:
                y = _draw_line(sheet, columns, (line, group.status), y, chosen)
            if any(line.gap is not None for line in members) and not columns.stacked:
                _draw_bands(sheet, columns, top, y)
    sheet.height = y + 4 * size
    return sheet


def _columns(groups: Sequence[BoardGroup], width: float, size: float) -> _Columns:
    lines = [line for group in groups for line in group.lines]
    value = 56 * size
    if width < LEAST_WIDTH * size:
        left = SYMBOL * size
        return _Columns(width - left - 4, (left, width - value - 8 * size), width - 6, (left, width - left - 4), True)
    widest = max((width_px(line.name, LETTERING["name"].px * size) for line in lines), default=0.0)
    name = min(widest + 10 * size, 0.33 * width)
    noted = [line for line in lines if line.gap is not None]
    longest = max((width_px(line.note, LETTERING["note"].px * size) for line in noted), default=0.0)
    note = min(longest + 14 * size, 0.32 * width)
    left = SYMBOL * size + name
    strip = (left + 6 * size, width - note - value - 12 * size)
    return _Columns(name - 8 * size, strip, strip[1] + value, (strip[1] + value + 14 * size, note - 12 * size), False)


def position(gap: float, strip: tuple[float, float]) -> float:
    """The px of `gap` on the scale, kept within its ends."""
    share = (min(max(gap, LOW), HIGH) - LOW) / (HIGH - LOW)
    return strip[0] + share * (strip[1] - strip[0])


def _draw_axis(sheet: Sheet, columns: _Columns, y: float) -> float:
    """Names of both sides where they fit beside what is measured, ticks below; returns the y below them."""
    size, strip = sheet.size, columns.strip
    for low, high, _, side in BANDS:
        left, right = position(low, strip), position(high, strip)
        word = tr(side)
        if not columns.stacked and width_px(word, LETTERING["axis"].px * size) <= right - left - 2 * size:
            sheet.mark("axis", (left + right) / 2, y + 12 * size, text=word)
    for at, text in TICKS:
        sheet.mark("axis", position(at, strip), y + 30 * size, text=text)
    sheet.mark("kind", SYMBOL * size, y + (12 if columns.stacked else 30) * size, text=tr("计划与上年相差（百分点）"))
    return y + (AXIS - 6) * size


def _draw_heading(sheet: Sheet, group: BoardGroup, y: float) -> float:
    size = sheet.size
    middle = y + 18 * size
    sheet.mark("point", SYMBOL / 2 * size, middle - 5 * size, kind=group.status)
    sheet.mark("heading", SYMBOL * size + 4 * size, middle, text=group.heading)
    sheet.mark("rule", 0.0, y + 26 * size, x2=sheet.width, y2=y + 26 * size)
    return y + HEADING * size


def _draw_kind(sheet: Sheet, kind: str, y: float) -> float:
    """The kind of figure that the next lines share, small above them; nothing where there is none."""
    if not kind:
        return y
    lines = wrap(kind, sheet.width - 2 * SYMBOL * sheet.size, LETTERING["kind"].px * sheet.size)
    for place, text in enumerate(lines):
        sheet.mark("kind", SYMBOL * sheet.size, y + (14 + place * KIND) * sheet.size, text=text)
    return y + len(lines) * KIND * sheet.size


def _draw_bands(sheet: Sheet, columns: _Columns, top: float, bottom: float) -> None:
    for low, high, status, _ in BANDS:
        left, right = position(low, columns.strip), position(high, columns.strip)
        sheet.mark("band", left, top, x2=right, y2=bottom, kind=status)
        sheet.mark("rule", right, top, x2=right, y2=bottom)
    zero = position(0.0, columns.strip)
    sheet.mark("zero", zero, top, x2=zero, y2=bottom)


def _draw_line(sheet: Sheet, columns: _Columns, what: tuple[BoardLine, Status], y: float, chosen: str) -> float:
    """Name, mark on the scale, gap and note; gives back the y of the line's lower edge."""
    line = what[0]
    size = sheet.size
    names = wrap(line.name, columns.name, LETTERING["name"].px * size)
    left, room = columns.note if line.gap is not None or columns.stacked else _wide_note(sheet, columns)
    notes = wrap(line.note, room, LETTERING["note"].px * size)
    first = y + (PAD + 13) * size
    for i, text in enumerate(names):
        sheet.mark("name", SYMBOL * size, first + i * LINE * size, text=text)
    start = 0 if not columns.stacked else len(names) + (line.gap is not None)
    for i, text in enumerate(notes):
        sheet.mark("note", left, first + (start + i) * LINE * size, text=text)
    count = max(len(names), start + len(notes))
    bottom = y + (2 * PAD + count * LINE) * size - 2 * size
    if line.gap is not None:
        row = len(names) if columns.stacked else (count - 1) / 2
        _draw_gap(sheet, columns, what, first + (row * LINE - 5) * size)
    if line.id == chosen:
        sheet.mark("chosen", 1.0, y + size, x2=sheet.width - 1, y2=bottom - size)
    sheet.mark("row", 0.0, y, x2=sheet.width, y2=bottom, id=line.id, text=f"{line.name}{tr('：')}{line.sentence}")
    return bottom


def _wide_note(sheet: Sheet, columns: _Columns) -> tuple[float, float]:
    """Without a gap the note has scale and number's room as well."""
    return columns.strip[0], sheet.width - columns.strip[0] - 6 * sheet.size


def _draw_gap(sheet: Sheet, columns: _Columns, what: tuple[BoardLine, Status], y: float) -> None:
    line, status = what
    gap = line.gap or 0.0
    zero, x = position(0.0, columns.strip), position(gap, columns.strip)
    if columns.stacked:
        sheet.mark("track", columns.strip[0], y, x2=columns.strip[1], y2=y)
    sheet.mark("stem", zero, y, x2=x, y2=y, kind=status)
    layer = "beyond" if gap > HIGH else "before" if gap < LOW else "point"
    sheet.mark(layer, x, y, kind=status)
    sheet.mark("value", columns.value, y + 5 * sheet.size, text=line.gap_text)
