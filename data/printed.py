"""Indicators and observations of one data folder, with lookup of single figures."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from data.catalog import Indicator, indicators
from data.read import all_preferred
from data.tables import load_table
from model.messages import message

KIND_WORDS = {
    "actual": ("实际", "actual"),
    "plan": ("计划", "plan"),
    "goal": ("目标", "goal"),
    "reported": ("报道", "reported"),
}


@dataclass(frozen=True)
class PrintedFigures:
    """Indicators and observations of one data folder, with lookup of single figures."""

    observations: pd.DataFrame
    indicators: dict[str, Indicator]

    @classmethod
    def of(cls, root: Path) -> "PrintedFigures":
        return cls(load_table("observations", root), {indicator.id: indicator for indicator in indicators(root)})

    @cached_property
    def _preferred(self) -> pd.DataFrame:
        return all_preferred(self.observations, self.indicators.values())

    def rows(
        self, indicator_id: str, measure: str, unit: str | None = None, locator: str | None = None
    ) -> pd.DataFrame:
        """Rows with a figure; one per year and kind in the indicator's unit, or those in `unit` or at `locator`.

        Raises ValueError for an unknown indicator.
        """
        indicator = self.indicators.get(indicator_id)
        if indicator is None:
            raise ValueError(message("indicators.yaml 里没有“{indicator}”", indicator=indicator_id))
        rows = self.observations if unit or locator else self._preferred
        chosen = rows[(rows["indicator_id"] == indicator_id) & (rows["measure"] == measure) & rows["value"].notna()]
        chosen = chosen[chosen["unit"] == unit] if unit else chosen
        return chosen[chosen["locator"] == locator] if locator else chosen

    def one(self, rows: pd.DataFrame, kind: str, year: int | None) -> "pd.Series[Any]":
        """The one row of a kind and year. Raises ValueError when there is none."""
        of_year = rows["year"].isna() if year is None else rows["year"] == year
        matches = rows[(rows["kind"] == kind) & of_year.fillna(False).astype(bool)]
        if matches.empty:
            word = KIND_WORDS[kind][0]
            if year is None:
                raise ValueError(message("observations.csv 里没有不写年份的{kind}数", kind=message(word)))
            raise ValueError(message("observations.csv 里没有{year}年的{kind}数", year=year, kind=message(word)))
        return matches.iloc[0]
