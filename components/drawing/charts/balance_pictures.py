"""Land, water and people of the balance, side by side on one board, each with its heading and its arithmetic."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from components.drawing.charts.balance_board import BAND, BOX, DASH, DOT, PALE, RULE, STREAM, STYLES, Board
from components.drawing.charts.balance_needs import need_block
from components.drawing.charts.balance_water import DECK
from components.drawing.charts.lettering import width_px, wrap
from model.trajectory import YEARS

GAP = 32.0
HEAD, LEAD, LINE_HEIGHT, LINES_AT_LEAST = 32.0, 12.0, 20.0, 3
STAGES = (0.0, 0.6, 1.0)
NODE = 9.0
PALE_LAND = ("other", "reserve")
MOST_WITH_AREA = 2
"""So many parts below the bar have room for their area too."""
LAND_BAR, USED = 0.45, 0.76
"""Lower edge of the land bar and position of the text on its use, as fractions of the picture's height."""
MARKED_YEARS = (2023, 2025, 2030, 2035)
Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Panel:
    """One picture with its words: `figures` as the functions `land`, `water` and `people` of the topic give them.

    `badge` marks the binding limit, "" elsewhere. `names` are the words of the kinds in the picture.
    """

    ident: str
    heading: str
    badge: str
    words: str
    warning: str
    names: Mapping[str, str]
    figures: Figures


@dataclass(frozen=True)
class Frame:
    """Where a picture stands on the board, px."""

    left: float
    top: float
    width: float
    height: float

    def x(self, part: float) -> float:
        """Place of a part (0 to 1) of the width."""
        return self.left + part * self.width

    def y(self, part: float) -> float:
        """Place of a part (0 to 1) of the height, from the top."""
        return self.top + part * self.height


def pictures_board(panels: Sequence[Panel], width: float, size: float, height: float) -> Board:
    """The panels from left to right on a board `width` px wide; their pictures are `height` px high at size 1."""
    board = Board(width, size)
    each = (width - (len(panels) - 1) * GAP * size) / len(panels)
    room = [_lines(panel, each, size) for panel in panels]
    lines = max(LINES_AT_LEAST, *(len(plain) + len(warned) for plain, warned in room))
    board.height = (HEAD + height + LEAD + lines * LINE_HEIGHT) * size
    for place, (panel, words) in enumerate(zip(panels, room, strict=True)):
        left = place * (each + GAP * size)
        if place:
            board.mark(RULE, "grid", left - GAP * size / 2, 0, left - GAP * size / 2, board.height)
        _heading(board, panel, left)
        PICTURES[panel.ident](board, panel, Frame(left, HEAD * size, each, height * size))
        _words(board, words, left, (HEAD + height + LEAD + LINE_HEIGHT / 2) * size)
    return board


def _lines(panel: Panel, width: float, size: float) -> tuple[list[str], list[str]]:
    px = STYLES["plain"].px * size
    return wrap(panel.words, width, px), wrap(panel.warning, width, px, bold=True) if panel.warning else []


def _heading(board: Board, panel: Panel, left: float) -> None:
    size = board.size
    board.write("head", panel.heading, left, 12 * size)
    if panel.badge:
        after = left + width_px(panel.heading, STYLES["head"].px * size, bold=True) + 12 * size
        wide = width_px(panel.badge, STYLES["small_strong"].px * size, bold=True) + 14 * size
        board.mark(PALE, "warn", after, 1.5 * size, after + wide, 22.5 * size)
        board.write("small_strong", panel.badge, after + 7 * size, 12.5 * size, "warn")


def _words(board: Board, words: tuple[list[str], list[str]], left: float, top: float) -> None:
    plain, warned = words
    for place, line in enumerate(plain + warned):
        style, tone = ("plain", "text") if place < len(plain) else ("strong", "warn")
        board.write(style, line, left, top + place * LINE_HEIGHT * board.size, tone)


