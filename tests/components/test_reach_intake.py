"""Road networks from strangers: what is taken, what is refused, and what is said about it."""

import zipfile
from io import BytesIO

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, Polygon

from components.intake import intake, network, network_store
from components.intake.intake import RefusedError, precheck, take
from components.intake.network import UnusableError, usable
from components.topics.crossings.facts import load_facts
from components.topics.reach import service
from components.ui.reach import network_view
from tests.components.road_files import WEST_EAST, geojson, gpkg, refusal


@pytest.fixture(scope="module")
def kit():
    return service.kit(load_facts().version)


def bomb() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("roads.geojson", b" " * 5_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("roads.rar", bomb(), "format"),
        ("roads.zip", b"Rar!", "magic"),
        ("roads.geojson", bomb(), "magic"),
        ("roads.gpkg", bomb(), "magic"),
        ("roads.gpkg", b"{}", "magic"),
        ("roads.shp", b"x", "loose_shp"),
        ("roads", b"{}", "format"),
        ("roads.geojson", b"", "empty"),
        ("roads.geojson", b"<html>", "magic"),
    ],
)
def test_what_need_not_be_opened_is_refused_by_name_and_first_bytes(name, content, code):
    with pytest.raises(RefusedError) as error:
        precheck(name, content)
    assert error.value.code == code


def test_too_many_bytes_features_or_vertices_are_refused(monkeypatch):
    monkeypatch.setattr(intake, "MOST_BYTES", 100)
    with pytest.raises(RefusedError, match="too_big"):
        precheck("a.geojson", b"{" + b" " * 200)
    monkeypatch.setattr(intake, "MOST_BYTES", 1 << 20)
    monkeypatch.setattr(intake, "MOST_FEATURES", 1)
    assert refusal("a.geojson", geojson(({"kmh": 1}, WEST_EAST), ({"kmh": 1}, WEST_EAST))) == "features"
    monkeypatch.setattr(intake, "MOST_VERTICES", 2)
    assert refusal("a.geojson", geojson(({"kmh": 1}, WEST_EAST))) == "vertices"


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.geojson", b"{" + b"[" * 100_000, {"unreadable", "crash"}),
        ("a.geojson", b'{"type": "nonsense"}', {"unreadable", "no_geometry", "no_layer"}),
        ("a.geojson", geojson(), {"no_geometry", "unreadable", "no_layer"}),
        ("a.gpkg", b"SQLite format 3\0" + b"\xff" * 4000, {"unreadable"}),
        ("a.geojson", geojson(({"kmh": 50}, [[float("nan"), 36.7], [117, 36.8]])), {"nonfinite", "unreadable"}),
    ],
)
def test_broken_files_are_refused_with_a_reason(name, content, codes):
    assert refusal(name, content) in codes


def test_a_file_named_for_another_driver_is_not_opened_by_it(tmp_path):
    vrt = b'{"type": "x"}<OGRVRTDataSource><OGRVRTLayer name="x"/></OGRVRTDataSource>'
    assert refusal("a.json", vrt) in {"unreadable", "no_geometry", "no_layer", "crash"}


def test_points_and_areas_are_no_roads(kit):
    area = {"type": "Polygon", "coordinates": [[[117, 36.7], [117.1, 36.7], [117.1, 36.8], [117, 36.7]]]}
    with pytest.raises(UnusableError, match="没有线"):
        usable(take("a.geojson", geojson(({"kmh": 50}, area))), kit)
    kept = usable(take("a.geojson", geojson(({"kmh": 50}, area), ({"kmh": 50}, WEST_EAST))), kit)
    assert len(kept.frame) == 1 and any("去掉 1 个不是线" in said for said in kept.said)


def test_missing_and_absurd_speeds_are_dropped_and_counted(kit):
    rows = [({"kmh": speed}, WEST_EAST) for speed in (50, None, -3, 900, 0)]
    kept = usable(take("a.geojson", geojson(*rows)), kit)
    assert list(kept.frame["kmh"]) == [50]
    assert any("去掉 1 条没有车速" in said for said in kept.said) and any("去掉 3 条车速不在" in s for s in kept.said)
    with pytest.raises(UnusableError, match="可用的车速"):
        usable(take("a.geojson", geojson(({"kmh": None}, WEST_EAST), ({"kmh": -1}, WEST_EAST))), kit)


