"""Laws of measuring on the ground."""

import math

import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box, shape

from geo import measure, read

GEOD = pyproj.Geod(ellps="WGS84")
longitudes = st.floats(116.6, 117.6)
latitudes = st.floats(36.5, 37.2)
places = st.builds(Point, longitudes, latitudes)


@settings(deadline=None)
@given(place=places)
def test_projecting_there_and_back_changes_nothing(place: Point) -> None:
    again = measure.unproject(measure.project(place))
    assert again.x == pytest.approx(place.x, abs=2e-8) and again.y == pytest.approx(place.y, abs=2e-8)


@settings(deadline=None)
@given(one=places, other=places)
def test_a_distance_is_that_on_the_ellipsoid(one: Point, other: Point) -> None:
    true_km = GEOD.inv(one.x, one.y, other.x, other.y)[2] / 1e3
    assert measure.distance_km(one, other) == pytest.approx(true_km, rel=1e-4, abs=1e-6)


@settings(deadline=None)
@given(place=places, radius_m=st.floats(50.0, 5000.0))
def test_a_circle_has_nearly_the_area_of_a_circle_and_never_more(place: Point, radius_m: float) -> None:
    full_km2 = math.pi * radius_m**2 / 1e6
    assert 0.98 * full_km2 < measure.area_km2(measure.circle(place, radius_m)) <= full_km2 * 1.0001


def test_an_area_is_that_on_the_ellipsoid() -> None:
    square = box(117.0, 36.7, 117.2, 36.9).segmentize(0.01)
    assert measure.area_km2(square) == pytest.approx(abs(GEOD.geometry_area_perimeter(square)[0]) / 1e6, rel=1e-5)


@settings(deadline=None)
@given(share=st.floats(0.0, 1.0))
def test_the_position_along_a_line_is_how_far_one_went(share: float) -> None:
    line = LineString([(117.0, 36.7), (117.05, 36.75), (117.2, 36.8)])
    ground = measure.project(line)
    there = measure.unproject(ground.interpolate(share, normalized=True))
    assert measure.position_along_km(line, there) == pytest.approx(share * measure.length_km(line), abs=1e-4)


def test_a_line_towards_the_east_bears_ninety_degrees() -> None:
    line = LineString([(117.0, 36.85), (117.2, 36.85)])
    assert measure.bearing_along_deg(line, Point(117.1, 36.85)) == pytest.approx(90.0, abs=0.1)


@pytest.mark.parametrize("radius_m", [0.0, -1.0, math.nan])
def test_a_circle_needs_a_radius(radius_m: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        measure.circle(Point(117.0, 36.8), radius_m)


def test_located_crossings_follow_each_other_down_the_river_as_they_stand_on_the_ground() -> None:
    river = shape(read.features("yellow_river")[0]["geometry"])
    at = {f["properties"]["id"]: shape(f["geometry"]) for f in read.features("crossings")}
    order = sorted(at, key=lambda i: measure.position_along_km(river, at[i]))
    known = ["x_qilu", "x_jianbang", "x_jiluo", "x_luokou_rail", "x_jinan_1982", "x_fenghuang", "x_jiyang"]
    assert [i for i in order if i in known] == known


def test_the_stroke_of_a_crossing_stands_across_the_river() -> None:
    river = shape(read.features("yellow_river")[0]["geometry"])
    for feature in read.features("crossing_lines"):
        if feature["properties"]["id"] == "x_jiluo_north":
            continue  # it runs on northwards from the river and does not cross the main channel
        stroke = shape(feature["geometry"])
        assert stroke.intersects(river), feature["properties"]["id"]
        along = measure.bearing_along_deg(river, stroke.centroid, window_m=800.0)
        across = measure.bearing_along_deg(stroke, stroke.centroid)
        assert abs((along - across) % 180.0 - 90.0) < 5.0, feature["properties"]["id"]
