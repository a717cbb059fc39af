"""Coordinate systems by eye: one picture a place, the same ground close by, the file where a system puts it."""

import json

import numpy as np
import pytest
import shapely

from components.base.look import Look
from components.intake.map_answers import Survey, as_json, survey_of
from components.topics.desk.candidate_maps import MOST, close_view, groups, small_map, whole_view
from geo.supply.candidates import Candidate, candidates
from tests.geo.test_supply_systems import AREAS, AROUND, written

SIZE = (300, 190)


def listed(key: str) -> list[Candidate]:
    return candidates(written(key), dict(enumerate(AREAS)), None, AROUND)


@pytest.mark.parametrize("key", ["wgs84", "gcj02", "bd09", "cm117", "zone39", "cm114", "cm120", "zone38"])
def test_the_true_system_has_a_picture_and_lies_on_the_area(key: str) -> None:
    found = groups(listed(key))
    assert 1 <= len(found) <= MOST
    true = next(group for group in found if key in {each.key for each in group.candidates})
    assert true.first.beside == "在起步区范围内"
    assert true.geometry is not None
    box = shapely.box(*whole_view(true))
    assert box.contains(shapely.union_all(list(AREAS.values())))


def test_wgs_84_and_cgcs2000_are_one_picture_and_the_web_maps_are_others() -> None:
    found = groups(listed("wgs84"))
    keys = [{each.key for each in group.candidates} for group in found]
    assert {"cgcs2000", "wgs84"} <= keys[0]
    assert len([one for one in keys if one & {"gcj02", "bd09"}]) == 2
    moved = next(group.first for group in found if group.first.key == "gcj02")
    assert "最远超出" in moved.beside
    assert moved.away_m is not None and 300 < moved.away_m < 800


def test_degrees_are_no_metres_and_far_systems_get_no_picture() -> None:
    keys = {each.key for group in groups(listed("cm117")) for each in group.candidates}
    assert "cm117" in keys and not keys & {"wgs84", "gcj02", "bd09"}
    far = listed("cm117")[0]._replace(km=500.0)
    assert groups([far]) == ()
    assert close_view(()) is None


def test_close_maps_show_the_same_ground_and_another_line_for_each_datum() -> None:
    found = groups(listed("wgs84"))
    close = close_view(found)
    assert close is not None
    pictures = {group.first.key: small_map(group, close, Look(), SIZE) for group in found[:3]}
    assert len(set(pictures.values())) == len(pictures)
    for svg in pictures.values():
        assert svg.startswith("<svg") and 'id="outline"' in svg and len(svg) < 200_000
    assert small_map(found[0], close, Look(), SIZE) is pictures[found[0].first.key]
    assert small_map(found[0], close, Look(theme="dark"), SIZE) != pictures[found[0].first.key]


def test_points_are_drawn_as_points() -> None:
    points = np.array([shapely.Point(117.05 + i / 100, 36.8) for i in range(5)], dtype=object)
    found = groups(candidates(points, {}, None, AROUND))
    assert found[0].geometry is None and len(found[0].points) == 5
    close = close_view(found)
    assert close is not None
    assert "<circle" in small_map(found[0], whole_view(found[0]), Look(), SIZE)


def test_drawings_come_through_the_reading_process_whole() -> None:
    survey = Survey(1, 2, (), "", (), (), tuple(listed("gcj02")), None, ())
    again = survey_of(json.loads(json.dumps(as_json(survey))))
    assert again.candidates == survey.candidates
