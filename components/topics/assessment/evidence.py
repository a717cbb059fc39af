"""The rows of one indicator on which a verdict may rest, sorted; one scope, one measure and one unit at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.catalog import Indicator
from data.read import ANNEX

Row = dict[str, Any]


def year_of(row: Row) -> int | None:
    """The row's year; None where the document states none."""
    return None if pd.isna(row["year"]) else int(row["year"])


def has_figure(row: Row) -> bool:
    """Whether the row carries a number."""
    return not pd.isna(row["value"])


def in_annex(row: Row) -> bool:
    """Whether the row is printed in the annex's table, not in the running text."""
    return str(row["locator"]).startswith(ANNEX)


@dataclass(frozen=True)
class Evidence:
    """The rows of one indicator in its own scope. `actuals` and `stated` are of its own measure and unit.

    actuals: one a year, ascending, the annex's figure before the running text's. stated: plans and goals with a
    figure. printed: year-on-year growth printed beside a level. words: plans and goals without a figure.
    reported: the press's rows, never part of a verdict.
    """

    indicator: Indicator
    actuals: tuple[Row, ...]
    stated: tuple[Row, ...]
    printed: tuple[Row, ...]
    words: tuple[Row, ...]
    reported: tuple[Row, ...]

    @property
    def last_year(self) -> int | None:
        """Year of the latest actual."""
        return year_of(self.actuals[-1]) if self.actuals else None

    def aims(self) -> tuple[Row, ...]:
        """What the latest actual is held against: the plan of the year after it; else the plan of its own year; else
        the nearest plan or goal to come; else one that is due; else every goal that names no year. Printed growth alone
        is an aim too, where the level has none.
        """
        after = self.last_year or 0
        candidates = self.stated or tuple(row for row in self.printed if row["kind"] in {"plan", "goal"})
        dated = sorted((row for row in candidates if year_of(row)), key=lambda row: year_of(row) or 0)
        plans = {year_of(row): row for row in reversed(dated) if row["kind"] == "plan"}
        nearest = plans.get(after + 1) or plans.get(after)
        coming = [row for row in dated if (year_of(row) or 0) > after]
        due = [row for row in dated if (year_of(row) or 0) <= after]
        if nearest or coming or due:
            return (nearest or (coming or due[::-1])[0],)
        return tuple(row for row in candidates if year_of(row) is None)

    def growth_pair(self) -> tuple[Row, Row] | None:
        """Printed growth of the latest year with printed growth of the aim's year; None unless both are printed.

        The annex's figure where it prints one: that is the reading taken where annex and running text differ
        (data/contradictions.yaml), and the one that agrees with the printed levels. A plan of the latest year itself is
        settled by its levels where it has any.
        """
        aims, last = self.aims(), self.last_year
        aim_year = year_of(aims[0]) if aims else None
        if self.indicator.measure != "level" or last is None or aim_year is None:
            return None
        if aim_year < last or (aim_year == last and self.stated):
            return None
        grown = [row for row in self.printed if row["kind"] == "actual" and year_of(row) == last]
        planned = [row for row in self.printed if row["kind"] in {"plan", "goal"} and year_of(row) == aim_year]
        pairs = [(g, a) for g in grown for a in planned]
        return min(pairs, key=lambda p: (not in_annex(p[0]), not in_annex(p[1])), default=None)


def evidence_of(rows: Sequence[Row], indicator: Indicator) -> Evidence:
    """Sort the `rows` of `indicator`; rows of another scope are left out."""
    mine = [row for row in rows if row["scope"] == indicator.scope]
    own = [r for r in mine if r["measure"] == indicator.measure and r["unit"] == indicator.unit and has_figure(r)]
    official = [row for row in mine if row["kind"] != "reported"]
    printed = [r for r in official if r["measure"] == "growth_pct" and indicator.measure == "level" and has_figure(r)]
    return Evidence(
        indicator=indicator,
        actuals=_one_a_year([row for row in own if row["kind"] == "actual" and year_of(row)]),
        stated=_distinct([row for row in own if row["kind"] in {"plan", "goal"}]),
        printed=tuple(printed),
        words=tuple(r for r in official if r["kind"] in {"plan", "goal"} and not has_figure(r)),
        reported=tuple(row for row in mine if row["kind"] == "reported" and has_figure(row)),
    )


def _one_a_year(rows: list[Row]) -> tuple[Row, ...]:
    by_year: dict[int, Row] = {}
    for row in sorted(rows, key=lambda r: (year_of(r) or 0, not in_annex(r))):
        by_year.setdefault(year_of(row) or 0, row)
    return tuple(by_year.values())


def _distinct(rows: list[Row]) -> tuple[Row, ...]:
    by_figure: dict[tuple[int | None, str, float], Row] = {}
    for row in sorted(rows, key=lambda r: not in_annex(r)):
        by_figure.setdefault((year_of(row), str(row["kind"]), float(row["value"])), row)
    return tuple(by_figure.values())
