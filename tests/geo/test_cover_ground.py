"""Demand cells over the area's land: as many as the land has, on their bank, and the exact outline agrees with them."""

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from geo.cover_ground import cover_ground, sites_at, uncovered, uncovered_ground
from geo.read import features
from model.cover.circles import Walk, nearest_m, within
from model.cover.ground import Ground

RIVER_M = 300.0
SCHOOLS = [(117.08577, 36.83025), (117.06594, 36.79716), (117.16318, 36.82047), (116.9849, 36.73755)]


@pytest.fixture(scope="module")
def ground() -> Ground:
    return cover_ground(200.0, RIVER_M)


def test_the_cells_are_the_area_without_its_river(ground: Ground) -> None:
    land = uncovered_ground(sites_at([]), 1.0, RIVER_M).area
    assert len(ground) * 200.0**2 == pytest.approx(land, rel=0.01)
    assert (ground.index >= 0).sum() == len(ground)
    assert set(np.unique(ground.bank)) == {1, -1} and (ground.subdistrict >= 0).all()


def test_every_subdistrict_has_about_its_own_area_of_cells(ground: Ground) -> None:
    stated = {f["properties"]["id"]: float(f["properties"]["area_km2"]) for f in features("subdistricts")}
    counted = np.bincount(ground.subdistrict, minlength=len(ground.subdistricts)) * 0.04
    for ident, km2 in zip(ground.subdistricts, counted, strict=True):
        assert km2 == pytest.approx(stated[ident], rel=0.2), ident


def test_a_place_is_on_its_bank() -> None:
    assert list(sites_at([(117.08577, 36.83025), (117.2082, 36.85156)]).bank) == [1, -1]
    assert len(sites_at([])) == 0


@pytest.mark.parametrize("radius_m", [230.0, 770.0, 3000.0])
def test_the_gap_of_the_cells_is_the_exact_outline_of_what_the_circles_leave_out(radius_m: float) -> None:
    fine = cover_ground(100.0, RIVER_M)
    sites = sites_at(SCHOOLS)
    covered = within(nearest_m(fine, sites), Walk(radius_m, 1.0))
    exact = uncovered_ground(sites, radius_m, RIVER_M).area
    assert (~covered).sum() * 100.0**2 == pytest.approx(exact, rel=0.005)


def test_the_outline_in_degrees_lies_in_the_area() -> None:
    gap = uncovered(sites_at(SCHOOLS), 770.0, RIVER_M)
    area = shape(features("startup_area")[0]["geometry"])
    assert gap.is_valid and gap.difference(area.buffer(0.001)).area < 1e-6
    assert not shapely.contains_xy(gap, *SCHOOLS[0])


def test_a_cell_has_a_size() -> None:
    with pytest.raises(ValueError, match="cell_m"):
        cover_ground(0.0, RIVER_M)
