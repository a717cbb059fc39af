"""Walks along streets: the shortest way from every cell to a facility over a supplied network, on each bank apart."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from model.cover.circles import Sites
from model.cover.ground import Flags, Floats, Ground, Small, Whole

BESIDE_M = 500.0
"""A cell or a facility farther from every street has no walk."""
LEAST_M = 0.01
"""A way of no length would not count as one."""


@dataclass(frozen=True, eq=False)
class Streets:
    """Streets cut into short pieces. Nodes: `xy` (k, 2) metres, `bank` (k,) of the river. Pieces: from node `a` to `b`,
    `metres` long, walked both ways, none from bank to bank."""

    xy: Floats
    bank: Small
    a: Whole
    b: Whole
    metres: Floats

    def where(self, nodes: Flags) -> "Streets":
        """The streets between the nodes that are True, shape (k,)."""
        inside, place = nodes[self.a] & nodes[self.b], np.cumsum(nodes, dtype=np.int32) - 1
        ends = place[self.a[inside]], place[self.b[inside]]
        return Streets(self.xy[nodes], self.bank[nodes], *ends, self.metres[inside])


NO_NODES = np.empty(0, dtype=np.int32)
NO_STREETS = Streets(np.empty((0, 2)), np.empty(0, dtype=np.int8), NO_NODES, NO_NODES, np.empty(0))


def walks_m(ground: Ground, sites: Sites, streets: Streets, detour: float, most_m: float) -> Floats:
    """Metres on foot from every cell to the nearest site on its bank, shape (n,); infinite beyond `most_m`.

    Along the streets, and between a street and a cell or a site the straight line times `detour`.
    """
    away = np.full(len(ground), np.inf)
    for bank in (1, -1):
        cells, own = np.flatnonzero(ground.bank == bank), np.flatnonzero(sites.bank == bank)
        nodes = np.flatnonzero(streets.bank == bank)
        if not (len(cells) and len(own) and len(nodes)):
            continue
        tree = cKDTree(streets.xy[nodes])
        to_site, at_site = tree.query(sites.xy[own], distance_upper_bound=BESIDE_M)
        near = np.isfinite(to_site)
        along = _from(streets, nodes[at_site[near]], to_site[near] * detour, most_m)
        to_cell, at_cell = tree.query(ground.xy[cells], distance_upper_bound=BESIDE_M)
        beside = np.isfinite(to_cell)
        away[cells[beside]] = along[nodes[at_cell[beside]]] + to_cell[beside] * detour
    away[away > most_m] = np.inf
    return away


def _from(streets: Streets, starts: Whole, metres: Floats, most_m: float) -> Floats:
    """Metres to every node from a point that lies `metres` from each of the `starts`, infinite beyond `most_m`."""
    size = len(streets.xy)
    if not len(starts):
        return np.full(size, np.inf)
    one = np.concatenate([streets.a, np.full(len(starts), size)])
    other = np.concatenate([streets.b, starts])
    graph = shortest_only(one, other, np.concatenate([streets.metres, metres]), size + 1)
    return np.asarray(dijkstra(graph, directed=False, indices=size, limit=most_m))[:size]


def shortest_only(one: Whole, other: Whole, lengths: Floats, size: int) -> csr_array:
    """The graph with the shortest of the pieces that join the same two nodes: a sparse array would add them up."""
    low, high, lengths = np.minimum(one, other), np.maximum(one, other), np.maximum(lengths, LEAST_M)
    order = np.lexsort((lengths, high, low))
    low, high, lengths = low[order], high[order], lengths[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    return csr_array(coo_array((lengths[first], (low[first], high[first])), shape=(size, size)))
