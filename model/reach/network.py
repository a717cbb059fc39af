"""A supplied road network in place of the grid's links: same cells, same crossings, same results.

Roads are driven both ways. A road that meets the river's line belongs to the crossing whose place it fits, and is open
when that is; one that fits no crossing is always open and is reported. However many roads belong to a crossing, it is
one link: the quickest way over it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from model.messages import message
from model.reach.barrier import crosses, distances
from model.reach.errors import ReachError
from model.reach.grid import CLOSED, Flags, Floats, Grid, Singles, Small, Whole
from model.reach.inputs import CrossingLink
from model.reach.land import MINUTES_PER_M, Land
from model.reach.quickest import Banks, Roads, quickest_of_pairs, quickest_way

BESIDE_M = 300.0  # a road this much farther from a crossing's place than its accuracy may still be it
FAR_M = 3000.0  # a cell without a road so near is not reached
CANDIDATES = 12  # nearest roads tried until one lies on the cell's own bank
LEAST_SHARE = 0.01  # of all nodes: smaller scraps of network attract no cell


@dataclass(frozen=True, eq=False)
class RoadNetwork:
    """Nodes at `x`, `y` (metres on the ground) and roads from node `a` to `b` of `metres` driven at `kmh`.

    `crossing` names the crossing of a road, "" where nothing is stated; empty when no road states one. `duplicates`
    counts roads that were left out because another one joins the same nodes. Raises ReachError where lengths or speeds
    are not above 0 or a road leads to no node.
    """

    x: Floats
    y: Floats
    a: Whole
    b: Whole
    metres: Floats
    kmh: Floats
    crossing: Sequence[str] = field(default=())
    duplicates: int = 0

    def __post_init__(self) -> None:
        if not len(self.a):
            raise ReachError(message("路网里没有道路"))
        for name, values in ((message("长度"), self.metres), (message("车速"), self.kmh)):
            if wrong := int((~(np.isfinite(values) & (values > 0))).sum()):
                raise ReachError(message("{count} 段道路的{name}不是大于 0 的数", count=wrong, name=name))
        if min(self.a.min(), self.b.min()) < 0 or max(self.a.max(), self.b.max()) >= len(self.x):
            raise ReachError(message("有道路的端点不在节点表中"))

    def take(self, which: Whole) -> Roads:
        """Some of the roads with the minutes that they take."""
        minutes = self.metres[which] * MINUTES_PER_M / self.kmh[which]
        return Roads(self.a[which], self.b[which], self.metres[which], minutes)


@dataclass(frozen=True, eq=False)
class Joined:
    """A network ready for `build`, with a report on its crossings.

    `own`: crossings that have a road of the network; `added`: crossings that have none and were joined to the nearest
    roads; `lost`: crossings that no road is near; `unnamed`: roads over the river that match no crossing, always
    open; `reached`: share of the area's land that has a road within reach on its own bank.
    """

    land: Land
    links: tuple[CrossingLink, ...]
    own: tuple[str, ...]
    added: tuple[str, ...]
    lost: tuple[str, ...]
    unnamed: Whole
    reached: float


def join(grid: Grid, roads: RoadNetwork, links: Sequence[CrossingLink]) -> Joined:
    """Attach the cells of `grid` to `roads`, and match the grid's crossings to roads of the network."""
    places = np.column_stack([roads.x, roads.y])
    over = np.flatnonzero(crosses(places[roads.a], places[roads.b], grid.river)).astype(np.int32)
    which = _matched(roads, over, links)
    ordinary = np.setdiff1d(np.arange(len(roads.a)), over[which >= 0]).astype(np.int32)
    banks = _banks(grid, roads, over, ordinary)
    matched = [
        _own(roads, over[which == index], ordinary, banks, links[index]) for index in np.unique(which[which >= 0])
    ]
    own = tuple(sorted(link.ident for link in matched))
    node, access = _access(grid, places, banks.size >= max(2.0, LEAST_SHARE * len(roads.x)))
    open_links = [link for link in links if link.ident not in own]
    added = [joined for link in open_links if (joined := _added(grid, node, access, link))]
    lost = sorted({link.ident for link in open_links} - {link.ident for link in added})
    graph = Land(grid, len(roads.x), *_cheapest(roads, ordinary), node, access)
    reached = float(grid.inside_m2[np.isfinite(access)].sum() / grid.inside_m2[grid.open].sum())
    idents = tuple(link.ident for link in added)
    return Joined(graph, (*matched, *added), own, idents, tuple(lost), over[which < 0], reached)


