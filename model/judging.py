"""The one rule that judges: result, requirement, plan against last year, or progress (see `judgement.py`)."""

from model.judgement import JUMP, STEADY, Judgement, Reason, Status, Track
from model.pace import LIMITS, Change, Goal, Point, completion, compound_growth_pct, units_per_year


def judge(track: Track) -> Judgement:
    """The judgement on `track`: result, requirement, plan against last year, or progress; else why there is none."""
    reason = _obstacle(track)
    if reason:
        return Judgement("doubted" if reason == "doubted" else "unjudged", track.change, reason=reason)
    goal, latest = _numeric(track), track.actuals[-1]
    due = next((point for point in track.actuals if goal.year and point.year >= goal.year), None)
    if due:
        return _judge_result(track, due)
    if goal.operator in LIMITS:
        return _judge_requirement(track)
    if goal.year is None:
        return Judgement("unjudged", track.change, reason="no_goal_year")
    if goal.base_year != goal.year - 1:
        return _judge_progress(track)
    if latest.year != goal.base_year:
        return Judgement("unjudged", track.change, reason="no_last_year")
    return _judge_plan(track)


def judge_limit(value: float, limit: Goal, change: Change = "linear") -> Judgement:
    """Whether `value` keeps a cap (le, lt) or a floor (ge, gt), with the margin. Raises ValueError for other goals."""
    if limit.value is None or limit.operator not in LIMITS:
        raise ValueError("a limit needs a figure and one of ge, gt, le, lt")
    margin = value - limit.value if limit.operator in {"ge", "gt"} else limit.value - value
    keeps = margin > 0 if limit.operator in {"gt", "lt"} else margin >= 0
    return Judgement("met" if keeps else "not_met", change, margin=margin)


def judge_target(value: float, target: float, *, at_least: bool, decimals: int | None = None) -> Judgement:
    """Whether a computed value reaches a target set for it; the one rule for every what-if page.

    With `decimals` both are compared as they are displayed, so that a displayed tie never reads as missed.
    """
    compared = (value, target) if decimals is None else (round(value, decimals), round(target, decimals))
    return judge_limit(compared[0], Goal(compared[1], None, "ge" if at_least else "le"))


def _numeric(track: Track) -> Goal:
    if track.goal is None:
        raise ValueError("there is no goal")
    return track.goal


def _obstacle(track: Track) -> Reason | None:
    """What stands in the way of any judgement, first things first."""
    if track.goal is None:
        return "no_goal"
    if track.is_doubted:
        return "doubted"
    if track.goal.value is None:
        return "goal_not_numeric"
    if not track.actuals:
        return "no_actual"
    return None if track.goal.operator in LIMITS or track.direction in {"up", "down"} else "no_direction"


def _value(goal: Goal) -> float:
    if goal.value is None:
        raise ValueError("the goal has no figure")
    return goal.value


def _judge_result(track: Track, due: Point) -> Judgement:
    """The goal's own year has an actual: reached or not, and how much of it."""
    goal = _numeric(track)
    floor: Goal = goal if goal.operator in LIMITS else Goal(goal.value, goal.year, "ge" if track.sign > 0 else "le")
    result = judge_limit(due.value, floor, track.change)
    share = None if floor.operator in {"le", "lt"} and track.is_flow else _share_done(track, due)
    return Judgement(
        result.status, track.change, margin=result.margin, completion=share, time=None if share is None else 1.0
    )


def _share_done(track: Track, now: Point) -> float | None:
    """完成率: a yearly amount over its plan; else the part of the way from the base year. None without either."""
    goal = _numeric(track)
    if track.change == "rate":
        return None
    if track.is_flow:
        return now.value / _value(goal) if _value(goal) > 0 else None
    base = next((point for point in track.actuals if point.year == goal.base_year), None)
    if base is None or (_value(goal) - base.value) * track.sign <= 0:
        return None
    return completion(base.value, now.value, _value(goal))


def _judge_requirement(track: Track) -> Judgement:
    """A floor or cap: standing ones by the latest actual, one of a year to come by the year before it."""
    goal, latest = _numeric(track), track.actuals[-1]
    reading = judge_limit(latest.value, goal, track.change)
    if goal.year is None:
        return reading
    if latest.year != goal.year - 1:
        return Judgement("unjudged", track.change, reason="no_last_year")
    status: Status = "held_before" if reading.status == "met" else "not_held_before"
    return Judgement(status, track.change, margin=reading.margin)


def _judge_plan(track: Track) -> Judgement:
    """The plan of the coming year against the year that has passed."""
    goal, latest = _numeric(track), track.actuals[-1]
    figures = [*(point.value for point in track.actuals[-2:]), _value(goal)]
    if track.change == "compound" and min(figures) <= 0:
        return Judgement("unjudged", track.change, reason="not_positive")
    last, planned = _changes(track)
    levels = track.levels or (None if track.change == "rate" else (latest.value, _value(goal)))
    ratio = levels[1] / levels[0] if levels and levels[0] > 0 else None
    retreats = ((levels[1] - levels[0]) if levels else planned) * track.sign < 0
    status, reason = _plan_status(track, (last, planned), retreats, ratio)
    return Judgement(status, track.change, last, planned, ratio, reason=reason)


def _plan_status(
    track: Track, changes: tuple[float | None, float], retreats: bool, ratio: float | None
) -> tuple[Status, Reason | None]:
    last, planned = changes
    if retreats:
        return ("below" if track.sign > 0 else "above"), None
    if track.opens_facility and (1 + planned / 100 if ratio is None else ratio) >= JUMP:
        return "project", None
    if last is None:
        return "unjudged", "no_year_before"
    gap = planned - last
    if abs(gap) <= STEADY[track.change]:
        return "steady", None
    return ("faster" if gap * track.sign > 0 else "slower"), None


def _changes(track: Track) -> tuple[float | None, float]:
    """Change of last year, None where the year before it has no actual, and the planned change."""
    goal, latest = _numeric(track), track.actuals[-1]
    if track.change == "rate":
        return latest.value, _value(goal)
    change = compound_growth_pct if track.change == "compound" else units_per_year
    before = next((point for point in track.actuals if point.year == latest.year - 1), None)
    return (change(before, latest) if before else None), change(latest, Point(latest.year + 1, _value(goal)))


def _judge_progress(track: Track) -> Judgement:
    """完成率 beside 时序进度 of a goal that runs over several years."""
    goal, latest = _numeric(track), track.actuals[-1]
    base = next((point for point in track.actuals if point.year == goal.base_year), None)
    if base is None or goal.base_year is None or goal.year is None or track.change == "rate":
        return Judgement("unjudged", track.change, reason="no_base")
    if latest.year <= base.year:
        return Judgement("unjudged", track.change, reason="one_actual")
    covered = completion(base.value, latest.value, _value(goal))
    if covered is None or (_value(goal) - base.value) * track.sign <= 0:
        return Judgement("unjudged", track.change, reason="no_distance")
    passed = (latest.year - base.year) / (goal.year - base.year)
    status: Status = "on_schedule" if covered >= passed else "behind_schedule"
    return Judgement(status, track.change, completion=covered, time=passed)
