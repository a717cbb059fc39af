"""The assessment of every indicator, and how many have which status."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from components.topics.assessment.background import Background, background_of
from components.topics.assessment.evidence import Evidence, Row, evidence_of, year_of
from components.topics.assessment.kinds import KIND_ORDER, kind_of
from components.topics.assessment.obligation import Obligation, obligation_of
from components.topics.assessment.rules import Ruling, ruling
from data import catalog
from data.catalog import Indicator
from data.findings import Finding, findings
from data.tables import DATA, load_table
from model.judgement import Judgement, Status

# What needs a decision first, then plans, what is in hand, and what cannot be told.
STATUS_ORDER: tuple[Status, ...] = (
    *("not_met", "behind_schedule", "not_held_before"),
    *("below", "above", "slower", "steady", "faster", "project"),
    *("held_before", "on_schedule", "met", "doubted", "unjudged"),
)


@dataclass(frozen=True)
class Assessment:
    """One indicator: its rows, the ruling on it, and how binding it is. `doubts`: findings that keep it from being
    judged. `project`: the row that links its jump to a named facility."""

    indicator: Indicator
    evidence: Evidence
    ruling: Ruling
    obligation: Obligation
    doubts: tuple[Finding, ...] = ()
    project: Row | None = None

    @property
    def judgement(self) -> Judgement:
        """The judgement of the ruling."""
        return self.ruling.judgement

    @property
    def status(self) -> Status:
        """Its status."""
        return self.ruling.judgement.status

    @property
    def aims(self) -> tuple[Row, ...]:
        """The plan or goal in figures that the latest actual is held against."""
        return self.evidence.aims()

    @property
    def actual_year(self) -> int | None:
        """Year of the latest actual."""
        return self.evidence.last_year

    @property
    def aim_year(self) -> int | None:
        """Year of the plan or goal, in figures or in words."""
        rows = self.aims or self.evidence.words
        return year_of(rows[0]) if rows else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row that the judgement or its reason rests on, each once."""
        pair = self.evidence.growth_pair() or ()
        linked = (self.project,) if self.project else ()
        return _each_once([*self.evidence.actuals, *self.aims, *pair, *self.evidence.words, *linked])


def _each_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    unique: list[Row] = []
    for row in rows:
        if not any(row is other for other in unique):
            unique.append(row)
    return tuple(unique)


def assess(rows: Sequence[Row], indicator: Indicator, background: Background) -> Assessment:
    """The assessment of one indicator from its rows of observations.csv."""
    evidence = evidence_of(rows, indicator)
    judged = ruling(evidence, background)
    aims = evidence.aims()
    project = background.project_of(indicator.id, year_of(aims[0]) if aims else None)
    return Assessment(
        indicator,
        evidence,
        judged,
        obligation_of(rows, indicator, dict(background.binding)),
        doubts=background.doubts_of(indicator.id),
        project=project if judged.judgement.status == "project" else None,
    )


def assess_all(
    observations: pd.DataFrame, indicators: Iterable[Indicator], background: Background
) -> tuple[Assessment, ...]:
    """Every indicator, in catalogue order."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in observations.to_dict("records"):
        rows[str(row["indicator_id"])].append({str(k): v for k, v in row.items()})
    return tuple(assess(rows[i.id], i, background) for i in indicators)


def assessments_in(root: Path = DATA, at_issue: tuple[Finding, ...] | None = None) -> tuple[Assessment, ...]:
    """Every indicator from the files of one folder; `at_issue` are the findings of that folder where a caller has them.

    Raises DataContractError when a file is missing or broken.
    """
    goals, annex, projects = (load_table(name, root) for name in ("goals", "annex_2024", "indicator_projects"))
    background = background_of(goals, annex, projects, catalog.sources(root), at_issue or findings(root))
    return assess_all(load_table("observations", root), catalog.indicators(root), background)


def counts(assessments: Iterable[Assessment]) -> dict[Status, int]:
    """Status to number of indicators, in the order of `STATUS_ORDER`, statuses that do not occur left out."""
    numbers = Counter(a.status for a in assessments)
    return {status: numbers[status] for status in STATUS_ORDER if numbers[status]}


def by_status(assessments: Iterable[Assessment]) -> list[Assessment]:
    """By status, within a status by kind of figure, and only within a kind by the size of the gap; equals stay in
    catalogue order."""
    place = {status: i for i, status in enumerate(STATUS_ORDER)}
    kinds = {kind: i for i, kind in enumerate(KIND_ORDER)}
    return sorted(
        assessments, key=lambda a: (place[a.status], kinds[kind_of(a.indicator)], -abs(a.judgement.gap or 0.0))
    )
