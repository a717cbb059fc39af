"""Layout of the comparison: one row per scenario, one column per outcome, trajectories under each column.

Everything is placed in px on one sheet, so that figures and curves of an outcome stand one above the other. Where the
width does not hold all columns, they go on in a second band under the first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.drawing.charts.compare_curves import TICK_PX, draw_curves
from components.drawing.charts.lettering import clip, width_px, wrap
from components.drawing.charts.sheet import Lettering, Sheet

LETTERS = "ABCD"
LETTERING = {
    "head": Lettering(15, 700),
    "unit": Lettering(13.5, tone="text_soft"),
    "name": Lettering(16, 700),
    "note": Lettering(13.5, tone="text_soft"),
    "badge": Lettering(14, 700, "center", "ground"),
    "value": Lettering(23, 700),
    "grade": Lettering(13.5, tone="text_soft"),
    "change": Lettering(14, 700),
    "mark": Lettering(14, 700, "right"),
    "tick": Lettering(TICK_PX, tone="text_soft"),
    "year": Lettering(13.5, align="center", tone="text_soft"),
    "end": Lettering(13.5, 700),
}
LEAST_COLUMN, PAD, LINE, UNIT_LINE, ROW, CURVE_FOOT, GAP = 148.0, 10.0, 19.0, 17.0, 68.0, 22.0, 22.0
BADGE, NAMELESS, NARROW = 24.0, 38.0, 640.0
NAME_LINES = 2


@dataclass(frozen=True)
class Row:
    """One scenario: `key` is its colour and dash, `note` a few words under its name."""

    key: str
    name: str
    note: str


@dataclass(frozen=True)
class Cell:
    """A displayed figure. `tone` rates `change` as good or bad, "" for neither.

    `mark` is a sign and its words, `passed` whether the limit or target holds; `sentence` says all of it.
    """

    value: str
    grade: str
    change: str = ""
    tone: str = ""
    mark: str = ""
    passed: bool = True
    sentence: str = ""


@dataclass(frozen=True)
class Aim:
    """A figure to be reached: `kind` is goal or the key of the scenario whose own target it is; no year: standing."""

    kind: str
    year: int | None
    value: float


@dataclass(frozen=True, kw_only=True)
class Column:
    """One outcome. `series` and `before` by year, None where there is no figure; `before` None unless it is shown.

    `limit` is the colour of the line at nought: bad where it must not be passed, several where it only divides.
    """

    id: str
    title: str
    unit: str
    cells: tuple[Cell, ...]
    series: tuple[tuple[float | None, ...], ...]
    before: tuple[float | None, ...] | None = None
    aims: tuple[Aim, ...] = ()
    limit: str = ""
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class Board:
    """The compared scenarios in order; `chosen` is the id of the cell whose formula is open: `row.outcome`."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    years: Sequence[int]
    year: int
    chosen: str = ""


@dataclass(frozen=True)
class _Frame:
    """Widths in px: of the names, of a column; how many columns stand side by side."""

    names: float
    column: float
    count: int


def draw_board(board: Board, *, width: float, size: float, curve: float) -> Sheet:
    """The board on a sheet `width` px wide with curves `curve` px high."""
    sheet = Sheet(width, size)
    frame = _frame(board, width, size)
    y = 0.0 if frame.names > NAMELESS * size else _draw_list(sheet, board)
    for start in range(0, len(board.columns), frame.count):
        y = _draw_band(sheet, board, frame, (start, y, curve)) + GAP * size
    sheet.height = y - GAP * size
    return sheet


