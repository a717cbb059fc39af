"""Shortest ways to a place, exactly, for any set of open crossings in about a millisecond.

A trip is land, crossing, land, crossing … land. So the ways over land alone from every end of every crossing are
computed once (`build`); which crossings are open then only decides how those ends are joined. `plain_minutes` gets the
same result from one search over the whole graph; tests compare the fast method against it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import dijkstra

from model.messages import message
from model.reach.assumptions import Speeds
from model.reach.errors import ReachError
from model.reach.grid import Floats, Grid, Singles
from model.reach.inputs import CrossingLink
from model.reach.land import MINUTES_PER_M, Land

Indices = npt.NDArray[np.int16]


@dataclass(frozen=True, eq=False)
class Reach:
    """Land, crossings and speeds, with the minutes over land from every end of a crossing and every place of `build`.

    `sources` (s,) are those nodes and `table` (s, nodes) their minutes, inf where land alone does not lead.
    """

    land: Land
    links: tuple[CrossingLink, ...]
    speeds: Speeds
    sources: tuple[int, ...]
    table: Singles

    @property
    def grid(self) -> Grid:
        """The cells."""
        return self.land.grid

    @cached_property
    def idents(self) -> frozenset[str]:
        """Ids of the crossings that carry trips."""
        return frozenset(link.ident for link in self.links)

    def minutes(self, cell: int, open_ids: Collection[str]) -> Singles:
        """Minutes between every cell and `cell`, shape (n,); inf where no open way leads, and on the river.

        Raises ReachError for a crossing that is not known and a cell that is not there.
        """
        return self._at_cells(cell, self._ways(cell, open_ids)[0])

    def via(self, cell: int, open_ids: Collection[str]) -> Indices:
        """The crossing nearest to each cell's end of its trip, as index into `links`; -1 for none. Shape (n,)."""
        best, used = self._ways(cell, open_ids)
        reached = np.isfinite(self._at_cells(cell, best))
        return np.where(reached, used[self.land.node], -1).astype(np.int16)

    def under(self, speeds: Speeds) -> "Reach":
        """The same model under other speeds; the land is searched again only where shortest ways may change."""
        factor = self.land.factor(self.speeds, speeds)
        if factor == 1.0:
            return replace(self, speeds=speeds)
        table = _table(self.land, self.sources, speeds) if factor is None else self.table * np.float32(factor)
        return replace(self, speeds=speeds, table=table)

    def delayed(self, minutes: Mapping[str, float]) -> "Reach":
        """The same model with waiting minutes of single crossings replaced, by id."""
        if unknown := sorted(set(minutes) - self.idents):
            raise ReachError(message("没有这些过河通道：{idents}", idents="、".join(unknown)))
        if wrong := sorted(ident for ident, wait in minutes.items() if not 0 <= wait < np.inf):
            raise ReachError(message("等候时间须是不小于 0 的数：{idents}", idents="、".join(wrong)))
        links = tuple(replace(link, delay_min=minutes.get(link.ident, link.delay_min)) for link in self.links)
        return replace(self, links=links)

    def plain_minutes(self, cell: int, open_ids: Collection[str]) -> Singles:
        """Same result as `minutes`, by one search over land and open crossings together: slow, used as reference."""
        opened = self._opened(open_ids)
        joined = self.land.matrix(self.speeds).tolil()
        for index in opened:
            link, cost = self.links[index], crossing_minutes(self.links[index], self.speeds)
            for a, b in ((link.north, link.south), (link.south, link.north)):
                joined[a, b] = min(cost, joined[a, b] or np.inf)
        row = dijkstra(joined.tocsr(), indices=self._node(cell))
        return self._at_cells(cell, row.astype(np.float32))

    def _ways(self, cell: int, open_ids: Collection[str]) -> tuple[Singles, Indices]:
        """Minutes from the cell to every node, and the last crossing on the way (-1: none); shape (nodes,) both."""
        best = self._row(self._node(cell)).copy()
        used = np.full(len(best), -1, dtype=np.int16)
        opened = self._opened(open_ids)
        for index, node, minutes in self._arrivals(best, opened):
            onward = minutes + self._row(node)
            shorter = onward < best
            best[shorter] = onward[shorter]
            used[shorter] = index
        return best, used

    def _arrivals(self, direct: Singles, opened: list[int]) -> Iterable[tuple[int, int, np.float32]]:
        """Crossing, far end and minutes to it, for every end that is reached soonest by its own crossing."""
        if not opened:
            return
        north = np.array([self.links[i].north for i in opened])
        south = np.array([self.links[i].south for i in opened])
        cost = np.array([crossing_minutes(self.links[i], self.speeds) for i in opened])
        ends, far = np.concatenate([north, south]), np.concatenate([south, north])
        between = np.array([self._row(node)[ends] for node in far], dtype=float)
        hop = np.concatenate([cost, cost])
        arrive = direct[ends] + hop
        for _ in opened:  # a shortest way uses each crossing once at most
            onward = (arrive[:, None] + between).min(axis=0) + hop
            if not (onward < arrive).any():
                break
            arrive = np.minimum(arrive, onward)
        for place in np.flatnonzero(np.isfinite(arrive)):
            yield opened[place % len(opened)], int(far[place]), np.float32(arrive[place])

    def _row(self, node: int) -> Singles:
        """Minutes over land from a node, shape (nodes,): from the table, or searched now."""
        try:
            minutes: Singles = self.table[self.sources.index(node)]
        except ValueError:
            minutes = _table(self.land, (node,), self.speeds)[0]
        return minutes

    def _opened(self, open_ids: Collection[str]) -> list[int]:
        if unknown := sorted(set(open_ids) - self.idents):
            raise ReachError(message("没有这些过河通道：{idents}", idents="、".join(unknown)))
        return [index for index, link in enumerate(self.links) if link.ident in open_ids]

    def _node(self, cell: int) -> int:
        if not 0 <= cell < len(self.grid):
            raise ReachError(message("没有编号为 {cell} 的格子", cell=cell))
        return int(self.land.node[cell])

    def _at_cells(self, cell: int, nodes: Singles) -> Singles:
        """Minutes at cells from minutes at nodes: adds the access at both ends; 0 for the cell itself."""
        access = self._access
        minutes: Singles = nodes[self.land.node] + access + access[cell]
        if np.isfinite(access[cell]):
            minutes[cell] = 0.0
        return minutes

    @cached_property
    def _access(self) -> Singles:
        return self.land.access_min(self.speeds)


