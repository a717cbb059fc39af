"""The ten subdistricts cover the area exactly."""

import itertools

import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo import read
from geo.measure import area_km2, project

OFFICIAL_KM2 = 798.0


def units() -> dict[str, BaseGeometry]:
    return {f["properties"]["id"]: shape(f["geometry"]) for f in read.features("subdistricts")}


def outline() -> BaseGeometry:
    return shape(read.features("startup_area")[0]["geometry"])


def test_there_are_ten_units_of_one_piece_each() -> None:
    assert len(units()) == 10
    assert all(unit.geom_type == "Polygon" and not unit.interiors for unit in units().values())


def test_the_outline_has_the_official_area() -> None:
    assert area_km2(outline()) == pytest.approx(OFFICIAL_KM2, abs=0.5)


def test_the_units_add_up_to_the_outline() -> None:
    assert sum(map(area_km2, units().values())) == pytest.approx(area_km2(outline()), abs=0.01)


def test_no_two_units_overlap() -> None:
    for one, other in itertools.combinations(units().values(), 2):
        assert project(one).intersection(project(other)).area < 1e4


def test_the_units_leave_no_gap_and_reach_nowhere_outside() -> None:
    together = shapely.union_all(list(units().values()))
    assert project(together).symmetric_difference(project(outline())).area < 1e4


def test_neighbours_share_their_edges_vertex_by_vertex() -> None:
    assert shapely.coverage_is_valid(list(units().values()))


def test_the_area_written_on_a_feature_is_the_area_measured() -> None:
    for feature in (*read.features("subdistricts"), *read.features("startup_area")):
        assert feature["properties"]["area_km2"] == pytest.approx(area_km2(shape(feature["geometry"])), abs=0.006)
        assert "LAEA" in feature["properties"]["area_method"]


def test_groups_lie_in_the_subdistricts_that_carry_them_and_apart_from_each_other() -> None:
    ground = {i: project(unit) for i, unit in units().items()}
    shapes = {}
    for feature in read.features("groups"):
        shapes[feature["properties"]["id"]] = project(shape(feature["geometry"]))
        members = shapely.union_all([ground[i] for i in feature["properties"]["members"]])
        assert members.covers(shapes[feature["properties"]["id"]])
    for one, other in itertools.combinations(shapes.values(), 2):
        assert one.distance(other) > 500.0


def test_groups_keep_clear_of_the_river() -> None:
    river = project(shape(read.features("yellow_river")[0]["geometry"]))
    for feature in read.features("groups"):
        assert project(shape(feature["geometry"])).distance(river) > 700.0
