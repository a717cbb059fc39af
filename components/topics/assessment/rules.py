"""From an indicator's rows to the track that the one rule of model/judgement.py judges, and to its ruling."""

import re
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal

from components.topics.assessment.background import Background
from components.topics.assessment.evidence import Evidence, Row, has_figure, in_annex, year_of
from data.catalog import Indicator
from data.operators import operator_of
from model.judgement import PROGRESS, REQUIREMENT, RESULT, Judgement, Reason, Track
from model.judging import judge
from model.pace import LIMITS, Change, Goal, Point

Rule = Literal[
    "printed_growth",
    "computed_growth",
    "yearly_change",
    "stated_rate",
    "limit",
    "positive",
    "mean",
    "progress",
    "result",
    "none",
]
"""printed_growth: printed year-on-year growth of last year and of the plan. computed_growth: growth from levels.
yearly_change: units or percentage points a year. stated_rate: the indicator is itself a rate. limit: a cap or floor.
positive and mean: plans in words that amount to a limit. progress: 完成率 beside 时序进度. result: the actual of the
plan's own year. none: nothing to compute."""

RATES = {"growth_pct", "growth_mean_pct", "change_pct", "change_pp"}
YEARLY = {"flow", "count"}
AVERAGED_BASE = re.compile(r"平均值计算")
MEAN_CAP = re.compile(r"不超过前([二三四五])年平均值")
MEAN_YEARS = {"二": 2, "三": 3, "四": 4, "五": 5}
POSITIVE = re.compile(r"正向增长|正增长")
ASSIGNED = re.compile(r"下达的目标任务|激励性任务|降低任务|全面完成$")


@dataclass(frozen=True)
class Ruling:
    """A judgement with the rule that gave it. `missing`: the years whose actual would be needed and is not stated.
    `bound`: the figure that words amount to. `base_year`: the year from which the goal counts."""

    rule: Rule
    judgement: Judgement
    missing: tuple[int, ...] = ()
    bound: float | None = None
    base_year: int | None = None

    @property
    def reason(self) -> Reason | None:
        """Why there is no judgement."""
        return self.judgement.reason


def change_of(indicator: Indicator) -> Change:
    """The kind of change that an indicator's own figures make: percentages never compound."""
    if indicator.measure in RATES:
        return "rate"
    return "compound" if indicator.measure == "level" and indicator.unit != "%" else "linear"


def points_of(rows: tuple[Row, ...]) -> tuple[Point, ...]:
    """Dated rows as points of a track."""
    return tuple(Point(year_of(row) or 0, float(row["value"])) for row in rows)


def ruling(evidence: Evidence, background: Background) -> Ruling:
    """The ruling on one indicator."""
    ident, change = evidence.indicator.id, change_of(evidence.indicator)
    pair, aims = evidence.growth_pair(), evidence.aims()
    if background.doubts is None and (aims or evidence.words):
        return Ruling("none", Judgement("unjudged", change, reason="findings_unreadable"))
    if not aims and evidence.words:
        return _ruling_in_words(evidence)
    if evidence.actuals and aims and background.doubts_of(ident):
        return Ruling("none", Judgement("doubted", change, reason="doubted"))
    if pair:
        return _ruling_on_growth(pair, evidence, background)
    if any(AVERAGED_BASE.search(str(row["text"])) for row in evidence.actuals):
        return Ruling("none", Judgement("unjudged", "rate", reason="different_base"))
    return _ruling_in_figures(evidence, aims, background)


def _ruling_on_growth(pair: tuple[Row, Row], evidence: Evidence, background: Background) -> Ruling:
    """Printed growth of both years; the levels beside them tell a retreat and a jump."""
    grown, planned = pair
    year = year_of(planned) or 0
    own = [row for row in evidence.aims() if row["measure"] == evidence.indicator.measure]
    track = Track(
        points_of((grown,)),
        Goal(float(planned["value"]), year, "eq", year - 1),
        "rate",
        evidence.indicator.direction,
        levels=(float(evidence.actuals[-1]["value"]), float(own[0]["value"])) if own else None,
        opens_facility=background.project_of(evidence.indicator.id, year) is not None,
    )
    judgement = judge(track)
    return Ruling("result" if judgement.status in RESULT else "printed_growth", judgement, base_year=year - 1)


