"""The goals of the three steps with everything that sources say of each, and what would decide it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from components.base import cache
from components.topics.assessment.facts import data_version, load_assessments
from components.topics.assessment.results import Assessment
from components.topics.overview.steps import Step
from components.words.citation import Citation, cite
from components.words.text import original, pick
from data.catalog import Source
from model.goal_standing import STANDINGS, Standing, standing
from model.single_flight import single_flight

Row = dict[str, Any]
UNDATED = "overall"


@dataclass(frozen=True, eq=False)
class Goal:
    """One goal: its row, what sources say of it (oldest first), what would decide it, and its rule where it has one."""

    row: Row
    reports: tuple[Row, ...] = ()
    evidence: Row | None = None
    assessment: Assessment | None = None

    @property
    def ident(self) -> str:
        """Id of the goal."""
        return str(self.row["goal_id"])

    @property
    def horizon(self) -> str:
        """`2025`, `2030`, `2035`, or `overall` without a year."""
        return str(self.row["horizon"])

    @property
    def statement(self) -> str:
        """The goal in the viewer's language; in quotation marks where only the clause is there."""
        english = str((self.evidence or {}).get("statement_en", ""))
        statement = str(self.row["statement"])
        return pick(statement, english) if english else original(statement)

    @property
    def standing(self) -> Standing:
        """How it stands by what sources say."""
        return standing(str(row["bearing"]) for row in self.reports)

    @property
    def is_numeric(self) -> bool:
        """Whether the goal itself holds a figure or a class that can be measured."""
        return bool(self.row.get("indicator_id") or self.row.get("operator"))

    @property
    def is_reported(self) -> bool:
        """Whether the goal itself is known from reports only."""
        return self.row.get("grade") == "reported"

    @property
    def indicator(self) -> str:
        """Id of the indicator that bears on the goal: its own, else that of its evidence; "" for none."""
        return str(self.row.get("indicator_id") or (self.evidence or {}).get("indicator_id", ""))

    def citations(self, sources: dict[str, Source]) -> tuple[Citation, ...]:
        """The clause of the goal and of every report, each once."""
        cited = (cite(row, sources) for row in (self.row, *self.reports))
        return tuple({citation.text(): citation for citation in cited}.values())


@dataclass(frozen=True, eq=False)
class Facts:
    """All goals in file order, and the sources."""

    goals: tuple[Goal, ...]
    sources: dict[str, Source]

    def one(self, ident: str) -> Goal | None:
        """The goal of an id."""
        return next((goal for goal in self.goals if goal.ident == ident), None)

    @cached_property
    def dated(self) -> tuple[Goal, ...]:
        """Goals of a step."""
        return tuple(goal for goal in self.goals if goal.horizon != UNDATED)

    @cached_property
    def undated(self) -> tuple[Goal, ...]:
        """Goals without a year."""
        return tuple(goal for goal in self.goals if goal.horizon == UNDATED)

    def of_step(self, step: Step) -> tuple[Goal, ...]:
        """The goals of a step, by how they stand."""
        goals = [goal for goal in self.dated if goal.horizon == str(step.year)]
        return tuple(sorted(goals, key=lambda goal: STANDINGS.index(goal.standing)))


def counts(goals: Iterable[Goal]) -> dict[Standing, int]:
    """How many goals stand how; every standing is there."""
    listed = [goal.standing for goal in goals]
    return {one: listed.count(one) for one in STANDINGS}


def load_facts() -> Facts:
    """Everything, from the cache. Raises DataContractError when a table breaks its contract."""
    return _load(data_version())


@single_flight(maxsize=2)
def _load(version: tuple[object, ...]) -> Facts:
    reports: dict[str, list[Row]] = {}
    for row in sorted(cache.records("goal_reports", "report_id").values(), key=lambda row: str(row["as_of"])):
        reports.setdefault(str(row["goal_id"]), []).append(row)
    judged = {assessment.indicator.id: assessment for assessment in load_assessments()}
    evidence = cache.records("goal_evidence", "goal_id")
    rows = [*cache.records("goals", "goal_id").values(), *cache.records("reported_goals", "goal_id").values()]
    goals = (
        Goal(
            row,
            tuple(reports.get(str(row["goal_id"]), ())),
            evidence.get(str(row["goal_id"])),
            judged.get(str(row.get("indicator_id") or "")),
        )
        for row in rows
    )
    return Facts(tuple(goals), cache.sources())
