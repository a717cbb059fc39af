"""Files of people from strangers: what is taken, what is refused, what is said, and whose people are then covered."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import Point, box

from components.base import cache
from components.base.look import Look
from components.intake import people_check
from components.intake.people_intake import people_in, template
from components.intake.refusals import PEOPLE_BOUNDS, REFUSALS, Bounds, RefusedError, UnusableError
from components.intake.road_reading import SuppliedLines, read
from components.topics.facilities import cover_words
from components.topics.facilities.cover import cover, ground_now, river_half_width_m
from components.topics.facilities.facts import load_facts
from components.topics.facilities.people import SuppliedPeople, weights_of
from components.topics.facilities.state import Circles, State
from components.topics.facilities_and_needs.view import VIEW
from components.topics.reach.network import NetworkMark
from components.words.text import say
from geo.cover_people import Lattice, lattice
from model.scenario import BASELINE
from tests.components.road_files import gpkg
from tests.topics.test_facilities_view import content

INSIDE = (117.1, 36.85)


@pytest.fixture(scope="module")
def raster() -> Lattice:
    return lattice(ground_now(), river_half_width_m(), cache.geo_root())


def table(*rows: str, head: str = "lon,lat,people") -> bytes:
    return "\n".join([head, *rows]).encode()


def checked(content: bytes, bounds: Bounds = PEOPLE_BOUNDS) -> people_check.UsablePlaces:
    return people_check.usable_places(people_check.read_csv(content, bounds), "wgs84")


def test_the_example_is_taken_in_a_process_of_its_own_and_covered(raster: Lattice) -> None:
    supplied = people_in("人口.csv", template(), raster, "wgs84")
    assert supplied.cells.sum() == 2000 and supplied.mark.name == "人口.csv"
    said = "".join(str(say(sentence)) for sentence in supplied.report)  # type: ignore[arg-type]
    assert "共 2,000 人" in said and "2,000 人在起步区的陆地上，0 人在外" in said
    asked, _ = VIEW.parse({"view": "circles", "kind": "hospital", "pop": supplied.mark.text(), "people": "cuizhai:9"})
    state = asked.with_people(supplied)
    answer = cover(load_facts(), state)
    assert answer.demand == "file" and answer.whole.whole == pytest.approx(2000)
    assert "自带人口“人口.csv” 2,000 人（按文件所在的格）" in cover_words.headline(answer, state)
    assert {figure.grade for figure in VIEW.content(state, BASELINE, Look()).figures} == {"user"}


def test_a_link_made_with_a_file_says_that_the_file_is_not_at_hand_and_uses_land() -> None:
    said = content(view="circles", pop="0123abcd.人口.csv")
    assert "按土地面积，不是人口" in said.answer
    assert any("人口文件“人口.csv”只在上传它的会话中" in sentence.text for sentence in said.sentences)


def test_another_file_than_the_one_named_is_not_used() -> None:
    other = SuppliedPeople("b.csv", NetworkMark("ffffffff", "b.csv"), np.ones(len(ground_now())), ())
    state, _ = VIEW.parse({"pop": "0123abcd.a.csv"})
    assert state.with_people(other).circles.supplied is None
    short = SuppliedPeople("a.csv", NetworkMark("0123abcd", "a.csv"), np.ones(3), ())
    at_hand = state.with_people(short).circles
    assert at_hand.supplied is short and weights_of(ground_now(), (), False, at_hand.supplied)[1] == "land"


def test_people_of_subdistricts_can_live_in_the_drawn_groups_only() -> None:
    spread = {
        by_group: cover(load_facts(), State(circles=Circles(people=(("cuizhai", 50000.0),), by_group=by_group)))
        for by_group in (False, True)
    }
    assert spread[True].whole.whole == pytest.approx(50000) == spread[False].whole.whole
    assert (spread[True].weights > 0).sum() < (spread[False].weights > 0).sum()
    assert "组团范围为示意" in content(view="circles", people="cuizhai:50000", spread="groups").answer
    nowhere = ground_now().subdistricts[:1]
    assert weights_of(ground_now(), ((nowhere[0], 10.0),), True, None)[0].sum() == pytest.approx(10)


def test_columns_are_recognised_by_common_names_and_odd_rows_are_left_out_and_counted() -> None:
    places = checked(
        table("117.1,36.85,120", "117.2,36.9,-9999", "x,36.9,5", "117.1,36.8,", "117.1,36.8,1e9", "117.1,36.8",
              head="经度,纬度,常住人口")
    )  # fmt: skip
    assert places.people.tolist() == [120.0] and len(places.shapes) == 1
    said = "".join(str(say(sentence)) for sentence in places.report)
    assert "去掉 1 行没有经纬度的" in said and "去掉 4 个人数为空、为负、过大或不是数" in said and "列 常住人口" in said


def test_latitude_before_longitude_is_put_right_and_metres_in_a_table_are_refused() -> None:
    turned = checked(table("36.85,117.1,5"))
    assert any("写反了" in str(say(sentence)) for sentence in turned.report)
    with pytest.raises(UnusableError, match="以米计"):
        checked(table("500000,4080000,5"))


@pytest.mark.parametrize(
    ("rows", "head", "words"),
    [
        (["1,2,3"], "a,b,people", "未识别出经纬度"),
        (["1,2,3"], "lon,lon,people", "未识别出经纬度"),
        (["117.1,36.8,3"], "lon,lat,height", "未识别出人口列"),
        (["117.1,36.8,many"], "lon,lat,people", "没有一个可用的人数"),
        (["117.1,36.8,0"], "lon,lat,people", "没有一个可用的人数"),
    ],
)
def test_a_table_that_cannot_serve_says_what_it_lacks(rows: list[str], head: str, words: str) -> None:
    with pytest.raises(UnusableError, match=words):
        checked(table(*rows, head=head))


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("a.shp", b"x", "people_format"),
        ("a.xlsx", b"PK", "people_format"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"lon,lat\0people", "magic"),
        ("a.gpkg", b"{}", "magic"),
        ("a.geojson", b"<html>", "magic"),
    ],
)
def test_what_need_not_be_opened_is_refused(name: str, body: bytes, code: str, raster: Lattice) -> None:
    with pytest.raises(RefusedError) as error:
        people_in(name, body, raster, "wgs84")
    assert error.value.code == code and REFUSALS[code]


def test_too_many_rows_or_no_rows_are_refused() -> None:
    with pytest.raises(RefusedError, match="people_features"):
        checked(table("117,36,1", "117,36,2"), Bounds(features=1))
    with pytest.raises(RefusedError, match="no_geometry"):
        checked(table())


def test_a_grid_of_a_geopackage_is_read_among_other_layers_and_lines_are_no_places(tmp_path) -> None:
    frame = gpd.GeoDataFrame({"pop": [10, 20]}, geometry=[box(117.1, 36.8, 117.11, 36.81), Point(INSIDE)], crs=4490)
    path = tmp_path / "people.gpkg"
    path.write_bytes(gpkg(tmp_path / "made.gpkg", frame))
    places = people_check.usable_places(read(path, PEOPLE_BOUNDS, ("Point", "Polygon")), "wgs84")
    assert places.people.tolist() == [10, 20]
    lines = gpd.GeoDataFrame({"pop": [1]}, geometry=[box(117.1, 36.8, 117.2, 36.9).exterior], crs=4326)
    with pytest.raises(UnusableError, match="没有点和面"):
        people_check.usable_places(SuppliedLines(lines, "EPSG:4326"), "wgs84")


def test_people_far_away_are_none_of_the_area(raster: Lattice) -> None:
    far = {"type": "Feature", "properties": {"pop": 5}, "geometry": {"type": "Point", "coordinates": [100, 20]}}
    with pytest.raises(UnusableError, match="没有人口落在"):
        people_in("a.geojson", json.dumps({"type": "FeatureCollection", "features": [far]}).encode(), raster, "wgs84")
    with pytest.raises(RefusedError, match="unreadable"):
        people_in("a.geojson", b'{"type": "nonsense"}', raster, "wgs84")
