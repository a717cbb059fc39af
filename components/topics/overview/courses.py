"""The scales of the courses that stand under one another."""

from collections.abc import Sequence
from dataclasses import replace

from components.drawing.charts.course import Course

RATE, LEAST_RATES = "growth_pct", 2
"""The measure of a rate of growth; one alone has a scale of its own."""


def on_one_scale(courses: Sequence[tuple[Course | None, str]]) -> list[Course | None]:
    """Courses with their indicators' measures: rates of growth, in per cent a year, share the span of all of theirs, so
    that their rise and fall can be compared. A share or a count keeps its own."""
    rates = [course for course, measure in courses if course and measure == RATE]
    if len(rates) < LEAST_RATES:
        return [course for course, _ in courses]
    every = [figure for course in rates for figure in course.figures]
    span = min(every), max(every)
    return [replace(one, span=span) if one and measure == RATE else one for one, measure in courses]
