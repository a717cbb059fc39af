"""A course of three: last year's figure, this year's and the plan, joined as a line that rises or falls.

The scale is the row's own, from its least to its greatest figure, unless a span is given that it shares with others:
the line says up or down, the words under the points say how much.
"""

from dataclasses import dataclass

from components.drawing.charts.lettering import width_px
from components.drawing.charts.sheet import Sheet

POINT, GAP = 6.0, 14.0
KINDS = ("before", "actual_point", "plan")
STYLES = ("beside", "beside_middle", "beside_right")


@dataclass(frozen=True)
class Course:
    """The three figures in the order of their years, what stands under each point, and the least and greatest figure of
    the scale where it is shared."""

    figures: tuple[float, float, float]
    words: tuple[str, str, str]
    span: tuple[float, float] | None = None


@dataclass(frozen=True)
class Words:
    """The lettering of the words beneath: px at size 1 and what its names end in."""

    px: float
    suffix: str


def draw_course(
    sheet: Sheet, course: Course, box: tuple[float, float, float, float], note: str, below: Words
) -> None:  # fmt: skip
    """The line within `box` (left, top, right, bottom in px) with its words beneath; with `note` in their place where
    they have no room side by side."""
    size, (left, top, right, bottom) = sheet.size, box
    foot = bottom - (below.px + 4) * size
    places = (left + POINT * size, (left + right) / 2, right - POINT * size)
    low, high = course.span or (min(course.figures), max(course.figures))
    room = max(0.0, foot - top - 2 * POINT * size)
    shares = [(figure - low) / (high - low) if high > low else 0.5 for figure in course.figures]
    points = [(x, top + POINT * size + (1 - share) * room) for x, share in zip(places, shares, strict=True)]
    first, second, third = points
    sheet.mark("course", *first, x2=second[0], y2=second[1])
    sheet.mark("course_plan", *second, x2=third[0], y2=third[1])
    for kind, point in zip(KINDS, points, strict=True):
        sheet.mark(kind, *point)
    if not _fit(course, right - left, below.px * size, size):
        sheet.mark(f"note{below.suffix}", left, bottom - 4 * size, text=note)
        return
    for style, x, words in zip(STYLES, (left, places[1], right), course.words, strict=True):
        sheet.mark(f"{style}{below.suffix}", x, bottom - 4 * size, text=words)


def _fit(course: Course, width: float, px: float, size: float) -> bool:
    """Whether the words of `px` stand side by side, the second in the middle."""
    first, second, third = (width_px(words, px) for words in course.words)
    return max(first, third) + GAP * size + second / 2 <= width / 2
