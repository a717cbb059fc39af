"""Supplied files as small drawings, and where they lie beside the outline in words."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measure import unproject
from geo.supply.sketch import MOST_POINTS, MOST_VERTICES, NO_SKETCH, beside_outline, direction, sketch
from tests.geo.test_supply_systems import AROUND

SQUARE = shapely.box(0, 0, 10_000, 10_000)


@given(
    centres=st.lists(st.tuples(st.floats(116.6, 117.6), st.floats(36.5, 37.2)), min_size=1, max_size=12),
    corners=st.integers(3, 3_000),
    radius=st.floats(1e-4, 0.2),
)
@settings(max_examples=40, deadline=None)
def test_a_drawing_stays_small_and_within_the_file(
    centres: list[tuple[float, float]], corners: int, radius: float
) -> None:
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    ring = np.column_stack([np.cos(turn), np.sin(turn)]) * radius
    areas = np.array([shapely.Polygon(ring + np.array(centre)) for centre in centres], dtype=object)
    drawn = sketch(areas)
    assert 0 < sum(map(len, drawn.lines)) <= MOST_VERTICES + max(map(len, drawn.lines))
    west, south, east, north = shapely.total_bounds(areas)
    for line in drawn.lines:
        for lon, lat in line:
            assert west - 1e-5 <= lon <= east + 1e-5 and south - 1e-5 <= lat <= north + 1e-5


def test_points_stay_points_and_nothing_gives_nothing() -> None:
    points = np.array([shapely.Point(117 + i / 1e4, 36.8) for i in range(500)], dtype=object)
    drawn = sketch(points)
    assert drawn.lines == () and len(drawn.points) == MOST_POINTS
    assert sketch(np.array([None], dtype=object)) == NO_SKETCH


@pytest.mark.parametrize(
    ("box", "share", "words"),
    [
        ((1000, 1000, 2000, 2000), 1.0, "在起步区范围内"),
        ((9000, 1000, 12_500, 2000), 0.29, "29% 在起步区范围内，最远超出 2.5 公里"),
        ((14_000, 4000, 15_000, 5000), 0.0, "在起步区范围线东面 4.0 公里"),
        ((4000, -3000, 5000, -2000), 0.0, "在起步区范围线南面 2.0 公里"),
        ((-9000, 15_000, -5000, 19_000), 0.0, "在起步区范围线西北面 7.1 公里"),
        ((10_010, 0, 11_000, 1000), 0.0, "紧邻起步区范围线"),
    ],
)
def test_where_a_file_lies_is_said_with_distance_and_direction(
    box: tuple[float, float, float, float], share: float, words: str
) -> None:
    assert beside_outline(shapely.box(*box), share, SQUARE) == words


@given(st.floats(0, 359), st.floats(1, 1e5))
def test_the_opposite_way_has_the_opposite_direction(degrees: float, metres: float) -> None:
    opposite = {
        "东": "西",
        "东北": "西南",
        "北": "南",
        "西北": "东南",
        "西": "东",
        "西南": "东北",
        "南": "北",
        "东南": "西北",
    }
    if abs((degrees % 45) - 22.5) < 0.01:
        return
    dx, dy = metres * np.cos(np.radians(degrees)), metres * np.sin(np.radians(degrees))
    assert opposite[str(direction(dx, dy))] == str(direction(-dx, -dy))


def test_the_area_itself_lies_in_itself() -> None:
    assert beside_outline(unproject(AROUND.outline), 1.0, AROUND.outline) == "在起步区范围内"
