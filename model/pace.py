"""Pace: arithmetic on stated figures. What may be said of an indicator is decided in `judgement.py`.

A growth rate that a document prints is never set against one computed from two levels: prices and definitions may
differ between them.
"""

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

Change = Literal["compound", "linear", "rate"]
"""compound: levels, growth in % a year. linear: shares and counts, their own units a year. rate: the figures are stated
yearly growth rates in %, so that the figure is itself the pace."""
Direction = Literal["up", "down", "range", "none"]
Operator = Literal["eq", "approx", "ge", "gt", "le", "lt"]
LIMITS: frozenset[Operator] = frozenset({"ge", "gt", "le", "lt"})
"""Operators of a floor or a cap; the others name a figure to be arrived at."""


@dataclass(frozen=True)
class Point:
    """A stated value of one year. Raises ValueError when it is not finite."""

    year: int
    value: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError(f"value of {self.year} is not a finite number")


@dataclass(frozen=True)
class Goal:
    """What is aimed at: `value` None where the goal is words, `year` None where no year is stated.

    `base_year` is the year it counts from: the year before for a yearly plan, None where it is not known.
    """

    value: float | None
    year: int | None = None
    operator: Operator = "eq"
    base_year: int | None = None

    def __post_init__(self) -> None:
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError("goal is not a finite number")


def compound_growth_pct(first: Point, last: Point) -> float:
    """Growth in % a year that leads from `first` to `last`. Raises ValueError for values ≤ 0 or years not ascending."""
    if first.value <= 0 or last.value <= 0:
        raise ValueError("compound growth needs values above zero")
    return math.expm1((math.log(last.value) - math.log(first.value)) / _years(first, last)) * 100


def units_per_year(first: Point, last: Point) -> float:
    """Even change in units (percentage points for a share) a year. Raises ValueError unless the years ascend."""
    return (last.value - first.value) / _years(first, last)


def _years(first: Point, last: Point) -> int:
    if last.year <= first.year:
        raise ValueError(f"{last.year} does not come after {first.year}")
    return last.year - first.year


def completion(base: float, now: float, goal: float) -> float | None:
    """完成度: share of the distance from base to goal that is covered, below 0 and above 1 as it comes.

    None when base and goal are the same, so that there is no distance.
    """
    return None if goal == base else (now - base) / (goal - base)


@dataclass(frozen=True)
class TimeProgress:
    """时序进度 of a span of days."""

    passed_days: int
    total_days: int

    @property
    def share(self) -> float:
        """Share of the span that has passed, 0 to 1."""
        return self.passed_days / self.total_days


def time_progress(start: date, end: date, today: date) -> TimeProgress:
    """Days from `start` up to, not including, `today`, of the days up to, not including, `end`; never outside the span.

    Raises ValueError unless `end` comes after `start`.
    """
    total = (end - start).days
    if total <= 0:
        raise ValueError(f"{end} does not come after {start}")
    return TimeProgress(min(max((today - start).days, 0), total), total)
