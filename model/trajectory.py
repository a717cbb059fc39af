"""Yearly paths from a base year, 2023 or later, to 2035: growth that fades from an opening rate to a long-run rate, and
levels that pass through the figure of the next year's plan.

Every function broadcasts: a scalar gives one path of 13 years, arrays of shape (n, 1) give n paths of shape (n, 13).
Rates are in % a year. A stated growth rate on a stated level gives values at the prices of the base year; it is not the
growth that two printed levels would give.
"""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Number: TypeAlias = float | Array

BASE_YEAR, PLAN_YEAR, LAST_YEAR = 2023, 2024, 2035
"""The first base year there can be, the year after it, and the end of every path."""
LATEST_BASE = LAST_YEAR - 2
"""After it no straight line would be left between the year of the plan and the end."""
YEARS: tuple[int, ...] = tuple(range(BASE_YEAR, LAST_YEAR + 1))
"""The axis of every path. A path that starts later has no figure (NaN) before its base year."""
STEPS: Array = np.arange(len(YEARS), dtype=np.float64)
"""Years since 2023: 0 to 12."""


@lru_cache(maxsize=16)
def steps_since(base_year: int) -> Array:
    """Years since the base year along `YEARS`; 0 before it. Not to be changed."""
    return np.maximum(STEPS - position(base_year), 0.0)


@lru_cache(maxsize=16)
def towards_2035(base_year: int) -> Array:
    """How much of a straight line from the year after the base year to 2035 is behind: 0 up to then, 1 in 2035."""
    return np.clip((steps_since(base_year) - 1) / (LAST_YEAR - base_year - 1), 0, 1)


@lru_cache(maxsize=16)
def before(base_year: int) -> "NDArray[np.bool_]":
    """Which of `YEARS` lie before the base year."""
    return position(base_year) > STEPS


def position(year: int) -> int:
    """Where `year` stands in a path. Raises ValueError outside 2023 to 2035."""
    if year not in YEARS:
        raise ValueError(f"paths run from {BASE_YEAR} to {LAST_YEAR}, not to {year}")
    return year - BASE_YEAR


def growth_rates(opening_pct: Number, long_run_pct: Number, fade_years: Number, *, base_year: int = BASE_YEAR) -> Array:
    """Growth of each year in %: 0 in the base year b, `opening_pct` in b + 1, `long_run_pct` once `fade_years` have
    passed.

    In between the rate moves in a straight line: g(t) = long + (opening − long) · max(0, 1 − (t − b − 1) / fade).
    """
    steps = steps_since(base_year)
    remaining = np.clip(1 - (steps - 1) / np.asarray(fade_years, dtype=np.float64), 0, 1)
    opening, long_run = np.asarray(opening_pct, dtype=np.float64), np.asarray(long_run_pct, dtype=np.float64)
    rates: Array = np.where(steps < 1, 0.0, long_run + (opening - long_run) * remaining)
    return rates


def level_path(base: Number, rates_pct: Array) -> Array:
    """`base` compounded: base · Π(1 + g/100). `rates_pct` as from `growth_rates`, 0 up to the base year."""
    levels: Array = np.asarray(base, dtype=np.float64) * np.cumprod(1 + rates_pct / 100, axis=-1)
    return levels


def constant_growth(base: Number, rate_pct: Number, *, base_year: int = BASE_YEAR) -> Array:
    """`base` growing by the same rate every year: base · (1 + g/100)^(t − base year)."""
    factor = 1 + np.asarray(rate_pct, dtype=np.float64) / 100
    levels: Array = np.asarray(base, dtype=np.float64) * factor ** steps_since(base_year)
    return levels


def through_plan(base: Number, plan: Number, last: Number, *, base_year: int = BASE_YEAR) -> Array:
    """`base` in the base year, `plan` in the next, then a straight line to `last` in 2035.

    `base` NaN where no figure of the base year exists: that year stays NaN, the others do not depend on it.
    """
    planned, reached = np.asarray(plan, dtype=np.float64), np.asarray(last, dtype=np.float64)
    line = planned + (reached - planned) * towards_2035(base_year)
    path: Array = np.where(steps_since(base_year) < 1, np.asarray(base, dtype=np.float64), line)
    return path