def _land(board: Board, panel: Panel, frame: Frame) -> None:
    """The whole area as a bar with the two limits on it, and how much of what it carries is taken."""
    size, land = board.size, panel.figures
    top, bottom = frame.top + 22 * size, frame.top + LAND_BAR * frame.height
    _land_parts(board, panel, frame, (top, bottom))
    limit = frame.x(land["limit"] / 100)
    board.mark(RULE, "goal", limit, frame.top, limit, bottom + 4 * size)
    before, after = land["limits"]
    board.write("small_strong_right", before, limit - 6 * size, frame.top + 8 * size)
    board.write("small_strong", after, limit + 6 * size, frame.top + 8 * size)
    over = land["used"] > 1
    board.write("plain", land["usedWords"], frame.left, frame.y(USED), "gap" if over else "text")
    upper, lower = frame.y(USED) + 12 * size, frame.y(USED) + 30 * size
    board.mark(PALE, "land", frame.left, upper, frame.x(1), lower)
    board.mark(BOX, "gap" if over else "people", frame.left, upper, frame.x(min(land["used"], 1.0)), lower)


def _land_parts(board: Board, panel: Panel, frame: Frame, ends: tuple[float, float]) -> None:
    at, outside, (top, bottom) = 0.0, [], ends
    for kind, share, percent, area in panel.figures["parts"]:
        left, right = frame.x(at / 100), frame.x((at + share) / 100)
        at += share
        if share <= 0:
            continue
        board.mark(PALE if kind in PALE_LAND else BOX, kind, left, top, right, bottom)
        name = f"{panel.names[kind]} {percent}"
        if not _named_inside(board, kind, (name, area), (left, top, right, bottom)):
            outside.append((kind, name, area))
    words = [(kind, name if len(outside) > MOST_WITH_AREA else f"{name} {area}") for kind, name, area in outside]
    _parts_outside(board, frame, words, bottom + 16 * board.size)


def _named_inside(board: Board, kind: str, words: tuple[str, str], box: tuple[float, float, float, float]) -> bool:
    """Name and area in the middle of a box, if there is room for them."""
    (name, area), (left, top, right, bottom), size = words, box, board.size
    bold, room = STYLES["strong_middle"].px * size, right - left
    lines = wrap(name, room - 4 * size, bold, bold=True)
    widest = max(width_px(area, STYLES["small_middle"].px * size), *(width_px(one, bold, bold=True) for one in lines))
    if widest > room or (len(lines) + 1) * 17 * size > bottom - top:
        return False
    tone, first = ("text" if kind in PALE_LAND else "ground"), (top + bottom) / 2 - 9 * size * len(lines)
    for place, line in enumerate(lines):
        board.write("strong_middle", line, (left + right) / 2, first + place * 18 * size, tone)
    board.write("small_middle", area, (left + right) / 2, first + len(lines) * 18 * size, tone)
    return True


def _parts_outside(board: Board, frame: Frame, outside: list[tuple[str, str]], y: float) -> None:
    """Parts too narrow for their name stand below the bar, from the right, in as many lines as they need."""
    size, right = board.size, frame.x(1)
    for kind, text in reversed(outside):
        width = width_px(text, STYLES["small_right"].px * size) + 24 * size
        if right - width < frame.left and right < frame.x(1):
            right, y = frame.x(1), y + 16 * size
        board.write("small_right", text, right, y)
        left = right - width + 6 * size
        board.mark(PALE if kind in PALE_LAND else BOX, kind, left, y - 5 * size, left + 10 * size, y + 5 * size)
        right -= width + 10 * size


def _water(board: Board, panel: Panel, frame: Frame) -> None:
    """Streams from the sources to the uses and what is left."""
    size, water = board.size, panel.figures
    for kind, stage, start, end, thick in water["streams"]:
        _stream(board, kind, (frame.x(STAGES[stage]), frame.x(STAGES[stage + 1])),
                (frame.y(start / DECK), frame.y(end / DECK), thick / DECK * frame.height))  # fmt: skip
    for kind, stage, top, bottom in water["nodes"]:
        left = frame.x(STAGES[stage])
        board.mark(BOX, kind, left, frame.y(top / DECK), left + NODE * size, frame.y(max(bottom, top + 1) / DECK))
    for kind, stage, at, amount in water["names"]:
        style, tone = ("plain" if kind in ("ecology", "reclaimed") else "strong"), ("gap" if kind == "gap" else "text")
        left = frame.x(STAGES[stage]) + (NODE + 6) * size
        room = frame.x(STAGES[stage + 1]) - left - 4 * size
        lines = wrap(f"{panel.names[kind]} {amount}", room, STYLES[style].px * size, bold=style == "strong")
        for place, line in enumerate(lines):
            shift = (place - (len(lines) - 1) / 2) * 17 * size
            board.write(style, line, left, frame.y(at / DECK) + shift, tone)


