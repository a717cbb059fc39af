"""People of a file on the demand cells: none is lost inside the area, none comes in from outside."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cover_people import Lattice, people_on

SIDE, CELL = 12, 100.0
counts = st.floats(0, 5000).map(lambda count: round(count, 1))
seeds = st.integers(0, 2**31 - 1).map(np.random.default_rng)


def raster() -> Lattice:
    """Twelve cells square: a border of one cell lies outside the area, the sixth row in the river."""
    land = np.ones((SIDE, SIDE), dtype=bool)
    land[[0, -1]] = land[:, [0, -1]] = False
    is_river = np.zeros((SIDE, SIDE), dtype=bool)
    is_river[5] = True
    land &= ~is_river
    index = np.full((SIDE, SIDE), -1, dtype=np.int32)
    index[land] = np.arange(land.sum(), dtype=np.int32)
    return Lattice(CELL, 0.0, 0.0, index, is_river)


RASTER = raster()


def cell(row: int, col: int) -> int:
    return int(RASTER.index[row, col])


def shapes(*listed: object) -> np.ndarray:
    return np.array(listed, dtype=object)


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_a_grid_inside_the_area_loses_nobody_and_the_order_of_its_cells_does_not_count(
    random: np.random.Generator,
) -> None:
    size = float(random.integers(60, 300))
    west, south = random.uniform(100, 200, 2)
    boxes = [
        shapely.box(west + i * size, south + j * size, west + (i + 1) * size, south + (j + 1) * size)
        for i in range(int((1100 - west) // size))
        for j in range(int((500 - south) // size))
    ]
    areas, people = shapes(*boxes), np.round(random.random(len(boxes)) * 900)
    cells = people_on(areas, people, RASTER)
    assert cells.sum() == pytest.approx(people.sum()) and (cells >= 0).all()
    order = random.permutation(len(boxes))
    assert people_on(areas[order], people[order], RASTER) == pytest.approx(cells)


@given(seeds, counts)
@settings(max_examples=60, deadline=None)
def test_no_area_brings_more_people_than_it_has_and_twice_the_people_are_twice_as_many(
    random: np.random.Generator, count: float
) -> None:
    x, y = random.uniform(-600, 1500, 2)
    area = shapes(shapely.box(x, y, x + random.uniform(1, 1200), y + random.uniform(1, 1200)))
    once, twice = (people_on(area, np.array([count * times]), RASTER) for times in (1, 2))
    assert once.sum() <= count * (1 + 1e-9) and twice == pytest.approx(2 * once)


def test_points_go_to_their_cell_and_those_far_from_the_land_are_not_counted() -> None:
    at = shapes(shapely.Point(151, 149), shapely.Point(1099, 1099), shapely.Point(1140, 1050), shapely.Point(-300, 50))
    cells = people_on(at, np.array([10.0, 20, 40, 80]), RASTER)
    assert cells[cell(1, 1)] == 10 and cells[cell(10, 10)] == 60 and cells.sum() == 70


def test_people_of_a_cell_half_in_the_river_live_on_its_dry_half() -> None:
    cells = people_on(shapes(shapely.box(200, 400, 300, 600)), np.array([90.0]), RASTER)
    assert cells[cell(4, 2)] == 90 and cells.sum() == 90


def test_of_an_area_half_outside_only_the_share_inside_counts() -> None:
    half = people_on(shapes(shapely.box(0, 200, 200, 300)), np.array([100.0]), RASTER)
    assert half[cell(2, 1)] == pytest.approx(50) and half.sum() == pytest.approx(50)
    beyond = people_on(shapes(shapely.box(-800, 200, 200, 300)), np.array([100.0]), RASTER)
    assert beyond.sum() == pytest.approx(10)


def test_an_area_smaller_than_a_cell_goes_where_it_lies() -> None:
    cells = people_on(shapes(shapely.box(301, 301, 309, 309)), np.array([7.0]), RASTER)
    assert cells[cell(3, 3)] == 7 and cells.sum() == 7
    assert not people_on(shapes(), np.array([]), RASTER).any()
