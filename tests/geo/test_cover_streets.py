"""Roads of a file as streets: cut into pieces, none that is driven fast, none over the river."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from geo.cover_streets import PIECE_M, streets
from geo.measure import EQUAL_AREA

RIVER = np.array([[-5000.0, 0.0], [5000.0, 0.0]])


def frame(*rows: tuple[float, list[tuple[float, float]]]) -> gpd.GeoDataFrame:
    speeds, lines = zip(*rows, strict=True)
    return gpd.GeoDataFrame({"kmh": speeds}, geometry=[LineString(line) for line in lines], crs=EQUAL_AREA)


def test_a_street_is_cut_into_short_pieces_that_sum_to_its_length() -> None:
    walked = streets(frame((50.0, [(0, 500), (0, 1750)])), "kmh", RIVER)
    assert walked.metres.sum() == pytest.approx(1250) and walked.metres.max() <= PIECE_M
    assert len(walked.xy) == len(walked.a) + 1 and set(walked.bank) == {1}


def test_fast_roads_and_what_lies_over_the_river_are_not_walked() -> None:
    walked = streets(frame((100.0, [(0, 100), (0, 900)]), (60.0, [(50, -150), (50, 150)])), "kmh", RIVER)
    assert (walked.bank[walked.a] == walked.bank[walked.b]).all()
    assert 200 <= walked.metres.sum() < 300 and set(walked.bank[walked.a]) == {1, -1}
    assert len(streets(frame((100.0, [(0, 100), (0, 900)])), "kmh", RIVER).a) == 0


def test_streets_meet_where_they_share_a_vertex() -> None:
    walked = streets(frame((50.0, [(0, 300), (100, 300)]), (50.0, [(100, 300.2), (100, 400)])), "kmh", RIVER)
    assert len(walked.xy) == 3
