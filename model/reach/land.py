"""The graph on land: which cells are linked, and the cost of each link. No link crosses the river."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from model.reach.assumptions import Speeds
from model.reach.barrier import crosses, distance
from model.reach.grid import NORTH, SOUTH, URBAN, Flags, Floats, Grid, Singles, Whole

SIXTEEN = ((0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1))  # half of them: links go both ways
MINUTES_PER_M = 0.06  # of a km/h


@dataclass(frozen=True, eq=False)
class Land:
    """Links between nodes, each once, both ways alike; shape (links,).

    A link costs detour × (urban metres / urban speed + rural metres / rural speed) + `fixed_min`. `node` (n,) is where
    each cell of `grid` enters, and `access_m` (n,) how far away that is; on the grid itself a cell is its own node.
    """

    grid: Grid
    nodes: int
    a: Whole
    b: Whole
    urban_m: Singles
    rural_m: Singles
    fixed_min: Singles
    node: Whole
    access_m: Singles

    def factor(self, old: Speeds, new: Speeds) -> float | None:
        """The common factor of all link costs from `old` to `new`; None where the factors differ."""
        if not self._graded:
            return 1.0
        if self.fixed_min.any() or abs(new.ratio - old.ratio) > 1e-9 * old.ratio:
            return None
        return (new.detour / new.rural_kmh) / (old.detour / old.rural_kmh)

    @cached_property
    def _graded(self) -> bool:
        """Whether any link is driven at an assumed speed."""
        return bool(self.urban_m.any() or self.rural_m.any())

    def matrix(self, speeds: Speeds) -> Any:
        """Minutes of the links as a symmetric sparse array, shape (nodes, nodes)."""
        pace = speeds.detour * MINUTES_PER_M
        minutes = pace * (self.urban_m / speeds.urban_kmh + self.rural_m / speeds.rural_kmh) + self.fixed_min
        both = np.concatenate([minutes, minutes]).astype(float)
        ends = (np.concatenate([self.a, self.b]), np.concatenate([self.b, self.a]))
        return csr_array((both, ends), shape=(self.nodes, self.nodes))

    def access_min(self, speeds: Speeds) -> Singles:
        """Minutes from each cell to its node, shape (n,); inf for a cell that has none."""
        return np.asarray(self.access_m * speeds.detour * MINUTES_PER_M / speeds.access_kmh, dtype=np.float32)


def land(grid: Grid) -> Land:
    """The links between open cells: 16 directions, none across the river's line."""
    a, b = _pairs(grid)
    across = _across(grid, a, b)
    a, b = a[~across], b[~across]
    metres = np.hypot(grid.x[a] - grid.x[b], grid.y[a] - grid.y[b])
    urban = ((grid.zone[a] == URBAN).astype(float) + (grid.zone[b] == URBAN)) / 2 * metres
    own = np.arange(len(grid), dtype=np.int32)
    reach = np.where(grid.open, 0.0, np.inf).astype(np.float32)
    flat = (urban.astype(np.float32), (metres - urban).astype(np.float32), np.zeros(len(a), dtype=np.float32))
    return Land(grid, len(grid), a, b, *flat, own, reach)


def _pairs(grid: Grid) -> tuple[Whole, Whole]:
    index = np.where(grid.index >= 0, grid.index, -1)
    pairs = [_shifted(index, rows, cols) for rows, cols in SIXTEEN]
    a = np.concatenate([pair[0] for pair in pairs])
    b = np.concatenate([pair[1] for pair in pairs])
    keep = (a >= 0) & (b >= 0) & grid.open[a] & grid.open[b] & (grid.side[a] == grid.side[b])
    return a[keep].astype(np.int32), b[keep].astype(np.int32)


def _shifted(index: Whole, rows: int, cols: int) -> tuple[Whole, Whole]:
    """The cells and their neighbours `rows` north and `cols` east (or west)."""
    height, width = index.shape
    here = index[: height - rows, max(0, -cols) : width - max(0, cols)]
    there = index[rows:, max(0, cols) : width + min(0, cols)]
    return here.ravel(), there.ravel()


def _across(grid: Grid, a: Whole, b: Whole) -> Flags:
    """Links that meet the river; only those near it are looked at closely."""
    centres = np.column_stack([grid.x, grid.y])
    near = _beside(centres, grid.river, 3 * grid.cell_m)
    close = np.flatnonzero(near[a] & near[b])
    crossed = np.zeros(len(a), dtype=bool)
    crossed[close] = crosses(centres[a[close]], centres[b[close]], grid.river)
    return crossed


def _beside(points: Floats, line: Floats, metres: float) -> Flags:
    return np.asarray(distance(points, line) <= metres)


def pockets(graph: Land) -> Flags:
    """Open cells that land does not join to the main part of their bank, shape (n,): slivers in a bend of the river."""
    weights = np.ones(len(graph.a))
    _, label = connected_components(csr_array((weights, (graph.a, graph.b)), shape=(graph.nodes,) * 2), directed=False)
    lost = graph.grid.open.copy()
    for side in (NORTH, SOUTH):
        bank = graph.grid.side == side
        if bank.any():
            lost &= ~(bank & (label == np.bincount(label[bank]).argmax()))
    return lost
