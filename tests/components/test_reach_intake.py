"""Road networks from strangers: what is taken, what is refused, and what is said about it."""

import gc
import json
import zipfile
from dataclasses import replace
from io import BytesIO

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, Polygon

from components.intake import intake, network
from components.intake.intake import precheck
from components.intake.refusals import BOUNDS, Bounds, RefusedError, UnusableError
from components.topics.crossings.facts import load_facts
from components.topics.reach import service
from components.ui.reach import network_view, own_network
from model.cover.streets import NO_STREETS
from tests.components.road_files import WEST_EAST, geojson, gpkg, kept, refusal


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


def test_too_many_bytes_features_vertices_or_columns_are_refused():
    with pytest.raises(RefusedError, match="too_big"):
        precheck("a.geojson", b"{" + b" " * BOUNDS.bytes)
    one, two = geojson(({"kmh": 1}, WEST_EAST)), geojson(({"kmh": 1}, WEST_EAST), ({"kmh": 1}, WEST_EAST))
    assert refusal("a.geojson", two, Bounds(features=1)) == "features"
    assert refusal("a.geojson", one, Bounds(vertices=2)) == "vertices"
    many = geojson(*(({f"column{n}": 1}, WEST_EAST) for n in range(BOUNDS.columns + 1)))
    assert refusal("a.geojson", many) == "columns"


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.geojson", b"{" + b"[" * 100_000, {"nested"}),
        ("a.geojson", geojson(({"kmh": 50, "a": json.loads("[" * 400 + "]" * 400)}, WEST_EAST)), {"nested"}),
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
        kept("a.geojson", geojson(({"kmh": 50}, area)), kit)
    roads = kept("a.geojson", geojson(({"kmh": 50}, area), ({"kmh": 50}, WEST_EAST)), kit)
    assert len(roads.frame) == 1 and any("去掉 1 个不是线" in said for said in roads.report)


def test_missing_and_absurd_speeds_are_dropped_and_counted(kit):
    rows = [({"kmh": speed}, WEST_EAST) for speed in (50, None, -3, 900, 0)]
    roads = kept("a.geojson", geojson(*rows), kit)
    assert list(roads.frame["kmh"]) == [50]
    assert any("去掉 1 条没有车速" in said for said in roads.report) and any(
        "去掉 3 条车速不在" in s for s in roads.report
    )
    with pytest.raises(UnusableError, match="可用的车速"):
        kept("a.geojson", geojson(({"kmh": None}, WEST_EAST), ({"kmh": -1}, WEST_EAST)), kit)


def test_a_speed_written_with_its_unit_is_read_and_a_file_without_speeds_names_its_fields(kit):
    roads = kept("a.geojson", geojson(({"maxspeed": "60 km/h"}, WEST_EAST)), kit)
    assert list(roads.frame["kmh"]) == [60]
    with pytest.raises(UnusableError, match="width"):
        kept("a.geojson", geojson(({"width": 7}, WEST_EAST)), kit)


def test_lines_far_away_are_dropped_and_a_file_of_only_such_lines_is_not_used(kit):
    far = [[100.0, 20.0], [100.1, 20.1]]
    roads = kept("a.geojson", geojson(({"kmh": 50}, far), ({"kmh": 50}, WEST_EAST)), kit)
    assert len(roads.frame) == 1 and any("图幅之外" in said for said in roads.report)
    with pytest.raises(UnusableError, match="之外"):
        kept("a.geojson", geojson(({"kmh": 50}, far)), kit)


@pytest.mark.filterwarnings("ignore:.crs. was not provided")
def test_a_geopackage_without_a_coordinate_system_is_not_guessed(tmp_path, kit):
    frame = gpd.GeoDataFrame({"kmh": [50]}, geometry=[LineString(WEST_EAST)])
    with pytest.raises(UnusableError, match="坐标系"):
        kept("a.gpkg", gpkg(tmp_path / "bare.gpkg", frame), kit)


def test_a_geopackage_in_metres_lies_where_the_same_lines_in_degrees_lie(tmp_path, kit):
    frame = gpd.GeoDataFrame({"kmh": [50]}, geometry=[LineString(WEST_EAST)], crs=4326)
    metres = kept("a.gpkg", gpkg(tmp_path / "metres.gpkg", frame.to_crs(4547)), kit)
    degrees = kept("a.geojson", geojson(({"kmh": 50}, WEST_EAST)), kit)
    assert metres.frame.geometry.iloc[0].hausdorff_distance(degrees.frame.geometry.iloc[0]) < 1


def test_mixed_geometry_in_a_geopackage_keeps_its_lines(tmp_path, kit):
    shapes = [LineString(WEST_EAST), Point(117, 36.7), Polygon([(117, 36.7), (117.1, 36.7), (117, 36.8)])]
    frame = gpd.GeoDataFrame({"kmh": [50, 50, 50]}, geometry=shapes, crs=4326)
    assert len(kept("a.gpkg", gpkg(tmp_path / "mixed.gpkg", frame), kit).frame) == 1


def test_the_template_is_a_network_that_works_and_the_report_says_how_it_lies(kit):
    own = network.network("example.geojson", network.template(), kit)
    said = "".join(own.report)
    assert "读到 3 个要素" in said and "互不相连的 1 块" in said and "路网里自带的过河通道 1 处" in said
    assert own.reach.minutes(kit.places[0].cell, own.reach.idents).shape == (len(kit.grid),)
    assert own.key != kit.key


@pytest.fixture
def session(monkeypatch):
    state: dict[str, object] = {}
    for module in (network_view, own_network):
        monkeypatch.setattr(module.st, "session_state", state)
    return state


def test_a_refused_file_leaves_what_was_in_use_and_the_grid_is_one_click_away(session, kit):
    network_view.take_file(kit, "example.geojson", network.template())
    assert own_network.current() and network_view.REFUSED not in session
    network_view.take_file(kit, "bad.geojson", b'{"type": "nonsense"}')
    assert own_network.current() and "有效的" in session[network_view.REFUSED]
    network_view.take_file(kit, "bare.geojson", geojson(({"width": 7}, WEST_EAST)))
    assert "车速字段" in session[network_view.REFUSED]
    network_view.back()
    assert own_network.current() is None and network_view.REFUSED not in session


def test_lines_that_never_meet_are_refused_in_a_sentence(session, kit):
    still = [[117.0, 36.85], [117.0, 36.85]]
    network_view.take_file(kit, "still.geojson", geojson(({"kmh": 50}, still)))
    assert own_network.current() is None and session[network_view.REFUSED]


def test_the_reading_process_gets_no_more_environment_than_it_needs_and_no_way_out(monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORER_SCENARIO_DATABASE", "postgresql://user:password@host/base")
    monkeypatch.setenv("GDAL_HTTP_HEADERS", "Authorization: secret")
    given = intake.environment(tmp_path / "roads.gpkg")
    assert "PATH" not in given and not [key for key in given if key.startswith(("EXPLORER", "GDAL_HTTP_HEADERS"))]
    assert {given[key] for key in intake.PROXIES} == {intake.NOWHERE}
    skipped = set(given["GDAL_SKIP"].split(","))
    assert {"OGR_VRT", "HTTP", "WFS", "CSV", "GeoJSON", "PostgreSQL"} & skipped >= {"OGR_VRT", "CSV", "GeoJSON"}
    assert "GPKG" not in skipped


@pytest.fixture
def instant(monkeypatch, kit):
    """Files modelled without reading them, each with arrays of its own."""

    def model(name, content, ground, datum):
        return intake.Modelled(replace(kit.reach, table=kit.reach.table.copy()), NO_STREETS, ())

    monkeypatch.setattr(network, "model", model)


def test_networks_in_use_are_bounded_in_bytes_and_given_back_when_put_away(instant, monkeypatch, kit):
    gc.collect()
    before, one = network.held_bytes(), network.network("a.geojson", b"a", kit)
    each = network.held_bytes() - before
    assert each == network.bytes_of(one.reach) > 0
    monkeypatch.setattr(network, "MOST_HELD", before + 2 * each)
    other = network.network("b.geojson", b"b", kit)
    with pytest.raises(RefusedError, match="held"):
        network.network("c.geojson", b"c", kit)
    del other
    gc.collect()
    assert network.network("c.geojson", b"c", kit).name == "c.geojson"


def test_one_file_in_two_sessions_is_modelled_and_held_once(instant, kit):
    one = network.network("a.geojson", b"same", kit)
    held = network.held_bytes()
    other = network.network("copy.geojson", b"same", kit)
    assert other.reach is one.reach and other.name == "copy.geojson" and network.held_bytes() == held
    assert network.network("a.geojson", b"same", kit, "gcj02").key != one.key


def test_other_assumptions_do_not_copy_the_table_of_a_supplied_network(kit):
    own = network.network("example.geojson", network.template(), kit)
    slower = service.under(own.key, own.reach, replace(own.reach.speeds, crossing_kmh=30.0))
    assert slower.table is own.reach.table
