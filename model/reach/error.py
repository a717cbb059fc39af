"""Error of a result due to the positional accuracy of the crossings."""

from collections.abc import Collection

import numpy as np

from model.reach.assumptions import Speeds
from model.reach.grid import Singles
from model.reach.inputs import CrossingLink
from model.reach.land import MINUTES_PER_M
from model.reach.solver import Reach

GRID_STRETCH = 0.028
"""Sixteen directions lengthen a straight way by this share at most (about 0.0275, between two of them)."""


def location_error(link: CrossingLink, speeds: Speeds, cell_m: float = 0.0) -> float:
    """Minutes by which a trip over `link` may be off: the way to it on either bank changes by no more than the
    accuracy of its place and half a cell, on the slower kind of land. Where the river bends it is an estimate.
    """
    off_m = link.accuracy_m + cell_m / 2
    return 2 * off_m * speeds.detour * MINUTES_PER_M / speeds.slowest_kmh


def cell_error(reach: Reach, cell: int, open_ids: Collection[str]) -> Singles:
    """The error of the crossing that each cell's trip uses, minutes, shape (n,); 0 where none is used."""
    errors = [location_error(link, reach.speeds, reach.grid.cell_m) for link in reach.links]
    return np.array([*errors, 0.0], dtype=np.float32)[reach.via(cell, open_ids)]
