"""Kinds of road files that people have: words in any encoding, speeds in any spelling, lines in any wrapping."""

import json

import numpy as np
import pytest

from components.intake import intake
from components.intake.refusals import DatumError, UnusableError
from components.intake.road_fields import is_one_way, one_way_column
from components.intake.road_speeds import speeds
from components.topics.crossings.facts import load_facts
from components.topics.reach import service
from geo.datum import wgs84_to_bd09, wgs84_to_gcj02
from geo.measure import unproject
from geo.reach_layers import river
from tests.components.road_files import WEST_EAST, geojson, kept, table, taken, zipped


@pytest.fixture(scope="module")
def kit():
    return service.kit(load_facts().version)


def chinese(encoding: str, language_byte: int = 0) -> bytes:
    names, row = ["名称", "限速"], ["黄河大道", "50"]
    return table([n.encode(encoding) for n in names], [tuple(c.encode(encoding) for c in row)] * 2, language_byte)


@pytest.mark.parametrize("cpg", [None, b"UTF-8", b"ANSI 936", b"ISO-8859-1", b"OEM", b"system", b"936", b"GBK", b""])
@pytest.mark.parametrize("language_byte", [0, 0x57, 0x4D, 0x03])
def test_chinese_words_are_read_whatever_the_table_says_of_itself(tmp_path, cpg, language_byte):
    more = {} if cpg is None else {"cpg": cpg}
    for encoding in ("gbk", "utf-8"):
        roads = taken("a.zip", zipped(tmp_path, chinese(encoding, language_byte), **more))
        assert list(roads.frame["名称"]) == ["黄河大道"] * 2 and list(roads.frame["限速"]) == ["50", "50"]
        assert encoding.upper() in "".join(roads.notes)


@pytest.mark.parametrize(("cpg", "contradicted"), [(b"UTF-8", True), (b"GBK", False)])
def test_a_contradicted_encoding_is_named_in_the_report(tmp_path, cpg, contradicted):
    notes = "".join(taken("a.zip", zipped(tmp_path, chinese("gbk"), cpg=cpg)).notes)
    assert ("不符" in notes) == contradicted and "GBK" in notes


