"""Bands and chances: 10,000 seeded paths of growth around the scenario's own.

Each year's growth factor is multiplied by exp(shock): a part of the year's own (normal, `yearly_spread` points) and a
part that lies over the whole path (normal, `drift_spread` points), so a level strays by the sum of all shocks so far
and never falls below zero. Draws come in pairs of opposite sign, so that the middle of the band is the scenario itself.
One draw moves all series: an outcome rests on the path of one series only, so the ties between series do not enter.

The documents print two actuals a row. The spreads are assumptions, and the band is a range of scenarios, no forecast.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.formulas import FORMULAS, formula
from model.lever import Baseline
from model.outcomes import compute, input_values
from model.single_flight import single_flight
from model.trajectory import BASE_YEAR, YEARS, Array, position, steps_since

PATHS, SEED = 10_000, 20_240_508
QUANTILES = (0.1, 0.5, 0.9)
SPREADS = ("yearly_spread", "drift_spread")
"""Levers of the width of the band."""


@dataclass(frozen=True, kw_only=True)
class Band:
    """10th, 50th and 90th percentile of 2023 to 2035, in the outcome's unit; NaN before the base year."""

    p10: tuple[float, ...]
    p50: tuple[float, ...]
    p90: tuple[float, ...]


@dataclass(frozen=True)
class Target:
    """A value to reach in a year: at least it, or at most it."""

    year: int
    value: float
    at_least: bool = True


@single_flight(maxsize=1)
def _normals() -> tuple[Array, Array]:
    """Standard normals: of each year (10,000, 13; the base year has none) and of each path (10,000, 1)."""
    generator = np.random.default_rng(SEED)
    yearly, whole = generator.standard_normal((PATHS // 2, len(YEARS))), generator.standard_normal((PATHS // 2, 1))
    yearly[:, 0] = 0
    return np.concatenate([yearly, -yearly]), np.concatenate([whole, -whole])


def draws(yearly_spread: float, drift_spread: float, base_year: int = BASE_YEAR) -> dict[str, Array]:
    """Shocks of 10,000 paths as (10,000, 13): `rate_draw` of each year, `level_draw` summed up to it; none up to the
    base year."""
    yearly, whole = _normals()
    yearly = yearly * (steps_since(base_year) > 0)
    shocks = (yearly_spread * yearly + drift_spread * whole * (steps_since(base_year) > 0)) / 100
    return {"rate_draw": shocks, "level_draw": np.cumsum(shocks, axis=1)}


@single_flight(maxsize=32)
def _lines(yearly_spread: float, drift_spread: float, base_year: int) -> tuple[Array, Array]:
    """The three quantiles of rate and level shocks, each (3, 13)."""
    shocks = draws(yearly_spread, drift_spread, base_year)
    rate, level = (np.quantile(shocks[name], QUANTILES, axis=0) for name in ("rate_draw", "level_draw"))
    return rate, level


def _spreads(inputs: Mapping[str, float]) -> tuple[float, float]:
    return inputs[SPREADS[0]], inputs[SPREADS[1]]


def bands(baseline: Baseline, values: Mapping[str, float], outcome_ids: Iterable[str] | None = None) -> dict[str, Band]:
    """The band of every outcome (of those asked for) that uncertain growth enters; the others have none, nor has one
    without a figure in any year.

    Each of them rises or falls steadily with the shock of one year, so its quantiles are its values at the quantiles of
    the shock. Raises LeverError, and KeyError for an unknown outcome.
    """
    formulas = FORMULAS if outcome_ids is None else {name: formula(name) for name in outcome_ids}
    uncertain = [name for name, entry in formulas.items() if entry.draw]
    inputs = input_values(baseline, values)
    rate, level = _lines(*_spreads(inputs), baseline.base_year)
    arrays = compute(inputs, uncertain, {"rate_draw": rate, "level_draw": level})
    return {name: _band(arrays[name]) for name in uncertain if not np.isnan(arrays[name]).all()}


def bands_along(
    baseline: Baseline, values: Mapping[str, float], outcome_id: str, lever_id: str, positions: Sequence[float]
) -> tuple[Band | None, ...]:
    """The band of one outcome with one lever at each of `positions`, as `bands` gives it there; None where it has none.
    Raises as `bands`."""
    if not formula(outcome_id).draw or lever_id in SPREADS:
        return tuple(
            bands(baseline, {**values, lever_id: position}, [outcome_id]).get(outcome_id) for position in positions
        )
    inputs = input_values(baseline, {**values, lever_id: positions[0]})
    rate, level = _lines(*_spreads(inputs), baseline.base_year)
    along = np.array(positions, dtype=np.float64).reshape(-1, 1, 1)
    array = compute({**inputs, lever_id: along}, [outcome_id], {"rate_draw": rate, "level_draw": level})[outcome_id]
    at_each = np.broadcast_to(array, (len(positions), len(QUANTILES), len(YEARS)))
    return tuple(None if np.isnan(one).all() else _band(one) for one in at_each)


def _band(at_quantiles: Array) -> Band:
    low, middle, high = np.sort(np.broadcast_to(at_quantiles, (3, len(YEARS))), axis=0).tolist()
    return Band(p10=tuple(low), p50=tuple(middle), p90=tuple(high))


def sample(baseline: Baseline, values: Mapping[str, float], outcome_id: str) -> Array:
    """All 10,000 paths of an outcome as (10,000, 13); all alike where no uncertain growth enters."""
    inputs = input_values(baseline, values)
    shocks = draws(inputs["yearly_spread"], inputs["drift_spread"], baseline.base_year)
    return np.broadcast_to(compute(inputs, [formula(outcome_id).id], shocks)[outcome_id], (PATHS, len(YEARS)))


def chance(baseline: Baseline, values: Mapping[str, float], outcome_id: str, target: Target) -> float:
    """Share of the paths that reach the target in its year, 0 to 1; NaN never reaches.

    Raises LeverError, KeyError for an unknown outcome and ValueError for a year outside 2023 to 2035.
    """
    reached = sample(baseline, values, outcome_id)[:, position(target.year)]
    return float(np.mean(reached >= target.value if target.at_least else reached <= target.value))
