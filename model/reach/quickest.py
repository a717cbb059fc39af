"""The quickest way over the river by the roads that make up one crossing of a supplied network."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from model.reach.grid import NORTH, SOUTH, Flags, Floats, Small, Whole


@dataclass(frozen=True, eq=False)
class Roads:
    """Roads between the nodes `a` and `b`, each `metres` long and taking `minutes`; shape (m,)."""

    a: Whole
    b: Whole
    metres: Floats
    minutes: Floats

    def take(self, which: Whole | Flags) -> "Roads":
        """Some of the roads."""
        return Roads(self.a[which], self.b[which], self.metres[which], self.minutes[which])


@dataclass(frozen=True, eq=False)
class Banks:
    """Per node, shape (nodes,): the part of the network it belongs to when no crossing is open, how many nodes that
    part has, and the bank (NORTH or SOUTH) of a node at which a road over the river ends."""

    part: Whole
    size: Whole
    bank: Small


@dataclass(frozen=True)
class Way:
    """A way from a node on one bank to a node on the other."""

    start: int
    end: int
    metres: float
    minutes: float


def quickest_of_pairs(roads: Roads) -> Whole:
    """Indices of the roads that are the quickest between their two nodes; roads from a node to itself are left out."""
    ends = np.sort(np.column_stack([roads.a, roads.b]), axis=1)
    order = np.lexsort((roads.minutes, ends[:, 1], ends[:, 0]))
    sorted_ends = ends[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (sorted_ends[1:] != sorted_ends[:-1]).any(axis=1)
    first &= sorted_ends[:, 0] != sorted_ends[:, 1]
    return np.asarray(order[first], dtype=np.int32)


def quickest_way(over: Roads, other: Roads, banks: Banks) -> Way:
    """The quickest way between the largest parts of the network that `over` joins on either bank.

    A crossing drawn in several pieces that meet the river's line one after the other is followed over all of them;
    `other` are the remaining roads, of which those outside of the two parts may lie between such pieces. Where no way
    joins the banks, the quickest of the roads stands for the crossing.
    """
    terminals = np.unique(np.concatenate([over.a, over.b]))
    north, south = (_largest(terminals, banks, side) for side in (NORTH, SOUTH))
    ends = {int(banks.part[nodes[0]]) for nodes in (north, south) if len(nodes)}
    between = other.take(~np.isin(banks.part[other.a], list(ends)))
    joined = _together(over, between)
    way = _search(joined.take(quickest_of_pairs(joined)), north, south, len(banks.part))
    best = int(over.minutes.argmin())
    return way or Way(int(over.a[best]), int(over.b[best]), float(over.metres[best]), float(over.minutes[best]))


def _together(one: Roads, other: Roads) -> Roads:
    ends = np.concatenate([one.a, other.a]), np.concatenate([one.b, other.b])
    return Roads(*ends, np.concatenate([one.metres, other.metres]), np.concatenate([one.minutes, other.minutes]))


def _largest(terminals: Whole, banks: Banks, side: int) -> Whole:
    """The ends on one bank that lie in the largest part of the network there."""
    ours = terminals[banks.bank[terminals] == side]
    if not len(ours):
        return np.empty(0, dtype=np.int32)
    largest = banks.part[ours[banks.size[ours].argmax()]]
    return np.asarray(ours[banks.part[ours] == largest], dtype=np.int32)


def _search(roads: Roads, north: Whole, south: Whole, nodes: int) -> Way | None:
    """The quickest way from any of the northern ends to any of the southern ones, None where there is none."""
    if not len(north) or not len(south):
        return None
    shape = (nodes, nodes)
    minutes = csr_array((roads.minutes, (roads.a, roads.b)), shape=shape)
    reached, before, source = dijkstra(minutes, directed=False, indices=north, min_only=True, return_predecessors=True)
    end = int(south[reached[south].argmin()])
    if not np.isfinite(reached[end]):
        return None
    length = {frozenset(pair): metres for *pair, metres in zip(roads.a, roads.b, roads.metres, strict=True)}
    metres, node = 0.0, end
    while before[node] >= 0:
        metres += float(length[frozenset((node, before[node]))])
        node = int(before[node])
    return Way(int(source[end]), end, metres, float(reached[end]))
