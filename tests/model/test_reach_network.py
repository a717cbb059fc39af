"""A supplied road network: the same answers as the grid where it says the same, and barriers that hold."""

from dataclasses import replace

import numpy as np
import pytest

from model.reach.errors import ReachError
from model.reach.network import RoadNetwork, join
from model.reach.solver import build
from tests.model.reach_ground import FREE, KM, crossing, ground

GROUND = ground(rows=4, cols=5)
ROUTE = [(0.5, 0.5), (2.5, 0.5), (2.5, 1.5), (2.5, 2.5), (2.5, 3.5), (4.5, 3.5)]  # km; over the river from 1.5 to 2.5
SOUTH, NORTH = int(GROUND.index[0, 0]), int(GROUND.index[3, 4])


def roads(route=ROUTE, *, kmh=60.0, **more):
    x, y = (np.array(axis) * KM for axis in zip(*route, strict=True))
    a = np.arange(len(route) - 1, dtype=np.int32)
    return RoadNetwork(x, y, a, a + 1, np.hypot(np.diff(x), np.diff(y)), np.full(len(a), kmh), **more)


def joined_reach(network, links):
    joined = join(GROUND, network, links)
    return joined, build(joined.land, joined.links, FREE)


def test_a_trip_follows_the_roads_at_their_speeds():
    joined, reach = joined_reach(roads(kmh=30.0), [crossing(GROUND, "x", 2)])
    assert (joined.own, joined.added, joined.lost, len(joined.unnamed)) == (("x",), (), (), 0)
    assert reach.minutes(SOUTH, {"x"})[NORTH] == pytest.approx(2 * (2 + 1 + 1 + 1 + 2))
    assert np.isinf(reach.minutes(SOUTH, ())[NORTH])


def test_fast_and_plain_agree_on_a_network_and_trips_are_symmetric():
    _, reach = joined_reach(roads(), [crossing(GROUND, "x", 2)])
    table = np.array([reach.minutes(cell, {"x"}) for cell in range(len(GROUND))])
    np.testing.assert_allclose(table, table.T, rtol=1e-5)
    np.testing.assert_allclose(reach.minutes(3, {"x"}), reach.plain_minutes(3, {"x"}), rtol=1e-5)


def test_a_cell_reaches_only_roads_on_its_own_bank():
    south_only = roads(ROUTE[:3])
    joined, reach = joined_reach(south_only, [])
    assert np.isinf(joined.land.access_m[GROUND.side > 0]).all()
    assert np.isfinite(joined.land.access_m[GROUND.side < 0]).all()
    assert joined.reached == pytest.approx(0.5)
    assert np.isinf(reach.minutes(SOUTH, ())[NORTH])


def test_the_way_to_the_road_costs_time_at_both_ends():
    _, reach = joined_reach(roads([(0.5, 0.5), (1.5, 0.5)]), [])
    far = int(GROUND.index[1, 0])  # 1 km from the road at 60 km/h
    assert reach.minutes(int(GROUND.index[0, 1]), ())[far] == pytest.approx(1 + 1)
    assert reach.minutes(far, ())[GROUND.index[1, 1]] == pytest.approx(1 + 1 + 1)
    assert reach.minutes(far, ())[far] == 0


def test_a_bridge_that_is_no_crossing_of_ours_stays_open_and_is_reported():
    joined, reach = joined_reach(roads(), [crossing(GROUND, "x", 0)])
    assert joined.unnamed.tolist() == [2] and joined.added == ("x",)
    assert np.isfinite(reach.minutes(SOUTH, ())[NORTH])


def test_a_stated_crossing_is_taken_before_the_nearest():
    links = [crossing(GROUND, "near", 2), crossing(GROUND, "stated", 0)]
    joined, _ = joined_reach(roads(crossing=("", "", "stated", "", "")), links)
    assert joined.own == ("stated",) and joined.added == ("near",)


def test_a_planned_crossing_without_a_road_joins_the_nearest_roads():
    bank_roads = roads([(0.5, 1.5), (4.5, 1.5)]), roads([(0.5, 2.5), (4.5, 2.5)])
    x, y, metres, kmh = (
        np.concatenate([getattr(each, name) for each in bank_roads]) for name in ("x", "y", "metres", "kmh")
    )
    network = RoadNetwork(x, y, np.array([0, 2], np.int32), np.array([1, 3], np.int32), metres, kmh)
    joined, reach = joined_reach(network, [crossing(GROUND, "x", 1)])
    assert joined.added == ("x",)
    # 1 km to the road's end, 1 km of crossing, 1 km back: the crossing is longer by the ways to the roads
    assert joined.links[0].length_m == pytest.approx(3 * KM)
    ends = int(GROUND.index[1, 0]), int(GROUND.index[2, 0])
    assert reach.minutes(ends[0], {"x"})[ends[1]] == pytest.approx(3)


