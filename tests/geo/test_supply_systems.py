"""Coordinate systems of map files: the zones are EPSG's own, every system leads there and back, none is guessed."""

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from geo.measure import project
from geo.read import features
from geo.supply.candidates import Around, Landmark, candidates, contradiction, mixed
from geo.supply.systems import FILE, ForeignDatumError, from_degrees, of_stated, systems, to_degrees, zone_code

AREAS = {each["properties"]["id"]: shape(each["geometry"]) for each in features("subdistricts")}
GROUND = {ident: project(area) for ident, area in AREAS.items()}
AROUND = Around(
    shapely.union_all(list(GROUND.values())), GROUND, [Landmark("鹊山", project(Point(117.0, 36.73)))]
)  # fmt: skip
PLACES = st.tuples(st.floats(116.3, 117.9), st.floats(36.0, 37.5))


def written(key: str) -> np.ndarray:
    """The subdistricts as a file in that system holds them."""
    system = systems()[key]
    shapes = np.array(list(AREAS.values()), dtype=object)
    return np.asarray(shapely.transform(shapes, lambda pairs: from_degrees(pairs, system)))


@pytest.mark.parametrize("meridian", range(75, 136, 3))
def test_zones_are_the_ones_that_epsg_lists(meridian: int) -> None:
    bare = pyproj.CRS.from_epsg(zone_code(meridian, has_prefix=False))
    prefixed = pyproj.CRS.from_epsg(zone_code(meridian, has_prefix=True))
    assert bare.name == f"CGCS2000 / 3-degree Gauss-Kruger CM {meridian}E"
    assert prefixed.name == f"CGCS2000 / 3-degree Gauss-Kruger zone {meridian // 3}"
    to_bare = pyproj.Transformer.from_crs(4490, bare, always_xy=True)
    to_prefixed = pyproj.Transformer.from_crs(4490, prefixed, always_xy=True)
    east, with_zone = (t.transform(meridian + 0.5, 36.8)[0] for t in (to_bare, to_prefixed))
    assert with_zone - east == pytest.approx(meridian // 3 * 1e6)


def test_the_two_zones_of_jinan_and_none_for_another_meridian() -> None:
    assert (zone_code(117, has_prefix=False), zone_code(117, has_prefix=True)) == (4548, 4527)
    assert (zone_code(114, has_prefix=False), zone_code(114, has_prefix=True)) == (4547, 4526)
    for meridian in (116, 72, 138):
        with pytest.raises(ValueError, match="no zone"):
            zone_code(meridian, has_prefix=True)


@pytest.mark.parametrize("key", systems())
@settings(max_examples=25, deadline=None)
@given(place=PLACES)
def test_every_system_leads_there_and_back(key: str, place: tuple[float, float]) -> None:
    system, pair = systems()[key], np.array([place])
    assert to_degrees(from_degrees(pair, system), system) == pytest.approx(pair, abs=1e-9)


@pytest.mark.parametrize("code", [4490, 4326, 4547, 4548, 4527, 4526, 4549, 32650, 3857])
@pytest.mark.parametrize("version", ["WKT1_ESRI", "WKT1_GDAL", "WKT2_2019"])
def test_a_stated_system_is_recognised_however_it_is_written(code: int, version: str) -> None:
    system = of_stated(pyproj.CRS.from_epsg(code).to_wkt(version))
    assert system is not None and system.epsg == code


def test_the_parameters_count_and_not_the_name() -> None:
    text = pyproj.CRS.from_epsg(4548).to_wkt("WKT1_ESRI")
    renamed = of_stated(text.replace("CGCS2000_3_Degree_GK_CM_117E", "my map"))
    moved = of_stated(text.replace('"Central_Meridian",117.0', '"Central_Meridian",116.75'))
    assert renamed is not None and renamed.epsg == 4548
    assert moved is not None and moved.key == FILE and "116.75" in moved.title
    pair = np.array([[500_000.0, 4_075_000.0]])
    assert to_degrees(pair, moved)[0, 0] == pytest.approx(116.75)


@pytest.mark.parametrize("code", [2384, 2364, 2437, 4214, 4610])
def test_older_chinese_datums_are_refused(code: int) -> None:
    with pytest.raises(ForeignDatumError):
        of_stated(pyproj.CRS.from_epsg(code).to_wkt("WKT1_ESRI"))


@pytest.mark.parametrize("text", ["", "EPSG:99999", "nonsense", "+init=/etc/passwd:1", "EPSG:5773"])
def test_what_names_no_system_is_none(text: str) -> None:
    assert of_stated(text) is None


@pytest.mark.parametrize("key", ["cm117", "zone39", "cm114", "cm120", "utm50", "gcj02", "bd09", "cm117_turned"])
def test_without_a_statement_the_true_system_is_among_the_candidates_and_nothing_is_chosen(key: str) -> None:
    names = dict(enumerate(AREAS))
    listed = candidates(written(key), names, None, AROUND)
    true = next(each for each in listed if each.key == key)
    assert true.share > 0.999 and true.away_m is not None and true.away_m < 1
    assert not any(each.is_stated for each in listed)


def test_a_shifted_datum_shows_by_how_far_the_same_names_lie_apart() -> None:
    listed = {each.key: each for each in candidates(written("gcj02"), dict(enumerate(AREAS)), None, AROUND)}
    assert listed["wgs84"].away_m == pytest.approx(560, abs=150) and listed["gcj02"].away_m < 1
    assert "鹊山" in listed["gcj02"].landmark


def test_a_statement_that_contradicts_the_coordinates_is_told() -> None:
    stated = of_stated("EPSG:4547")
    listed = candidates(written("cm117"), {}, stated, AROUND)
    assert listed[0].key == "cm114" and listed[0].is_stated and listed[0].share == 0
    warning = contradiction(listed)
    assert warning is not None and "东经 114.0" in warning and "中央经线 117°" in warning
    assert contradiction(candidates(written("cm114"), {}, stated, AROUND)) is None


def test_a_local_system_fits_nowhere() -> None:
    shapes = shapely.transform(written("cm117"), lambda pairs: pairs - [450_000, 4_000_000])
    listed = candidates(np.asarray(shapes), {}, None, AROUND)
    assert not any(each.share for each in listed)


def test_degrees_and_metres_in_one_file_are_noticed() -> None:
    assert mixed(np.array([[117.0, 36.8], [500_000.0, 4_070_000.0]]))
    assert not mixed(np.array([[117.0, 36.8], [116.9, 36.7]])) and not mixed(np.array([[500_000.0, 4_070_000.0]]))
