"""The five headline figures: latest actual, next plan or goal and pace, one scope each, from the observations."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.format import quantity, signed
from components.text import tr
from data.catalog import Indicator
from data.read import preferred, values_of
from model.pace import Change, Goal, Point, Track, Verdict, judge

CHANGES: dict[str, Change] = {"level": "compound", "share_pct": "linear", "count": "linear", "growth_pct": "rate"}


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
    rows: tuple["pd.Series[Any]", ...]

    @property
    def value_text(self) -> str:
        """The figure as shown: a growth rate with its sign, anything else with its unit."""
        return self.show(self.value)

    @property
    def aim_text(self) -> str:
        """What is planned or aimed at: `2024年计划 125.7 亿元`, `规划 19 → 21 处`."""
        shown = " → ".join(self.show(aim) for aim in self.aims)
        if not shown:
            return tr("没有计划或目标数值")
        if self.aim_year is None:
            return tr("规划 {value}", value=shown)
        kind = tr("计划") if self.aim_kind == "plan" else tr("目标")
        return tr("{year}年{kind} {value}", year=self.aim_year, kind=kind, value=shown)

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
    rows = preferred(observations, indicator)
    rows = rows[(rows["scope"] == indicator.scope) & rows["value"].notna() & (rows["unit"] != "位次")]
    own = rows[rows["measure"] == indicator.measure]
    actuals = own[(own["kind"] == "actual") & own["year"].notna()]
    if actuals.empty:
        return None
    latest = actuals.iloc[-1]
    aims = _next_aims(_stated(observations, indicator), int(latest["year"]))
    track = _track(rows, actuals, aims, indicator)
    printed = _printed(rows, "actual", int(latest["year"])) if indicator.measure == "level" else None
    growth = rows[(rows["measure"] == "growth_pct") & (rows["kind"] == "actual") & (rows["year"] == latest["year"])]
    used = pd.concat([actuals, aims, growth]) if printed is not None else pd.concat([actuals, aims])
    return Figure(
        indicator=indicator,
        year=int(latest["year"]),
        value=float(latest["value"]),
        aims=tuple(float(value) for value in aims["value"]),
        aim_year=_aim_year(aims),
        aim_kind=str(aims.iloc[0]["kind"]) if len(aims) else "",
        printed_growth=printed,
        verdict=judge(track),
        rows=tuple(row for _, row in used.iterrows()),
    )


def _stated(observations: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Plans and goals of the indicator in its own scope and unit, all of them: two goals without a year both stand."""
    rows = values_of(observations, indicator.id)
    own = (rows["scope"] == indicator.scope) & (rows["measure"] == indicator.measure) & (rows["unit"] == indicator.unit)
    aimed = rows["kind"].isin(["plan", "goal"]) & rows["value"].notna()
    return rows[own & aimed].drop_duplicates(["year", "kind", "value"])


def _next_aims(stated: pd.DataFrame, after: int) -> pd.DataFrame:
    """The rows of the nearest year after the latest actual; without one, the goals that state no year."""
    coming = stated[stated["year"] > after]
    if coming.empty:
        return stated[stated["year"].isna()]
    nearest: pd.DataFrame = coming[coming["year"] == coming["year"].min()].head(1)
    return nearest


def _aim_year(aims: pd.DataFrame) -> int | None:
    return None if aims.empty or pd.isna(aims.iloc[0]["year"]) else int(aims.iloc[0]["year"])


def _track(rows: pd.DataFrame, actuals: pd.DataFrame, aims: pd.DataFrame, indicator: Indicator) -> Track:
    """Printed growth against printed growth where a level has both; otherwise the indicator's own values."""
    year, aim_year = int(actuals.iloc[-1]["year"]), _aim_year(aims)
    if indicator.measure == "level" and aim_year:
        grown, asked = _printed(rows, "actual", year), _printed(rows, "plan", aim_year)
        if grown is not None and asked is not None:
            return Track((Point(year, grown),), Goal(asked, aim_year), "rate", indicator.direction)
    points = tuple(Point(int(y), float(v)) for y, v in zip(actuals["year"], actuals["value"], strict=True))
    goal = Goal(float(aims.iloc[0]["value"]), aim_year) if len(aims) else None
    return Track(points, goal, CHANGES.get(indicator.measure, "linear"), indicator.direction)


def _printed(rows: pd.DataFrame, kind: str, year: int) -> float | None:
    """The year-on-year growth that the document prints beside the level, in %."""
    found = rows[(rows["measure"] == "growth_pct") & (rows["kind"] == kind) & (rows["year"] == year)]
    return float(found.iloc[0]["value"]) if len(found) else None


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
