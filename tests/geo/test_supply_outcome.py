"""A supplied layer in place of the sketch: what is derived follows it, and the whole keeps its contracts."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import shapely
import yaml
from shapely.geometry import shape

from data.catalog import sources
from data.tables import DATA
from geo import build, read
from geo.contracts import check_features
from geo.measure import area_km2, project
from geo.screen import thinned
from geo.supply.catalogue import CatalogueError, Statement, Words, faults_of, with_entry, with_source
from geo.supply.outcome import Replacement, files
from tests.components.map_files import boundary, official

SOURCE = Words("勘界成果（虚构）", "Survey (made up)")
STATEMENT = Statement("surveyed", 5.0, "boundary-2026", SOURCE, Words("内部", ""), is_new=True)
IDS = [each["properties"]["id"] for each in read.features("subdistricts")]


def layer(ident: str) -> read.Layer:
    return next(each for each in read.layers() if each.id == ident)


def subdistricts() -> Replacement:
    return Replacement(layer("subdistricts"), dict(zip(IDS, official().geometry, strict=True)), STATEMENT)


def outline() -> Replacement:
    return Replacement(layer("startup_area"), {"startup_area": boundary().geometry[0]}, STATEMENT)


def _moved(pairs: np.ndarray) -> np.ndarray:
    return pairs + np.array([2e-4, 1e-4])


def root_with(folder: Path, changed: dict[str, str], base: Path = read.GEO) -> Path:
    """The map room of a release."""
    root = folder / "geo"
    shutil.copytree(base / "layers", root / "layers")
    for name in ("layers.yaml", "unlocated.csv"):
        shutil.copy(base / name, root / name)
    for path, text in changed.items():
        (folder / path).write_text(text, encoding="utf-8")
    return root


def ground(ident: str, root: Path) -> dict[str, shapely.Geometry]:
    return {each["properties"]["id"]: project(shape(each["geometry"])) for each in read.features(ident, root)}


@pytest.fixture(scope="module")
def with_outline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return root_with(tmp_path_factory.mktemp("outline"), files([outline()], read.GEO))


def test_a_release_with_an_outline_is_what_its_inputs_make(with_outline: Path) -> None:
    assert build.outdated(with_outline) == []
    assert read.sound_index(with_outline)[1] == ()


def test_the_sketched_subdistricts_cover_the_supplied_outline(with_outline: Path) -> None:
    parts, whole = ground("subdistricts", with_outline), ground("startup_area", with_outline)["startup_area"]
    assert set(parts) == set(IDS)
    missing = whole.difference(shapely.union_all(list(parts.values()))).area
    assert missing < 0.0005 * whole.area, "but for thinning to a few metres"
    entry = next(each for each in read.layers(with_outline) if each.id == "subdistricts")
    assert entry.schematic and entry.built and "裁切" in entry.made.zh


def test_mask_and_edges_follow_the_outline_and_say_whose_it_is(with_outline: Path) -> None:
    [mask] = read.features("base_mask", with_outline)
    whole = ground("startup_area", with_outline)["startup_area"]
    assert project(shape(mask["geometry"])).intersection(whole).area < 0.001 * whole.area
    assert mask["properties"]["source"] == "勘界成果（虚构）"
    edges = [e["properties"]["edge"] for e in read.features("base_strokes", with_outline) if "edge" in e["properties"]]
    assert edges == ["stated"]


def test_every_vertex_is_kept_and_the_area_is_measured_on_it(with_outline: Path) -> None:
    [feature] = read.features("startup_area", with_outline)
    exact = boundary().geometry[0]
    assert shapely.get_num_coordinates(shape(feature["geometry"])) == shapely.get_num_coordinates(exact)
    assert feature["properties"]["area_km2"] == pytest.approx(area_km2(exact), abs=1e-4)
    assert feature["properties"]["precision"] == "surveyed" and "edges" not in feature["properties"]
    assert feature["properties"]["area_text"] == "约798平方公里（文件）", "what the documents say stays"


def test_an_entry_says_what_is_stated_and_nothing_else_moves(with_outline: Path) -> None:
    entry = next(each for each in read.layers(with_outline) if each.id == "startup_area")
    assert (entry.precision, entry.accuracy_m, entry.schematic, entry.built) == ("surveyed", 5.0, False, False)
    assert entry.source.en == "Survey (made up)"
    before, after = (yaml.safe_load((root / "layers.yaml").read_text()) for root in (read.GEO, with_outline))
    changed = [new["id"] for old, new in zip(before["layers"], after["layers"], strict=True) if old != new]
    assert changed == ["startup_area", "subdistricts"]


def test_a_later_file_keeps_the_earlier_one(tmp_path: Path, with_outline: Path) -> None:
    changed = files([subdistricts()._replace(layer=layer("subdistricts"))], with_outline)
    assert "geo/layers/startup_area.geojson" not in changed
    both = root_with(tmp_path, changed, with_outline)
    assert build.outdated(both) == []
    assert [each.id for each in read.layers(both) if not each.built] == ["startup_area", "subdistricts"]


def test_some_elements_alone_leave_the_layer_a_sketch(tmp_path: Path) -> None:
    whole = subdistricts()
    root = root_with(tmp_path, files([whole._replace(shapes={"taiping": whole.shapes["taiping"]})], read.GEO))
    entry = next(each for each in read.layers(root) if each.id == "subdistricts")
    assert entry.schematic and entry.accuracy_m == 2000 and entry.source.zh.startswith("勘界成果（虚构）；其余：")
    stated = {each["properties"]["id"]: each["properties"]["precision"] for each in read.features("subdistricts", root)}
    assert stated["taiping"] == "surveyed" and stated["daqiao"] == "schematic"


@pytest.mark.parametrize("ident", ["yellow_river", "crossings", "districts", "rail_lines", "stations", "groups"])
def test_any_layer_can_be_replaced_and_the_rest_follows(ident: str, tmp_path: Path) -> None:
    shapes = {each["properties"]["id"]: shape(each["geometry"]) for each in read.features(ident)}
    moved = {key: shapely.transform(each, _moved) for key, each in shapes.items()}
    root = root_with(tmp_path, files([Replacement(layer(ident), moved, STATEMENT)], read.GEO))
    assert build.outdated(root) == [] and read.sound_index(root)[1] == ()
    for each in (*read.layers(root), *read.base_layers(root)):
        assert check_features(read.features(each.id, root), each, file=each.id) == []


def test_what_others_added_to_a_derived_layer_stays(tmp_path: Path) -> None:
    added = {}
    for ident, kind in (("facilities", "Point"), ("groups", "Polygon")):
        listed = read.features(ident)
        extra = next(each for each in listed if each["geometry"]["type"] == kind)
        extra = {**extra, "properties": {**extra["properties"], "id": f"{ident}_added"}}
        added[f"geo/layers/{ident}.geojson"] = build.as_text([*listed, extra])
    (tmp_path / "a").mkdir()
    base = root_with(tmp_path / "a", added)
    changed = files([subdistricts()], base)
    assert "geo/layers/facilities.geojson" not in changed, "it does not follow subdistricts"
    groups = [each["properties"]["id"] for each in json.loads(changed["geo/layers/groups.geojson"])["features"]]
    assert groups == [*(each["properties"]["id"] for each in read.features("groups")), "groups_added"]
    again = files([outline()], root_with(tmp_path, changed, base))
    assert "groups_added" in again.get("geo/layers/groups.geojson", "groups_added")


def test_screens_get_fewer_vertices_that_stay_near_and_stay_joined() -> None:
    dense = [{"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(each)}
             for each in official().geometry]  # fmt: skip
    thin = thinned(dense, 60.0)
    old, new = (np.array([project(shape(each["geometry"])) for each in every], dtype=object) for every in (dense, thin))
    assert shapely.get_num_coordinates(new).sum() < 0.8 * shapely.get_num_coordinates(old).sum()
    assert max(a.hausdorff_distance(b) for a, b in zip(old, new, strict=True)) < 200
    assert shapely.union_all(new).area == pytest.approx(sum(shapely.area(new)), rel=1e-5), "no slivers between them"
    assert thinned(dense, 0.0) is dense


def test_lists_are_changed_in_their_text() -> None:
    text = (read.GEO / "layers.yaml").read_text(encoding="utf-8")
    changed = with_entry(text, "hills", {"accuracy_m": 12.5, "licence": {"zh": "“引号”: [甲]", "en": "x"}})
    assert sum(a != b for a, b in zip(text.splitlines(), changed.splitlines(), strict=True)) == 2
    with pytest.raises(CatalogueError):
        with_entry(text, "nothing", {"accuracy_m": 1.0})


def test_a_new_source_keeps_the_contract_of_sources(tmp_path: Path) -> None:
    text = with_source((DATA / "sources.yaml").read_text(encoding="utf-8"), STATEMENT, "全域。")
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    assert sources(tmp_path)["boundary-2026"].publisher == "勘界成果（虚构）"
    for ident in ("plan-2024", "Not an id"):
        with pytest.raises(CatalogueError):
            with_source(text, STATEMENT._replace(source_id=ident), "全域。")


def test_what_is_missing_in_a_statement_is_said() -> None:
    assert faults_of(STATEMENT) == []
    bad = STATEMENT._replace(accuracy_m=0, source=Words("", ""), licence=Words(" ", ""), source_id="甲", date="去年")
    assert len(faults_of(bad)) == 5
    assert json.dumps(faults_of(bad), ensure_ascii=False).count("。") == 5
