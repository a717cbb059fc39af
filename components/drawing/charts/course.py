"""A course of three: last year's figure, this year's and the plan, as columns from one zero with their figures beside
them.

The scale is the row's own unless a span is given that it shares with others. Columns begin at zero, so that a fall of
forty points and a rise of a quarter of a point look like what they are; figures that would give three columns of one
height stand without.
"""

from dataclasses import dataclass

from components.drawing.charts.lettering import width_px
from components.drawing.charts.sheet import Sheet

COLUMN, GAP, LEAST_PX = 26.0, 8.0, 2.0
"""Px at size 1: width of a column, space beside it; height of the shortest, so that a figure close to zero is seen."""
KINDS = ("before", "actual", "plan")
ALIKE = 0.8
"""The least of three figures as a share of the greatest from which columns say nothing that the figures do not."""


@dataclass(frozen=True)
class Course:
    """The three figures in the order of their years, their words, their years in words, and the least and greatest
    figure of the scale where it is shared."""

    figures: tuple[float, float, float]
    words: tuple[str, str, str]
    years: tuple[str, str, str] = ("", "", "")
    span: tuple[float, float] | None = None

    @property
    def is_flat(self) -> bool:
        """Whether its columns would all be of one height."""
        return self.span is None and 0 < max(self.figures) * ALIKE <= min(self.figures)


@dataclass(frozen=True)
class Words:
    """The lettering beside the columns: px at size 1 and what its names end in; whether the years stand over them."""

    px: float
    suffix: str
    has_heads: bool = False


def starts(left: float, right: float) -> tuple[float, float, float]:
    """Left edges of the three columns between two edges."""
    third = (right - left) / 3
    return left, left + third, left + 2 * third


def draw_course(
    sheet: Sheet, course: Course, box: tuple[float, float, float, float], note: str, beside: Words
) -> None:  # fmt: skip
    """The columns within `box` (left, top, right, bottom in px); `note` in their place where words have no room."""
    size, (left, top, right, bottom) = sheet.size, box
    pairs = zip(course.years, course.words, strict=True)
    words = course.words if beside.has_heads else tuple(" ".join(part for part in pair if part) for pair in pairs)
    wide = COLUMN * size
    if wide + 2 * GAP * size + max(width_px(text, beside.px * size) for text in words) > (right - left) / 3:
        sheet.mark(f"note{beside.suffix}", left, bottom - 4 * size, text=note)
        return
    if course.is_flat:
        for text, x in zip(words, starts(left, right), strict=True):
            sheet.mark(f"beside{beside.suffix}", x, bottom - 3 * size, text=text)
        return
    ends = course.span or (min(course.figures), max(course.figures))
    low, high = min(0.0, ends[0]), max(0.0, ends[1])
    scale = (bottom - top) / ((high - low) or 1.0)
    zero = top + high * scale
    sheet.mark("rule", left, zero, x2=right, y2=zero)
    for kind, figure, text, x in zip(KINDS, course.figures, words, starts(left, right), strict=True):
        rise = max(figure * scale, LEAST_PX * size) if figure >= 0 else min(figure * scale, -LEAST_PX * size)
        sheet.mark(f"column_{kind}", x, min(zero, zero - rise), x2=x + wide, y2=max(zero, zero - rise))
        sheet.mark(f"beside{beside.suffix}", x + wide + GAP * size, bottom - 3 * size, text=text)
