"""Summaries of minutes per cell: per subdistrict, within a limit, before against after.

Only open land of the start-up area counts; the river's cells and everything outside are left out. Weights are m², or
the people of a grid that has them: "land" then reads as people, and what has nobody has no mean and no share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.reach.grid import Flags, Floats, Grid, Singles, Small, Whole

AREA = "startup_area"


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


def by_unit(grid: Grid, minutes: Singles) -> tuple[UnitMinutes, ...]:
    """One line per subdistrict, in the order of `grid.units`."""
    return _minutes(grid, minutes, whole=False)


def overall(grid: Grid, minutes: Singles) -> UnitMinutes:
    """The whole area."""
    return _minutes(grid, minutes, whole=True)[0]


def within(grid: Grid, minutes: Singles, limits: Sequence[float] = (15.0, 30.0, 45.0)) -> tuple[float, ...]:
    """Share of the area's land from which the place is reached within each limit (minutes)."""
    land = _land(grid, whole=True)
    reached = minutes[land.cell]
    return tuple(float(land.share(reached <= limit)[0]) for limit in limits)


def difference(before: Singles, after: Singles, steps: Sequence[float]) -> Small:
    """Class of after less before, shape (n,), for k rising `steps` in minutes.

    1 to k shorter (1 by the last step or more), k + 1 no change, then k classes of longer (the last by the last step or
    more), no longer reached, newly reached, reached neither time. A change as large as a step has reached its class.
    """
    with np.errstate(invalid="ignore"):  # inf − inf: reached neither time
        delta = (after - before).astype(np.float32)
    edges, same = np.array(steps, dtype=np.float32), len(steps) + 1
    longer, shorter = (np.searchsorted(edges, part, side="right") for part in (delta, -delta))
    lost, reached, neither = (2 * len(steps) + turn for turn in (2, 3, 4))
    special = [np.isnan(delta), np.isposinf(delta), np.isneginf(delta)]
    return np.select(special, [neither, lost, reached], same + longer - shorter).astype(np.int8)


def shares(grid: Grid, classes: Small, count: int) -> tuple[float, ...]:
    """Share of the area's land in each of the classes 1 to `count` of its cells, shape (n,)."""
    land = _land(grid, whole=True)
    here = classes[land.cell]
    return tuple(float(land.share(here == kind)[0]) for kind in range(1, count + 1))


def change(grid: Grid, before: Singles, after: Singles) -> tuple[UnitChange, ...]:
    """What changes for each subdistrict, in the order of `grid.units`."""
    return _changes(grid, before, after, whole=False)


def overall_change(grid: Grid, before: Singles, after: Singles) -> UnitChange:
    """What changes for the whole area."""
    return _changes(grid, before, after, whole=True)[0]


@dataclass(frozen=True, eq=False)
class _Land:
    """The parts of cells on open land: cell, m², weight, group (a subdistrict or the whole area); the groups' names."""

    cell: Whole
    m2: Floats
    weight: Floats
    group: Whole
    names: tuple[str, ...]

    def total(self, values: Floats, where: Flags) -> Floats:
        """Sum of values × weight over the parts `where`, per group."""
        return self._sums(values[where] * self.weight[where], self.group[where])

    def mean(self, values: Singles, where: Flags) -> Floats:
        """Mean of values over the parts `where`, per group; NaN where a group has none."""
        with np.errstate(invalid="ignore"):
            return self.total(values.astype(float), where) / self.total(np.ones(len(self.weight)), where)

    def share(self, where: Flags) -> Floats:
        """Share of each group's weight that the parts `where` are; 0 for a group without any."""
        whole = self._sums(self.weight, self.group)
        part = self._sums(self.weight[where], self.group[where])
        return np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)

    def km2(self) -> Floats:
        """Open land of each group."""
        return self._sums(self.m2, self.group) / 1e6

    def _sums(self, weights: Floats, group: Whole) -> Floats:
        return np.bincount(group, weights=weights, minlength=len(self.names)).astype(float)


def _land(grid: Grid, *, whole: bool) -> _Land:
    open_land = grid.open[grid.part_cell]
    cell, unit, m2 = grid.part_cell[open_land], grid.part_unit[open_land].astype(np.int32), grid.part_m2[open_land]
    weight = grid.part_weight[open_land]
    return _Land(cell, m2, weight, np.zeros_like(unit), (AREA,)) if whole else _Land(cell, m2, weight, unit, grid.units)


def _minutes(grid: Grid, minutes: Singles, *, whole: bool) -> tuple[UnitMinutes, ...]:
    land = _land(grid, whole=whole)
    here = minutes[land.cell]
    led = np.isfinite(here)
    columns = (column.tolist() for column in (land.mean(here, led), land.share(~led), land.km2()))
    return tuple(UnitMinutes(*line) for line in zip(land.names, *columns, strict=True))


def _changes(grid: Grid, before: Singles, after: Singles, *, whole: bool) -> tuple[UnitChange, ...]:
    land = _land(grid, whole=whole)
    old, new = before[land.cell], after[land.cell]
    led, leads = np.isfinite(old), np.isfinite(new)
    with np.errstate(invalid="ignore"):
        added = new - old
    means = (land.mean(old, led), land.mean(new, leads), land.mean(added, led & leads))
    columns = (column.tolist() for column in (*means, land.share(led & ~leads), land.share(leads & ~led)))
    return tuple(UnitChange(*line) for line in zip(land.names, *columns, strict=True))
