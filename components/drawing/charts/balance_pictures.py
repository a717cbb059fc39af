"""Land, water and people of the balance, side by side on one board, each with its heading and its arithmetic."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from components.drawing.charts.balance_board import BAND, BOX, DASH, DOT, PALE, RULE, STREAM, STYLES, Board
from components.drawing.charts.balance_land import land_picture
from components.drawing.charts.balance_needs import need_block
from components.drawing.charts.balance_panel import Figures, Frame, Panel
from components.drawing.charts.balance_water import DECK
from components.drawing.charts.lettering import width_px, wrap

Axes = tuple[Callable[[float], float], Callable[[float], float]]
"""Places in px of a year and of a value."""
GAP = 32.0
HEAD, LEAD, LINE_HEIGHT, LINES_AT_LEAST = 32.0, 12.0, 20.0, 3
WARNED = 2
"""Lines kept for a warning, so that a longer one under a moving lever pushes nothing."""
STAGES = (0.0, 0.6, 1.0)
NODE = 9.0
MARKED_YEARS = (2025, 2030, 2035)
"""Years named under the axis beside the first one."""


def pictures_board(panels: Sequence[Panel], width: float, size: float, height: float) -> Board:
    """The panels from left to right on a board `width` px wide; their pictures are `height` px high at size 1."""
    board = Board(width, size)
    each = (width - (len(panels) - 1) * GAP * size) / len(panels)
    room = [_lines(panel, each, size) for panel in panels]
    lines = max(LINES_AT_LEAST, *(len(plain) + (max(WARNED, len(warned)) if warned else 0) for plain, warned in room))
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
    years = people["years"]
    x, y = partial(_year_x, plot, years), partial(_value_y, plot, people["top"])
    for value in people["ticks"]:
        board.mark(RULE, "grid", plot.left, y(value), plot.x(1), y(value))
        board.write("small_right", f"{value:g}", plot.left - 7 * size, y(value), "text_soft")
    for year in _marked_years(x, years[0], 42 * size):
        board.write("small_middle", str(year), x(year), plot.y(1) + 14 * size, "text_soft")
    _bands(board, dict(zip(people["kinds"], people["lines"], strict=True)), years, (x, y))
    board.mark(DASH, "text_soft", x(people["year"]), plot.top, x(people["year"]), plot.y(1))
    for kind, values in zip(people["kinds"], people["lines"], strict=True):
        for year, value in zip(years, values, strict=True):
            board.point(kind, (x(year), y(value)), year, value)
    for kind, value in people["names"]:
        board.write("strong", panel.names[kind], plot.x(1) + 10 * size, y(value), kind)
    _points(board, people, x, y)


def _marked_years(x: Callable[[float], float], first: int, apart: float) -> list[int]:
    """The years under the axis, first and last among them, without those closer than `apart` px to the first."""
    return [first, *(year for year in MARKED_YEARS if year > first and x(year) - x(first) >= apart)]


def _year_x(plot: Frame, years: Sequence[int], year: float) -> float:
    return plot.x((year - years[0]) / (years[-1] - years[0]))


def _value_y(plot: Frame, top: float, value: float) -> float:
    return plot.y(1 - value / top)


def _bands(board: Board, lines: Mapping[str, Sequence[float]], years: Sequence[int], axes: Axes) -> None:
    """Room between urban people and what the land carries; red where people pass what land or water carries."""
    (x, y), urban, land = axes, lines["urban"], lines["land"]
    pairs = [("urban", land, urban), ("gap", urban, land)]
    pairs += [("gap", lines["people"], lines["water"])] if "water" in lines else []
    for kind, upper, lower in pairs:
        if all(high <= low for high, low in zip(upper, lower, strict=True)):
            continue
        group = board.new_group()
        for year, high, low in zip(years, upper, lower, strict=True):
            board.mark(BAND, kind, x(year), y(max(high, low)), x(year), y(low), group=group)


def _points(board: Board, people: Figures, x: Callable[[float], float], y: Callable[[float], float]) -> None:
    """Figures of the chosen year, and a cross where the first limit breaks."""
    size, at = board.size, x(people["year"])
    early = people["year"] == people["years"][0]
    for kind, value, figure, below in people["points"]:
        board.mark(DOT, kind, at, y(value))
        side = ("strong", at + 8 * size) if early else ("strong_right", at - 6 * size)
        board.write(side[0], figure, side[1], y(value) + (12 if below else -12) * size, kind)
    if people["broken"]:
        year, value, text = people["broken"]
        board.write("cross", "\N{MULTIPLICATION SIGN}", x(year), y(value), "gap")
        style, shift = (
            ("strong", 4)
            if x(year) < sum((x(people["years"][0]), x(people["years"][-1]))) / 2
            else ("strong_right", -10)
        )
        board.write(style, text, x(year) + shift * size, y(value) - 24 * size, "gap")


def _services(board: Board, panel: Panel, frame: Frame) -> None:
    """What the people need: name and bar in one line, the figures below."""
    each = frame.height / len(panel.figures["needs"])
    for place, need in enumerate(panel.figures["needs"]):
        need_block(board, need, (frame.left, frame.top + place * each, frame.width), each)


Draw = Callable[[Board, Panel, Frame], None]
PICTURES: dict[str, Draw] = {"land": land_picture, "water": _water, "people": _people, "services": _services}
