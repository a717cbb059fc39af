"""Map files that are broken or attack: each is refused or repaired with a sentence, never taken as it is."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from components.intake import intake_child, map_intake
from components.intake.map_choices import Choices
from components.intake.refusals import REFUSALS, RefusedError
from components.intake.road_exchange import sentence_from_json
from geo.supply.catalogue import Statement, Words
from tests.components.map_files import geojson, geopackage, kml, request
from tests.hostile.map_builders import (
    BOW_TIE,
    HERE,
    NAME,
    bomb,
    crs,
    esri,
    frame,
    linked,
    live_geopackage,
    nan_shapefile,
    open_shapefile,
    packed,
    prj,
    raw,
    zigzag,
)

STATEMENT = Statement("surveyed", 5.0, "boundary-2026", Words("勘界（虚构）", ""), Words("内部", ""), is_new=True)

PLAIN = geojson((NAME, HERE))
REFUSED: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "vrt": ("a.geojson", lambda _: b"<OGRVRTDataSource/>", "magic"),
    "vrt_as_kml": ("a.kml", lambda _: b"<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>", "unreadable"),
    "gdalg": ("a.json", lambda _: b'{"type": "gdal_streamed_alg", "command_line": "gdal vector"}', "unreadable"),
    "gpkg_is_text": ("a.gpkg", lambda _: b"PG:host=127.0.0.1", "magic"),
    "gpkg_cut": ("a.gpkg", lambda f: geopackage(f, a=frame(HERE))[:5000], "unreadable"),
    "dxf": ("a.dxf", lambda _: b"0\nSECTION", "map_format"),
    "kmz": ("a.kmz", lambda _: packed(**{"doc.kml": b"<kml/>"}), "kmz"),
    "loose_shp": ("a.shp", lambda _: b"x", "loose_shp"),
    "empty": ("a.kml", lambda _: b"", "empty"),
    "kml_is_json": ("a.kml", lambda _: PLAIN, "magic"),
    "kml_entities": (
        "a.kml",
        lambda _: b'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "b">]><kml><Placemark/></kml>',
        "entities",
    ),
    "kml_external": ("a.kml", lambda _: b'<!DOCTYPE kml SYSTEM "file:///etc/passwd"><kml/>', "entities"),
    "kml_utf16_entities": (
        "a.kml", lambda _: '<!DOCTYPE kml [<!ENTITY a "b">]><kml/>'.encode("utf-16"), "entities",
    ),
    "kml_deep": ("a.kml", lambda _: b"<kml>" + b"<Folder>" * 40 + b"</Folder>" * 40 + b"</kml>", "nested"),
    "kml_open_tags": ("a.kml", lambda _: b"<kml><Placemark><Point>", "unreadable"),
    "kml_words_for_numbers": (
        "a.kml", lambda _: b"<kml><Placemark><Point><coordinates>a,b</coordinates></Point></Placemark></kml>",
        "unreadable",
    ),
    "kml_link_only": ("a.kml", lambda _: b"<kml><NetworkLink><href>http://x</href></NetworkLink></kml>", "no_geometry"),
    "deep_json": ("a.geojson", lambda _: b'{"a":' + b"[" * 400 + b"]" * 400 + b"}", "nested"),
    "nan": ("a.geojson", lambda _: PLAIN.replace(b"117.1", b"NaN"), "nonfinite"),
    "infinity": ("a.geojson", lambda _: PLAIN.replace(b"117.1", b"1e999"), "nonfinite"),
    "nan_in_shapefile": ("a.zip", nan_shapefile, "nonfinite"),
    "too_many_vertices": ("a.geojson", lambda _: raw("LineString", zigzag(310_000)), "vertices"),
    "only_nulls": ("a.geojson", lambda _: geojson((NAME, None)), "no_geometry"),
    "not_a_zip": ("a.zip", lambda _: b"PK\x03\x04 no archive", "bad_zip"),
    "two_shapefiles": ("a.zip", lambda _: packed(**{"a.shp": b"x", "b.shp": b"x"}), "several_shp"),
    "no_table": ("a.zip", lambda _: packed(**{"a.shp": b"x", "a.shx": b"x"}), "no_dbf"),
    "slip": ("a.zip", lambda _: packed(**{"..__..__etc__passwd": b"x"}), "no_shp"),
    "symlink": ("a.zip", linked, "unreadable"),
    "bomb": ("a.zip", bomb, "memory"),
    "unknown_epsg": ("a.geojson", lambda _: geojson((NAME, HERE), **crs(99999)), "crs"),
}  # fmt: skip
UNUSABLE: dict[str, tuple[str, Callable[[Path], bytes], str, str]] = {
    "mixed_units": (
        "a.geojson", lambda _: geojson((NAME, HERE), (NAME, box(500_000, 4_070_000, 501_000, 4_071_000))), "wgs84",
        "既有以度计的坐标，又有以米计的坐标",
    ),
    "mixed_zones": (
        "a.geojson", lambda _: geojson((NAME, HERE), (NAME, box(114.0, 36.8, 114.1, 36.9))), "wgs84", "混有不同的",
    ),
    "western_hemisphere": ("a.geojson", lambda _: geojson((NAME, box(-117.1, 36.8, -117, 36.9))), "wgs84", "西经 117"),
    "southern_hemisphere": ("a.geojson", lambda _: geojson((NAME, box(117, -36.9, 117.1, -36.8))), "wgs84", "南纬 36"),
    "metres_called_degrees": (
        "a.geojson", lambda _: geojson((NAME, box(500_000, 4_070_000, 501_000, 4_071_000))), "wgs84", "超出地球",
    ),
    "points_for_areas": ("a.geojson", lambda _: geojson((NAME, Point(117, 36.8))), "wgs84", "没有面"),
    "open_line_for_areas": ("a.geojson", lambda _: geojson((NAME, LineString([(117, 36.8), (117.1, 36.9)]))), "wgs84",
                            "没有面"),
    "empty_polygon": ("a.geojson", lambda _: raw("Polygon", []), "wgs84", "没有面"),
    "xian_1980": ("a.zip", lambda f: prj(f, esri(2384)), "cm117", "换算参数没有公开"),
    "beijing_1954": ("a.zip", lambda f: prj(f, esri(2437)), "cm117", "换算参数没有公开"),
    "no_system_chosen": ("a.geojson", lambda _: PLAIN, "", "请选定坐标系"),
    "unknown_system": ("a.geojson", lambda _: PLAIN, "nonsense", "请选定坐标系"),
}  # fmt: skip
REPAIRED: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "bow_tie": ("a.geojson", lambda _: geojson((NAME, BOW_TIE)), "自相交"),
    "open_ring": ("a.geojson", lambda _: raw("Polygon", [list(map(list, HERE.exterior.coords))[:-1]]), "已接上"),
    "open_ring_in_kml": (
        "a.kml", lambda _: kml(frame(HERE)).replace(b" 117.1000000,36.8000000,0</c", b"</c"), "已接上",
    ),
    "open_ring_in_shapefile": ("a.zip", open_shapefile, "已接上"),
    "heights": ("a.geojson", lambda _: geojson((NAME, shapely.force_3d(HERE, 30.0))), "高程"),
    "heights_in_geopackage": ("a.gpkg", lambda f: geopackage(f, a=frame(shapely.force_3d(HERE, 9.0))), "高程"),
    "closed_line": ("a.geojson", lambda _: geojson((NAME, LineString(HERE.exterior.coords))), "闭合的线改作面"),
    "with_points": ("a.geojson", lambda _: geojson((NAME, HERE), (NAME, Point(117, 36.8))), "去掉 1 个"),
    "view": ("a.gpkg", live_geopackage, "个视图"),
    "gb18030": ("a.geojson", lambda _: PLAIN.decode().encode("gb18030"), "WGS 84"),
    "rows_of_one": (
        "a.geojson", lambda _: geojson((NAME, HERE), (NAME, box(117.1, 36.8, 117.2, 36.9))), "合成一个",
    ),
}  # fmt: skip


def asked(folder: Path, name: str, content: bytes, system: str, task: str = "map_outcome") -> dict[str, Any]:
    """The answer of the reading process, within the test. Raises RefusedError for what is not even opened."""
    ending = map_intake.checked_ending(name, content)
    place = folder / "reading"
    place.mkdir(exist_ok=True)
    path = place / f"map{ending}"
    path.write_bytes(content)
    choices = Choices("groups", system=system, statement=STATEMENT)
    question = map_intake.request(path, request(name, content), choices, task)
    return intake_child.answer(json.loads(json.dumps(question)))


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(case: str, tmp_path: Path) -> None:
    name, make, code = REFUSED[case]
    content = make(tmp_path)
    try:
        answer = asked(tmp_path, name, content, "wgs84")
    except RefusedError as error:
        answer = {"refused": error.code}
    assert answer == {"refused": code} and REFUSALS[code]


@pytest.mark.parametrize("case", UNUSABLE)
def test_a_file_that_lies_nowhere_is_refused_in_words(case: str, tmp_path: Path) -> None:
    name, make, system, words = UNUSABLE[case]
    answer = asked(tmp_path, name, make(tmp_path), system)
    assert words in sentence_from_json(answer["unusable"])


@pytest.mark.parametrize("case", REPAIRED)
def test_a_repair_is_named_and_leaves_sound_shapes(case: str, tmp_path: Path) -> None:
    name, make, words = REPAIRED[case]
    content = make(tmp_path)
    notes = map_intake.survey_of(asked(tmp_path, name, content, "", "map_survey")).notes
    outcome = map_intake.outcome_of(asked(tmp_path, name, content, "wgs84"))
    said = [*notes, *outcome.notes, *(each.what for each in outcome.repairs)]
    assert any(words in sentence for sentence in said), said
    layer = json.loads(outcome.files["geo/layers/groups.geojson"])
    assert all(shapely.is_valid(shapely.from_geojson(json.dumps(each["geometry"]))) for each in layer["features"])


def test_the_effect_of_a_repair_is_its_change_of_area(tmp_path: Path) -> None:
    outcome = map_intake.outcome_of(asked(tmp_path, "a.geojson", geojson((NAME, BOW_TIE)), "wgs84"))
    [repair] = outcome.repairs
    [change] = outcome.differences
    assert change.new_km2 is not None
    assert repair.effect_m2 == pytest.approx(change.new_km2 * 1e6, rel=0.01), "two triangles that cancelled each other"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of processes")
def test_edges_that_cross_without_end_stop_at_the_limits_of_the_process(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    star = Polygon(np.column_stack([117 + rng.random(60_000) / 10, 36.8 + rng.random(60_000) / 10]))
    content = geojson((NAME, MultiPolygon([star])))
    with pytest.raises(RefusedError) as error:
        map_intake.outcome(request("a.geojson", content), Choices("subdistricts", system="wgs84"))
    assert error.value.code in ("effort", "timeout", "memory", "crash")


def test_names_that_are_programs_stay_words(tmp_path: Path) -> None:
    attributes = {"name": "<img src=x onerror=alert(1)>\u202e\x07", "x" * 500: base64.b64encode(b"a" * 500).decode()}
    content = geojson((attributes, HERE))
    survey = map_intake.survey_of(asked(tmp_path, "a.geojson", content, "", "map_survey"))
    assert all(len(column.name) <= 60 and all(len(v) <= 60 for v in column.values) for column in survey.columns)
    assert all(word.isprintable() for word in survey.words)
