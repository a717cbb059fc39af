"""A made-up official boundary comes in, every page follows, and one act takes it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import box, shape

from components.base import cache, release
from components.base.look import Look
from components.base.query import Reading
from components.intake.map_choices import FRESH, Choices
from components.intake.map_intake import outcome, survey
from components.intake.refusals import UnusableError
from components.store import Store
from components.store.releases import propose, take, take_back
from components.topics.crossings.facts import load_facts
from components.topics.layout.land import area_note, subdistrict_frame
from components.topics.layout.view import VIEW
from components.topics.profile.gaps import gaps
from components.words.boundaries import is_sketch, map_nature
from geo import reach_grid
from geo.measure import area_km2
from geo.supply.catalogue import Statement, Words
from model.scenario import BASELINE
from tests.components.map_files import boundary, geojson, geopackage, kml, official, request, shapefile

SOURCE = Words("2026年勘界成果（虚构）", "Boundary survey 2026 (made up)")
STATEMENT = Statement("surveyed", 5.0, "boundary-2026", SOURCE, Words("内部使用", ""), is_new=True)
SKETCH = "示意图，非法定边界，不作为划界依据。"


@pytest.fixture(scope="module")
def subdistricts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that change with ten subdistricts in a GBK Shapefile, central meridian 114°."""
    content = shapefile(tmp_path_factory.mktemp("a"), official().to_crs(4547))
    result = outcome(request("街道.zip", content), Choices("subdistricts", system="cm114", statement=STATEMENT))
    assert not result.missing and not result.checks
    return {path: text.encode() for path, text in result.files.items()}


@pytest.fixture
def in_use(subdistricts: dict[str, bytes], desk_store: Store) -> Iterator[Store]:
    proposal = propose(subdistricts, 0, desk_store)
    assert proposal.faults == () and not proposal.consequences.new_findings
    take(proposal, "勘界", "甲", store=desk_store)
    yield desk_store


def test_every_page_follows_and_taking_it_back_restores_all(in_use: Store) -> None:
    after = subdistrict_frame().set_index("id")["area_km2"]
    exact = {row.街道名称: area_km2(row.geometry) for row in official().itertuples()}
    names = {each["properties"]["id"]: each["properties"]["name"] for each in cache.features("subdistricts")}
    assert all(after[ident] == pytest.approx(exact[name], abs=1e-3) for ident, name in names.items())
    assert "2026年勘界成果（虚构）" in area_note() and not is_sketch("startup_area")
    nature = "起步区范围、街道取自2026年勘界成果（虚构）（误差约 ±5 米）；其余为示意，不作为划界依据。"
    assert map_nature() == nature
    content = VIEW.build(VIEW.read(Reading({})), BASELINE, Look())
    assert content.notice.startswith(nature)
    assert "勘界成果" in content.maps[0].svg(1200, 800), "pictures carry it too"
    assert "Boundary survey 2026" in map_nature("en")
    assert load_facts().end_error_km == pytest.approx(0.005)
    whole = shape(cache.features("startup_area")[0]["geometry"])
    assert area_km2(whole) == pytest.approx(sum(exact.values()), abs=1e-3)
    take_back(0, 1, "乙", store=in_use)
    assert map_nature() == SKETCH and load_facts().end_error_km == 2.0
    assert subdistrict_frame().set_index("id")["area_km2"].round(2).sum() == pytest.approx(798.07, abs=0.02)
    assert release.roots() == release.SHIPPED


def test_reach_and_cover_are_measured_on_the_new_shapes(in_use: Store) -> None:
    from data.reach import read_reach

    grid = reach_grid.grid(read_reach().grid_rule(), 1000.0, cache.geo_root())
    whole = sum(each["properties"]["area_km2"] for each in cache.features("subdistricts"))
    assert grid.part_m2.sum() / 1e6 == pytest.approx(whole, abs=0.01)


def test_an_outline_on_top_is_held_against_the_subdistricts(in_use: Store, tmp_path: Path) -> None:
    wide = boundary().assign(geometry=boundary().geometry.to_crs(4548).buffer(50).to_crs(4490))
    file = request("范围.zip", shapefile(tmp_path, wide.to_crs(4548)), cache.geo_root())
    result = outcome(file, Choices("startup_area", system="cm117"))
    assert {check.kind for check in result.checks} == {"uncovered"}
    assert sum(check.m2 for check in result.checks) == pytest.approx(50 * 184_000, rel=0.05)


def test_an_outline_alone_makes_the_sketched_subdistricts_follow(tmp_path: Path) -> None:
    content = shapefile(tmp_path, boundary(300.0).to_crs(4548), parts="shp shx dbf")
    asked = survey(request("范围.zip", content), "startup_area")
    assert any("没有写明坐标系" in note for note in asked.notes)
    assert {each.key for each in asked.candidates if each.share > 0.9} == {"cm117"}
    result = outcome(request("范围.zip", content), Choices("startup_area", system="cm117", statement=STATEMENT))
    assert {each.element_id for each in result.effects} <= {each["properties"]["id"] for each in
                                                          cache.features("subdistricts")}  # fmt: skip
    assert len(result.effects) >= 8
    whole = json.loads(result.files["geo/layers/startup_area.geojson"])["features"][0]["properties"]["area_km2"]
    parts = json.loads(result.files["geo/layers/subdistricts.geojson"])["features"]
    assert sum(each["properties"]["area_km2"] for each in parts) == pytest.approx(whole, rel=0.002)