def test_a_speed_written_with_its_unit_is_read_and_a_file_without_speeds_names_its_fields(kit):
    kept = usable(take("a.geojson", geojson(({"maxspeed": "60 km/h"}, WEST_EAST))), kit)
    assert list(kept.frame["kmh"]) == [60]
    with pytest.raises(UnusableError, match="width"):
        usable(take("a.geojson", geojson(({"width": 7}, WEST_EAST))), kit)


def test_lines_far_away_are_dropped_and_a_file_of_only_such_lines_is_not_used(kit):
    far = [[100.0, 20.0], [100.1, 20.1]]
    kept = usable(take("a.geojson", geojson(({"kmh": 50}, far), ({"kmh": 50}, WEST_EAST))), kit)
    assert len(kept.frame) == 1 and any("图幅之外" in said for said in kept.said)
    with pytest.raises(UnusableError, match="之外"):
        usable(take("a.geojson", geojson(({"kmh": 50}, far))), kit)


@pytest.mark.filterwarnings("ignore:.crs. was not provided")
def test_a_geopackage_without_a_coordinate_system_is_not_guessed(tmp_path, kit):
    frame = gpd.GeoDataFrame({"kmh": [50]}, geometry=[LineString(WEST_EAST)])
    with pytest.raises(UnusableError, match="坐标系"):
        usable(take("a.gpkg", gpkg(tmp_path / "bare.gpkg", frame)), kit)


def test_a_geopackage_in_metres_lies_where_the_same_lines_in_degrees_lie(tmp_path, kit):
    frame = gpd.GeoDataFrame({"kmh": [50]}, geometry=[LineString(WEST_EAST)], crs=4326)
    metres = usable(take("a.gpkg", gpkg(tmp_path / "metres.gpkg", frame.to_crs(4547))), kit)
    degrees = usable(take("a.geojson", geojson(({"kmh": 50}, WEST_EAST))), kit)
    assert metres.frame.geometry.iloc[0].hausdorff_distance(degrees.frame.geometry.iloc[0]) < 1


def test_mixed_geometry_in_a_geopackage_keeps_its_lines(tmp_path, kit):
    shapes = [LineString(WEST_EAST), Point(117, 36.7), Polygon([(117, 36.7), (117.1, 36.7), (117, 36.8)])]
    frame = gpd.GeoDataFrame({"kmh": [50, 50, 50]}, geometry=shapes, crs=4326)
    assert len(usable(take("a.gpkg", gpkg(tmp_path / "mixed.gpkg", frame)), kit).frame) == 1


def test_the_template_is_a_network_that_works_and_the_report_says_how_it_lies(kit):
    own = network.network("example.geojson", network.template(), kit)
    said = "".join(own.report)
    assert "读到 3 个要素" in said and "互不相连的 1 块" in said and "路网里自带的过河通道 1 处" in said
    assert own.reach.minutes(kit.places[0].cell, own.reach.idents).shape == (len(kit.grid),)
    assert own.key != kit.key


@pytest.fixture
def session(monkeypatch):
    kept: dict[str, object] = {}
    for module in (network_view, network_store):
        monkeypatch.setattr(module.st, "session_state", kept)
    return kept


def test_a_refused_file_leaves_what_was_in_use_and_the_grid_is_one_click_away(session, kit):
    network_view.take_file(kit, "example.geojson", network.template())
    assert network_store.current() and network_view.REFUSED not in session
    network_view.take_file(kit, "bad.geojson", b'{"type": "nonsense"}')
    assert network_store.current() and "有效的" in session[network_view.REFUSED]
    network_view.take_file(kit, "bare.geojson", geojson(({"width": 7}, WEST_EAST)))
    assert "车速字段" in session[network_view.REFUSED]
    network_view.back()
    assert network_store.current() is None and network_view.REFUSED not in session


def test_lines_that_never_meet_are_refused_in_a_sentence(session, kit):
    still = [[117.0, 36.85], [117.0, 36.85]]
    network_view.take_file(kit, "still.geojson", geojson(({"kmh": 50}, still)))
    assert network_store.current() is None and session[network_view.REFUSED]
