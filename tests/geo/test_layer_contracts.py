"""Every committed layer keeps its contract, and the catalogue and the folder agree."""

import pytest

from geo import read
from geo.contracts import Layer

ALL_LAYERS = (*read.layers(), *read.base_layers())


@pytest.mark.parametrize("layer", ALL_LAYERS, ids=lambda layer: layer.id)
def test_a_layer_keeps_its_contract_and_is_not_empty(layer: Layer) -> None:
    assert read.features(layer.id)


@pytest.mark.parametrize("layer", ALL_LAYERS, ids=lambda layer: layer.id)
def test_a_layer_promises_exactly_the_worst_accuracy_of_its_features(layer: Layer) -> None:
    assert max(f["properties"]["accuracy_m"] for f in read.features(layer.id)) == layer.accuracy_m


@pytest.mark.parametrize("layer", ALL_LAYERS, ids=lambda layer: layer.id)
def test_coordinates_have_at_most_five_decimals(layer: Layer) -> None:
    def numbers(part: object) -> list[float]:
        return [part] if isinstance(part, int | float) else [n for p in part for n in numbers(p)]  # type: ignore[attr-defined]

    for feature in read.features(layer.id):
        assert all(round(n, 5) == n for n in numbers(feature["geometry"]["coordinates"]))


def test_every_file_in_the_folder_is_in_the_catalogue() -> None:
    assert {path.stem for path in (read.GEO / "layers").glob("*")} == {layer.id for layer in ALL_LAYERS}


def test_layers_come_in_drawing_order() -> None:
    orders = [layer.order for layer in read.layers()]
    assert orders == sorted(orders) and len(set(orders)) == len(orders)


def test_every_layer_that_draws_our_own_shapes_says_it_is_schematic() -> None:
    for layer in ALL_LAYERS:
        if any(f["properties"]["precision"] == "schematic" for f in read.features(layer.id)):
            assert layer.schematic, layer.id


def test_nothing_is_called_surveyed_for_no_official_survey_is_in_the_inputs() -> None:
    for layer in ALL_LAYERS:
        assert all(f["properties"]["precision"] != "surveyed" for f in read.features(layer.id)), layer.id


def test_a_shape_of_our_own_states_the_reason_for_its_place() -> None:
    for layer_id in ("axis", "belt", "cores", "groups", "forest_belts", "corridors"):
        assert all(len(f["properties"]["basis"]) > 8 for f in read.features(layer_id)), layer_id


def test_whatever_rests_on_openstreetmap_carries_its_credit() -> None:
    for layer in ALL_LAYERS:
        for feature in read.features(layer.id):
            source = feature["properties"]["source"]
            assert "OpenStreetMap" not in source or "© OpenStreetMap contributors" in source


def test_a_frame_has_one_row_per_feature_in_degrees() -> None:
    frame = read.frame("groups")
    assert len(frame) == 5 and frame.crs.to_epsg() == 4326


def test_the_index_puts_an_element_inside_its_own_box() -> None:
    for element in read.element_index().values():
        west, south, east, north = element.bbox
        assert west <= element.longitude <= east and south <= element.latitude <= north


def test_the_index_finds_an_element_in_the_layer_that_owns_it() -> None:
    index = read.element_index()
    assert index["x_fenghuang"].layer_id == "crossings"
    assert index["yellow_river"].layer_id == "yellow_river"
    assert index["hill_queshan"].layer_id == "hills"
