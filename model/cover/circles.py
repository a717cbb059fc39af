"""Straight-line distance to the nearest facility on the same bank, and the walking circles that follow from it."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from model.cover.ground import Flags, Floats, Ground, Small


@dataclass(frozen=True, eq=False)
class Sites:
    """Facilities that serve: `xy` (m, 2) metres, `bank` (m,) of the river. They serve their own bank only."""

    xy: Floats
    bank: Small

    def __len__(self) -> int:
        return len(self.xy)

    def with_one(self, x_m: float, y_m: float, bank: int) -> "Sites":
        """The sites and one more."""
        return Sites(np.vstack([self.xy, [[x_m, y_m]]]), np.append(self.bank, np.int8(bank)))


NO_SITES = Sites(np.empty((0, 2)), np.empty(0, dtype=np.int8))


@dataclass(frozen=True)
class Walk:
    """A walk of `metres` on foot, which is `detour` times as long as the straight line."""

    metres: float
    detour: float

    @property
    def radius_m(self) -> float:
        """The circle around a facility that the walk reaches, metres in a straight line."""
        return self.metres / self.detour


def nearest_m(ground: Ground, sites: Sites) -> Floats:
    """Metres in a straight line from every cell to the nearest site on its bank, shape (n,); infinite for none."""
    away = np.full(len(ground), np.inf)
    for bank in (1, -1):
        cells, own = ground.bank == bank, sites.bank == bank
        if own.any() and cells.any():
            away[cells] = cKDTree(sites.xy[own]).query(ground.xy[cells])[0]
    return away


def within(away: Floats, walk: Walk) -> Flags:
    """Whether each cell lies in a circle."""
    return np.asarray(away <= walk.radius_m)
