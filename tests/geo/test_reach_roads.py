"""Roads from a file laid under the real ground: where they meet, which bridge they are, what is refused."""

import geopandas
import numpy as np
import pandas
import pytest
from shapely.geometry import LineString

from data.reach import read_reach
from data.tables import load_table
from geo import reach_grid, reach_links, reach_network
from geo.measure import EQUAL_AREA
from geo.reach_layers import placed
from model.reach.errors import ReachError
from model.reach.network import join
from model.reach.solver import build


def road_frame(**columns: object) -> geopandas.GeoDataFrame:
    """A road from the old city to the north bank over the second bridge, and one branch, in degrees."""
    trunk = LineString([(117.02, 36.67), (117.032, 36.72), (117.032, 36.74), (117.0322, 36.78), (117.05, 36.83)])
    branch = LineString([(117.05, 36.83), (117.09, 36.837)])
    return geopandas.GeoDataFrame(columns, geometry=[trunk, branch], crs="EPSG:4326")


def test_lines_become_a_network_that_meets_where_they_share_a_vertex() -> None:
    network = reach_network.roads(road_frame(kmh=[60, 40]))
    assert (len(network.x), len(network.a)) == (6, 5)
    frame = road_frame(kmh=[60, 40]).to_crs(EQUAL_AREA)
    assert network.metres.sum() == pytest.approx(frame.length.sum())
    assert sorted(network.kmh) == [40, 60, 60, 60, 60]


def test_a_bridge_of_the_file_is_the_crossing_that_it_lies_at() -> None:
    declared = read_reach()
    grid = reach_grid.grid(declared.grid_rule(), 500.0)
    located = reach_links.locate(grid, declared.crossing_specs(load_table("crossings").to_dict("records")))
    joined = join(grid, reach_network.roads(road_frame(kmh=[60, 40])), located.links)
    assert len(joined.own) == 1 and joined.own[0] in {"x_jinan_1982", "x_jinan_second"}
    made = build(joined.land, joined.links, declared.speeds())
    start, end = (placed("places")[name].ground for name in ("seat_cuizhai", "place_old_city"))
    minutes = made.minutes(grid.nearest(end.x, end.y), set(joined.own))
    assert 15 < minutes[grid.nearest(start.x, start.y)] < 40
    assert np.isinf(made.minutes(grid.nearest(end.x, end.y), ())[grid.nearest(start.x, start.y)])


def test_a_road_file_without_speeds_or_system_is_refused_in_words() -> None:
    with pytest.raises(ReachError, match="路网没有车速字段“kmh”"):
        reach_network.roads(road_frame(speed=[1, 2]))
    with pytest.raises(ReachError, match="没有写明坐标系"):
        reach_network.roads(road_frame(kmh=[1, 2]).set_crs(None, allow_override=True))
    with pytest.raises(ReachError, match="1 段道路的车速不是大于 0 的数"):
        reach_network.roads(road_frame(kmh=[60, None]))


def test_a_piece_given_twenty_times_counts_once_and_the_rest_are_counted_as_duplicates() -> None:
    once = reach_network.roads(road_frame(kmh=[60, 40]))
    many = geopandas.GeoDataFrame(pandas.concat([road_frame(kmh=[60, 40])] * 20), crs="EPSG:4326")
    network = reach_network.roads(many)
    assert network.metres.sum() == pytest.approx(once.metres.sum())
    assert (once.duplicates, network.duplicates) == (0, 19 * 5)


def test_of_duplicates_the_one_that_states_its_crossing_is_kept() -> None:
    frame = geopandas.GeoDataFrame(
        pandas.concat(
            [road_frame(kmh=[60, 40], crossing_id=["", ""]), road_frame(kmh=[50, 40], crossing_id=["x", ""])]
        ),
        crs="EPSG:4326",
    )
    network = reach_network.roads(frame)
    assert sorted(network.crossing) == ["", "x", "x", "x", "x"] and sorted(network.kmh) == [40, 50, 50, 50, 50]
