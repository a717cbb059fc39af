"""Laws of the map datums."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import datum

CLOSE_DEG = 1e-10  # a hundredth of a millimetre
longitudes = st.floats(75.0, 134.0)
latitudes = st.floats(18.0, 53.0)
PAIRS = [
    (datum.wgs84_to_gcj02, datum.gcj02_to_wgs84),
    (datum.gcj02_to_bd09, datum.bd09_to_gcj02),
    (datum.wgs84_to_bd09, datum.bd09_to_wgs84),
]


@pytest.mark.parametrize(("there", "back"), PAIRS, ids=["gcj02", "bd09 from gcj02", "bd09"])
@settings(deadline=None)
@given(longitude=longitudes, latitude=latitudes)
def test_there_and_back_is_where_one_started(there, back, longitude: float, latitude: float) -> None:  # type: ignore[no-untyped-def]
    east, north = back(*there(longitude, latitude))
    assert abs(east - longitude) < CLOSE_DEG and abs(north - latitude) < CLOSE_DEG


@pytest.mark.parametrize(("there", "back"), PAIRS, ids=["gcj02", "bd09 from gcj02", "bd09"])
@settings(deadline=None)
@given(longitude=longitudes, latitude=latitudes)
def test_back_and_there_is_where_one_started(there, back, longitude: float, latitude: float) -> None:  # type: ignore[no-untyped-def]
    east, north = there(*back(longitude, latitude))
    assert abs(east - longitude) < CLOSE_DEG and abs(north - latitude) < CLOSE_DEG


@settings(deadline=None)
@given(longitude=longitudes, latitude=latitudes)
def test_gcj02_moves_a_place_in_china_by_less_than_a_kilometre(longitude: float, latitude: float) -> None:
    east, north = datum.wgs84_to_gcj02(longitude, latitude)
    north_m = (north - latitude) * 111_000.0
    east_m = (east - longitude) * 111_000.0 * np.cos(np.radians(latitude))
    assert np.hypot(north_m, east_m) < 1_200.0


def test_gcj02_moves_jinan_about_six_hundred_metres_to_the_east_south_east() -> None:
    east, north = datum.wgs84_to_gcj02(117.0, 36.7)
    assert 400 < float((east - 117.0) * 89_000) < 700
    assert abs(float((north - 36.7) * 111_000)) < 200


def test_arrays_give_the_same_as_their_elements_one_by_one() -> None:
    longitude, latitude = np.array([[116.9, 117.0], [117.1, 117.3]]), np.array([[36.7, 36.8], [36.9, 37.0]])
    east, north = datum.bd09_to_wgs84(longitude, latitude)
    assert east.shape == north.shape == (2, 2)
    for i, j in np.ndindex(2, 2):
        alone = datum.bd09_to_wgs84(longitude[i, j], latitude[i, j])
        assert (east[i, j], north[i, j]) == pytest.approx(alone, abs=1e-12)


def test_the_published_example_of_a_bus_stop_is_met() -> None:
    """The Sangzidian market: GCJ-02 (116.920171, 36.781263) stands in the inputs as 116.91459, 36.78111."""
    east, north = datum.gcj02_to_wgs84(116.920171, 36.781263)
    assert (float(east), float(north)) == pytest.approx((116.91459, 36.78111), abs=2e-5)