def crossing_minutes(link: CrossingLink, speeds: Speeds) -> float:
    """Minutes from one end of a crossing to the other, both ways alike."""
    waits = speeds.crossing_delay_min + link.delay_min
    if link.kmh is not None:
        return link.length_m * MINUTES_PER_M / link.kmh + waits
    kmh = speeds.expressway_kmh if link.expressway else speeds.crossing_kmh
    access = speeds.expressway_access_min if link.expressway else 0.0
    return link.length_m * MINUTES_PER_M / kmh + access + waits


def build(land: Land, links: Iterable[CrossingLink], speeds: Speeds, *, cells: Iterable[int] = ()) -> Reach:
    """Search the land from both ends of every crossing and from `cells`, the frequently used destinations."""
    crossings = tuple(links)
    nodes = {end for link in crossings for end in (link.north, link.south)} | {int(land.node[cell]) for cell in cells}
    sources = tuple(sorted(nodes))
    return Reach(land, crossings, speeds, sources, _table(land, sources, speeds))


def _table(land: Land, sources: tuple[int, ...], speeds: Speeds) -> Singles:
    if not sources:
        return np.empty((0, land.nodes), dtype=np.float32)
    minutes: Floats = dijkstra(land.matrix(speeds), indices=list(sources))
    return minutes.astype(np.float32)
