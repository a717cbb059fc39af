"""The base year of the what-if: the newest year for which every figure that paths start from is printed as an actual.

The whole model moves at once or not at all: levels are at the prices of one year, indices have one year as 100, and
people, jobs and output are divided by each other. A year counts only where each figure
- is printed as an actual in a unit that converts to the one the formulas use, and of the same scope,
- is above zero for a level or a share, above −100 for a growth,
- comes from a source dated after that year, since no yearly actual is catalogue before the year is over.
Years in between may be missing: no formula reads them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from data.catalog import Source, sources
from data.levers import FigureEntry
from data.printed import PrintedFigures
from data.units import convert
from model.trajectory import BASE_YEAR, LATEST_BASE

Why = Literal["missing", "not_positive", "unit", "scope", "early"]
"""Not printed; not above what it must be; another unit; another scope; its source is no later than the year."""
FALLS_TO_NOTHING = -100.0
"""Growth in % at which nothing is left to grow."""


@dataclass(frozen=True)
class Gap:
    """A figure that keeps a newer year from being the base year: its indicator and measure, and why."""

    indicator_id: str
    measure: str
    why: Why


@dataclass(frozen=True)
class BaseYear:
    """The base year; `newer` is the newest year with some actuals but not all, 0 where there is none, and its gaps."""

    year: int = BASE_YEAR
    newer: int = 0
    gaps: tuple[Gap, ...] = ()


def base_year(figures: tuple[FigureEntry, ...], printed: PrintedFigures, root: Path) -> BaseYear:
    """The base year of the figures as declared. Raises DataContractError where the catalogue of sources is broken."""
    anchors = tuple(entry for entry in figures if entry.follows == "base")
    candidates = sorted({year for entry in anchors for year in _years(entry, printed)}, reverse=True)
    if not candidates:
        return BaseYear()
    catalogue = sources(root)
    gaps = {year: _gaps(anchors, printed, catalogue, year) for year in candidates}
    year = next((year for year in candidates if not gaps[year]), BASE_YEAR)
    newer = candidates[0] if candidates[0] > year else 0
    return BaseYear(year, newer, gaps[newer] if newer else ())


def unit_of(entry: FigureEntry, printed: PrintedFigures) -> str:
    """The unit that formulas expect of a figure: as declared, or as printed for the year it is declared for."""
    return entry.unit or str(_declared(entry, printed)["unit"])


def _declared(entry: FigureEntry, printed: PrintedFigures) -> "pd.Series[Any]":
    rows = printed.rows(entry.indicator_id, entry.measure, entry.printed_unit, entry.locator)
    return printed.one(rows, entry.kind, entry.year)


def unit_in(entry: FigureEntry, printed: PrintedFigures, kind: str, year: int) -> str | None:
    """The unit in which the figure of another year is read: the declared one where it is printed in it, else the one
    of the formulas, else None for the indicator's own."""
    for unit in (entry.printed_unit, entry.unit):
        rows = printed.rows(entry.indicator_id, entry.measure, unit) if unit else pd.DataFrame()
        if len(rows) and ((rows["kind"] == kind) & (rows["year"] == year)).fillna(False).any():
            return unit
    return None


def _years(entry: FigureEntry, printed: PrintedFigures) -> set[int]:
    rows = printed.rows(entry.indicator_id, entry.measure)
    years = rows.loc[rows["kind"] == "actual", "year"].dropna()
    return {int(year) for year in years if BASE_YEAR < int(year) <= LATEST_BASE}


def _gaps(
    anchors: tuple[FigureEntry, ...], printed: PrintedFigures, catalogue: Mapping[str, Source], year: int
) -> tuple[Gap, ...]:
    whys = ((entry, _why(entry, printed, catalogue, year)) for entry in anchors)
    return tuple(Gap(entry.indicator_id, entry.measure, why) for entry, why in whys if why)


def _why(entry: FigureEntry, printed: PrintedFigures, catalogue: Mapping[str, Source], year: int) -> Why | None:
    if year not in _years(entry, printed):
        return "missing"
    rows = printed.rows(entry.indicator_id, entry.measure, unit_in(entry, printed, "actual", year))
    row = printed.one(rows, "actual", year)
    value, least = float(str(row["value"])), FALLS_TO_NOTHING if entry.measure == "growth_pct" else 0.0
    if not math.isfinite(value) or value <= least:
        return "not_positive"
    if str(row["scope"]) != str(_declared(entry, printed)["scope"]):
        return "scope"
    try:
        convert(value, str(row["unit"]), unit_of(entry, printed))
    except ValueError:
        return "unit"
    return None if _is_later(catalogue.get(str(row["source_id"])), year) else "early"


def _is_later(source: Source | None, year: int) -> bool:
    return source is not None and source.date is not None and int(source.date[:4]) > year
