"""A broken layer says which file, which feature and what is wrong, all faults at once."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo import read
from geo.errors import LayerContractError

Feature = dict[str, Any]
LATIN_SENTENCE = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the catalogue and of the hills, to be spoilt."""
    shutil.copy(read.GEO / "layers.yaml", tmp_path / "layers.yaml")
    (tmp_path / "layers").mkdir()
    shutil.copy(read.layer_path("hills"), tmp_path / "layers" / "hills.geojson")
    return tmp_path


def spoil(root: Path, change: Callable[[list[Feature]], Any]) -> LayerContractError:
    path = root / "layers" / "hills.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    change(collection["features"])
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(LayerContractError) as caught:
        read.features("hills", root)
    return caught.value


def test_a_sound_copy_is_read(copy: Path) -> None:
    assert len(read.features("hills", copy)) == 3


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "layers" / "hills.geojson").unlink()
    with pytest.raises(LayerContractError) as caught:
        read.features("hills", copy)
    assert [(f.file, f.row) for f in caught.value.faults] == [("layers/hills.geojson", None)]
    assert "文件不存在" in caught.value.faults[0].what


@pytest.mark.parametrize("text", ["{", "", "[1, 2]", '{"type": "FeatureCollection"}', "\ufeff"])
def test_a_file_that_is_no_collection_is_named(copy: Path, text: str) -> None:
    (copy / "layers" / "hills.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(LayerContractError) as caught:
        read.features("hills", copy)
    assert caught.value.faults[0].file == "layers/hills.geojson"


def test_a_file_in_another_encoding_is_named(copy: Path) -> None:
    path = copy / "layers" / "hills.geojson"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(LayerContractError, match="不是 UTF-8 编码（第 2 行起无法读取）"):
        read.features("hills", copy)


def test_a_repeated_id_names_both_features(copy: Path) -> None:
    error = spoil(copy, lambda found: found[2]["properties"].update(id=found[0]["properties"]["id"]))
    assert [(f.row, "第 1 个要素" in f.what) for f in error.faults] == [(2, True)]


def test_swapped_coordinates_are_recognised(copy: Path) -> None:
    error = spoil(copy, lambda found: found[1]["geometry"]["coordinates"].reverse())
    assert [f.row for f in error.faults] == [1] and "写反了" in error.faults[0].what


def test_a_coordinate_that_is_not_a_number_is_named(copy: Path) -> None:
    error = spoil(copy, lambda found: found[0]["geometry"].update(coordinates=[float("nan"), 36.7]))
    assert [f.row for f in error.faults] == [0] and "须为两个数字" in error.faults[0].what


def test_a_place_outside_the_window_is_named(copy: Path) -> None:
    error = spoil(copy, lambda found: found[0]["geometry"].update(coordinates=[121.5, 31.2]))
    assert "不在济南一带" in error.faults[0].what


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", ""), ("name_en", "  "), ("source", None), ("precision", "exact"), ("accuracy_m", 0), ("accuracy_m", "5")],
)
def test_a_property_that_breaks_the_contract_is_named(copy: Path, name: str, value: object) -> None:
    error = spoil(copy, lambda found: found[1]["properties"].update({name: value}))
    assert [f.row for f in error.faults] == [1] and name in error.faults[0].what


def test_an_accuracy_worse_than_the_catalogue_promises_is_named(copy: Path) -> None:
    error = spoil(copy, lambda found: found[0]["properties"].update(accuracy_m=9000))
    assert "大于 layers.yaml 所写的" in error.faults[0].what


def test_all_faults_come_at_once(copy: Path) -> None:
    def many(found: list[Feature]) -> None:
        del found[0]["properties"]["name_en"]
        found[1]["geometry"] = None
        found[2]["properties"]["accuracy_m"] = -1

    assert [f.row for f in spoil(copy, many).faults] == [0, 1, 2]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Point"},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": "117, 36"},
        {"type": "Point", "coordinates": ["117", "36"]},
        {"type": "Point", "coordinates": [117.0]},
        {"type": "LineString", "coordinates": [[117.0, 36.7], [117.1, 36.8]]},
        {"type": "GeometryCollection", "coordinates": [117.0, 36.7]},
    ],
)
def test_a_geometry_that_cannot_be_drawn_is_a_fault_not_a_crash(copy: Path, geometry: object) -> None:
    error = spoil(copy, lambda found: found[0].update(geometry=geometry))
    assert error.faults[0].row == 0