def _matched(roads: RoadNetwork, over: Whole, links: Sequence[CrossingLink]) -> Whole:
    """For each road over the river the index of its crossing: as stated, else the nearest it can be; -1 for none."""
    if not len(links):
        return np.full(len(over), -1, dtype=np.int32)
    nodes = np.column_stack([roads.x, roads.y])
    sites = np.array([(link.x_m, link.y_m) for link in links])
    away = distances(sites, nodes[roads.a[over]], nodes[roads.b[over]])
    away[away > np.array([link.accuracy_m + BESIDE_M for link in links])] = np.inf
    nearest = np.where(np.isfinite(away).any(axis=1), away.argmin(axis=1), -1)
    if not len(roads.crossing):
        return nearest.astype(np.int32)
    place = {link.ident: index for index, link in enumerate(links)}
    stated = np.array([place.get(roads.crossing[edge], -1) if roads.crossing[edge] else -2 for edge in over])
    return np.where(stated == -2, nearest, stated).astype(np.int32)


def _own(roads: RoadNetwork, over: Whole, ordinary: Whole, banks: Banks, link: CrossingLink) -> CrossingLink:
    """The crossing as the network has it: the ends, length and speed of the quickest way over its roads `over`."""
    way = quickest_way(roads.take(over), roads.take(ordinary), banks)
    kmh = way.metres * MINUTES_PER_M / way.minutes
    return replace(link, north=way.start, south=way.end, length_m=way.metres, stated_length=True, kmh=kmh)


def _added(grid: Grid, node: Whole, access: Singles, link: CrossingLink) -> CrossingLink | None:
    """The grid's crossing between the roads nearest to its ends, longer by the ways to them; None without a road."""
    legs = float(access[link.north] + access[link.south])
    if not np.isfinite(legs):
        return None
    return replace(link, north=int(node[link.north]), south=int(node[link.south]), length_m=link.length_m + legs)


def _banks(grid: Grid, roads: RoadNetwork, over: Whole, ordinary: Whole) -> Banks:
    """The parts of the network without its crossings, and the bank of each end of a road over the river."""
    size = len(roads.x)
    graph = csr_array((np.ones(len(ordinary)), (roads.a[ordinary], roads.b[ordinary])), shape=(size, size))
    _, part = connected_components(graph, directed=False)
    bank = np.zeros(size, dtype=np.int8)
    ends = np.unique(np.concatenate([roads.a[over], roads.b[over]]))
    if len(ends):
        bank[ends] = _nearest_bank(grid, np.column_stack([roads.x[ends], roads.y[ends]]))
    return Banks(part.astype(np.int32), np.bincount(part)[part].astype(np.int32), bank)


def _nearest_bank(grid: Grid, points: Floats) -> Small:
    """The bank (NORTH or SOUTH) of the cell nearest to each point, shape (m,)."""
    cells = np.flatnonzero(grid.side != CLOSED)
    _, nearest = cKDTree(np.column_stack([grid.x[cells], grid.y[cells]])).query(points)
    return np.asarray(grid.side[cells[nearest]])


def _access(grid: Grid, places: Floats, usable: Flags) -> tuple[Whole, Singles]:
    """For each cell its nearest node on its own bank and the metres to it, inf where there is none within reach."""
    allowed = np.flatnonzero(usable)
    if not len(allowed):
        raise ReachError(message("路网里的道路互不相连"))
    centres = np.column_stack([grid.x, grid.y])
    tries = min(CANDIDATES, len(allowed))
    away, nearest = cKDTree(places[allowed]).query(centres, k=np.arange(1, tries + 1), distance_upper_bound=FAR_M)
    node = np.zeros(len(grid), dtype=np.int32)
    access = np.full(len(grid), np.inf, dtype=np.float32)
    for rank in range(tries):
        open_cells = np.flatnonzero(np.isinf(access) & np.isfinite(away[:, rank]) & (grid.side != CLOSED))
        there = allowed[nearest[open_cells, rank]]
        dry = ~crosses(centres[open_cells], places[there], grid.river)
        node[open_cells[dry]] = there[dry]
        access[open_cells[dry]] = away[open_cells[dry], rank]
    return node, access


def _cheapest(roads: RoadNetwork, ordinary: Whole) -> tuple[Whole, Whole, Singles, Singles, Singles]:
    """Ends and minutes of the roads, the quickest where several join the same two nodes."""
    ordinary_roads = roads.take(ordinary)
    best = ordinary_roads.take(quickest_of_pairs(ordinary_roads))
    a, b = np.minimum(best.a, best.b), np.maximum(best.a, best.b)
    nothing = np.zeros(len(a), dtype=np.float32)
    return a, b, nothing, nothing, best.minutes.astype(np.float32)
