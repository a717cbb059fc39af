"""Road data as planners have them: Chinese columns and systems, zipped Shapefiles, swapped and mislabelled axes."""

import json
import zipfile
from io import BytesIO

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point

from components.intake import network
from components.intake.refusals import Bounds, UnusableError
from components.topics.crossings.facts import load_facts
from components.topics.reach import service
from tests.components.road_files import WEST_EAST, geojson, gpkg, kept, refusal, shapefile, taken


@pytest.fixture(scope="module")
def kit():
    return service.kit(load_facts().version)


@pytest.mark.parametrize(
    ("column", "is_read"),
    [
        ("设计速度", True), ("设计时速(km/h)", True), ("限速（公里/小时）", True), ("MAXSPEED", True),
        ("Speed_kmh", True), ("设计速", True), ("道路等级", False), ("speedway_id", False),
    ],
)  # fmt: skip
def test_the_columns_of_road_data_are_known_by_their_usual_names(kit, column, is_read):
    content = geojson(({column: 60}, WEST_EAST))
    if not is_read:
        with pytest.raises(UnusableError, match=column):
            kept("a.geojson", content, kit)
        return
    roads = kept("a.geojson", content, kit)
    assert list(roads.frame["kmh"]) == [60] and any(column in said for said in roads.report)
    assert any("高于实际车速" in said for said in roads.report) == column.startswith("设计")


def test_a_driven_speed_is_read_before_a_designed_one(kit):
    roads = kept("a.geojson", geojson(({"设计速度": 80, "平均车速": 35}, WEST_EAST)), kit)
    assert list(roads.frame["kmh"]) == [35]


def test_swapped_axes_are_turned_and_told(kit):
    turned = [[lat, lon] for lon, lat in WEST_EAST]
    roads = kept("a.geojson", geojson(({"kmh": 50}, turned)), kit)
    upright = kept("a.geojson", geojson(({"kmh": 50}, WEST_EAST)), kit)
    assert roads.frame.geometry.iloc[0].equals(upright.frame.geometry.iloc[0])
    assert any("写反" in said for said in roads.report) and not any("写反" in said for said in upright.report)


def test_metres_that_are_called_degrees_are_refused_with_the_way_out(kit):
    metres = [[508517.0, 4078077.0], [508900.0, 4078900.0]]
    with pytest.raises(UnusableError, match=r"508,708.*EPSG:4548"):
        kept("a.geojson", geojson(({"kmh": 50}, metres)), kit)


def test_a_wrong_meridian_is_refused_with_the_place_where_it_leads(tmp_path, kit):
    right = gpd.GeoDataFrame({"kmh": [50]}, geometry=[LineString(WEST_EAST)], crs=4326).to_crs(4548)
    wrong = gpkg(tmp_path / "wrong.gpkg", right.set_crs(4547, allow_override=True))
    with pytest.raises(UnusableError, match="东经 114"):
        kept("a.gpkg", wrong, kit)


def test_a_local_system_is_refused_by_its_name(tmp_path, kit):
    local = 'LOCAL_CS["济南独立坐标系",UNIT["metre",1]]'
    frame = gpd.GeoDataFrame({"kmh": [50]}, geometry=[LineString([(1, 2), (3, 4)])], crs=local)
    with pytest.raises(UnusableError, match="济南独立坐标系"):
        kept("a.gpkg", gpkg(tmp_path / "local.gpkg", frame), kit)


def test_geojson_of_older_chinese_software_is_read(kit):
    text = json.loads(geojson(({"设计速度": 60, "道路名称": "黄河大道"}, WEST_EAST)))
    roads = taken("a.geojson", json.dumps(text, ensure_ascii=False).encode("gb18030"))
    assert list(roads.frame["道路名称"]) == ["黄河大道"]


def test_of_several_layers_the_one_with_most_lines_is_read(tmp_path, kit):
    line = LineString(WEST_EAST)
    path = tmp_path / "several.gpkg"
    for layer, rows in (("范围", [Point(117, 36.7)]), ("辅线", [line]), ("道路", [line, line])):
        gpd.GeoDataFrame({"kmh": [50] * len(rows)}, geometry=rows, crs=4490).to_file(path, layer=layer, driver="GPKG")
    roads = kept("a.gpkg", path.read_bytes(), kit)
    assert len(roads.frame) == 2 and any("“道路”" in said for said in roads.report)


@pytest.mark.filterwarnings("ignore:.*field name:RuntimeWarning")
@pytest.mark.parametrize("encoding", ["GBK", "UTF-8"])
def test_a_zipped_shapefile_is_read_whatever_its_words_are_written_in(tmp_path, kit, encoding):
    roads = kept("a.zip", shapefile(tmp_path, encoding), kit)
    assert list(roads.frame["kmh"]) == [60] and "黄河大道" in roads.frame.iloc[0].tolist()


@pytest.mark.parametrize(
    ("parts", "code"), [("shp shx", "no_dbf"), ("dbf prj", "no_shp"), ("shp shx dbf", "")],
)  # fmt: skip
def test_an_incomplete_shapefile_is_refused_by_what_it_lacks(tmp_path, kit, parts, code):
    content = shapefile(tmp_path, "GBK", parts)
    if code:
        assert refusal("a.zip", content) == code
        return
    with pytest.raises(UnusableError, match=r"\.prj"):
        kept("a.zip", content, kit)


def test_an_archive_that_grows_is_damaged_or_holds_several_is_refused(tmp_path):
    content = shapefile(tmp_path, "GBK")
    assert refusal("a.zip", content[: len(content) // 2]) == "bad_zip"
    target = BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("other.shp", b"x")
    assert refusal("a.zip", target.getvalue()) == "several_shp"
    assert refusal("a.zip", content, Bounds(unpacked=100)) == "memory"


def test_destinations_that_no_road_leads_to_are_named(kit):
    north = [[117.0, 36.85], [117.05, 36.86], [117.1, 36.87]]
    own = network.network("north.geojson", geojson(({"kmh": 50}, north)), kit)
    assert any("附近没有路" in said and "老城" in said for said in own.report)
