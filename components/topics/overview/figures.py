"""The five headline figures: latest actual, next plan or goal and pace, one scope each, from the observations."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.topics.assessment.evidence import Row, year_of
from components.topics.assessment.results import assess
from components.words.format import quantity, signed
from components.words.text import tr
from data.catalog import Indicator
from model.pace import Verdict


@dataclass(frozen=True)
class Figure:
    """One headline. `rows` are the observations it rests on, all of the indicator's own scope."""

    indicator: Indicator
    year: int
    value: float
    aims: tuple[float, ...]
    aim_year: int | None
    aim_kind: str
    printed_growth: float | None
    verdict: Verdict
    rows: tuple[Row, ...]

    @property
    def value_text(self) -> str:
        """The figure as shown: a growth rate with its sign, anything else with its unit."""
        return self.show(self.value)

    @property
    def aim_text(self) -> str:
        """The plan or goal as text: `2024年计划 125.7 亿元`, `规划 19 → 21 处`."""
        text = " → ".join(self.show(aim) for aim in self.aims)
        if not text:
            return tr("没有计划或目标数值")
        if self.aim_year is None:
            return tr("规划 {value}", value=text)
        kind = tr("计划") if self.aim_kind == "plan" else tr("目标")
        return tr("{year}年{kind} {value}", year=self.aim_year, kind=kind, value=text)

    def show(self, value: float) -> str:
        """A value of this indicator as printed."""
        if self.indicator.measure == "growth_pct":
            return signed(value, "%")
        return quantity(value, self.indicator.unit)


def build_figures(observations: pd.DataFrame, indicators: tuple[Indicator, ...]) -> list[Figure]:
    """A figure for every headline indicator that has an actual, in file order."""
    built = (build_figure(observations, indicator) for indicator in indicators if indicator.headline)
    return [figure for figure in built if figure]


def build_figure(observations: pd.DataFrame, indicator: Indicator) -> Figure | None:
    """The latest actual of `indicator` with the next plan or goal and the pace between; None without an actual."""
    rows = observations[observations["indicator_id"] == indicator.id].to_dict("records")
    assessment = assess([{str(k): v for k, v in row.items()} for row in rows], indicator)
    if not assessment.evidence.actuals:
        return None
    latest, aims = assessment.evidence.actuals[-1], assessment.aims
    grown = (assessment.evidence.growth_pair() or ())[:1]
    return Figure(
        indicator=indicator,
        year=year_of(latest) or 0,
        value=float(latest["value"]),
        aims=tuple(float(row["value"]) for row in aims),
        aim_year=year_of(aims[0]) if aims else None,
        aim_kind=str(aims[0]["kind"]) if aims else "",
        printed_growth=float(grown[0]["value"]) if grown else None,
        verdict=assessment.verdict,
        rows=(*assessment.evidence.actuals, *aims, *grown),
    )


@dataclass(frozen=True)
class ReportedCount:
    """A later figure from the press with its own scope; never part of a pace."""

    count: int
    as_of: str
    scope: str
    row: "pd.Series[Any]"


def reported_crossings(counts: pd.DataFrame, after: int) -> ReportedCount | None:
    """The first press count of open crossings after the end of year `after`, the whole city's left out."""
    rows = counts[(counts["what"] == "open") & (counts["grade"] == "reported") & (counts["scope"] != "city")]
    rows = rows[rows["as_of"] > f"{after}-12-31"].sort_values("as_of")
    if rows.empty:
        return None
    row = rows.iloc[0]
    return ReportedCount(int(row["count"]), str(row["as_of"]), str(row["scope"]), row)


def reported_growth(observations: pd.DataFrame, figure: Figure) -> "pd.Series[Any] | None":
    """The press's later year-on-year growth of the same indicator and scope, or nothing."""
    same = (observations["indicator_id"] == figure.indicator.id) & (observations["scope"] == figure.indicator.scope)
    rows = observations[same & (observations["kind"] == "reported") & (observations["measure"] == "growth_pct")]
    rows = rows[rows["year"] > figure.year].sort_values("year")
    return None if rows.empty else rows.iloc[-1]
