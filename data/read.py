"""Queries over the observations, without rounding, filling or mixing of scopes."""

from collections.abc import Iterable
from typing import cast

import pandas as pd

from data.catalog import Indicator

ANNEX = "附件/"


def values_of(observations: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    """Every stated value of one indicator, by year, fresh index; empty when the indicator has none."""
    rows = observations[observations["indicator_id"] == indicator_id]
    return rows.sort_values(["year", "kind", "measure"], kind="stable").reset_index(drop=True)


def preferred(observations: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """One row per (year, measure, kind) of `indicator`: where the documents print a figure twice, the row in the
    indicator's own unit comes first, then the annex's; the others stay in `values_of` to be shown as differences.
    """
    rows = observations[observations["indicator_id"] == indicator.id]
    return _preferred(rows, indicator.unit).reset_index(drop=True)


def all_preferred(observations: pd.DataFrame, indicators: Iterable[Indicator]) -> pd.DataFrame:
    """`preferred` of every indicator in one frame, by indicator; for callers that ask about many of them."""
    units = {indicator.id: indicator.unit for indicator in indicators}
    return _preferred(observations, observations["indicator_id"].map(units))


def _preferred(rows: pd.DataFrame, units: "pd.Series[str] | str") -> pd.DataFrame:
    keys = ["indicator_id", "year", "kind", "measure"]
    rank = (rows["unit"] != units) * 2 + ~rows["locator"].str.startswith(ANNEX)
    ordered = rows.assign(rank=rank).sort_values([*keys, "rank"], kind="stable")
    return ordered.drop_duplicates(keys).drop(columns="rank")


def by_year(observations: pd.DataFrame, indicator: Indicator, measure: str, kind: str) -> "pd.Series[float]":
    """The figures of one measure and kind, as printed, by year; rows without a figure or a year are left out."""
    rows = preferred(observations, indicator)
    figures = rows[(rows["measure"] == measure) & (rows["kind"] == kind)].dropna(subset=["value", "year"])
    return cast("pd.Series[float]", figures.set_index("year")["value"])
