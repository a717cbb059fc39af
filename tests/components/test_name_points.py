"""Where the names of areas stand."""

import pytest
from shapely.geometry import box as rectangle
from shapely.geometry import mapping

from components.base import cache
from components.drawing.maps.basemap import COVERS
from components.drawing.maps.name_points import BESIDE_DEG, OWN_CLEAR_DEG, name_points
from geo.contracts import Feature


def area(west: float, east: float) -> Feature:
    shape = mapping(rectangle(west, 36.7, east, 36.8))
    return {"type": "Feature", "properties": {"id": "a", "name": "组团"}, "geometry": shape}


LINE: Feature = {
    "type": "Feature",
    "properties": {"id": "axis", "name": "轴"},
    "geometry": {"type": "LineString", "coordinates": [[117.0, 36.5], [117.0, 37.0]]},
}


@pytest.mark.parametrize(("west", "east", "side"), [(116.99, 117.03, 1), (116.96, 117.01, -1)])
def test_a_name_stands_beside_the_line_that_cuts_its_area_on_the_wider_side(
    west: float, east: float, side: int
) -> None:
    (point,) = name_points([area(west, east)], [LINE], 0.015)["features"]
    assert point["geometry"]["coordinates"][0] - 117.0 == pytest.approx(side * BESIDE_DEG, abs=1e-5)


def test_a_line_that_does_not_cut_the_area_moves_no_name() -> None:
    (alone,), (near,) = (name_points([area(117.01, 117.04)], c)["features"] for c in ((), (LINE,)))
    assert near["geometry"]["coordinates"][0] == pytest.approx(alone["geometry"]["coordinates"][0], abs=0.006)


def test_no_group_is_named_across_the_axis() -> None:
    covers = [one for layer in COVERS["groups"] for one in cache.features(layer)]
    named = name_points(cache.features("groups"), covers, OWN_CLEAR_DEG["groups"])["features"]
    (axis,) = cache.features("axis")
    longitude = axis["geometry"]["coordinates"][-1][0]
    assert all(abs(one["geometry"]["coordinates"][0] - longitude) > 0.9 * BESIDE_DEG for one in named)
