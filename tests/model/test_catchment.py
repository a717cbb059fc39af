"""Two-step floating catchment and needs against supply: what is handed out adds up, what is unknown stays a range."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from access.fca import two_stage_fca
from hypothesis import given, settings
from hypothesis import strategies as st

from model.cover.catchment import catchment
from model.cover.circles import Sites, Walk
from model.cover.needs import Supply, gap
from model.cover.pairs import reach_within
from tests.model.test_cover import GROUND

amounts = st.floats(0, 1e5)
counts = st.integers(0, 5)
supplies = st.builds(Supply, st.none() | amounts, amounts, amounts, counts, counts)


def reached(people: np.ndarray, sites: Sites, capacity: np.ndarray, radius: float) -> np.ndarray:
    """The catchment within circles."""
    return catchment(people, capacity, reach_within(GROUND, np.arange(len(GROUND)), sites, Walk(radius, 1.0)))


def oracle(people: np.ndarray, sites: Sites, capacity: np.ndarray, radius: float) -> np.ndarray:
    """The two steps as they are written, every pair looked at."""
    away = np.hypot(*(GROUND.xy[:, None] - sites.xy[None]).transpose(2, 0, 1))
    near = (away <= radius) & (GROUND.bank[:, None] == sites.bank[None])
    served = (people[:, None] * near).sum(axis=0)
    ratio = np.divide(capacity, served, out=np.zeros_like(served), where=served > 0)
    return (near * ratio[None]).sum(axis=1)


@given(st.integers(0, 2**31 - 1).map(np.random.default_rng), st.floats(100, 3000))
@settings(max_examples=30, deadline=None)
def test_it_is_what_the_two_steps_say_and_no_capacity_is_lost(random: np.random.Generator, radius: float) -> None:
    people = np.where(random.random(len(GROUND)) < 0.4, random.random(len(GROUND)) * 50, 0.0)
    sites = Sites(random.random((4, 2)) * 4000, random.choice(np.array([1, -1], dtype=np.int8), 4))
    capacity = np.round(random.random(4) * 500)
    access = reached(people, sites, capacity, radius)
    assert access == pytest.approx(oracle(people, sites, capacity, radius))
    given_out = float((access * people).sum())
    assert given_out <= capacity.sum() + 1e-6
    if radius > 2500:  # then some people of each bank lie in every circle
        assert given_out > 0


def test_a_hand_worked_case() -> None:
    people = np.zeros(len(GROUND))
    people[[0, 1]] = (30.0, 10.0)  # two cells beside the first site, one of them beside the second as well
    sites = Sites(np.array([[50.0, 50.0], [250.0, 50.0]]), np.array([-1, -1], dtype=np.int8))
    access = reached(people, sites, np.array([80.0, 5.0]), 120.0)
    assert (access[0], access[1]) == (2.0, 2.5)


@pytest.mark.parametrize("capacity", [[-1.0], [float("nan")], [float("inf")]])
def test_a_capacity_is_a_number_from_zero_up(capacity: list[float]) -> None:
    sites = Sites(np.zeros((1, 2)), np.array([-1], dtype=np.int8))
    with pytest.raises(ValueError, match="from 0 up"):
        reached(np.ones(len(GROUND)), sites, np.array(capacity), 100.0)


@given(st.integers(0, 2**31 - 1).map(np.random.default_rng), st.floats(200, 1500))
@settings(max_examples=10, deadline=None)
def test_the_library_of_the_method_comes_to_the_same_on_one_bank(random: np.random.Generator, radius: float) -> None:
    cells = random.choice(np.flatnonzero(GROUND.bank == 1), 60, replace=False)
    people = np.zeros(len(GROUND))
    people[cells] = random.integers(1, 200, len(cells))
    sites = Sites(GROUND.xy[cells[:5]] + random.uniform(-50, 50, (5, 2)), np.ones(5, dtype=np.int8))
    capacity = random.integers(1, 400, 5).astype(float)
    away = np.hypot(*(GROUND.xy[cells][:, None] - sites.xy[None]).transpose(2, 0, 1))
    cell, site = np.indices(away.shape)
    library = two_stage_fca(
        demand_df=pd.DataFrame({"people": people[cells]}, index=pd.Index(range(len(cells)), name="geoid")),
        supply_df=pd.DataFrame({"beds": capacity}, index=pd.Index(range(5), name="geoid")),
        cost_df=pd.DataFrame({"origin": cell.ravel(), "dest": site.ravel(), "cost": away.ravel()}),
        max_cost=radius,
        demand_index="geoid", demand_name="people", supply_index="geoid", supply_name="beds",
    )  # fmt: skip
    expected = library.reindex(range(len(cells))).fillna(0.0).to_numpy()
    assert reached(people, sites, capacity, radius)[cells] == pytest.approx(expected)


@given(amounts, supplies)
def test_a_gap_is_a_range_and_one_figure_only_where_all_is_known(needed: float, supply: Supply) -> None:
    low, high = gap(needed, supply)
    assert 0 <= low <= high <= needed
    assert low == (high if supply.is_whole else 0.0)


@given(amounts, supplies, amounts)
def test_more_capacity_never_widens_a_gap(needed: float, supply: Supply, more: float) -> None:
    richer = Supply(supply.stock, supply.opened + more, supply.coming, supply.unknown_open, supply.unknown_coming)
    assert all(after <= before for after, before in zip(gap(needed, richer), gap(needed, supply), strict=True))
