"""Walks along streets: what networkx finds, never shorter than the straight line, never over the river."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.cover.circles import NO_SITES, Sites, Walk, nearest_m
from model.cover.pairs import reach_within
from model.cover.streets import BESIDE_M, NO_STREETS, Streets, walks_m
from tests.model.test_cover import GROUND

seeds = st.integers(0, 2**31 - 1).map(np.random.default_rng)


def random_streets(random: np.random.Generator, count: int = 40) -> Streets:
    """Nodes all over the square, joined at random on their own bank; some pairs twice, with different lengths."""
    xy = random.random((count, 2)) * 4000
    bank = np.where(xy[:, 1] >= 2000, 1, -1).astype(np.int8)
    a, b = random.integers(0, count, (2, 4 * count))
    apart = (a != b) & (bank[a] == bank[b])
    a, b = a[apart].astype(np.int32), b[apart].astype(np.int32)
    return Streets(xy, bank, a, b, np.hypot(*(xy[a] - xy[b]).T) * random.uniform(1, 1.6, len(a)))


def random_sites(random: np.random.Generator, count: int = 3) -> Sites:
    xy = random.random((count, 2)) * 4000
    return Sites(xy, np.where(xy[:, 1] >= 2000, 1, -1).astype(np.int8))


def oracle(sites: Sites, streets: Streets, detour: float, cell: int) -> float:
    """The shortest walk from one cell as networkx finds it."""
    graph = nx.Graph()
    graph.add_nodes_from(range(len(streets.xy)))
    for a, b, metres in zip(streets.a.tolist(), streets.b.tolist(), streets.metres.tolist(), strict=True):
        if not graph.has_edge(a, b) or graph.edges[a, b]["metres"] > metres:
            graph.add_edge(a, b, metres=metres)
    place, bank = GROUND.xy[cell], GROUND.bank[cell]
    start, leg = nearest(streets, place, bank)
    ways = [np.inf]
    for site in np.flatnonzero(sites.bank == bank):
        end, other = nearest(streets, sites.xy[site], bank)
        if max(leg, other) < BESIDE_M and nx.has_path(graph, start, end):
            ways.append(nx.shortest_path_length(graph, start, end, weight="metres") + (leg + other) * detour)
    return min(ways)


def nearest(streets: Streets, place: np.ndarray, bank: int) -> tuple[int, float]:
    nodes = np.flatnonzero(streets.bank == bank)
    away = np.hypot(*(streets.xy[nodes] - place).T)
    return int(nodes[away.argmin()]), float(away.min())


@given(seeds, st.floats(1, 2))
@settings(max_examples=15, deadline=None)
def test_a_walk_is_the_shortest_that_networkx_finds(random: np.random.Generator, detour: float) -> None:
    streets, sites = random_streets(random), random_sites(random)
    away = walks_m(GROUND, sites, streets, detour, 1e6)
    for cell in random.choice(len(GROUND), 5, replace=False):
        assert away[cell] == pytest.approx(oracle(sites, streets, detour, int(cell)), abs=0.1)


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_a_walk_is_never_shorter_than_the_straight_line_and_ends_at_the_limit(random: np.random.Generator) -> None:
    streets, sites = random_streets(random), random_sites(random)
    away = walks_m(GROUND, sites, streets, 1.3, 1e6)
    assert (away >= nearest_m(GROUND, sites) - 0.1).all()
    short = walks_m(GROUND, sites, streets, 1.3, 1500.0)
    assert (short[away <= 1500.0] == pytest.approx(away[away <= 1500.0])) and np.isinf(short[away > 1500.0]).all()


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_one_more_facility_never_lengthens_a_walk(random: np.random.Generator) -> None:
    streets, sites = random_streets(random), random_sites(random)
    more = sites.with_one(*(random.random(2) * 2000), -1)
    before, after = (walks_m(GROUND, each, streets, 1.3, 3000.0) for each in (sites, more))
    assert (after <= before + 1e-6).all()


def test_a_facility_far_from_every_street_serves_nobody_and_none_serve_where_there_are_none() -> None:
    streets = Streets(np.array([[3000.0, 3000.0], [3100.0, 3000.0]]), np.array([1, 1], dtype=np.int8),
                      np.array([0], dtype=np.int32), np.array([1], dtype=np.int32), np.array([100.0]))  # fmt: skip
    far = Sites(np.array([[500.0, 3000.0]]), np.array([1], dtype=np.int8))
    assert np.isinf(walks_m(GROUND, far, streets, 1.3, 5000.0)).all()
    assert np.isinf(walks_m(GROUND, NO_SITES, streets, 1.3, 5000.0)).all()
    near = walks_m(GROUND, Sites(np.array([[3000.0, 2950.0]]), far.bank), streets, 2.0, 5000.0)
    cell = int(np.hypot(*(GROUND.xy - [3150.0, 3050.0]).T).argmin())
    assert near[cell] == pytest.approx(2 * 50 + 100 + 2 * np.hypot(50, 50))


@given(seeds, st.floats(300, 3000))
@settings(max_examples=20, deadline=None)
def test_what_each_site_reaches_along_streets_is_what_its_own_walks_reach(
    random: np.random.Generator, m: float
) -> None:
    streets, sites, walk = random_streets(random), random_sites(random, 5), Walk(m, 1.3)
    cells = random.choice(len(GROUND), 200, replace=False)
    reach = reach_within(GROUND, cells, sites, walk, streets).toarray().astype(bool)
    for place in range(len(sites)):
        one = Sites(sites.xy[[place]], sites.bank[[place]])
        assert (reach[:, place] == (walks_m(GROUND, one, streets, 1.3, m) <= m)[cells]).all()


def test_nothing_is_reached_where_there_are_no_streets() -> None:
    sites = Sites(np.array([[500.0, 3000.0]]), np.array([1], dtype=np.int8))
    assert not reach_within(GROUND, np.arange(len(GROUND)), sites, Walk(500.0, 1.0), NO_STREETS).nnz