def _ruling_in_figures(evidence: Evidence, aims: tuple[Row, ...], background: Background) -> Ruling:
    """Own figures against the aim."""
    indicator, change = evidence.indicator, change_of(evidence.indicator)
    goal = None
    if aims and aims[0]["measure"] == indicator.measure:
        year = year_of(aims[0])
        base = _base_year(aims[0], background)
        goal = Goal(float(aims[0]["value"]), year, operator_of(aims[0], background.operators), base)
    track = Track(
        points_of(evidence.actuals),
        goal,
        change,
        indicator.direction,
        is_flow=indicator.quantity in YEARLY,
        opens_facility=goal is not None and background.project_of(indicator.id, goal.year) is not None,
    )
    judgement = judge(track)
    if goal is None:
        return Ruling("none", judgement)
    return Ruling(
        _rule_of(judgement, goal),
        judgement,
        missing=_missing_years(evidence, goal, judgement),
        base_year=goal.base_year,
    )


def _base_year(row: Row, background: Background) -> int | None:
    """A yearly plan counts from the year before it, a goal from the year in which its document was issued."""
    year = year_of(row)
    if row["kind"] == "plan":
        return None if year is None else year - 1
    return background.issued.get(str(row["source_id"]))


def _rule_of(judgement: Judgement, goal: Goal) -> Rule:
    if judgement.status in REQUIREMENT or (judgement.status in RESULT and goal.operator in LIMITS):
        return "limit"
    if judgement.status in RESULT:
        return "result"
    if judgement.status in PROGRESS:
        return "progress"
    names: dict[Change, Rule] = {"compound": "computed_growth", "linear": "yearly_change", "rate": "stated_rate"}
    return names[judgement.change]


def _missing_years(evidence: Evidence, goal: Goal, judgement: Judgement) -> tuple[int, ...]:
    """The actuals without which there is no judgement."""
    if goal.year is None or goal.base_year is None:
        return ()
    needed: dict[Reason | None, tuple[int, ...]] = {
        "no_actual": (goal.year - 2, goal.year - 1),
        "no_last_year": (goal.year - 1,),
        "no_year_before": (goal.year - 2,),
    }
    if goal.base_year != goal.year - 1:
        needed = {"no_actual": (goal.base_year,), "no_base": (goal.base_year,)}
    stated = {point.year for point in points_of(evidence.actuals)}
    return tuple(year for year in needed.get(judgement.reason, ()) if year not in stated)


def _ruling_in_words(evidence: Evidence) -> Ruling:
    """Plans in words: some amount to a limit, some name a task whose figures are elsewhere, the rest is quality."""
    row = min(evidence.words, key=lambda r: not in_annex(r))
    text, change, year = str(row["text"]), change_of(evidence.indicator), year_of(row)
    unjudged = Judgement("unjudged", change, reason="goal_not_numeric")
    cap = MEAN_CAP.search(text)
    if cap:
        return _ruling_of_mean(evidence, year, MEAN_YEARS[cap[1]])
    if POSITIVE.search(text):
        if not evidence.actuals:
            return Ruling("positive", replace(unjudged, reason="no_actual"))
        return Ruling("positive", _judge_bound(evidence, Goal(0.0, year, "gt")), bound=0.0)
    return Ruling("none", replace(unjudged, reason="assigned" if ASSIGNED.search(text) else "qualitative"))


def _judge_bound(evidence: Evidence, bound: Goal) -> Judgement:
    return judge(Track(points_of(evidence.actuals), bound, change_of(evidence.indicator), evidence.indicator.direction))


def _ruling_of_mean(evidence: Evidence, year: int | None, count: int) -> Ruling:
    """A cap that is the mean of the `count` years before `year`: it needs every one of them."""
    unjudged = Judgement("unjudged", change_of(evidence.indicator), reason="mean_years_missing")
    if year is None:
        return Ruling("mean", replace(unjudged, reason="no_goal_year"))
    stated = {year_of(row): float(row["value"]) for row in evidence.actuals if has_figure(row)}
    years = range(year - count, year)
    missing = tuple(y for y in years if y not in stated)
    if missing:
        return Ruling("mean", unjudged, missing)
    cap = fmean(stated[y] for y in years)
    return Ruling("mean", _judge_bound(evidence, Goal(cap, year, "le")), bound=cap)
