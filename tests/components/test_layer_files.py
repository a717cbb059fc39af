"""Layers and tables as they are taken away: valid, named, with where they come from and what they are not."""

from __future__ import annotations

import json

import pytest

from components.base import cache
from components.export.layer_files import element_file, layer_file
from components.topics.sources.facts import all_layers


@pytest.mark.parametrize("layer", all_layers(), ids=lambda layer: layer.id)
def test_every_layer_leaves_with_its_system_its_notice_its_origin_and_ids(layer) -> None:
    found = json.loads(layer_file(layer)())
    assert found["type"] == "FeatureCollection" and found["crs"]["properties"]["name"].endswith("CRS84")
    assert "非法定边界" in found["schematic"] and found["source"] and found["licence"] and found["made"]
    ids = [feature["id"] for feature in found["features"]]
    assert len(set(ids)) == len(ids) == len(cache.features(layer.id))
    assert [f["geometry"] for f in found["features"]] == [f["geometry"] for f in cache.features(layer.id)]


def test_one_element_leaves_with_the_words_of_its_layer() -> None:
    feature = cache.features("groups")[0]
    found = json.loads(element_file(feature))
    assert [one["id"] for one in found["features"]] == [feature["properties"]["id"]]
    assert found["name"] and "3000 米" in found["accuracy"].replace(",", "")


def test_the_table_of_indicators_leaves_with_grade_and_source_of_every_row() -> None:
    from components.topics.indicators.facts import load_facts, overview, overview_export

    known = load_facts()
    table = overview_export(known, "all")
    assert list(table.index) == list(overview(known, "all").index) and list(table.columns[-2:]) == ["等级", "来源"]
    assert table["来源"].str.len().gt(0).all() and table["等级"].str.len().gt(0).all()
    assert "等级" not in overview(known, "all").columns, "the screen's table is as it was"
