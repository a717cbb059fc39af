"""The assessment of every indicator, and how many have which status."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from components.topics.assessment.evidence import Evidence, Row, evidence_of, year_of
from components.topics.assessment.obligation import Obligation, binding_rows, obligation_of
from components.topics.assessment.rules import Ruling, ruling
from data.catalog import Indicator
from data.operators import declared_operators
from model.pace import Operator, Status, Verdict

# Worst first: statuses that need a decision, then those on track, then those that cannot be judged.
STATUS_ORDER: tuple[Status, ...] = (
    "moving_away",
    "far_behind",
    "not_met",
    "behind",
    "on_track",
    "reached",
    "met",
    "unjudged",
)


@dataclass(frozen=True)
class Assessment:
    """One indicator: its evidence, the ruling on it, and how binding it is."""

    indicator: Indicator
    evidence: Evidence
    ruling: Ruling
    obligation: Obligation

    @property
    def verdict(self) -> Verdict:
        """The verdict of the ruling."""
        return self.ruling.verdict

    @property
    def status(self) -> Status:
        """Its status."""
        return self.ruling.verdict.status

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
        """Every row that the verdict or its reason rests on, each once."""
        pair = self.evidence.growth_pair() or ()
        return _each_once([*self.evidence.actuals, *self.aims, *pair, *self.evidence.words])


def _each_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    unique: list[Row] = []
    for row in rows:
        if not any(row is other for other in unique):
            unique.append(row)
    return tuple(unique)


def assess(
    rows: Sequence[Row],
    indicator: Indicator,
    declared: dict[tuple[str, float], Operator] | None = None,
    binding: dict[str, Row] | None = None,
) -> Assessment:
    """The assessment of one indicator from its rows of observations.csv."""
    evidence = evidence_of(rows, indicator)
    return Assessment(
        indicator, evidence, ruling(evidence, declared or {}), obligation_of(rows, indicator, binding or {})
    )


def assess_all(
    observations: pd.DataFrame, indicators: Iterable[Indicator], goals: pd.DataFrame, annex: pd.DataFrame
) -> tuple[Assessment, ...]:
    """Every indicator, in catalogue order."""
    declared, binding = declared_operators(goals), binding_rows(annex)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in observations.to_dict("records"):
        rows[str(row["indicator_id"])].append({str(k): v for k, v in row.items()})
    return tuple(assess(rows[i.id], i, declared, binding) for i in indicators)


def counts(assessments: Iterable[Assessment]) -> dict[Status, int]:
    """Status to number of indicators, worst first, statuses that do not occur left out."""
    counter = Counter(a.status for a in assessments)
    return {status: counter[status] for status in STATUS_ORDER if counter[status]}


def by_urgency(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Worst status first, and within a status the smaller ratio first; equals stay in catalogue order."""
    place = {status: i for i, status in enumerate(STATUS_ORDER)}
    return sorted(assessments, key=lambda a: (place[a.status], 0.0 if a.verdict.ratio is None else a.verdict.ratio))
