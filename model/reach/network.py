"""A supplied road network in place of the grid's links: same cells, same crossings, same results.

Roads are driven both ways. A road that meets the river's line belongs to the crossing whose place it fits, and is open
when that is; one that fits no crossing is always open and is reported.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from model.reach.barrier import crosses, distance
from model.reach.errors import ReachError
from model.reach.grid import CLOSED, Flags, Floats, Grid, Singles, Whole
from model.reach.inputs import CrossingLink
from model.reach.land import MINUTES_PER_M, Land
from model.told import told

BESIDE_M = 300.0  # a road this much farther from a crossing's place than its accuracy may still be it
FAR_M = 3000.0  # a cell without a road so near is not reached
CANDIDATES = 12  # nearest roads tried until one lies on the cell's own bank
LEAST_SHARE = 0.01  # of all nodes: smaller scraps of network attract no cell


@dataclass(frozen=True, eq=False)
class RoadNetwork:
    """Nodes at `x`, `y` (metres on the ground) and roads from node `a` to `b` of `metres` driven at `kmh`.

    `crossing` names the crossing of a road, "" where nothing is stated; empty when no road states one. Raises
    ReachError where lengths or speeds are not above 0 or a road leads to no node.
    """

    x: Floats
    y: Floats
    a: Whole
    b: Whole
    metres: Floats
    kmh: Floats
    crossing: Sequence[str] = field(default=())

    def __post_init__(self) -> None:
        if not len(self.a):
            raise ReachError(told("路网里没有道路"))
        for name, values in ((told("长度"), self.metres), (told("车速"), self.kmh)):
            if wrong := int((~(np.isfinite(values) & (values > 0))).sum()):
                raise ReachError(told("{count} 段道路的{name}不是大于 0 的数", count=wrong, name=name))
        if min(self.a.min(), self.b.min()) < 0 or max(self.a.max(), self.b.max()) >= len(self.x):
            raise ReachError(told("有道路的端点不在节点表中"))


@dataclass(frozen=True, eq=False)
class Joined:
    """A network ready for `build`, and what was found on the way.

    `own`: crossings that have a road of the network; `added`: crossings that have none and were joined to the nearest
    roads; `lost`: crossings that no road is near; `unnamed`: roads over the river that are no crossing of ours, always
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
    """Lay `roads` under the cells of `grid`, with the crossings of the grid as far as the network holds them."""
    places = np.column_stack([roads.x, roads.y])
    over = np.flatnonzero(crosses(places[roads.a], places[roads.b], grid.river)).astype(np.int32)
    which = _matched(roads, over, links)
    found = [_own(roads, int(edge), links[link]) for edge, link in zip(over, which, strict=True) if link >= 0]
    own = tuple(sorted({link.ident for link in found}))
    kept = np.setdiff1d(np.arange(len(roads.a)), over[which >= 0]).astype(np.int32)
    usable = _usable(roads, kept)
    node, access = _access(grid, places, usable)
    open_links = [link for link in links if link.ident not in own]
    added = [joined for link in open_links if (joined := _added(grid, node, access, link))]
    lost = sorted({link.ident for link in open_links} - {link.ident for link in added})
    made = Land(grid, len(roads.x), *_cheapest(roads, kept), node, access)
    reached = float(grid.inside_m2[np.isfinite(access)].sum() / grid.inside_m2[grid.open].sum())
    idents = tuple(link.ident for link in added)
    return Joined(made, (*found, *added), own, idents, tuple(lost), over[which < 0], reached)


def _matched(roads: RoadNetwork, over: Whole, links: Sequence[CrossingLink]) -> Whole:
    """For each road over the river the index of its crossing: as stated, else the nearest it can be; -1 for none."""
    idents = [link.ident for link in links]
    sites = np.array([(link.x_m, link.y_m) for link in links]).reshape(-1, 2)
    found = np.full(len(over), -1, dtype=np.int32)
    for place, edge in enumerate(over):
        stated = roads.crossing[edge] if len(roads.crossing) else ""
        if stated:
            found[place] = idents.index(stated) if stated in idents else -1
            continue
        ends = np.array([(roads.x[end], roads.y[end]) for end in (roads.a[edge], roads.b[edge])])
        away = distance(sites, ends)
        fits = [i for i, link in enumerate(links) if away[i] <= link.accuracy_m + BESIDE_M]
        found[place] = min(fits, key=lambda i: float(away[i]), default=-1)
    return found


def _own(roads: RoadNetwork, edge: int, link: CrossingLink) -> CrossingLink:
    """The road of the network that is the crossing: its own ends, length and speed."""
    north, south = int(roads.a[edge]), int(roads.b[edge])  # which is which does not matter: driven both ways
    metres, kmh = float(roads.metres[edge]), float(roads.kmh[edge])
    return replace(link, north=north, south=south, length_m=metres, stated_length=True, kmh=kmh)


def _added(grid: Grid, node: Whole, access: Singles, link: CrossingLink) -> CrossingLink | None:
    """The grid's crossing between the roads nearest to its ends, longer by the ways to them; None without a road."""
    legs = float(access[link.north] + access[link.south])
    if not np.isfinite(legs):
        return None
    return replace(link, north=int(node[link.north]), south=int(node[link.south]), length_m=link.length_m + legs)


def _usable(roads: RoadNetwork, kept: Whole) -> Flags:
    """Nodes of parts of the network that are not mere scraps, shape (nodes,)."""
    size = len(roads.x)
    ones = np.ones(len(kept))
    graph = csr_array((ones, (roads.a[kept], roads.b[kept])), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    counts = np.bincount(label)
    return np.asarray(counts[label] >= max(2.0, LEAST_SHARE * size))


def _access(grid: Grid, places: Floats, usable: Flags) -> tuple[Whole, Singles]:
    """For each cell its nearest node on its own bank and the metres to it, inf where there is none within reach."""
    allowed = np.flatnonzero(usable)
    if not len(allowed):
        raise ReachError(told("路网里的道路互不相连"))
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


def _cheapest(roads: RoadNetwork, kept: Whole) -> tuple[Whole, Whole, Singles, Singles, Singles]:
    """Ends and minutes of the roads, the quickest where several join the same two nodes."""
    minutes = roads.metres[kept] * MINUTES_PER_M / roads.kmh[kept]
    ends = np.sort(np.column_stack([roads.a[kept], roads.b[kept]]), axis=1)
    order = np.lexsort((minutes, ends[:, 1], ends[:, 0]))
    ends, minutes = ends[order], minutes[order]
    first = np.concatenate([[True], (ends[1:] != ends[:-1]).any(axis=1)]) & (ends[:, 0] != ends[:, 1])
    a, b = (ends[first, column].astype(np.int32) for column in (0, 1))
    nothing = np.zeros(len(a), dtype=np.float32)
    return a, b, nothing, nothing, minutes[first].astype(np.float32)