@pytest.mark.parametrize(
    ("encoding", "cpg", "word"),
    [("big5", b"950", "黃河大道"), ("cp1252", b"1252", "Allée Voltaire"), ("gb18030", b"", "㐂黄河")],
)
def test_another_encoding_is_believed_where_the_words_bear_it_out(tmp_path, encoding, cpg, word):
    dbf = table([b"name", b"kmh"], [(word.encode(encoding), b"50")])
    assert list(taken("a.zip", zipped(tmp_path, dbf, cpg=cpg)).frame["name"]) == [word]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_word_cut_within_its_last_character_is_read_up_to_it(tmp_path, encoding):
    word, bytes_each = "路" * 30, len("路".encode(encoding))
    cut = word.encode(encoding)[: 39 if encoding == "gbk" else 40]
    roads = taken("a.zip", zipped(tmp_path, table(["名称".encode(encoding), b"kmh"], [(cut, b"50")])))
    assert roads.frame["名称"].tolist() == [word[: 39 // bytes_each]]


def test_fields_of_one_name_are_both_read_and_the_second_is_renamed(tmp_path, kit):
    dbf = table([b"kmh", b"kmh", b"KMH"], [(b"50", b"80", b"90")])
    roads = kept("a.zip", zipped(tmp_path, dbf), kit)
    assert list(roads.frame["kmh"]) == [50] and list(roads.frame["kmh_2"]) == ["80"]
    assert any("后一个改名为“kmh_2”" in said for said in roads.report)


@pytest.mark.parametrize("resource", ["._roads.shp", "__MACOSX/._roads.shp", "a/._other.shp"])
def test_what_a_mac_puts_beside_the_parts_is_no_shapefile(tmp_path, resource):
    dbf = table([b"kmh"], [(b"50",)])
    assert len(taken("a.zip", zipped(tmp_path, dbf, **{resource: b"\0\5\x16\7"})).frame) == 1


@pytest.mark.parametrize(
    ("written", "kmh"),
    [
        ("50", 50), (" 50 ", 50), (50, 50), (50.5, 50.5), ("60 km/h", 60), ("60KM/H", 60), ("６０公里", 60),
        ("５０", 50), ("60公里/小时", 60), ("30 mph", 48), ("40MPH", 64), ("15 m/s", 54), ("20 knots", 37),
        (["50", "60"], 50), ('["50", "60"]', 50), ("50;60", 50), ("50|60", 50), ("50，60", 50), ("40-60", 40),
        ("40～60", 40), ("none;60", 60), ("500;60", 60), (["walk", 40], 40), ("60（小客车）", 60), ("-3", None),
        ("900", None), ("walk", None), ("CN:urban", None), (None, None), (float("nan"), None), (True, None),
        ("50 furlongs", None), ({"a": 1}, None), ([], None), ("", None), ("−50", None), ("1e3", None),
    ],
)  # fmt: skip
def test_a_speed_is_read_as_people_write_it(written, kmh):
    found = speeds([written], "maxspeed").kmh[0]
    assert np.isnan(found) if kmh is None else found == kmh


def test_a_unit_in_the_fields_name_holds_for_values_without_one():
    assert list(speeds(["30", "30 km/h"], "限速（mph）").kmh) == [48, 30]
    assert list(speeds(["50"], "限速（km/h）").kmh) == [50]


def test_lists_other_units_and_unknown_units_are_said(kit):
    written = [["50", "60"], "30 mph", "60", "7 furlongs"]
    roads = kept("a.geojson", geojson(*(({"maxspeed": each}, WEST_EAST) for each in written)), kit)
    said = "".join(roads.report)
    assert list(roads.frame["kmh"]) == [50, 48, 60]
    assert "有 1 条线写了几个车速" in said and "“30 mph”计作 48" in said and "“7 furlongs”" in said
    with pytest.raises(UnusableError, match="单位无法识别，例如“7 furlongs”"):
        kept("a.geojson", geojson(({"maxspeed": "7 furlongs"}, WEST_EAST)), kit)


def test_lines_are_taken_out_of_collections(kit):
    line = {"type": "LineString", "coordinates": WEST_EAST}
    point = {"type": "Point", "coordinates": WEST_EAST[0]}
    nested = {"type": "GeometryCollection", "geometries": [point, {"type": "GeometryCollection", "geometries": [line]}]}
    roads = kept("a.geojson", geojson(({"kmh": 50}, nested)), kit)
    assert len(roads.frame) == 1 and roads.frame.geometry.iloc[0].length > 1000
    bare = json.dumps({"type": "GeometryCollection", "geometries": [line]}).encode()
    with pytest.raises(UnusableError, match="现有字段：无"):
        kept("a.geojson", bare, kit)


@pytest.mark.parametrize(
    ("column", "value", "one_way"),
    [
        ("oneway", "yes", True), ("oneway", "-1", True), ("ONEWAY", "F", False), ("oneway", "no", False),
        ("单行", "是", True), ("是否单行", "否", False), ("oneway", None, False), ("oneway", True, True),
    ],
)  # fmt: skip
def test_one_way_roads_are_counted_and_said(kit, column, value, one_way):
    assert one_way_column(["名称", column]) == column and is_one_way(value) == one_way
    said = "".join(kept("a.geojson", geojson(({"kmh": 50, column: value}, WEST_EAST)), kit).report)
    assert (f"1 条单行线按双向计（字段 {column}）" in said) == one_way


def bridges(kit, shift=None) -> bytes:
    """A road over each bridge whose place is well known, straight across the river, shifted to another datum."""
    from shapely.geometry import LineString

    line, rows = LineString(river()), []
    for link in kit.reach.links:
        if link.accuracy_m > 250:
            continue
        along = line.project(LineString([(link.x_m, link.y_m), (link.x_m, link.y_m + 1)]).interpolate(0))
        before, after = (line.interpolate(along + step) for step in (-300, 300))
        east, north = (after.x - before.x) / 600, (after.y - before.y) / 600
        ends = [(link.x_m - side * 1500 * north, link.y_m + side * 1500 * east) for side in (-1, 1)]
        degrees = [list(pair) for pair in unproject(LineString(ends)).coords]
        rows.append(({"kmh": 60}, [list(map(float, shift(*pair))) if shift else pair for pair in degrees]))
    return geojson(*rows)


def test_roads_in_their_stated_datum_fit_the_known_bridges(kit):
    said = "".join(kept("a.geojson", bridges(kit), kit).report)
    assert "与 5 处已知桥位相符，坐标基准是 WGS 84" in said


@pytest.mark.parametrize(
    ("datum", "shift", "name"), [("gcj02", wgs84_to_gcj02, "GCJ-02"), ("bd09", wgs84_to_bd09, "BD-09")]
)
def test_roads_shifted_to_the_datum_of_web_maps_are_asked_about_and_put_right(kit, datum, shift, name):
    shifted = bridges(kit, shift)
    with pytest.raises(DatumError, match=f"按 {name} 则与 5 处相符"):
        kept("a.geojson", shifted, kit)
    right, moved = kept("a.geojson", bridges(kit), kit), kept("a.geojson", shifted, kit, datum)
    apart = right.frame.geometry.reset_index(drop=True).hausdorff_distance(moved.frame.geometry.reset_index(drop=True))
    assert apart.max() < 0.1 and f"坐标基准是 {name}" in "".join(moved.report)
    assert "请核对坐标基准" in "".join(kept("a.geojson", shifted, kit, "wgs84").report)


def test_without_a_road_over_a_known_bridge_the_report_says_that_the_datum_is_unchecked(kit):
    assert any("无法核对坐标基准" in said for said in kept("a.geojson", geojson(({"kmh": 50}, WEST_EAST)), kit).report)


def test_the_language_of_the_report_is_chosen_when_it_is_shown(kit):
    from components.intake.road_exchange import sentence_as_json, sentence_from_json

    for sentence in kept("a.geojson", geojson(({"kmh": 50, "oneway": "yes"}, WEST_EAST)), kit).report:
        again = sentence_from_json(sentence_as_json(sentence))
        assert (again, again.template) == (sentence, sentence.template)


def test_no_more_than_two_files_are_read_at_once_and_the_third_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(intake, "WAIT_S", 0.05)
    with intake.place_to_read():
        assert not intake.waiting()
        with intake.place_to_read():
            assert intake.waiting()
            with pytest.raises(intake.RefusedError, match="busy"), intake.place_to_read():
                pass
    assert not intake.waiting()
