"""The next sites: the optimum of maximal cover against brute force, and aims of distance that never do worse."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from model.cover import siting
from model.cover.circles import Sites, Walk
from model.cover.pairs import reach_within
from model.cover.siting import least_farthest, least_mean, maximal_cover
from tests.model.test_cover import GROUND

small = st.integers(0, 2**31 - 1).map(np.random.default_rng)


def random_case(random: np.random.Generator) -> tuple[csr_array, np.ndarray, Sites, np.ndarray]:
    demand, count = int(random.integers(1, 30)), int(random.integers(1, 9))
    reach = csr_array((random.random((demand, count)) < 0.35).astype(float))
    weights = np.round(random.random(demand) * 10, 1)
    sites = Sites(random.random((count, 2)) * 1000, np.ones(count, dtype=np.int8))
    return reach, weights, sites, random.random(count) * 1000


def reached(reach: csr_array, weights: np.ndarray, chosen: tuple[int, ...]) -> float:
    return float(weights[reach.toarray()[:, list(chosen)].sum(axis=1) > 0].sum())


@given(small, st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_maximal_cover_is_the_best_of_all_choices(random: np.random.Generator, count: int) -> None:
    reach, weights, sites, away = random_case(random)
    found = maximal_cover(reach, weights, sites, away, count)
    ways = combinations(range(len(sites)), min(count, len(sites)))
    best = max(reached(reach, weights, chosen) for chosen in ways)
    assert found.is_optimal and sum(found.gains) == pytest.approx(best)
    assert reached(reach, weights, found.chosen) == pytest.approx(best)
    assert list(found.gains) == sorted(found.gains, reverse=True)


@given(small)
@settings(max_examples=20, deadline=None)
def test_the_same_case_gives_the_same_sites(random: np.random.Generator) -> None:
    case = random_case(random)
    assert maximal_cover(*case, 3) == maximal_cover(*case, 3)


def test_of_equal_sites_the_farthest_from_what_stands_is_taken() -> None:
    reach, sites = csr_array(np.eye(3)), Sites(np.array([[0.0, 0], [10, 0], [20, 0]]), np.ones(3, dtype=np.int8))
    found = maximal_cover(reach, np.ones(3), sites, np.array([5.0, 9.0, 7.0]), 1)
    assert (found.chosen, found.gains, found.is_optimal) == ((1,), (1.0,), True)


def test_nothing_to_cover_gives_no_site() -> None:
    sites = Sites(np.zeros((2, 2)), np.ones(2, dtype=np.int8))
    assert maximal_cover(csr_array((3, 2)), np.ones(3), sites, np.zeros(2), 2).chosen == ()


def test_a_solver_without_time_gives_way_to_the_greedy_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(siting, "LONGEST_S", 0.0)
    reach = csr_array(np.array([[1, 1, 0], [1, 0, 1], [0, 1, 0], [0, 0, 1.0]]))
    sites = Sites(np.zeros((3, 2)), np.ones(3, dtype=np.int8))
    found = maximal_cover(reach, np.array([5.0, 5, 4, 4]), sites, np.zeros(3), 2)
    assert len(found.chosen) == 2 and sum(found.gains) >= 14


def test_a_candidate_reaches_cells_of_its_own_bank_within_the_radius() -> None:
    sites = Sites(np.array([[2000.0, 1950.0], [2000.0, 2050.0]]), np.array([-1, 1], dtype=np.int8))
    cells = np.arange(len(GROUND))
    reach = reach_within(GROUND, cells, sites, Walk(200.0, 1.0)).toarray().astype(bool)
    for place in range(2):
        near = np.hypot(*(GROUND.xy - sites.xy[place]).T) <= 200.0
        assert (reach[:, place] == (near & (GROUND.bank == sites.bank[place]))).all()


@given(small, st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_more_sites_never_lengthen_the_mean_or_the_longest_way(random: np.random.Generator, count: int) -> None:
    away, between = random.random(20) * 100, random.random((20, 6)) * 100
    weights = random.random(20)
    for search, cost in ((least_mean, lambda near: (weights * near).sum()), (least_farthest, lambda near: near.max())):
        chosen = search(away, between, weights, count)
        near = np.minimum(away, between[:, list(chosen)].min(axis=1))
        assert len(set(chosen)) == count and cost(near) <= cost(away) + 1e-9


def test_one_site_is_the_exact_median_and_the_exact_centre() -> None:
    away, between = np.full(4, 100.0), np.array([[0.0, 30], [10, 30], [20, 30], [90, 30]])
    assert least_mean(away, between, np.ones(4), 1) == (0,)
    assert least_farthest(away, between, np.ones(4), 1) == (1,)
