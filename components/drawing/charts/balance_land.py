"""Land of the balance: the whole area as a bar with the two limits on it, and how much of its capacity is used."""

from components.drawing.charts.balance_board import BOX, PALE, RULE, STYLES, Board
from components.drawing.charts.balance_panel import Frame, Panel
from components.drawing.charts.lettering import width_px, wrap

PALE_LAND = ("other", "reserve")
MOST_WITH_AREA = 2
"""So many parts below the bar have room for their area too."""
LAND_BAR, USED, USED_LINE = 0.45, 0.76, 16.0
"""Lower edge of the land bar and position of the text on its use, as fractions of the picture's height; px from line to
line of that text."""


def land_picture(board: Board, panel: Panel, frame: Frame) -> None:
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
    lines = wrap(land["usedWords"], frame.x(1) - frame.left, STYLES["plain"].px * size)
    for place, line in enumerate(lines):
        up = (len(lines) - 1 - place) * USED_LINE * size
        board.write("plain", line, frame.left, frame.y(USED) - up, "gap" if over else "text")
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
    if widest > room or (len(lines) + 1) * 18 * size > bottom - top - 4 * size:
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
