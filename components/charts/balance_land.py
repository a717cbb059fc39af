"""The whole area as one bar: what stays blue and green, what may be built on, and both limits in one line."""

from dataclasses import dataclass
from itertools import pairwise

from components.charts.balance import LETTERING, apart
from components.charts.indicator_sheet import Sheet
from components.charts.lettering import width_px
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT

TOP, BAR, UNDER, USED = 24.0, 54.0, 18.0, 22.0
SMALL_GAP = 10.0


@dataclass(frozen=True)
class Part:
    """One part of the land: kind, share in %, its name with share, its km² in words."""

    kind: str
    share: float
    name: str
    area: str


@dataclass(frozen=True)
class Limits:
    """Words at the line: the floor of blue-green space at its left, the cap of construction land at its right."""

    floor: str
    cap: str


def draw_land(parts: tuple[Part, ...], limits: Limits, used: tuple[float, str], width: float, size: float) -> Sheet:
    """The bar of `parts` (shares sum to 100) with the limits, and beneath how much of the carrying capacity is used.

    `used`: people over people carried by land (1 = full), and the words for it.
    """
    sheet = Sheet(width, size)
    small: list[tuple[float, Part]] = []
    at = 0.0
    for part in parts:
        left, at = at, at + part.share
        if part.share > 0:
            small += _part(sheet, part, left * width / 100, at * width / 100)
    _small_names(sheet, small)
    _limit(sheet, limits)
    _used(sheet, *used)
    return sheet


def _part(sheet: Sheet, part: Part, left: float, right: float) -> list[tuple[float, Part]]:
    """The box, its words inside; gives back middle and part where they do not fit."""
    size, middle = sheet.size, (left + right) / 2
    layer = "fill" if part.kind in {"blue_green", "built"} else "pale"
    told = f"{part.name} {part.area}"
    sheet.mark(layer, left, TOP * size, x2=right, y2=(TOP + BAR) * size, kind=part.kind, text=told)
    if width_px(part.name, LETTERING["inside"].px * size, bold=True) > right - left - 6 * size or layer == "pale":
        return [(middle, part)]
    sheet.mark("inside", middle, (TOP + BAR / 2 - 10) * size, text=part.name)
    sheet.mark("inside_small", middle, (TOP + BAR / 2 + 11) * size, text=part.area)
    return []


def _small_names(sheet: Sheet, small: list[tuple[float, Part]]) -> None:
    """Names under the bar, side by side; the areas stay off where the names alone fill the row."""
    size, gap, px = sheet.size, SMALL_GAP * sheet.size, LETTERING["beneath"].px * sheet.size
    for words in ([f"{part.name} {part.area}" for _, part in small], [part.name for _, part in small]):
        widths = [width_px(text, px) for text in words]
        if sum(widths) + gap * len(widths) <= sheet.width:
            break
    gaps = [(a + b) / 2 + gap for a, b in pairwise(widths)]
    low, high = (widths[0] / 2, sheet.width - widths[-1] / 2) if widths else (0.0, 0.0)
    places = apart([middle for middle, _ in small], gaps, low, high)
    for text, x in zip(words, places, strict=True):
        sheet.mark("beneath", x, (TOP + BAR + UNDER / 2 + 4) * size, text=text)


def _limit(sheet: Sheet, limits: Limits) -> None:
    """One line is both limits: the floor counted from the left, the cap from the right."""
    size = sheet.size
    floor, cap = BLUE_GREEN_FLOOR_PCT, 100 - BUILT_CAP_PCT
    for share in {floor, cap}:
        x = share * sheet.width / 100
        sheet.mark("limit", x, 2 * size, x2=x, y2=(TOP + BAR + 4) * size)
    sheet.mark("to_left", floor * sheet.width / 100 - 7 * size, 11 * size, text=limits.floor)
    sheet.mark("to_right", cap * sheet.width / 100 + 7 * size, 11 * size, text=limits.cap)


def _used(sheet: Sheet, share: float, words: str) -> None:
    size, top = sheet.size, (TOP + BAR + UNDER + 40) * sheet.size
    sheet.mark("alert" if share > 1 else "plain", 0.0, top - 13 * size, text=words)
    bottom = top + USED * size
    sheet.mark("pale", 1.0, top, x2=sheet.width - 1, y2=bottom, kind="land", text=words)
    right = max(min(share, 1.0) * sheet.width, 1.0)
    sheet.mark("fill", 0.0, top, x2=right, y2=bottom, kind="gap" if share > 1 else "people", text=words)
    sheet.height = bottom + 4 * size