def _frame(board: Board, width: float, size: float) -> _Frame:
    widest = max(width_px(row.name, LETTERING["name"].px * size, bold=True) for row in board.rows)
    beside = (BADGE + 12) * size
    names = min(max(widest, 110 * size), 0.2 * width) + beside if width >= NARROW * size else NAMELESS * size
    most = max(1, int((width - names) // (LEAST_COLUMN * size)))
    bands = math.ceil(len(board.columns) / most)
    count = math.ceil(len(board.columns) / bands)
    return _Frame(names, (width - names) / count, count)


def _draw_list(sheet: Sheet, board: Board) -> float:
    """Draws the names above the figures where there is no room next to them; returns the y below."""
    size, y = sheet.size, 0.0
    for place, row in enumerate(board.rows):
        _draw_badge(sheet, place, row.key, y)
        name = f"{row.name}　{row.note}"
        room = sheet.width - (BADGE + 8) * size
        for line in wrap(name, room, LETTERING["name"].px * size, bold=True):
            sheet.mark("name", (BADGE + 8) * size, y + 17 * size, text=line)
            y += LINE * size
        y += 9 * size
    return y


def _draw_badge(sheet: Sheet, place: int, key: str, y: float) -> None:
    side = BADGE * sheet.size
    sheet.mark("badge_box", 0.0, y, x2=side, y2=y + side, kind=key)
    sheet.mark("badge", side / 2, y + 17.5 * sheet.size, text=LETTERS[place])


def _draw_band(sheet: Sheet, board: Board, frame: _Frame, at: tuple[int, float, float]) -> float:
    """Heads, a line a scenario, and the curves of some columns; gives back the y of the lower edge."""
    start, top, curve = at
    size, columns = sheet.size, board.columns[start : start + frame.count]
    first = _draw_heads(sheet, columns, frame, top)
    for place, row in enumerate(board.rows):
        y = first + place * ROW * size
        sheet.mark("rule", 0.0, y, x2=sheet.width, y2=y)
        _draw_name(sheet, place, row, (y, frame.names))
        for number, column in enumerate(columns):
            box = (frame.names + number * frame.column, y, frame.column)
            _draw_cell(sheet, column.cells[place], box, f"{place}.{column.id}", board.chosen)
    y = first + len(board.rows) * ROW * size
    sheet.mark("rule", 0.0, y, x2=sheet.width, y2=y)
    for number, column in enumerate(columns):
        left = frame.names + number * frame.column
        right, curves_top = left + frame.column - PAD * size, y + GAP * size
        draw_curves(sheet, board, column, (left + PAD * size, curves_top, right, curves_top + curve))
    return y + (GAP + CURVE_FOOT) * size + curve


def _draw_heads(sheet: Sheet, columns: Sequence[Column], frame: _Frame, top: float) -> float:
    """Titles and units, broken to their columns, standing on one line; gives back the y of the first rule."""
    size, room = sheet.size, frame.column - 2 * PAD * sheet.size
    heads = [
        [
            *(("head", line, LINE) for line in wrap(column.title, room, LETTERING["head"].px * size, bold=True)),
            *(("unit", line, UNIT_LINE) for line in wrap(column.unit, room, LETTERING["unit"].px * size)),
        ]
        for column in columns
    ]
    bottom = top + (max(sum(height for _, _, height in lines) for lines in heads) + 8) * size
    for place, lines in enumerate(heads):
        y = bottom - 9 * size
        for layer, text, height in reversed(lines):
            sheet.mark(layer, frame.names + place * frame.column + PAD * size, y, text=text)
            y -= height * size
    return bottom


def _draw_name(sheet: Sheet, place: int, row: Row, at: tuple[float, float]) -> None:
    y, width = at
    size = sheet.size
    _draw_badge(sheet, place, row.key, y + 12 * size)
    if width <= NAMELESS * size:
        return
    left = (BADGE + 8) * size
    lines = clip(wrap(row.name, width - left, LETTERING["name"].px * size, bold=True), NAME_LINES)
    for number, line in enumerate(lines):
        sheet.mark("name", left, y + (29 + number * 19) * size, text=line)
    if len(lines) == 1:
        sheet.mark("note", left, y + 51 * size, text=row.note)


def _draw_cell(sheet: Sheet, cell: Cell, box: tuple[float, float, float], ident: str, chosen: str) -> None:
    x, y, width = box
    size = sheet.size
    left, right = x + PAD * size, x + width - PAD * size
    sheet.mark("value", left, y + 33 * size, text=cell.value)
    after = left + width_px(cell.value, LETTERING["value"].px * size, bold=True) + 5 * size
    sheet.mark("grade", after, y + 33 * size, text=cell.grade)
    sheet.mark("change", left, y + 56 * size, text=cell.change, kind=cell.tone)
    end = left + width_px(cell.change, LETTERING["change"].px * size, bold=True) + 8 * size
    for words in (cell.mark, cell.mark[:1]):
        lower = right - width_px(words, LETTERING["mark"].px * size, bold=True)
        free_above = lower > after + 18 * size
        if words and (free_above or lower > end or len(words) == 1):
            kind = "good" if cell.passed else "bad"
            sheet.mark("mark", right, y + (33 if free_above else 56) * size, text=words, kind=kind)
            break
    if ident == chosen:
        sheet.mark("chosen", x + 2 * size, y + 2 * size, x2=x + width - 2 * size, y2=y + (ROW - 2) * size)
    sheet.mark("cell", x, y, x2=x + width, y2=y + ROW * size, id=ident, text=cell.sentence)
