"""Pace towards a goal: arithmetic on stated figures, and the status that one published formula gives it.

With r = observed pace / required pace: r ≥ 0.95 on track, 0.50 ≤ r < 0.95 behind, 0 ≤ r < 0.50 far behind, r < 0 moving
away. The idea is that of the progress calculation of the Sustainable Development Goals' reporting platforms. Caps,
floors and goals that are due are met or not met, with the margin. Where the figures do not suffice there is no
judgement, and the reason is given.

Both paces of one verdict are always of one kind of change. A growth rate that a document prints is never set against
one computed from two levels: prices and definitions may differ between them.
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
Status = Literal["on_track", "behind", "far_behind", "moving_away", "reached", "met", "not_met", "unjudged"]
Reason = Literal[
    "no_goal",
    "goal_not_numeric",
    "no_goal_year",
    "no_actual",
    "one_actual",
    "no_direction",
    "not_positive",
    "required_away_from_better",
]
Obstacle = Literal["mean_years_missing", "assigned", "qualitative", "different_base"]
"""Why a plan in words cannot be judged. assigned: the figures are in a task set by a higher
level. different_base: actual and plan are growth against different bases."""

ON_TRACK = 0.95
BEHIND = 0.50


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
    """A plan or goal: `value` None where it is worded only, `year` None where no year is stated."""

    value: float | None
    year: int | None = None
    operator: Operator = "eq"

    def __post_init__(self) -> None:
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError("goal is not a finite number")


@dataclass(frozen=True)
class Track:
    """Actuals and goal of one indicator, one scope and one unit. Observed pace runs from first to last actual.

    Raises ValueError unless the years of `actuals` ascend.
    """

    actuals: tuple[Point, ...]
    goal: Goal | None
    change: Change
    direction: Direction = "up"

    def __post_init__(self) -> None:
        years = [point.year for point in self.actuals]
        if sorted(set(years)) != years:
            raise ValueError(f"years do not ascend: {years}")


@dataclass(frozen=True)
class Verdict:
    """Status with the quantities it rests on; None for a quantity that does not enter.

    `required` and `observed` are % a year (compound, rate) or units a year (linear). `margin` is how far the value lies
    on the good side of its limit, in the value's unit; negative when the limit is broken.
    """

    status: Status
    change: Change
    required: float | None = None
    observed: float | None = None
    ratio: float | None = None
    margin: float | None = None
    reason: Reason | None = None


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


def status_of_ratio(ratio: float) -> Status:
    """The published formula: observed pace over required pace to status."""
    if ratio >= ON_TRACK:
        return "on_track"
    if ratio >= BEHIND:
        return "behind"
    return "far_behind" if ratio >= 0 else "moving_away"


def judge_limit(value: float, limit: Goal, change: Change = "linear") -> Verdict:
    """Whether `value` keeps a cap (le, lt) or a floor (ge, gt), with the margin. Raises ValueError for other goals."""
    if limit.value is None or limit.operator not in {"ge", "gt", "le", "lt"}:
        raise ValueError("a limit needs a figure and one of ge, gt, le, lt")
    margin = value - limit.value if limit.operator in {"ge", "gt"} else limit.value - value
    keeps = margin > 0 if limit.operator in {"gt", "lt"} else margin >= 0
    return Verdict("met" if keeps else "not_met", change, margin=margin)


def judge(track: Track) -> Verdict:
    """The verdict on `track`: a limit, a goal that is due, one already reached, or a pace; else why there is none."""
    obstacle = _obstacle(track)
    if obstacle:
        return Verdict("unjudged", track.change, reason=obstacle)
    goal = track.goal
    assert goal is not None and goal.value is not None
    latest = track.actuals[-1]
    if goal.operator in {"ge", "gt", "le", "lt"}:
        return judge_limit(latest.value, goal, track.change)
    if goal.year is None:
        return Verdict("unjudged", track.change, reason="no_goal_year")
    due = next((point for point in track.actuals if point.year >= goal.year), None)
    if due:
        limit = Goal(goal.value, goal.year, "ge" if track.direction == "up" else "le")
        return judge_limit(due.value, limit, track.change)
    if track.change == "rate":
        return _judge_rate(latest.value, goal.value, track)
    if (goal.value - latest.value) * _sign(track) <= 0:
        return Verdict("reached", track.change, margin=(latest.value - goal.value) * _sign(track))
    return _judge_pace(track, Point(goal.year, goal.value))


def _obstacle(track: Track) -> Reason | None:
    """The reason why no judgement is possible, the most basic one first; None if there is none."""
    if track.goal is None:
        return "no_goal"
    if track.goal.value is None:
        return "goal_not_numeric"
    if not track.actuals:
        return "no_actual"
    is_limit = track.goal.operator in {"ge", "gt", "le", "lt"}
    return None if is_limit or track.direction in {"up", "down"} else "no_direction"


def _sign(track: Track) -> int:
    return -1 if track.direction == "down" else 1


def _judge_rate(observed: float, required: float, track: Track) -> Verdict:
    """Stated growth rates: the figure is the pace. A required rate of the wrong sign still is kept or not kept."""
    towards = required * _sign(track)
    keeps = (observed - required) * _sign(track) >= 0
    if towards > 0:
        ratio = observed / required
        return Verdict(status_of_ratio(ratio), "rate", required, observed, ratio)
    if keeps:
        return Verdict("on_track", "rate", required, observed)
    return Verdict("unjudged", "rate", required, observed, reason="required_away_from_better")


def _judge_pace(track: Track, goal: Point) -> Verdict:
    first, last = track.actuals[0], track.actuals[-1]
    if track.change == "compound" and min(first.value, last.value, goal.value) <= 0:
        return Verdict("unjudged", track.change, reason="not_positive")
    pace = compound_growth_pct if track.change == "compound" else units_per_year
    required = pace(last, goal)
    if len(track.actuals) == 1:
        return Verdict("unjudged", track.change, required, reason="one_actual")
    observed = pace(first, last)
    if required == 0:  # the goal differs from the actual by less than a float can grow in a year
        return Verdict("reached", track.change, margin=abs(goal.value - last.value))
    ratio = observed / required
    return Verdict(status_of_ratio(ratio), track.change, required, observed, ratio)


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
