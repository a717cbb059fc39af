"""Reference values of an outcome: the viewer's own target of a year, and the standing limits of the documents."""

from dataclasses import dataclass, replace

from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import OUTCOMES, shown_value
from model.formulas import FORMULAS
from model.judgement import Judgement
from model.judging import judge_limit, judge_target
from model.pace import Goal
from model.scenario import Scenario
from model.uncertainty import Target

MARGINS = tuple(formula.id for formula in FORMULAS.values() if formula.is_margin)
"""Outcomes whose sign shows whether a limit holds."""
SHAPES = ("actual", "plan", "goal", "reported")


@dataclass(frozen=True)
class PrintedPoint:
    """A printed figure of the outcome's own indicator, in its unit; `year` None for a standing goal."""

    kind: str
    year: int | None
    value: float


def target_of(scenario: Scenario, outcome_id: str, year: int) -> Target | None:
    """The viewer's target; a ceiling where lower is better."""
    for target_id, at, value in scenario.targets:
        if (target_id, at) == (outcome_id, year):
            return Target(year, value, at_least=FORMULAS[outcome_id].direction != "down")
    return None


def judge_outcome(outcome_id: str, value: float, target: Target) -> Judgement:
    """Whether an outcome reaches its target, as both are displayed; the one answer of every what-if page."""
    return judge_target(value, target.value, at_least=target.at_least, decimals=OUTCOMES[outcome_id].decimals)


def keeps_limit(value: float) -> bool:
    """Whether an outcome that states a margin keeps its limit."""
    return judge_limit(value, Goal(0.0, None, "ge")).status == "met"


def shortfall(outcome_id: str, judgement: Judgement) -> str:
    """How far a missed target is away, in words, as coarse as the outcome."""
    return shown_value(outcome_id, -(judgement.margin or 0.0))


def printed_points(facts: Facts, outcome_id: str) -> tuple[PrintedPoint, ...]:
    """Figures printed for the outcome by documents and press, oldest first; empty where there is no indicator."""
    indicator_id = FORMULAS[outcome_id].indicator_id if outcome_id in FORMULAS else ""
    if not indicator_id:
        return ()
    indicator = facts.printed.indicators[indicator_id]
    rows = facts.printed.rows(indicator_id, indicator.measure)
    rows = rows[(rows["unit"] == FORMULAS[outcome_id].unit) & (rows["scope"] == FORMULAS[outcome_id].scope)]
    points = [
        PrintedPoint(str(r["kind"]), None if r["year"] != r["year"] else int(r["year"]), float(r["value"]))
        for r in rows.astype({"year": "float64"}).to_dict("records")
    ]
    return tuple(sorted(points, key=lambda point: (point.year or 0, SHAPES.index(point.kind))))


def without_target(scenario: Scenario, outcome_id: str, year: int) -> Scenario:
    """The scenario without its target of this year; those of other years stay."""
    return replace(scenario, targets=tuple(t for t in scenario.targets if t[:2] != (outcome_id, year)))
