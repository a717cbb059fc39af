"""Minutes summed up per subdistrict, before against after, by harm and by error."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.reach.error import GRID_STRETCH, cell_error, location_error
from model.reach.grid import CLOSED
from model.reach.harm import closures_of, harm, parallels
from model.reach.land import land
from model.reach.solver import build
from model.reach.summary import by_unit, change, difference, overall, overall_change, shares, within
from tests.model.reach_ground import FREE, KM, crossing, ground, reach_over

LAWS = settings(max_examples=30, deadline=None)  # the machine may be busy
GROUND = ground()
SOUTH, NORTH = 0, 1
STEPS = (1, 3, 6, 10)
START = int(GROUND.index[0, 4])
WEST, EAST = crossing(GROUND, "west", 1), crossing(GROUND, "east", 7)
minutes = st.lists(st.floats(0, 100) | st.just(math.inf), min_size=72, max_size=72).map(
    lambda values: np.array(values, dtype=np.float32)
)


@LAWS
@given(minutes)
def test_the_area_is_the_weighted_mean_of_its_subdistricts(found):
    units, whole = by_unit(GROUND, found), overall(GROUND, found)
    assert sum(unit.land_km2 for unit in units) == pytest.approx(whole.land_km2) == pytest.approx(72)
    lost = sum(unit.unreachable * unit.land_km2 for unit in units) / whole.land_km2
    assert whole.unreachable == pytest.approx(lost)
    led = [(unit.minutes, unit.land_km2 * (1 - unit.unreachable)) for unit in units if unit.unreachable < 1]
    if led:
        mean = sum(value * weight for value, weight in led) / sum(weight for _, weight in led)
        assert whole.minutes == pytest.approx(mean, rel=1e-4)


@LAWS
@given(minutes)
def test_a_longer_limit_never_holds_less(found):
    inside = within(GROUND, found, (15, 30, 45))
    assert 0 <= inside[0] <= inside[1] <= inside[2] <= 1 - overall(GROUND, found).unreachable + 1e-9


@LAWS
@given(minutes, minutes)
def test_the_classes_share_out_the_land_and_turn_round_with_time(before, after):
    forth, back = difference(before, after, STEPS), difference(after, before, STEPS)
    assert sum(shares(GROUND, forth, 12)) == pytest.approx(1)
    turned = np.array([9, 8, 7, 6, 5, 4, 3, 2, 1, 11, 10, 12])[forth - 1]
    np.testing.assert_array_equal(turned, back)


def test_cells_cut_off_newly_reached_and_reached_neither_time_are_classes_of_their_own():
    before = np.array([10, 10, 10, 10, math.inf, math.inf], dtype=np.float32)
    after = np.array([10.5, 8, 11, math.inf, 5, math.inf], dtype=np.float32)
    assert difference(before, after, [1]).tolist() == [2, 1, 3, 4, 5, 6]
    assert difference(before, after, [3]).tolist() == [2, 2, 2, 4, 5, 6]


def test_a_change_as_large_as_a_step_has_reached_its_class():
    before = np.full(9, 20, dtype=np.float32)
    after = before + np.array([0.9, 1, 2.9, 3, 6, 10, -1, -6, -30], dtype=np.float32)
    assert difference(before, after, STEPS).tolist() == [5, 6, 6, 7, 8, 9, 4, 2, 1]


def test_a_part_of_a_cell_counts_by_its_size_and_the_river_not_at_all():
    side = GROUND.side.copy()
    side[0] = CLOSED
    grid = replace(GROUND, side=side, part_m2=np.where(np.arange(72) == 1, KM**2 / 2, KM**2))
    found = np.where(np.arange(72) == 1, 40, 10).astype(np.float32)
    south = by_unit(grid, found)[SOUTH]
    assert south.land_km2 == pytest.approx(34.5)
    assert south.minutes == pytest.approx((34 * 10 + 0.5 * 40) / 34.5)


def test_what_is_lost_counts_as_cut_off_and_not_as_minutes():
    reach = reach_over(GROUND, [WEST])
    found = change(GROUND, reach.minutes(START, {"west"}), reach.minutes(START, ()))
    assert (found[NORTH].cut_off, found[NORTH].gained) == (1.0, 0.0)
    assert math.isnan(found[NORTH].added) and found[SOUTH].added == 0
    whole = overall_change(GROUND, reach.minutes(START, ()), reach.minutes(START, {"west"}))
    assert (whole.gained, whole.cut_off) == (0.5, 0.0)


def test_the_only_crossing_hurts_most_and_the_bank_beyond_it():
    (only,) = harm(reach_over(GROUND, [WEST]), START, {"west"})
    assert (only.closed, only.cut_off, only.worst_unit, only.worst_cut_off) == (("west",), 0.5, "north", 1.0)


def test_harm_is_what_closing_adds_and_the_better_placed_crossing_hurts_more():
    middle = crossing(GROUND, "middle", 4)
    reach = reach_over(GROUND, [WEST, middle])
    worst, least = harm(reach, START, {"west", "middle"})
    assert (worst.closed, least.closed) == (("middle",), ("west",))
    added = reach.minutes(START, {"west"}) - reach.minutes(START, {"west", "middle"})
    assert worst.added == pytest.approx(added.mean(), rel=1e-5) and worst.cut_off == 0
    assert worst.worst_unit == "north"
    assert worst.worst_added == pytest.approx(added[GROUND.side > 0].mean(), rel=1e-5)


def test_of_two_bridges_side_by_side_only_both_together_hurt():
    twin = replace(WEST, ident="twin", x_m=WEST.x_m + 40)
    ranked = harm(reach_over(GROUND, [WEST, twin]), START, {"west", "twin"})
    found = {each.closed: each for each in ranked}
    assert ranked[0].closed == ("twin", "west"), "cutting off comes before minutes"
    assert found["west",].added == found["twin",].added == 0
    assert found["twin", "west"].cut_off == 0.5
    assert parallels([WEST, twin, EAST]) == (("twin", "west"),)
    assert closures_of([WEST, twin, EAST], {"west", "east"}) == (("west",), ("east",))


@LAWS
@given(st.integers(0, 8), st.floats(0, 2000))
def test_moving_a_crossing_within_its_accuracy_stays_within_the_error_printed(col, off_m):
    """Two crossings `off_m` apart at most: as cells are 1 km, the bound is compared with whole cells moved."""
    moved = min(8, col + int(off_m // KM))
    link = replace(crossing(GROUND, "x", col), accuracy_m=abs(moved - col) * KM)
    here = reach_over(GROUND, [link]).minutes(START, {"x"})
    there = reach_over(GROUND, [crossing(GROUND, "x", moved)]).minutes(START, {"x"})
    assert np.abs(here - there).max() <= location_error(link, FREE) * (1 + GRID_STRETCH) + 1e-3


def test_each_cell_takes_the_error_of_the_crossing_that_it_uses():
    links = [replace(WEST, accuracy_m=100.0), replace(EAST, accuracy_m=2000.0)]
    reach = reach_over(GROUND, links)
    error = cell_error(reach, START, {"west", "east"})
    assert error[START] == 0
    assert error[GROUND.index[7, 0]] == pytest.approx(2.4) and error[GROUND.index[7, 8]] == pytest.approx(10)


def test_sixteen_directions_lengthen_no_straight_way_by_more_than_is_said():
    grid = ground(rows=80, cols=60)
    reach = build(land(grid), [], FREE)
    found = reach.minutes(0, ())[grid.side == grid.side[0]][1:]
    straight = np.hypot(grid.x - grid.x[0], grid.y - grid.y[0])[grid.side == grid.side[0]][1:] / KM
    assert (found / straight).min() >= 1 - 1e-6 and 1.02 < (found / straight).max() <= 1 + GRID_STRETCH


@LAWS
@given(minutes, st.floats(0.001, 1e4))
def test_people_spread_evenly_give_the_means_of_the_land_however_many_they_are(found, density):
    peopled = replace(GROUND, part_people=GROUND.part_m2 * density)
    for by_people, by_land in zip(by_unit(peopled, found), by_unit(GROUND, found), strict=True):
        assert by_people.unreachable == pytest.approx(by_land.unreachable)
        assert by_people.minutes == pytest.approx(by_land.minutes, rel=1e-5, nan_ok=True)
        assert by_people.land_km2 == by_land.land_km2
    np.testing.assert_allclose(within(peopled, found), within(GROUND, found))


@LAWS
@given(minutes, st.data())
def test_the_whole_is_the_mean_of_the_subdistricts_by_their_people(found, data):
    size = len(GROUND.part_m2)
    people = np.array(data.draw(st.lists(st.floats(0, 1e4), min_size=size, max_size=size)))
    people[0] += 1
    peopled = replace(GROUND, part_people=people)
    open_land = GROUND.open[GROUND.part_cell]
    of_unit = np.bincount(GROUND.part_unit[open_land], people[open_land], len(GROUND.units))
    if not of_unit.sum():
        return
    lost = sum(unit.unreachable * count for unit, count in zip(by_unit(peopled, found), of_unit, strict=True))
    assert overall(peopled, found).unreachable == pytest.approx(lost / of_unit.sum(), abs=1e-9)
