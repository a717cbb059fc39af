"""What the press has reported since a headline figure, kept in its own scope and never part of a judgement."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.topics.assessment.results import Assessment


@dataclass(frozen=True)
class ReportedCount:
    """A later figure from the press with its own scope; never part of a judgement."""

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


def reported_growth(observations: pd.DataFrame, assessment: Assessment) -> "pd.Series[Any] | None":
    """The press's later year-on-year growth of the same indicator and scope, or nothing."""
    indicator, after = assessment.indicator, assessment.actual_year or 0
    same = (observations["indicator_id"] == indicator.id) & (observations["scope"] == indicator.scope)
    rows = observations[same & (observations["kind"] == "reported") & (observations["measure"] == "growth_pct")]
    rows = rows[rows["year"] > after].sort_values("year")
    return None if rows.empty else rows.iloc[-1]