@pytest.mark.parametrize("kind", ["gpkg", "geojson", "kml"])
def test_every_format_says_the_same(kind: str, tmp_path: Path) -> None:
    frame = official()
    rows = [({"name": row.街道名称}, row.geometry) for row in frame.itertuples()]
    content = {
        "gpkg": lambda: geopackage(tmp_path, 街道=frame.to_crs(4527), 别的=frame.head(2)),
        "geojson": lambda: geojson(*rows),
        "kml": lambda: kml(frame),
    }[kind]()  # fmt: skip
    key = "zone39" if kind == "gpkg" else "wgs84"
    result = outcome(request(f"a.{kind}", content), Choices("subdistricts", system=key))
    assert [each.how for each in result.matches] == ["name"] * 10
    exact = dict(zip([match.element_id for match in result.matches], frame.geometry, strict=True))
    for each in result.differences:
        assert each.new_km2 == pytest.approx(area_km2(exact[each.element_id]), abs=1e-4)


def test_faults_between_areas_are_measured_and_mended_only_when_asked(tmp_path: Path) -> None:
    frame = official().to_crs(4548)
    frame.loc[0, "geometry"] = frame.geometry[0].buffer(3.0)
    content = shapefile(tmp_path, frame)
    choices = Choices("subdistricts", system="cm117", statement=STATEMENT)
    plain = outcome(request("a.zip", content), choices)
    assert ("overlap", {"taiping", "sungeng"}) in [(each.kind, {each.one, each.other}) for each in plain.checks]
    assert not plain.files and any("重叠" in each for each in plain.missing), "nothing is mended silently"
    mended = outcome(
        request("a.zip", content), Choices("subdistricts", system="cm117", statement=STATEMENT, snap_m=10.0)
    )
    assert mended.files and mended.mend and all("平方米" in each.what for each in mended.mend)
    areas = [shapely.from_geojson(json.dumps(each["geometry"])) for each in
             json.loads(mended.files["geo/layers/subdistricts.geojson"])["features"]]  # fmt: skip
    assert shapely.union_all(areas).area == pytest.approx(sum(area.area for area in areas), rel=1e-9)


def test_rows_are_set_left_out_or_made_new_by_hand(tmp_path: Path) -> None:
    rows = [({"name": "甲"}, box(117.0, 36.8, 117.02, 36.82)), ({"name": "乙"}, box(117.05, 36.8, 117.07, 36.82))]
    choices = Choices("groups", system="wgs84", matches={0: "group_cuizhai", 1: FRESH}, statement=STATEMENT)
    result = outcome(request("a.geojson", geojson(*rows)), choices)
    layer = {each["properties"]["id"]: each["properties"]["name"] for each in
             json.loads(result.files["geo/layers/groups.geojson"])["features"]}  # fmt: skip
    assert layer["group_cuizhai"] == "崔寨高新产业集聚区" and layer["groups_new_1"] == "乙"
    assert "group_airport" in result.without_row and "group_airport" in layer


def test_a_choice_that_puts_the_file_elsewhere_is_refused(tmp_path: Path) -> None:
    content = shapefile(tmp_path, official().to_crs(4548))
    with pytest.raises(UnusableError, match="不在济南一带"):
        outcome(request("a.zip", content), Choices("subdistricts", system="cm114"))


def test_large_files_are_previewed_thin_and_kept_whole() -> None:
    angles = np.linspace(0, 2 * np.pi, 40_000, endpoint=False)
    area = shapely.Polygon(np.column_stack([117.05 + 0.05 * np.cos(angles), 36.85 + 0.04 * np.sin(angles)]))
    choices = Choices("groups", system="wgs84", statement=STATEMENT)
    result = outcome(request("a.geojson", geojson(({"name": "崔寨高新产业集聚区"}, area))), choices)
    assert len(json.dumps(result.preview)) < 400_000
    kept = next(each for each in json.loads(result.files["geo/layers/groups.geojson"])["features"]
                if each["properties"]["id"] == "group_cuizhai")  # fmt: skip
    assert len(kept["geometry"]["coordinates"][0]) == 40_001


def test_gaps_of_a_profile_name_the_boundary_only_while_it_is_a_sketch(in_use: Store) -> None:
    from components.topics.elements import elements
    from components.topics.elements.card import card_of
    from components.topics.profile.content import profile_of

    profile = profile_of("daqiao")
    listed = gaps(profile.subject, card_of(elements.entries()["daqiao"], elements.entries()), profile.holdings, ())
    assert "法定边界" not in {gap.what for gap in listed}