def _stream(board: Board, kind: str, across: tuple[float, float], down: tuple[float, float, float]) -> None:
    """Level at both ends: a monotone curve through two close points at each end leaves and arrives flat."""
    (x0, x1), (start, end, thick), group = across, down, board.new_group()
    close = (x1 - x0) * 0.02
    for x, y in ((x0, start), (x0 + close, start), (x1 - close, end), (x1, end)):
        board.mark(STREAM, kind, x, y, x, y + thick, group=group)


def _people(board: Board, panel: Panel, frame: Frame) -> None:
    """People by year against what land and water carry; room on the land is pale, what is beyond is red."""
    size, people = board.size, panel.figures
    widest = max(width_px(name, STYLES["strong"].px * size, bold=True) for name in panel.names.values())
    plot = Frame(
        frame.left + 36 * size, frame.top + 6 * size, frame.width - widest - 50 * size, frame.height - 26 * size
    )
    x, y = partial(_year_x, plot), partial(_value_y, plot, people["top"])
    for value in people["ticks"]:
        board.mark(RULE, "grid", plot.left, y(value), plot.x(1), y(value))
        board.write("small_right", f"{value:g}", plot.left - 7 * size, y(value), "text_soft")
    for year in MARKED_YEARS:
        board.write("small_middle", str(year), x(year), plot.y(1) + 14 * size, "text_soft")
    _bands(board, dict(zip(people["kinds"], people["lines"], strict=True)), x, y)
    board.mark(DASH, "text_soft", x(people["year"]), plot.top, x(people["year"]), plot.y(1))
    for kind, values in zip(people["kinds"], people["lines"], strict=True):
        for year, value in zip(YEARS, values, strict=True):
            board.point(kind, (x(year), y(value)), year, value)
    for kind, value in people["names"]:
        board.write("strong", panel.names[kind], plot.x(1) + 10 * size, y(value), kind)
    _points(board, people, x, y)


def _year_x(plot: Frame, year: float) -> float:
    return plot.x((year - YEARS[0]) / (YEARS[-1] - YEARS[0]))


def _value_y(plot: Frame, top: float, value: float) -> float:
    return plot.y(1 - value / top)


def _bands(
    board: Board, lines: Mapping[str, Sequence[float]], x: Callable[[float], float], y: Callable[[float], float]
) -> None:
    """Room between urban people and what the land carries; red where people pass what land or water carries."""
    urban, land = lines["urban"], lines["land"]
    pairs = [("urban", land, urban), ("gap", urban, land)]
    pairs += [("gap", lines["people"], lines["water"])] if "water" in lines else []
    for kind, upper, lower in pairs:
        if all(high <= low for high, low in zip(upper, lower, strict=True)):
            continue
        group = board.new_group()
        for year, high, low in zip(YEARS, upper, lower, strict=True):
            board.mark(BAND, kind, x(year), y(max(high, low)), x(year), y(low), group=group)


def _points(board: Board, people: Figures, x: Callable[[float], float], y: Callable[[float], float]) -> None:
    """Figures of the chosen year, and a cross where the first limit breaks."""
    size, at = board.size, x(people["year"])
    early = people["year"] == YEARS[0]
    for kind, value, figure, below in people["points"]:
        board.mark(DOT, kind, at, y(value))
        side = ("strong", at + 8 * size) if early else ("strong_right", at - 6 * size)
        board.write(side[0], figure, side[1], y(value) + (12 if below else -12) * size, kind)
    if people["broken"]:
        year, value, text = people["broken"]
        board.write("cross", "\N{MULTIPLICATION SIGN}", x(year), y(value), "gap")
        style, shift = ("strong", 4) if x(year) < sum((x(YEARS[0]), x(YEARS[-1]))) / 2 else ("strong_right", -10)
        board.write(style, text, x(year) + shift * size, y(value) - 24 * size, "gap")


def _services(board: Board, panel: Panel, frame: Frame) -> None:
    """What the people need: name and bar in one line, the figures below."""
    each = frame.height / len(panel.figures["needs"])
    for place, need in enumerate(panel.figures["needs"]):
        need_block(board, need, (frame.left, frame.top + place * each, frame.width), each)


Draw = Callable[[Board, Panel, Frame], None]
PICTURES: dict[str, Draw] = {"land": _land, "water": _water, "people": _people, "services": _services}
