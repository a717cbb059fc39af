"""Yearly paths from the base year to 2035: growth that fades from an opening rate to a long-run rate, and levels that
pass through the figure of the 2024 plan.

Every function broadcasts: a scalar gives one path of 13 years, arrays of shape (n, 1) give n paths of shape (n, 13).
Rates are in % a year. A stated growth rate on a stated level gives values at the prices of the base year; it is not the
growth that two printed levels would give.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Number: TypeAlias = float | Array

BASE_YEAR, PLAN_YEAR, LAST_YEAR = 2023, 2024, 2035
YEARS: tuple[int, ...] = tuple(range(BASE_YEAR, LAST_YEAR + 1))
STEPS: Array = np.arange(len(YEARS), dtype=np.float64)
"""Years since the base year: 0 to 12."""
TOWARDS_2035: Array = np.clip((STEPS - 1) / (LAST_YEAR - PLAN_YEAR), 0, 1)
"""How much of a straight line from 2024 to 2035 is behind: 0 up to 2024, 1 in 2035."""


def position(year: int) -> int:
    """Where `year` stands in a path. Raises ValueError outside 2023 to 2035."""
    if year not in YEARS:
        raise ValueError(f"paths run from {BASE_YEAR} to {LAST_YEAR}, not to {year}")
    return year - BASE_YEAR


def growth_rates(opening_pct: Number, long_run_pct: Number, fade_years: Number) -> Array:
    """Growth of each year in %: 0 in 2023, `opening_pct` in 2024, `long_run_pct` once `fade_years` have passed.

    In between the rate moves in a straight line: g(t) = long + (opening − long) · max(0, 1 − (t − 2024) / fade).
    """
    remaining = np.clip(1 - (STEPS - 1) / np.asarray(fade_years, dtype=np.float64), 0, 1)
    opening, long_run = np.asarray(opening_pct, dtype=np.float64), np.asarray(long_run_pct, dtype=np.float64)
    rates: Array = np.where(STEPS < 1, 0.0, long_run + (opening - long_run) * remaining)
    return rates


def level_path(base: Number, rates_pct: Array) -> Array:
    """`base` compounded: base · Π(1 + g/100). `rates_pct` as from `growth_rates`, its first year 0."""
    levels: Array = np.asarray(base, dtype=np.float64) * np.cumprod(1 + rates_pct / 100, axis=-1)
    return levels


def constant_growth(base: Number, rate_pct: Number) -> Array:
    """`base` growing by the same rate every year: base · (1 + g/100)^(t − 2023)."""
    levels: Array = np.asarray(base, dtype=np.float64) * (1 + np.asarray(rate_pct, dtype=np.float64) / 100) ** STEPS
    return levels


def through_plan(base: Number, plan: Number, last: Number) -> Array:
    """`base` in 2023, `plan` in 2024, then a straight line to `last` in 2035.

    `base` NaN where no figure of 2023 exists: that year stays NaN, the others do not depend on it.
    """
    planned, reached = np.asarray(plan, dtype=np.float64), np.asarray(last, dtype=np.float64)
    line = planned + (reached - planned) * TOWARDS_2035
    path: Array = np.where(STEPS < 1, np.asarray(base, dtype=np.float64), line)
    return path
