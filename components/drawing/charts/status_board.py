"""Layout of the status board: one line per indicator, its ratio as a mark on a common scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.drawing.charts.lettering import width_px, wrap
from components.drawing.charts.sheet import Lettering, Sheet
from components.words.status_words import STATUS_MARKS
from components.words.text import tr
from model.pace import BEHIND, ON_TRACK, Status

LOW, HIGH = -0.5, 2.0
BANDS: tuple[tuple[float, float, Status], ...] = (
    (LOW, 0.0, "moving_away"),
    (0.0, BEHIND, "far_behind"),
    (BEHIND, ON_TRACK, "behind"),
    (ON_TRACK, HIGH, "on_track"),
)
TICKS = ((0.0, "0"), (BEHIND, "0.5"), (1.0, "1"), (HIGH, "≥2"))
LETTERING = {
    "heading": Lettering(14.5, 700),
    "axis": Lettering(12, align="center", tone="text_soft"),
    "name": Lettering(14),
    "value": Lettering(14, 700, "right"),
    "note": Lettering(13, tone="text_soft"),
}
LINE, PAD, HEADING, AXIS, SYMBOL = 18.0, 6.0, 30.0, 42.0, 16.0
LEAST_WIDTH = 640.0


@dataclass(frozen=True)
class BoardLine:
    """One indicator on the board. `reported` is the press's growth over the planned growth, shown beside `ratio`."""

    id: str
    name: str
    ratio: float | None
    value_text: str
    note: str
    sentence: str
    reported: float | None = None


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
    if any(line.ratio is not None for group in groups for line in group.lines):
        with_press = any(line.reported is not None for group in groups for line in group.lines)
        y = _draw_axis(sheet, columns, y, with_press and not columns.stacked)
    for group in groups:
        y = _draw_heading(sheet, group, y)
        top = y
        for line in group.lines:
            y = _draw_line(sheet, columns, (line, group.status), y, chosen)
        if any(line.ratio is not None for line in group.lines) and not columns.stacked:
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
    noted = [line for line in lines if line.ratio is not None]
    longest = max((width_px(line.note, LETTERING["note"].px * size) for line in noted), default=0.0)
    note = min(longest + 14 * size, 0.32 * width)
    left = SYMBOL * size + name
    strip = (left + 6 * size, width - note - value - 12 * size)
    return _Columns(name - 8 * size, strip, strip[1] + value, (strip[1] + value + 14 * size, note - 12 * size), False)


def position(ratio: float, strip: tuple[float, float]) -> float:
    """The px of `ratio` on the scale, kept within its ends."""
    share = (min(max(ratio, LOW), HIGH) - LOW) / (HIGH - LOW)
    return strip[0] + share * (strip[1] - strip[0])


def _draw_axis(sheet: Sheet, columns: _Columns, y: float, with_press: bool) -> float:
    """Names of the bands where they fit, thresholds below; gives back the y below them."""
    size, strip = sheet.size, columns.strip
    for low, high, status in BANDS:
        left, right = position(low, strip), position(high, strip)
        word = tr(STATUS_MARKS[status].word)
        if width_px(word, LETTERING["axis"].px * size) <= right - left - 2 * size:
            sheet.mark("axis", (left + right) / 2, y + 12 * size, text=word)
    for at, text in TICKS:
        sheet.mark("axis", position(at, strip), y + 30 * size, text=text)
    sheet.mark("value", columns.value, y + 30 * size, text="r")
    if with_press:
        sheet.mark("reported", SYMBOL * size + 6 * size, y + 25 * size)
        sheet.mark("note", (SYMBOL + 18) * size, y + 30 * size, text=tr("媒体报道之比，不改变状态"))
    return y + (AXIS - 6) * size


def _draw_heading(sheet: Sheet, group: BoardGroup, y: float) -> float:
    size = sheet.size
    middle = y + 18 * size
    sheet.mark("point", SYMBOL / 2 * size, middle - 5 * size, kind=group.status)
    sheet.mark("heading", SYMBOL * size + 4 * size, middle, text=group.heading)
    sheet.mark("rule", 0.0, y + 26 * size, x2=sheet.width, y2=y + 26 * size)
    return y + HEADING * size


def _draw_bands(sheet: Sheet, columns: _Columns, top: float, bottom: float) -> None:
    for low, high, status in BANDS:
        left, right = position(low, columns.strip), position(high, columns.strip)
        sheet.mark("band", left, top, x2=right, y2=bottom, kind=status)
        sheet.mark("rule", right, top, x2=right, y2=bottom)
    one = position(1.0, columns.strip)
    sheet.mark("one", one, top, x2=one, y2=bottom)


def _draw_line(sheet: Sheet, columns: _Columns, what: tuple[BoardLine, Status], y: float, chosen: str) -> float:
    """Name, mark on the scale, ratio and note; gives back the y of the line's lower edge."""
    line = what[0]
    size = sheet.size
    names = wrap(line.name, columns.name, LETTERING["name"].px * size)
    left, room = columns.note if line.ratio is not None or columns.stacked else _wide_note(sheet, columns)
    notes = wrap(line.note, room, LETTERING["note"].px * size)
    first = y + (PAD + 13) * size
    for i, text in enumerate(names):
        sheet.mark("name", SYMBOL * size, first + i * LINE * size, text=text)
    start = 0 if not columns.stacked else len(names) + (line.ratio is not None)
    for i, text in enumerate(notes):
        sheet.mark("note", left, first + (start + i) * LINE * size, text=text)
    count = max(len(names), start + len(notes))
    bottom = y + (2 * PAD + count * LINE) * size - 2 * size
    if line.ratio is not None:
        row = len(names) if columns.stacked else (count - 1) / 2
        _draw_ratio(sheet, columns, what, first + (row * LINE - 5) * size)
    if line.id == chosen:
        sheet.mark("chosen", 1.0, y + size, x2=sheet.width - 1, y2=bottom - size)
    sheet.mark("row", 0.0, y, x2=sheet.width, y2=bottom, id=line.id, text=f"{line.name}{tr('：')}{line.sentence}")
    return bottom


def _wide_note(sheet: Sheet, columns: _Columns) -> tuple[float, float]:
    """Without a ratio the note has scale and number's room as well."""
    return columns.strip[0], sheet.width - columns.strip[0] - 6 * sheet.size


def _draw_ratio(sheet: Sheet, columns: _Columns, what: tuple[BoardLine, Status], y: float) -> None:
    line, status = what
    assert line.ratio is not None
    zero, x = position(0.0, columns.strip), position(line.ratio, columns.strip)
    if columns.stacked:
        sheet.mark("track", columns.strip[0], y, x2=columns.strip[1], y2=y)
    sheet.mark("stem", zero, y, x2=x, y2=y, kind=status)
    if line.reported is not None:
        sheet.mark("reported", position(line.reported, columns.strip), y)
    sheet.mark("arrow" if line.ratio > HIGH else "point", x, y, kind=status)
    sheet.mark("value", columns.value, y + 5 * sheet.size, text=line.value_text)
