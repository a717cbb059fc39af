"""What the people need, one row a service: a bar of what there is and what is to be added, and what is on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from components.charts.balance import LETTERING
from components.charts.indicator_sheet import Sheet
from components.charts.lettering import clip, width_px, wrap

LINE, PAD, BAR, LEAST_WIDTH = 19.0, 5.0, 17.0, 1000.0
NAME, BARS, FIGURES = 0.065, 0.13, 0.215
MOST_LINES = 2


@dataclass(frozen=True)
class NeedRow:
    """One service. `there`: the stock of 2023 or, with `stock_known` False, what the people of 2023 need.

    `needed`, `there` and `most` (the longest bar of the row over the years) are in the service's own unit.
    """

    name: str
    needed: float
    there: float | None
    most: float
    stock_known: bool
    figures: str
    beside: str


def draw_needs(rows: Sequence[NeedRow], width: float, size: float) -> Sheet:
    """The rows on a sheet `width` px wide; on a narrow one the words stand under the bar."""
    sheet, y = Sheet(width, size), 0.0
    for row in rows:
        y = _stacked(sheet, row, y) if width < LEAST_WIDTH * size else _beside(sheet, row, y)
    sheet.height = y
    return sheet


def _beside(sheet: Sheet, row: NeedRow, y: float) -> float:
    size, width = sheet.size, sheet.width
    first = NAME * width
    figures = first + BARS * width + 10 * size
    beside = figures + FIGURES * width
    words = clip(_lines(row.beside, width - beside - 4 * size, LETTERING["note"].px * size), MOST_LINES)
    middle = y + (PAD + LINE * max(len(words), 1) / 2) * size
    sheet.mark("heading", 0.0, middle, text=row.name)
    _bar(sheet, row, (first, BARS * width), middle)
    sheet.mark("plain", figures, middle, text=row.figures)
    for place, line in enumerate(words):
        sheet.mark("note", beside, middle + (place - (len(words) - 1) / 2) * LINE * size, text=line)
    return y + (2 * PAD + LINE * max(len(words), 1)) * size


def _stacked(sheet: Sheet, row: NeedRow, y: float) -> float:
    size, width = sheet.size, sheet.width
    name = width_px(row.name, LETTERING["heading"].px * size, bold=True) + 12 * size
    middle = y + (PAD + LINE / 2) * size
    sheet.mark("heading", 0.0, middle, text=row.name)
    _bar(sheet, row, (name, width - name), middle)
    y = middle + LINE * size
    figures = wrap(row.figures, width, LETTERING["plain"].px * size)
    words = _lines(row.beside, width, LETTERING["note"].px * size)
    for layer, line in [*(("plain", line) for line in figures), *(("note", line) for line in words)]:
        sheet.mark(layer, 0.0, y, text=line)
        y += LINE * size
    return y + PAD * size


@lru_cache(maxsize=64)
def _lines(text: str, limit_px: float, font_px: float) -> list[str]:
    """Words that no slider changes, broken into lines once."""
    return wrap(text, limit_px, font_px)


def _bar(sheet: Sheet, row: NeedRow, room: tuple[float, float], middle: float) -> None:
    """What there is, then what is to be added; pale where the stock is not known."""
    size, (left, length) = sheet.size, room
    scale = length / row.most if row.most > 0 else 0.0
    top, bottom, told = middle - BAR / 2 * size, middle + BAR / 2 * size, f"{row.name} {row.figures}"
    there = min(row.there if row.there is not None else row.needed, row.needed) * scale
    layer, kind = ("fill", "stock") if row.stock_known else ("pale", "unknown")
    sheet.mark(layer, left, top, x2=left + there, y2=bottom, kind=kind, text=told)
    if row.there is not None and row.needed > row.there:
        sheet.mark("fill", left + there, top, x2=left + row.needed * scale, y2=bottom, kind="add", text=told)
