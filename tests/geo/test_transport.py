"""Railways, stations and the runway; the bridges where a railway crosses the river; the axis beyond 鹊山."""

from typing import Any

import pytest
from shapely.geometry import shape

from geo import read
from geo.measure import bearing_along_deg, distance_km, position_along_km


def one(layer: str, ident: str) -> Any:
    return next(f for f in read.features(layer) if f["properties"]["id"] == ident)


def ground(layer: str, ident: str) -> Any:
    return shape(one(layer, ident)["geometry"])


@pytest.mark.parametrize(
    ("bridge", "line"), [("x_jile_south", "rail_shiji_pdl"), ("x_jinghu_rail", "rail_jinghu_hsr_gap")]
)
def test_a_railway_bridge_stands_where_its_line_crosses_the_river(bridge: str, line: str) -> None:
    point, railway, river = (
        ground("crossings", bridge),
        ground("rail_lines", line),
        ground("yellow_river", "yellow_river"),
    )
    assert distance_km(point, railway) < 0.03 and distance_km(point, river) < 0.03
    promised = one("crossings", bridge)["properties"]["accuracy_m"]
    assert promised >= one("rail_lines", line)["properties"]["accuracy_m"]


def test_the_bridge_of_g308_is_as_far_upstream_of_jiyang_as_the_cited_report_says() -> None:
    river = ground("yellow_river", "yellow_river")
    upper, lower = (position_along_km(river, ground("crossings", i)) for i in ("x_g308", "x_jiyang"))
    assert lower - upper == pytest.approx(1.9, abs=0.01)
    assert "无文献坐标" in one("crossings", "x_g308")["properties"]["source"]


def test_the_errors_of_the_two_bridges_whose_order_is_open_overlap() -> None:
    river = ground("yellow_river", "yellow_river")
    apart = abs(
        position_along_km(river, ground("crossings", "x_hangtian"))
        - position_along_km(river, ground("crossings", "x_third"))
    )
    errors = [one("crossings", i)["properties"]["accuracy_m"] / 1e3 for i in ("x_hangtian", "x_third")]
    assert apart < sum(errors)
    assert all("没有确定" in one("crossings", i)["properties"]["note"] for i in ("x_hangtian", "x_third"))


def test_the_axis_runs_due_north_beyond_queshan() -> None:
    axis, hill = ground("axis", "axis_vertical"), ground("hills", "hill_queshan")
    beyond = [(x, y) for x, y in axis.coords if y >= hill.y]
    assert len(beyond) >= 2 and {x for x, _ in beyond} == {hill.x}
    assert (
        ground("startup_area", "startup_area")
        .buffer(0.001)
        .contains(shape({"type": "LineString", "coordinates": beyond}))
    )


def test_the_straight_fill_of_the_beijing_line_is_a_feature_of_its_own_and_less_exact() -> None:
    fill, rest = one("rail_lines", "rail_jinghu_hsr_gap"), one("rail_lines", "rail_jinghu_hsr_n")
    assert fill["properties"]["accuracy_m"] == 400 > rest["properties"]["accuracy_m"]
    assert "直线补点" in fill["properties"]["note"]


def test_the_runway_is_as_long_as_published_and_points_north() -> None:
    runway = one("runway", "runway_01_19")
    assert runway["properties"]["length_km"] == 3.6
    line = shape(runway["geometry"])
    assert (bearing_along_deg(line, line.interpolate(0.5, normalized=True)) + 1) % 360 < 2


def test_a_station_with_a_name_of_ours_says_so() -> None:
    for feature in read.features("stations"):
        properties = feature["properties"]
        if "推断" in properties["name"] or properties["name"] == "站名未得":
            assert "原数据无名" in properties["note"]


def test_transport_is_quiet_at_first() -> None:
    assert [layer.default for layer in read.layers() if layer.id in ("rail_lines", "stations")] == [False] * 2
