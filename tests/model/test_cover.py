"""Laws of life circles: more facilities never cover less, parts sum to the whole, circles are what shapely makes."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from model.cover.circles import NO_SITES, Sites, Walk, nearest_m, within
from model.cover.ground import PARTS, Ground, by_area, by_people
from model.cover.shares import Share, fairness, gini, mean_distance_by, share_of, shares_by

CELL, SIDE = 100.0, 40
coordinates = st.floats(-500, CELL * SIDE + 500)
places = st.lists(st.tuples(coordinates, coordinates, st.sampled_from([1, -1])), max_size=12)
walks = st.builds(Walk, st.floats(50, 2000), st.floats(1, 2))


def square() -> Ground:
    """A square of 4 km with a river through its middle; subdistricts are its quarters, a group lies in a corner."""
    row, col = (axis.ravel() for axis in np.mgrid[0:SIDE, 0:SIDE])
    xy = np.column_stack([(col + 0.5) * CELL, (row + 0.5) * CELL])
    quarter = (2 * (row >= SIDE // 2) + (col >= SIDE // 2)).astype(np.int8)
    group = np.where((row < 10) & (col < 10), 0, -1).astype(np.int8)
    bank = np.where(row >= SIDE // 2, 1, -1).astype(np.int8)
    index = np.arange(SIDE * SIDE, dtype=np.int32).reshape(SIDE, SIDE)
    return Ground(CELL, 0.0, 0.0, index, xy, bank, quarter, group, ("a", "b", "c", "d"), ("g",))


GROUND = square()


def sites(listed: list[tuple[float, float, int]]) -> Sites:
    if not listed:
        return NO_SITES
    x, y, bank = zip(*listed, strict=True)
    return Sites(np.column_stack([x, y]), np.array(bank, dtype=np.int8))


@given(places, st.tuples(coordinates, coordinates, st.sampled_from([1, -1])), walks)
@settings(max_examples=80, deadline=None)
def test_one_more_facility_never_covers_less_and_one_fewer_never_more(listed, one, walk) -> None:
    before, after = (nearest_m(GROUND, sites(each)) for each in (listed, [*listed, one]))
    assert (after <= before).all()
    assert (within(before, walk) <= within(after, walk)).all()


@given(places, walks)
@settings(max_examples=80, deadline=None)
def test_cover_is_a_share_and_the_parts_sum_to_the_whole(listed, walk) -> None:
    weights, covered = by_area(GROUND), within(nearest_m(GROUND, sites(listed)), walk)
    whole = share_of(weights, covered)
    assert whole.share is not None and 0 <= whole.share <= 1
    parts = shares_by("subdistricts", GROUND, weights, covered)
    assert sum(part.covered for part in parts.values()) == pytest.approx(whole.covered)
    assert sum(part.whole for part in parts.values()) == pytest.approx(whole.whole) == pytest.approx(16.0)
    assert all(0 <= (part.share or 0) <= 1 for by in PARTS for part in shares_by(by, GROUND, weights, covered).values())


@given(places, walks)
@settings(max_examples=40, deadline=None)
def test_the_same_input_gives_the_same_bytes(listed, walk) -> None:
    one, other = (nearest_m(GROUND, sites(listed)) for _ in range(2))
    assert one.tobytes() == other.tobytes()
    assert within(one, walk).tobytes() == within(other, walk).tobytes()


@given(st.lists(st.tuples(coordinates, coordinates, st.sampled_from([1, -1])), min_size=1, max_size=6), walks)
@settings(max_examples=40, deadline=None)
def test_the_circles_are_the_union_that_shapely_makes_on_each_bank(listed, walk) -> None:
    covered = within(nearest_m(GROUND, sites(listed)), walk)
    width = CELL * SIDE
    exact = 0.0
    for bank, half in ((1, shapely.box(0, width / 2, width, width)), (-1, shapely.box(0, 0, width, width / 2))):
        own = [shapely.Point(x, y).buffer(walk.radius_m, quad_segs=64) for x, y, side in listed if side == bank]
        exact += half.intersection(shapely.union_all(own)).area
    edge = CELL * 2 * np.pi * walk.radius_m * len(listed)  # every circle's rim may cut the cells that it runs through
    assert abs(covered.sum() * CELL**2 - exact) <= 0.5 * edge + CELL**2


def test_a_circle_does_not_cross_the_river() -> None:
    north = sites([(2000.0, 2050.0, 1)])
    covered = within(nearest_m(GROUND, north), Walk(1000, 1.0))
    assert covered[GROUND.bank == 1].any() and not covered[GROUND.bank == -1].any()


def test_a_hand_worked_case() -> None:
    away = nearest_m(GROUND, sites([(50.0, 50.0, -1)]))
    covered = within(away, Walk(130.0, 1.3))  # 100 m in a straight line: the cell itself and the next two
    assert covered.sum() == 3
    assert share_of(by_area(GROUND), covered) == Share(pytest.approx(0.03), pytest.approx(16.0))
    assert mean_distance_by("groups", GROUND, by_area(GROUND), away)["g"] == pytest.approx(
        np.hypot(*(GROUND.xy[GROUND.group == 0] - 50.0).T).mean()
    )


def test_nothing_is_near_where_there_is_no_facility() -> None:
    away = nearest_m(GROUND, NO_SITES)
    assert np.isinf(away).all() and not within(away, Walk(5000, 1)).any()
    assert set(mean_distance_by("subdistricts", GROUND, by_area(GROUND), away).values()) == {float("inf")}


def test_people_are_spread_over_their_subdistrict_and_nowhere_else() -> None:
    weights = by_people(GROUND, {"a": 1000, "d": 3000, "unknown": 9})
    assert weights.sum() == pytest.approx(4000)
    covered = within(nearest_m(GROUND, sites([(1000.0, 1000.0, -1)])), Walk(5000, 1))
    parts = shares_by("subdistricts", GROUND, weights, covered)
    assert parts["a"].share == 1.0 and parts["b"].share is None and parts["d"].share == 0.0


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 100)), min_size=2, max_size=10))
def test_gini_is_zero_for_equal_shares_and_stays_below_one(pairs) -> None:
    values, weights = (np.array(each) for each in zip(*pairs, strict=True))
    result = gini(values, weights)
    assert result is None or -1e-9 <= result < 1
    assert gini(np.full(len(values), 0.4), weights) == pytest.approx(0)


def test_fairness_names_the_best_and_the_worst_and_no_ratio_where_the_worst_is_nothing() -> None:
    even = fairness({"a": Share(1, 2), "b": Share(2, 4)})
    assert even is not None and (even.ratio, even.gini) == (1.0, 0.0)
    uneven = fairness({"a": Share(1, 1), "b": Share(0, 1), "c": Share(0, 0)})
    assert uneven is not None and (uneven.best, uneven.worst, uneven.ratio, uneven.gini) == ("a", "b", None, 0.5)
    assert fairness({"a": Share(1, 1), "b": Share(0, 0)}) is None
    nothing = fairness({"a": Share(0, 1), "b": Share(0, 1)})
    assert nothing is not None and nothing.gini is None
