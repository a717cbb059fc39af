"""The board: all cards of the chosen categories on one sheet, rows filled in the order of the document."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from components.base.scales import GRADE_MARK
from components.drawing.charts.indicator_cards import (
    chart_card_height,
    draw_chart_card,
    draw_frame,
    draw_tile,
    has_chart,
    name_lines,
    tile_height,
)
from components.drawing.charts.indicator_figures import Figures
from components.drawing.charts.indicator_sheet import LETTERING, Sheet
from components.drawing.charts.lettering import width_px
from components.words.text import tr

GAP, ROW_GAP, HEADING = 12, 10, 28
LEAST_CARD, MOST_COLUMNS = 222, 7
LEGEND_LINE = 24
CLASH_SIGN = "≠"


@dataclass(frozen=True)
class Group:
    """A category with its indicators, in order."""

    title: str
    members: tuple[Figures, ...]


@dataclass(frozen=True)
class Block:
    """Cards of one group that look alike and are kept together; `continued` when the group began earlier."""

    title: str
    charts: bool
    members: tuple[Figures, ...]
    continued: bool


def columns_for(width: float, size: float) -> int:
    """How many cards stand side by side in `width` px."""
    return max(1, min(MOST_COLUMNS, int((width + GAP * size) // ((LEAST_CARD + GAP) * size))))


def rows_of(groups: Iterable[Group], columns: int) -> list[list[Block]]:
    """Rows of blocks. A group that fits into what is left of a row stays in it; one that does not begins its own."""
    rows: list[list[Block]] = []
    for block in _blocks(groups):
        used = sum(len(b.members) for b in rows[-1]) if rows else columns
        alike = bool(rows) and rows[-1][0].charts == block.charts
        if alike and used + len(block.members) <= columns:
            rows[-1].append(block)
            continue
        for start in range(0, len(block.members), columns):
            part = block.members[start : start + columns]
            rows.append([Block(block.title, block.charts, part, block.continued or start > 0)])
    return rows


def _blocks(groups: Iterable[Group]) -> Iterable[Block]:
    for group in groups:
        charts = tuple(f for f in group.members if has_chart(f))
        tiles = tuple(f for f in group.members if not has_chart(f))
        if charts:
            yield Block(group.title, True, charts, False)
        if tiles:
            yield Block(group.title, False, tiles, bool(charts))


def draw_board(
    groups: Sequence[Group], *, width: float, size: float, chosen: str = "", clashing: Collection[str] = ()
) -> Sheet:
    """Legend and cards on a sheet `width` px wide; `chosen` is the id of the indicator that is open.

    `clashing` are the ids of the indicators whose printed figures disagree.
    """
    sheet = Sheet(width, size)
    columns = columns_for(width, size)
    y = _draw_legend(sheet)
    for row in rows_of(groups, columns):
        if any(not block.continued for block in row):
            _draw_headings(sheet, row, columns, y)
            y += HEADING * size
        y = _draw_row(sheet, row, (columns, y), chosen) + ROW_GAP * size
    sheet.height = y
    _draw_clashes(sheet, clashing)
    return sheet


def _draw_clashes(sheet: Sheet, clashing: Collection[str]) -> None:
    """A mark on the upper edge of every card whose printed figures disagree."""
    for card in [row for row in sheet.rows if row["layer"] == "card" and row["id"] in clashing]:
        card["text"] += tr("；文件中有矛盾")
        sheet.mark("clash", card["x2"] - 16 * sheet.size, card["y"] + 1, id=card["id"], text=CLASH_SIGN)


def _card_left(sheet: Sheet, columns: int, place: int) -> tuple[float, float]:
    """Left edge and width of the card at `place` in a row."""
    width = (sheet.width - (columns - 1) * GAP * sheet.size - 2) / columns
    return 1 + place * (width + GAP * sheet.size), width


def _draw_headings(sheet: Sheet, row: list[Block], columns: int, y: float) -> None:
    place = 0
    for block in row:
        title = tr("{title}（续）", title=block.title) if block.continued else block.title
        sheet.mark("heading", _card_left(sheet, columns, place)[0], y + 19 * sheet.size, text=title)
        place += len(block.members)


def _draw_row(sheet: Sheet, row: list[Block], start: tuple[int, float], chosen: str) -> float:
    """Draw a row's cards, all as tall as the tallest; gives back the y of their lower edge."""
    columns, y = start
    members = [figures for block in row for figures in block.members]
    width = _card_left(sheet, columns, 0)[1]
    size = sheet.size
    names = max(len(name_lines(f, width, size)) for f in members)
    height = (
        chart_card_height(members, width, size) if row[0].charts else max(tile_height(f, width, size) for f in members)
    )
    for place, figures in enumerate(members):
        left = _card_left(sheet, columns, place)[0]
        box = (left, y, left + width, y + height)
        draw_frame(sheet, figures, box, chosen=figures.indicator.id == chosen)
        if row[0].charts:
            draw_chart_card(sheet, figures, box, names)
        else:
            draw_tile(sheet, figures, box)
    return y + height


def _draw_legend(sheet: Sheet) -> float:
    """One legend for every card; gives back the y below it."""
    size = sheet.size
    entries = [
        ("actual", tr("实际：实心圆、实线")),
        ("plan", tr("计划：空心菱形、虚线")),
        ("reported", tr("媒体报道：方块")),
        ("goal", tr("目标：三角")),
        ("clash", tr("文件中有矛盾")),
        ("", tr("底色行：文件所列同比增速，不按纵轴刻度")),
        ("", tr("各图纵轴各自从0起")),
        ("", tr("右上角 {a} 官方文件 {b} 媒体报道", a=GRADE_MARK["official"], b=GRADE_MARK["reported"])),
    ]
    x, y = 6 * size, 15 * size
    for kind, text in entries:
        needed = width_px(text, LETTERING["line"].px * size) + (38 if kind else 22) * size
        if x > 6 * size and x + needed - 22 * size > sheet.width:
            x, y = 6 * size, y + LEGEND_LINE * size
        if kind == "clash":
            sheet.mark("clash", x, y - 4 * size, text=CLASH_SIGN)
        elif kind:
            sheet.mark("point", x, y - 4 * size, kind=kind)
        sheet.mark("line", x + (12 if kind else 0) * size, y, text=text)
        x += needed
    return y + 9 * size
