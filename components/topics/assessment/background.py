"""What bears on a judgement besides the indicator's own rows: operators, base years, doubts, projects, obligations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from components.topics.assessment.evidence import Row
from components.topics.assessment.obligation import binding_rows
from data.catalog import Source
from data.findings import Finding, doubted_indicators
from data.operators import declared_operators
from model.pace import Operator


@dataclass(frozen=True)
class Background:
    """What all indicators share.

    `operators`: how the figures of goals.csv bind. `issued`: source id to the year in which it was issued, from which
    its goals count. `doubts`: indicator id to the findings that keep it from being judged; None where the findings
    cannot be read, so that nothing is judged. `projects`: indicator id to its rows of indicator_projects.csv.
    `binding`: annex category to the row that calls it 约束性.
    """

    operators: Mapping[tuple[str, float], Operator] = field(default_factory=dict)
    issued: Mapping[str, int] = field(default_factory=dict)
    doubts: Mapping[str, tuple[Finding, ...]] | None = field(default_factory=dict)
    projects: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    binding: Mapping[str, Row] = field(default_factory=dict)

    def doubts_of(self, indicator_id: str) -> tuple[Finding, ...]:
        """The findings that keep an indicator from being judged."""
        return (self.doubts or {}).get(indicator_id, ())

    def project_of(self, indicator_id: str, year: int | None) -> Row | None:
        """The named facility that makes an indicator jump in `year`, with its clause."""
        return next((row for row in self.projects.get(indicator_id, ()) if int(row["year"]) == year), None)


def background_of(
    goals: pd.DataFrame | None,
    annex: pd.DataFrame | None,
    projects: pd.DataFrame,
    sources: Mapping[str, Source],
    findings: Iterable[Finding] | None,
) -> Background:
    """The background from tables, sources and findings; None for those that cannot be read."""
    linked: dict[str, tuple[Row, ...]] = {}
    for record in projects.to_dict("records"):
        row = {str(key): value for key, value in record.items()} | {"kind": "plan", "scope": "direct"}
        linked[str(row["indicator_id"])] = (*linked.get(str(row["indicator_id"]), ()), row)
    return Background(
        operators={} if goals is None else declared_operators(goals),
        issued={ident: int(source.date[:4]) for ident, source in sources.items() if source.date},
        doubts=None if findings is None else doubted_indicators(findings),
        projects=linked,
        binding={} if annex is None else binding_rows(annex),
    )
