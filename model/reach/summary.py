"""Minutes per cell put into words: per subdistrict, within a limit, before against after.

Only open land of the start-up area counts; the river's cells and everything outside are left out. Weights are m².
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.reach.grid import Flags, Floats, Grid, Singles, Small, Whole

AREA = "startup_area"
SHORTER, SAME, LONGER, NEITHER = -1, 0, 1, 2


@dataclass(frozen=True)
class UnitMinutes:
    """Mean minutes over the land that is reached (NaN where none is), and the share of the land that is not."""

    unit: str
    minutes: float
    unreachable: float
    land_km2: float


@dataclass(frozen=True)
class UnitChange:
    """Mean minutes before and after, and what is `added` where both lead there; shares newly cut off and gained."""

    unit: str
    before: float
    after: float
    added: float
    cut_off: float
    gained: float


@dataclass(frozen=True, eq=False)
class Difference:
    """After less before, shape (n,): -inf newly reached, inf newly cut off, NaN reached neither time.

    `kind`: -1 shorter, 0 the same within the threshold, 1 longer, 2 reached neither time.
    """

    minutes: Singles
    kind: Small


def by_unit(grid: Grid, minutes: Singles) -> tuple[UnitMinutes, ...]:
    """One line per subdistrict, in the order of `grid.units`."""
    return tuple(_unit(grid, unit, minutes) for unit in range(len(grid.units)))


def overall(grid: Grid, minutes: Singles) -> UnitMinutes:
    """The whole area."""
    return _unit(grid, None, minutes)


def within(grid: Grid, minutes: Singles, limits: Sequence[float] = (15.0, 30.0, 45.0)) -> tuple[float, ...]:
    """Share of the area's land from which the place is reached within each limit (minutes)."""
    cells, weight = _land(grid, None)
    reached = minutes[cells]
    total = weight.sum()
    return tuple(float(weight[reached <= limit].sum() / total) for limit in limits)


def difference(before: Singles, after: Singles, threshold: float = 1.0) -> Difference:
    """After less before in three classes with one threshold, minutes."""
    with np.errstate(invalid="ignore"):  # inf less inf: reached neither time, said so below
        delta = (after - before).astype(np.float32)
    kind = np.select([np.isnan(delta), delta <= -threshold, delta >= threshold], [NEITHER, SHORTER, LONGER], SAME)
    return Difference(delta, kind.astype(np.int8))


def shares(grid: Grid, found: Difference) -> dict[int, float]:
    """Share of the area's land in each class of `found`."""
    cells, weight = _land(grid, None)
    kinds, total = found.kind[cells], weight.sum()
    return {kind: float(weight[kinds == kind].sum() / total) for kind in (SHORTER, SAME, LONGER, NEITHER)}


def change(grid: Grid, before: Singles, after: Singles) -> tuple[UnitChange, ...]:
    """What changes for each subdistrict, in the order of `grid.units`."""
    return tuple(_change(grid, unit, before, after) for unit in range(len(grid.units)))


def overall_change(grid: Grid, before: Singles, after: Singles) -> UnitChange:
    """What changes for the whole area."""
    return _change(grid, None, before, after)


def _land(grid: Grid, unit: int | None) -> tuple[Whole, Floats]:
    """Cell and m² of every part on open land, of one subdistrict or of all."""
    wanted: Flags = grid.open[grid.part_cell]
    if unit is not None:
        wanted = wanted & (grid.part_unit == unit)
    return grid.part_cell[wanted], grid.part_m2[wanted]


def _name(grid: Grid, unit: int | None) -> str:
    return AREA if unit is None else grid.units[unit]


def _mean(values: Floats | Singles, weight: Floats) -> float:
    return float(values @ weight / weight.sum()) if weight.sum() > 0 else float("nan")


def _unit(grid: Grid, unit: int | None, minutes: Singles) -> UnitMinutes:
    cells, weight = _land(grid, unit)
    here = minutes[cells]
    led = np.isfinite(here)
    lost = float(weight[~led].sum() / weight.sum()) if weight.sum() > 0 else float("nan")
    return UnitMinutes(_name(grid, unit), _mean(here[led], weight[led]), lost, float(weight.sum()) / 1e6)


def _change(grid: Grid, unit: int | None, before: Singles, after: Singles) -> UnitChange:
    cells, weight = _land(grid, unit)
    old, new = before[cells], after[cells]
    led, leads = np.isfinite(old), np.isfinite(new)
    both, total = led & leads, weight.sum()
    share = [
        float(weight[flags].sum() / total) if total > 0 else float("nan") for flags in (led & ~leads, leads & ~led)
    ]
    means = _mean(old[led], weight[led]), _mean(new[leads], weight[leads])
    return UnitChange(_name(grid, unit), *means, _mean((new - old)[both], weight[both]), *share)