def test_a_crossing_far_from_every_road_is_lost():
    joined, _ = joined_reach(roads(ROUTE[:3]), [crossing(GROUND, "x", 2)])
    assert joined.lost == ("x",) and joined.links == ()


def test_assumed_speeds_of_the_grid_do_not_touch_the_roads():
    _, reach = joined_reach(roads(), [crossing(GROUND, "x", 2)])
    slow = reach.under(replace(FREE, urban_kmh=15.0, rural_kmh=20.0))
    np.testing.assert_array_equal(slow.minutes(SOUTH, {"x"}), reach.minutes(SOUTH, {"x"}))


def test_of_two_roads_between_the_same_places_the_quicker_counts():
    network = RoadNetwork(
        np.array([500.0, 4500.0]),
        np.array([500.0, 500.0]),
        np.array([0, 1], np.int32),
        np.array([1, 0], np.int32),
        np.array([4000.0, 4000.0]),
        np.array([30.0, 60.0]),
    )
    _, reach = joined_reach(network, [])
    assert reach.minutes(SOUTH, ())[GROUND.index[0, 4]] == pytest.approx(4)


@pytest.mark.parametrize("kmh", [0.0, -5.0, float("nan"), float("inf")])
def test_a_speed_that_is_none_is_refused_in_words(kmh):
    with pytest.raises(ReachError, match="5 段道路的车速不是大于 0 的数"):
        roads(kmh=kmh)


def test_a_network_without_roads_or_with_loose_ends_is_refused_in_words():
    none = np.array([], dtype=np.int32)
    with pytest.raises(ReachError, match="路网里没有道路"):
        RoadNetwork(np.array([0.0]), np.array([0.0]), none, none, none.astype(float), none.astype(float))
    with pytest.raises(ReachError, match="端点不在节点表中"):
        RoadNetwork(np.zeros(1), np.zeros(1), np.array([0]), np.array([1]), np.ones(1), np.ones(1))


def test_many_roads_of_one_crossing_are_one_link_over_the_quickest_of_them():
    many = 10_000
    bridge = 3 * KM + 0.1 * np.arange(many)  # so many roads side by side from 1.5 to 2.5 km, all naming one crossing
    x = np.concatenate([[500.0, 4500.0], bridge, bridge])
    y = np.concatenate([[1500.0, 2500.0], np.full(many, 1500.0), np.full(many, 2500.0)])
    south, north = np.arange(2, 2 + many), np.arange(2 + many, 2 + 2 * many)
    a = np.concatenate([np.zeros(many, int), south, north]).astype(np.int32)
    b = np.concatenate([south, north, np.ones(many, int)]).astype(np.int32)
    kmh = np.full(len(a), 30.0)
    kmh[many + 5] = 60.0
    metres = np.hypot(x[a] - x[b], y[a] - y[b])
    names = ("",) * many + ("x",) * many + ("",) * many
    joined, reach = joined_reach(RoadNetwork(x, y, a, b, metres, kmh, names), [crossing(GROUND, "x", 3)])
    assert joined.own == ("x",) and len(joined.links) == 1 and len(reach.sources) == 2
    assert joined.links[0].kmh == pytest.approx(60) and joined.links[0].length_m == pytest.approx(KM)
    assert np.isfinite(reach.minutes(SOUTH, {"x"})[NORTH])


def test_a_crossing_that_meets_the_rivers_line_three_times_is_driven_over_all_its_pieces():
    wave = [(0.5, 0.5), (2.5, 1.5), (2.6, 2.1), (2.7, 1.9), (2.8, 2.5), (4.5, 3.5)]
    joined, reach = joined_reach(roads(wave), [crossing(GROUND, "x", 2)])
    way = sum(np.hypot(*(np.subtract(wave[i + 1], wave[i]))) for i in (1, 2, 3))
    assert [link.length_m for link in joined.links] == [pytest.approx(way * KM)]
    assert np.isfinite(reach.minutes(SOUTH, {"x"})[NORTH]) and np.isinf(reach.minutes(SOUTH, ())[NORTH])


def test_a_loose_stub_over_the_river_does_not_stand_for_the_bridge_beside_it():
    x, y, a, b, metres = (*(getattr(roads(), name) for name in ("x", "y", "a", "b", "metres")),)
    x, y = np.append(x, [2400.0, 2400.0]), np.append(y, [1990.0, 2010.0])
    network = RoadNetwork(
        x,
        y,
        np.append(a, 6).astype(np.int32),
        np.append(b, 7).astype(np.int32),
        np.append(metres, 20.0),
        np.full(6, 60.0),
    )
    joined, reach = joined_reach(network, [crossing(GROUND, "x", 2)])
    assert joined.links[0].length_m == pytest.approx(KM)
    assert np.isfinite(reach.minutes(SOUTH, {"x"})[NORTH])
