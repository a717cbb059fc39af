"""What may be said of an indicator: its plan against last year, a requirement, progress to a goal, or why nothing.

Four questions, kept apart. One published rule answers each, wherever the answer is shown.

plan: a yearly plan whose own year has no actual yet says how the planned change compares with last year's change, in
points. It is never progress, and two growth rates are never divided by each other. A planned level that jumps because
a named facility comes into use is a project, not a pace.
requirement: a floor or cap of a year that has no actual yet was or was not kept in the year before.
progress: only with a base year, a dated goal and two actuals in the goal's period: the share of the way that is
covered, beside the share of the time that has passed.
result: the actual of the goal's own year has reached the goal or has not.

A row whose level, unit or definition the documents contradict is never judged.
"""

from dataclasses import dataclass
from typing import Literal

from model.pace import Change, Direction, Goal, Point

Status = Literal[
    "faster",
    "steady",
    "slower",
    "below",
    "above",
    "project",
    "held_before",
    "not_held_before",
    "on_schedule",
    "behind_schedule",
    "met",
    "not_met",
    "doubted",
    "unjudged",
]
"""below: the plan asks for less than last year's level. above: for more, where less is better."""
Reason = Literal[
    "doubted",
    "findings_unreadable",
    "no_goal",
    "goal_not_numeric",
    "no_goal_year",
    "no_actual",
    "no_direction",
    "no_last_year",
    "no_year_before",
    "not_positive",
    "no_base",
    "one_actual",
    "no_distance",
    "mean_years_missing",
    "assigned",
    "qualitative",
    "different_base",
]
"""Why nothing is judged. no_last_year: the actual of the year before the plan is missing. no_year_before: the one
before that is missing, so that last year's change is not known. no_base: the goal's base year has no actual. assigned:
the figures are in a task handed down by a higher level. different_base: actual and plan are growth against different
bases."""

STEADY: dict[Change, float] = {"rate": 0.5, "compound": 0.5, "linear": 0.05}
"""Planned and last change that differ by no more than this count as equal: percentage points of growth, or units."""
JUMP = 1.5
"""A planned level of at least this many times last year's is a jump; with a named facility it is a project."""
PLAN: frozenset[Status] = frozenset({"faster", "steady", "slower", "below", "above", "project"})
REQUIREMENT: frozenset[Status] = frozenset({"held_before", "not_held_before"})
PROGRESS: frozenset[Status] = frozenset({"on_schedule", "behind_schedule"})
RESULT: frozenset[Status] = frozenset({"met", "not_met"})
UNJUDGED: frozenset[Status] = frozenset({"doubted", "unjudged"})


@dataclass(frozen=True)
class Track:
    """Actuals and goal of one indicator, one scope and one unit.

    `levels`: last year's level and the planned one, where `actuals` and `goal` are the growth printed beside them.
    `is_flow`: the figures count a year and start again with the next. `opens_facility`: a named facility that comes
    into use in the plan's year is linked to the indicator. Raises ValueError unless the years of `actuals` ascend.
    """

    actuals: tuple[Point, ...]
    goal: Goal | None
    change: Change
    direction: Direction = "up"
    levels: tuple[float, float] | None = None
    is_flow: bool = False
    opens_facility: bool = False
    is_doubted: bool = False

    def __post_init__(self) -> None:
        years = [point.year for point in self.actuals]
        if sorted(set(years)) != years:
            raise ValueError(f"years do not ascend: {years}")

    @property
    def sign(self) -> int:
        """1 where more is better, −1 where less is."""
        return -1 if self.direction == "down" else 1


@dataclass(frozen=True)
class Judgement:
    """Status with what it rests on; None where a quantity does not enter.

    `last` and `planned`: change of last year and of the plan, in % (rate, compound) or units (linear). `level_ratio`:
    planned level over last year's. `margin`: how far the value lies on the good side of its limit, in its own unit,
    negative when the limit is broken. `completion` and `time`: shares of the way and of the time, 0.5 for a half.
    """

    status: Status
    change: Change
    last: float | None = None
    planned: float | None = None
    level_ratio: float | None = None
    margin: float | None = None
    completion: float | None = None
    time: float | None = None
    reason: Reason | None = None

    @property
    def gap(self) -> float | None:
        """Planned change less last year's: percentage points for growth and shares, else units."""
        return None if self.last is None or self.planned is None else self.planned - self.last

    @property
    def is_judged(self) -> bool:
        """Whether the figures carry a judgement at all."""
        return self.status not in UNJUDGED
