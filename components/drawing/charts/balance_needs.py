"""Needs of the year's population as bars, next to facilities open, under construction or planned: one board."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from components.drawing.charts.balance_board import BOX, PALE, STYLES, TEXT, Board
from components.drawing.charts.lettering import width_px, wrap

WIDE = 960.0
"""From this width on a need takes one row, px at size 1."""
NAME, BAR, FIGURE, GUTTER, SPARE = 0.08, 0.13, 0.22, 14.0, 14.0
ROW, LINE_HEIGHT, BAR_HEIGHT, HEAD = 24.0, 17.0, 16.0, 36.0
CLAUSE_END = re.compile("[，；。]|[,;.] ")
LAYERS = frozenset((BOX, PALE, TEXT))


@dataclass(frozen=True)
class NeedBar:
    """One need: what there is and what is to be added as parts (0 to 1) of the longest bar, and the words.

    `surveyed` is False where the stock is not published: its box is drawn pale. `beside` is what documents and press
    print; empty where the list of facilities cannot be read.
    """

    name: str
    stock: float
    add: float
    surveyed: bool
    figure: str
    beside: str


def needs_board(heading: str, note: str, needs: Sequence[NeedBar], width: float, size: float) -> Board:
    """The board. All rows have room for the longest figures in words, so it stands still under a moving lever."""
    board = Board(width, size, LAYERS)
    board.write("head", heading, 0, 12 * size)
    wide = width >= WIDE * size
    top = _note(board, note, wide)
    lines = max((len(_figure_lines(board, need)) for need in needs), default=1)
    for need in needs:
        top += _row(board, need, top, lines) if wide else _block(board, need, top)
    board.height = top + 2 * size
    return board


def _note(board: Board, note: str, wide: bool) -> float:
    """The note at the right of the heading or, where there is no room, below it; answers where the rows begin."""
    size = board.size
    left = (NAME + BAR + FIGURE) * board.width if wide else 0.0
    lines = wrap(note, board.width - left, STYLES["small"].px * size)
    first = 8 * size if wide else 34 * size
    for place, line in enumerate(lines):
        board.write("small", line, left, first + place * LINE_HEIGHT * size, "text_soft")
    return max(HEAD * size if wide else 0.0, first + (len(lines) + 0.2) * LINE_HEIGHT * size)


def _figure_lines(board: Board, need: NeedBar) -> list[str]:
    """The figures of a row in lines, with room for two more digits."""
    return wrap(need.figure, FIGURE * board.width - (GUTTER + SPARE) * board.size, STYLES["plain"].px * board.size)


def _row(board: Board, need: NeedBar, top: float, lines: int) -> float:
    """Draws name, bar, figures in up to `lines` lines, and printed stock in one row; returns its height."""
    size, width = board.size, board.width
    left = max(NAME * width, width_px(need.name, STYLES["strong"].px * size, bold=True) + GUTTER * size)
    start, beside_at = NAME * width, (NAME + BAR + FIGURE) * width
    beside = wrap(need.beside, width - beside_at, STYLES["small"].px * size) if need.beside else []
    height = max(ROW, max(len(beside), lines) * LINE_HEIGHT + 5) * size
    middle = top + height / 2
    board.write("strong", need.name, 0, middle)
    _bar(board, need, (max(left, start), start + BAR * width - GUTTER * size), middle)
    for style, texts, x, tone in (
        ("plain", _figure_lines(board, need), (NAME + BAR) * width, "text"),
        ("small", beside, beside_at, "text_soft"),
    ):
        for place, line in enumerate(texts):
            board.write(style, line, x, middle + (place - (len(texts) - 1) / 2) * LINE_HEIGHT * size, tone)
    return height


def _block(board: Board, need: NeedBar, top: float) -> float:
    """Name and bar in one line, the words below it."""
    size, width = board.size, board.width
    left = max(0.3 * width, width_px(need.name, STYLES["strong"].px * size, bold=True) + GUTTER * size)
    board.write("strong", need.name, 0, top + 14 * size)
    _bar(board, need, (left, width), top + 14 * size)
    y = top + 36 * size
    for style, text, tone in (("plain", need.figure, "text"), ("small", need.beside, "text_soft")):
        for line in wrap(text, width, STYLES[style].px * size) if text else []:
            board.write(style, line, 0, y, tone)
            y += (LINE_HEIGHT + 2) * size
    return y - top + 2 * size


def need_block(board: Board, need: NeedBar, place: tuple[float, float, float], height: float) -> None:
    """Name and bar in one line, the figures below it, in `height` px; `place` is left, top and width."""
    (left, top, width), size = place, board.size
    start = left + max(0.3 * width, width_px(need.name, STYLES["strong"].px * size, bold=True) + GUTTER * size)
    board.write("strong", need.name, left, top + 0.22 * height)
    _bar(board, need, (start, left + width), top + 0.22 * height)
    board.write("small", _clauses(need.figure, width, STYLES["small"].px * size), left, top + 0.22 * height + 18 * size)


def _clauses(text: str, width: float, px: float) -> str:
    """The first clauses of `text` that fit one line whole; the rest stands in the table of needs."""
    ends = [mark.start() for mark in CLAUSE_END.finditer(text)]
    fitting = [text, *(text[:end] for end in reversed(ends))]
    return next((each for each in fitting if width_px(each, px) <= width), wrap(text, width, px)[0])


def _bar(board: Board, need: NeedBar, ends: tuple[float, float], middle: float) -> None:
    (left, right), half = ends, BAR_HEIGHT * board.size / 2
    split, end = left + need.stock * (right - left), left + (need.stock + need.add) * (right - left)
    layer, kind = (BOX, "stock") if need.surveyed else (PALE, "unknown")
    board.mark(layer, kind, left, middle - half, split, middle + half)
    if need.add:
        board.mark(BOX, "add", split, middle - half, end, middle + half)
