"""A broken layer says which file, which feature and what is wrong, all faults at once."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo import read
from geo.errors import LayerContractError

Feature = dict[str, Any]


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
    assert "missing" in caught.value.faults[0].what


@pytest.mark.parametrize("text", ["{", "", "[1, 2]", '{"type": "FeatureCollection"}', "\ufeff"])
def test_a_file_that_is_no_collection_is_named(copy: Path, text: str) -> None:
    (copy / "layers" / "hills.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(LayerContractError) as caught:
        read.features("hills", copy)
    assert caught.value.faults[0].file == "layers/hills.geojson"


def test_a_file_in_another_encoding_is_named(copy: Path) -> None:
    path = copy / "layers" / "hills.geojson"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(LayerContractError, match="cannot be read"):
        read.features("hills", copy)


def test_a_repeated_id_names_both_features(copy: Path) -> None:
    error = spoil(copy, lambda found: found[2]["properties"].update(id=found[0]["properties"]["id"]))
    assert [(f.row, "feature 0" in f.what) for f in error.faults] == [(2, True)]


def test_swapped_coordinates_are_recognised(copy: Path) -> None:
    error = spoil(copy, lambda found: found[1]["geometry"]["coordinates"].reverse())
    assert [f.row for f in error.faults] == [1] and "swapped" in error.faults[0].what


def test_a_coordinate_that_is_not_a_number_is_named(copy: Path) -> None:
    error = spoil(copy, lambda found: found[0]["geometry"].update(coordinates=[float("nan"), 36.7]))
    assert [f.row for f in error.faults] == [0] and "finite" in error.faults[0].what


def test_a_place_outside_the_window_is_named(copy: Path) -> None:
    error = spoil(copy, lambda found: found[0]["geometry"].update(coordinates=[121.5, 31.2]))
    assert "outside the window" in error.faults[0].what


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", ""), ("name_en", "  "), ("source", None), ("precision", "exact"), ("accuracy_m", 0), ("accuracy_m", "5")],
)
def test_a_property_that_breaks_the_contract_is_named(copy: Path, name: str, value: object) -> None:
    error = spoil(copy, lambda found: found[1]["properties"].update({name: value}))
    assert [f.row for f in error.faults] == [1] and name in error.faults[0].what


def test_an_accuracy_worse_than_the_catalogue_promises_is_named(copy: Path) -> None:
    error = spoil(copy, lambda found: found[0]["properties"].update(accuracy_m=9000))
    assert "worse" in error.faults[0].what


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
    with pytest.raises(LayerContractError, match="not valid"):
        read.features("cores", copy)


def test_an_unknown_layer_is_named(copy: Path) -> None:
    with pytest.raises(LayerContractError, match="no layer 'metro'"):
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
    assert "colour" in said and "title" in said and "'hills'" in said
