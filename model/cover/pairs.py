"""Which cells each of many sites reaches on foot: in a straight line, or along streets where there are any."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from model.cover.circles import Sites, Walk
from model.cover.ground import Flags, Floats, Ground
from model.cover.streets import BESIDE_M, Streets, shortest_only

Places = npt.NDArray[np.intp]
SQUARE_M = 4000.0
"""Side of the squares whose sites are looked at together."""


def reach_within(ground: Ground, cells: Places, sites: Sites, walk: Walk, streets: Streets | None = None) -> csr_array:
    """Which of the `cells` each site reaches on its own bank: shape (cells, sites), 1 for yes.

    Along streets a walk is the one of `walks_m`, to each site apart.
    """
    pairs = [(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp))]
    for bank in (1, -1):
        mine, own = np.flatnonzero(ground.bank[cells] == bank), np.flatnonzero(sites.bank == bank)
        if not (len(mine) and len(own)):
            continue
        here, there = ground.xy[cells[mine]], sites.xy[own]
        row, col = (
            _straight(here, there, walk)
            if streets is None
            else _along(here, there, walk, streets.where(streets.bank == bank))
        )
        pairs.append((mine[row], own[col]))
    rows, cols = (np.concatenate(part) for part in zip(*pairs, strict=True))
    return csr_array(coo_array((np.ones(len(rows)), (rows, cols)), shape=(len(cells), len(sites))))


def _straight(cells: Floats, sites: Floats, walk: Walk) -> tuple[Places, Places]:
    """Cell and site of every pair within a circle."""
    near = cKDTree(cells).query_ball_point(sites, walk.radius_m)
    row = np.concatenate([np.array(one, dtype=np.intp) for one in near])
    return row, np.repeat(np.arange(len(sites)), [len(one) for one in near])


def _along(cells: Floats, sites: Floats, walk: Walk, streets: Streets) -> tuple[Places, Places]:
    """Cell and site of every pair within a walk along the streets of one bank, square by square: a walk is short, and
    only the streets around its square can be part of it."""
    rows, cols = [np.empty(0, dtype=np.intp)], [np.empty(0, dtype=np.intp)]
    if not len(streets.xy):
        return rows[0], cols[0]
    tree = cKDTree(streets.xy)
    (to_cell, at_cell), (to_site, at_site) = (tree.query(xy, distance_upper_bound=BESIDE_M) for xy in (cells, sites))
    _, square = np.unique(np.floor(sites / SQUARE_M), axis=0, return_inverse=True)
    for one in range(square.max(initial=-1) + 1):
        own = np.flatnonzero((square.ravel() == one) & np.isfinite(to_site))
        near = np.flatnonzero(np.isfinite(to_cell) & _beside(cells, sites[own], walk.metres))
        if not (len(own) and len(near)):
            continue
        along = _between(streets, at_site[own], at_cell[near], walk.metres)
        legs = (to_cell[near][None] + to_site[own][:, None]) * walk.detour
        col, row = np.nonzero(along + legs <= walk.metres)
        rows.append(near[row])
        cols.append(own[col])
    return np.concatenate(rows), np.concatenate(cols)


def _beside(xy: Floats, sites: Floats, metres: float) -> Flags:
    """Which points lie in the box around the sites, or so many metres outside of it."""
    if not len(sites):
        return np.zeros(len(xy), dtype=bool)
    return np.asarray(((xy >= sites.min(axis=0) - metres) & (xy <= sites.max(axis=0) + metres)).all(axis=1))


def _between(streets: Streets, starts: Places, ends: Places, most_m: float) -> Floats:
    """Metres along the streets from each start to each end, infinite beyond `most_m` or where one is far outside."""
    inside = _beside(streets.xy, streets.xy[starts], most_m)
    few, place = streets.where(inside), np.cumsum(inside) - 1
    graph = shortest_only(few.a, few.b, few.metres, len(few.xy))
    metres = np.full((len(starts), len(ends)), np.inf)
    is_in = inside[ends]
    ways = dijkstra(graph, directed=False, indices=place[starts], limit=most_m)
    metres[:, is_in] = ways[:, place[ends[is_in]]]
    return metres
