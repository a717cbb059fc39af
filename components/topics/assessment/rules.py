"""The rule that judges an indicator, and its verdict. An indicator without sufficient figures is not judged."""

import re
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal

from components.topics.assessment.evidence import Evidence, Row, has_figure, in_annex, year_of
from data.catalog import Indicator
from data.operators import operator_of
from model.pace import Change, Goal, Obstacle, Operator, Point, Reason, Status, Track, Verdict, judge, judge_limit

Rule = Literal[
    "printed_growth", "computed_growth", "yearly_change", "stated_rate", "at_goal", "limit", "positive", "mean", "none"
]
"""printed_growth: printed year-on-year growth against planned. computed_growth: growth from levels. yearly_change:
units or percentage points a year. stated_rate: the indicator is itself a rate. at_goal: the latest
actual already is at the goal. limit: a cap or floor. positive and
mean: plans in words that amount to a limit. none: nothing to compute."""

LIMITS: set[Operator] = {"ge", "gt", "le", "lt"}
RATES = {"growth_pct", "growth_mean_pct", "change_pct", "change_pp"}
AVERAGED_BASE = re.compile(r"平均值计算")
MEAN_CAP = re.compile(r"不超过前([二三四五])年平均值")
MEAN_YEARS = {"二": 2, "三": 3, "四": 4, "五": 5}
POSITIVE = re.compile(r"正向增长|正增长")
ASSIGNED = re.compile(r"下达的目标任务|激励性任务|降低任务|全面完成$")


@dataclass(frozen=True)
class Ruling:
    """A verdict with the rule that gave it. `missing` are the years whose actual would be needed and is not stated."""

    rule: Rule
    verdict: Verdict
    obstacle: Obstacle | None = None
    missing: tuple[int, ...] = ()
    bound: float | None = None

    @property
    def reason(self) -> Reason | Obstacle | None:
        """Why there is no judgement, the more telling reason first."""
        return self.obstacle or self.verdict.reason


def change_of(indicator: Indicator) -> Change:
    """The kind of change that an indicator's own figures make: percentages never compound."""
    if indicator.measure in RATES:
        return "rate"
    return "compound" if indicator.measure == "level" and indicator.unit != "%" else "linear"


def ruling(evidence: Evidence, declared: dict[tuple[str, float], Operator]) -> Ruling:
    """The ruling on one indicator; `declared` are the operators of goals.csv."""
    pair, aims = evidence.growth_pair(), evidence.aims()
    if pair:
        return Ruling("printed_growth", _judge_pair(pair, evidence))
    if not aims and evidence.words:
        return _ruling_in_words(evidence)
    if any(AVERAGED_BASE.search(str(row["text"])) for row in evidence.actuals):
        return Ruling("none", Verdict("unjudged", "rate"), "different_base")
    return _ruling_in_figures(evidence, aims, declared)


def _judge_pair(pair: tuple[Row, Row], evidence: Evidence) -> Verdict:
    grown, planned = pair
    point = Point(year_of(grown) or 0, float(grown["value"]))
    goal = Goal(float(planned["value"]), year_of(planned))
    return judge(Track((point,), goal, "rate", evidence.indicator.direction))


def points_of(rows: tuple[Row, ...]) -> tuple[Point, ...]:
    """Dated rows as points of a track."""
    return tuple(Point(year_of(row) or 0, float(row["value"])) for row in rows)


def _ruling_in_figures(
    evidence: Evidence, aims: tuple[Row, ...], declared: dict[tuple[str, float], Operator]
) -> Ruling:
    """Own figures against the aim. A floor or cap that lies ahead and is not yet kept is a goal to be reached."""
    change, direction = change_of(evidence.indicator), evidence.indicator.direction
    points = points_of(evidence.actuals)
    if not aims or aims[0]["measure"] != evidence.indicator.measure:
        return Ruling("none", judge(Track(points, None, change, direction)))
    goal = Goal(float(aims[0]["value"]), year_of(aims[0]), operator_of(aims[0], declared))
    if goal.operator in LIMITS and points:
        verdict = judge_limit(points[-1].value, goal, change)
        ahead = goal.year is not None and goal.year > points[-1].year
        if verdict.status == "met" or not ahead:
            return Ruling("limit", verdict)
        goal = replace(goal, operator="eq")
    verdict = judge(Track(points, goal, change, direction))
    names: dict[Change, Rule] = {"compound": "computed_growth", "linear": "yearly_change", "rate": "stated_rate"}
    settled: dict[Status, Rule] = {"met": "limit", "not_met": "limit", "reached": "at_goal"}
    rule = settled.get(verdict.status, names[change])
    return Ruling(rule, verdict, missing=_missing_years(evidence, goal, verdict))


def _missing_years(evidence: Evidence, goal: Goal, verdict: Verdict) -> tuple[int, ...]:
    """The actuals without which there is no pace: the year before the aim, and with it one more."""
    if verdict.reason not in {"no_actual", "one_actual"} or goal.year is None:
        return ()
    stated = {point.year for point in points_of(evidence.actuals)}
    return tuple(year for year in (goal.year - 2, goal.year - 1) if year not in stated)


def _ruling_in_words(evidence: Evidence) -> Ruling:
    """Plans in words: some amount to a limit, some name a task whose figures are elsewhere, the rest is quality."""
    row = min(evidence.words, key=lambda r: not in_annex(r))
    text, change = str(row["text"]), change_of(evidence.indicator)
    unjudged = Verdict("unjudged", change, reason="goal_not_numeric")
    cap = MEAN_CAP.search(text)
    if cap:
        return _ruling_of_mean(evidence, year_of(row), MEAN_YEARS[cap[1]])
    if POSITIVE.search(text):
        if not evidence.actuals:
            return Ruling("positive", replace(unjudged, reason="no_actual"))
        limit = Goal(0.0, year_of(row), "gt")
        return Ruling("positive", judge_limit(float(evidence.actuals[-1]["value"]), limit, change), bound=0.0)
    return Ruling("none", unjudged, "assigned" if ASSIGNED.search(text) else "qualitative")


def _ruling_of_mean(evidence: Evidence, year: int | None, count: int) -> Ruling:
    """A cap that is the mean of the `count` years before `year`: it needs every one of them."""
    unjudged = Verdict("unjudged", change_of(evidence.indicator), reason="goal_not_numeric")
    if year is None:
        return Ruling("mean", replace(unjudged, reason="no_goal_year"))
    stated = {year_of(row): float(row["value"]) for row in evidence.actuals if has_figure(row)}
    years = range(year - count, year)
    missing = tuple(y for y in years if y not in stated)
    if missing:
        return Ruling("mean", unjudged, "mean_years_missing", missing)
    cap = fmean(stated[y] for y in years)
    latest = stated.get(year, stated[year - 1])
    return Ruling("mean", judge_limit(latest, Goal(cap, year, "le"), unjudged.change), bound=cap)