def test_a_polygon_that_crosses_itself_is_named(copy: Path) -> None:
    shutil.copy(read.layer_path("cores"), copy / "layers" / "cores.geojson")
    path = copy / "layers" / "cores.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    bow = [[117.0, 36.8], [117.1, 36.9], [117.1, 36.8], [117.0, 36.9], [117.0, 36.8]]
    collection["features"][1]["geometry"] = {"type": "Polygon", "coordinates": [bow]}
    path.write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(LayerContractError, match=re.escape("自相交，或内环越出外环），位置在（117.05，36.85）附近")):
        read.features("cores", copy)


def test_an_unknown_layer_is_named(copy: Path) -> None:
    with pytest.raises(LayerContractError, match="没有登记图层“metro”"):
        read.features("metro", copy)


@pytest.mark.parametrize("text", ["layers: [", "- a list", "layers: text"])
def test_a_catalogue_that_is_no_catalogue_is_named(copy: Path, text: str) -> None:
    (copy / "layers.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LayerContractError) as caught:
        read.layers(copy)
    assert caught.value.faults[0].file == "layers.yaml"


def test_a_catalogue_entry_with_a_word_too_many_and_one_too_few_names_both(copy: Path) -> None:
    (copy / "layers.yaml").write_text("layers:\n  - {id: hills, colour: red}\n", encoding="utf-8")
    with pytest.raises(LayerContractError) as caught:
        read.layers(copy)
    said = " ".join(f.what for f in caught.value.faults)
    assert "colour" in said and "hills：缺少“title”" in said


def test_every_fault_is_a_chinese_sentence_with_file_and_feature(copy: Path) -> None:
    """No words of the parser, of GEOS or of the contract's own English."""
    texts = ["", "{", "[1]", '{"type": "FeatureCollection"}']
    for text in texts:
        (copy / "layers" / "hills.geojson").write_text(text, encoding="utf-8")
        with pytest.raises(LayerContractError) as caught:
            read.features("hills", copy)
        (fault,) = caught.value.faults
        assert fault.place == "geo/layers/hills.geojson"
        assert not LATIN_SENTENCE.search(fault.what), fault.what


def test_a_fault_names_the_feature_as_people_call_it(copy: Path) -> None:
    error = spoil(copy, lambda found: found[1]["properties"].update(accuracy_m=0))
    assert error.faults[0].place == "geo/layers/hills.geojson 第 2 个要素“华山”"
    assert error.faults[0].what == "属性“accuracy_m”（误差，米）须为大于 0 的数字，现为“0”"


def test_a_fault_of_the_catalogue_names_the_line(copy: Path) -> None:
    path = copy / "layers.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines) if text.strip() == "geometry: polygon")
    lines[line] = lines[line].replace("polygon", "blob")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(LayerContractError) as caught:
        read.layers(copy)
    (fault,) = caught.value.faults
    assert fault.place == f"geo/layers.yaml 第 {line + 1} 行"
    assert fault.what == "districts：“geometry”只能取：polygon、line、point，现为“blob”"


def test_one_broken_layer_leaves_the_others_in_the_index(tmp_path: Path) -> None:
    copy = tmp_path / "geo"
    shutil.copytree(read.GEO, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__", "inputs", "making"))
    (copy / "layers" / "hills.geojson").write_text("{", encoding="utf-8")
    places, faults = read.sound_index(copy)
    assert [fault.file for fault in faults] == ["layers/hills.geojson"]
    assert set(read.element_index()) - set(places) == {f["properties"]["id"] for f in read.features("hills")}


@pytest.mark.parametrize(
    ("content", "place"),
    [(None, "geo/unlocated.csv"), ("a,b\n", "geo/unlocated.csv 第 1 行"), ("%s\nx,y\n", "geo/unlocated.csv 第 2 行")],
)
def test_a_broken_list_of_things_without_a_place_is_told(tmp_path: Path, content: str | None, place: str) -> None:
    if content is not None:
        (tmp_path / "unlocated.csv").write_text(content.replace("%s", ",".join(read.UNLOCATED_COLUMNS)), "utf-8")
    with pytest.raises(LayerContractError) as caught:
        read.unlocated(tmp_path)
    (fault,) = caught.value.faults
    assert fault.place == place and str(tmp_path) not in fault.what
