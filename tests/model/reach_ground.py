"""Small grounds for the tests of the reach model: a rectangle of cells with a straight river through its middle."""

import numpy as np

from model.reach.assumptions import Speeds
from model.reach.grid import NORTH, SOUTH, Grid
from model.reach.inputs import CrossingLink
from model.reach.land import land
from model.reach.solver import Reach, build

KM = 1000.0
FREE = Speeds(
    urban_kmh=30.0,
    rural_kmh=60.0,
    crossing_kmh=60.0,
    expressway_kmh=120.0,
    expressway_access_min=0.0,
    detour=1.0,
    crossing_delay_min=0.0,
    access_kmh=60.0,
)


def ground(rows: int = 8, cols: int = 9, *, zone: int | np.ndarray = 0) -> Grid:
    """Cells of 1 km; the river runs from west to east between rows rows/2 - 1 and rows/2. Two halves are two units."""
    row, col = (axis.ravel().astype(np.int32) for axis in np.mgrid[0:rows, 0:cols])
    count, bank = rows * cols, rows // 2
    return Grid(
        cell_m=KM,
        west_m=0.0,
        south_m=0.0,
        rows=rows,
        cols=cols,
        row=row,
        col=col,
        side=np.where(row >= bank, NORTH, SOUTH).astype(np.int8),
        zone=np.broadcast_to(np.asarray(zone, dtype=np.int8), (count,)).copy(),
        units=("south", "north"),
        part_cell=np.arange(count, dtype=np.int32),
        part_unit=(row >= bank).astype(np.int8),
        part_m2=np.full(count, KM**2),
        river=np.array([(-50 * KM, bank * KM), (50 * KM, bank * KM)]),
    )


def crossing(grid: Grid, ident: str, col: int, length_m: float = KM, **more: float) -> CrossingLink:
    """A crossing between the two cells that face each other over the river in a column."""
    bank = grid.rows // 2
    ends = int(grid.index[bank, col]), int(grid.index[bank - 1, col])
    place = {"x_m": (col + 0.5) * KM, "y_m": bank * KM, "accuracy_m": 0.0, **more}
    return CrossingLink(ident, *ends, length_m=length_m, expressway=False, stated_length=True, **place)


def reach_over(grid: Grid, links: list[CrossingLink], speeds: Speeds = FREE) -> Reach:
    """The reach model over a ground."""
    return build(land(grid), links, speeds)
