"""The reach grid over the project's own layers: the area is whole, the river holds, crossings join the banks."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry import LineString, shape

from data.reach import ReachFile, read_reach
from data.tables import load_table
from geo import reach_grid, reach_links
from geo.errors import LayerContractError
from geo.measure import project
from geo.reach_layers import placed, river
from geo.reach_lines import isochrones
from geo.read import GEO, features
from model.reach.barrier import crosses
from model.reach.error import location_error
from model.reach.grid import CLOSED, NORTH, SOUTH, URBAN, Grid
from model.reach.inputs import CrossingSpec, Located, PlaceRef
from model.reach.land import Land, land
from model.reach.solver import Reach, build
from model.reach.summary import by_unit, overall


@pytest.fixture(scope="module")
def declared() -> ReachFile:
    return read_reach()


@pytest.fixture(scope="module", params=[500.0, 1000.0], ids=["500m", "1000m"])
def grid(declared: ReachFile, request: pytest.FixtureRequest) -> Grid:
    return reach_grid.grid(declared.grid_rule(), request.param)


@pytest.fixture(scope="module")
def links(grid: Grid) -> Land:
    return land(grid)


@pytest.fixture(scope="module")
def located(grid: Grid, declared: ReachFile) -> Located:
    return reach_links.locate(grid, declared.crossing_specs(load_table("crossings").to_dict("records")))


@pytest.fixture(scope="module")
def reach(links: Land, located: Located, declared: ReachFile) -> Reach:
    return build(links, located.links, declared.speeds())


def test_the_parts_of_the_cells_are_the_whole_area_and_each_subdistrict(grid: Grid) -> None:
    assert grid.inside_m2.sum() / 1e6 == pytest.approx(798.07, abs=0.05)
    assert (grid.inside_m2 <= grid.cell_m**2 + 1).all()
    for index, (ident, unit) in enumerate(placed("subdistricts").items()):
        assert grid.units[index] == ident
        assert grid.part_m2[grid.part_unit == index].sum() == pytest.approx(unit.ground.area, rel=1e-6)


def test_land_and_closed_cells_share_out_the_area(grid: Grid) -> None:
    minutes = np.zeros(len(grid), dtype=np.float32)
    whole = overall(grid, minutes).land_km2
    assert whole + grid.inside_m2[~grid.open].sum() / 1e6 == pytest.approx(798.07, abs=0.05)
    assert sum(unit.land_km2 for unit in by_unit(grid, minutes)) == pytest.approx(whole)
    assert whole > 770  # the river's cells are a few per cent, never a quarter of the area


def test_no_link_crosses_the_river_and_land_alone_has_two_parts(grid: Grid, links: Land) -> None:
    centres = np.column_stack([grid.x, grid.y])
    assert not crosses(centres[links.a], centres[links.b], grid.river).any()
    joined = csr_array((np.ones(len(links.a)), (links.a, links.b)), shape=(len(grid),) * 2)
    _, label = connected_components(joined, directed=False)
    north, south = label[grid.side == NORTH], label[grid.side == SOUTH]
    assert len(set(north)) == len(set(south)) == 1 and north[0] != south[0]


def test_the_river_leaves_the_view_at_both_ends(grid: Grid) -> None:
    ends = grid.river[[0, -1]]
    assert [grid.cell_at(x, y) for x, y in ends] == [None, None]
    assert LineString(grid.river).is_simple


def test_places_lie_on_the_bank_where_people_know_them(grid: Grid, declared: ReachFile) -> None:
    found = {place.ident: place for place in reach_grid.destinations(grid, declared.place_refs())}
    sides = {ident: int(grid.side[place.cell]) for ident, place in found.items()}
    assert sides == {
        **dict.fromkeys(("old_city", "jinan_west", "jinan_east", "airport", "core_airport"), SOUTH),
        "core_science": NORTH,
    }
    for name, side in (("seat_cuizhai", NORTH), ("seat_sangzidian", NORTH), ("seat_yaoqiang", SOUTH)):
        point = placed("places")[name].ground
        assert grid.side[grid.nearest(point.x, point.y)] == side
    assert grid.zone[found["old_city"].cell] == URBAN
    assert 0.05 < (grid.zone == URBAN).mean() < 0.5


def test_north_of_the_river_only_the_named_groups_and_cores_are_urban(grid: Grid, declared: ReachFile) -> None:
    built = shapely.union_all([placed(ref.layer)[ref.feature].ground for ref in declared.grid_rule().urban])
    held = shapely.contains_xy(built, grid.x, grid.y)
    assert not ((grid.zone == URBAN) & ~held & (grid.side == NORTH)).any()
    assert ((grid.zone == URBAN) & ~held & (grid.side == SOUTH)).any()


def test_each_crossing_joins_the_banks_where_it_lies(grid: Grid, located: Located) -> None:
    assert {(out.ident, out.reason) for out in located.left_out} == {
        ("x_luokou_rail", "rail_only"),
        ("x_jiluo_north", "not_across"),
        ("x_aoti", "no_place"),
        ("x_queshan", "no_place"),
        ("x_jingtai", "no_place"),
        ("x_jinpu_rail", "rail_only"),
        ("x_jinghu_rail", "rail_only"),
    }
    known = {row["crossing_id"] for row in load_table("crossings").to_dict("records")}
    assert {each.ident for each in (*located.links, *located.left_out)} == known
    for link in located.links:
        assert (grid.side[link.north], grid.side[link.south]) == (NORTH, SOUTH)
        apart = np.hypot(grid.x[link.north] - grid.x[link.south], grid.y[link.north] - grid.y[link.south])
        assert apart <= link.length_m + 1e-6 < 7000
        point = placed("crossings")[link.ident]
        assert np.hypot(point.ground.x - link.x_m, point.ground.y - link.y_m) < 600
        assert link.accuracy_m == point.accuracy_m


def test_no_trip_swims(grid: Grid, reach: Reach, declared: ReachFile) -> None:
    for place in reach_grid.destinations(grid, declared.place_refs()):
        minutes = reach.minutes(place.cell, ())
        here = grid.side == grid.side[place.cell]
        assert np.isfinite(minutes[here]).all() and np.isinf(minutes[~here]).all()
        over = reach.minutes(place.cell, reach.idents)
        assert np.isfinite(over[grid.open]).all() and np.isinf(over[grid.side == CLOSED]).all()


def test_the_fast_way_is_exact_on_the_real_ground(grid: Grid, reach: Reach, declared: ReachFile) -> None:
    some = reach.idents - {"x_jiluo", "x_hangtian"}
    for place in reach_grid.destinations(grid, declared.place_refs())[:3]:
        fast, plain = reach.minutes(place.cell, some), reach.plain_minutes(place.cell, some)
        np.testing.assert_allclose(fast, plain, rtol=1e-5)


def test_the_grid_s_size_moves_a_trip_by_little(declared: ReachFile) -> None:
    found = []
    for cell_m in (500.0, 1000.0):
        grid = reach_grid.grid(declared.grid_rule(), cell_m)
        specs = declared.crossing_specs(load_table("crossings").to_dict("records"))
        made = build(land(grid), reach_links.locate(grid, specs).links, declared.speeds())
        start, end = (placed("places")[name].ground for name in ("seat_cuizhai", "place_old_city"))
        minutes = made.minutes(grid.nearest(end.x, end.y), made.idents - {"x_huanggang", "x_hangtian", "x_g308"})
        found.append(float(minutes[grid.nearest(start.x, start.y)]))
    assert found[0] == pytest.approx(found[1], rel=0.08)
    assert 25 <= found[0] <= 40  # by the bridges north of the city, traffic flowing


def test_a_crossing_moved_downstream_joins_other_cells(grid: Grid) -> None:
    spec = [CrossingSpec("x_fenghuang")]
    (here,) = reach_links.locate(grid, spec).links
    (moved,) = reach_links.locate(grid, spec, moved_m={"x_fenghuang": 3000.0}).links
    assert np.hypot(here.x_m - moved.x_m, here.y_m - moved.y_m) == pytest.approx(3000, rel=0.1)
    assert (here.north, here.south) != (moved.north, moved.south)


def test_moving_a_crossing_by_its_accuracy_stays_within_the_error_printed(grid: Grid, declared: ReachFile) -> None:
    specs = [spec for spec in declared.crossing_specs(load_table("crossings").to_dict("records")) if spec.spans]
    place = reach_grid.destinations(grid, declared.place_refs())[0].cell
    here = build(land(grid), reach_links.locate(grid, specs).links, declared.speeds(), cells=[place])
    before = here.minutes(place, here.idents)
    for link in here.links:
        for sign in (-1, 1):
            found = reach_links.locate(grid, specs, moved_m={link.ident: sign * link.accuracy_m})
            moved = replace(here, links=found.links).minutes(place, here.idents)
            change = np.abs(moved[grid.open] - before[grid.open]).max()
            assert change <= location_error(link, here.speeds, grid.cell_m), (link.ident, sign)


def test_longitude_and_latitude_lead_back_to_the_cell(grid: Grid) -> None:
    degrees = reach_grid.lonlat(grid)
    for cell in (0, len(grid) // 2, len(grid) - 1):
        assert reach_grid.cell_of(grid, *degrees[cell]) == cell
    corner = np.array(reach_grid.corners(grid))
    assert (corner.min(axis=0) < degrees.min(axis=0)).all() and (corner.max(axis=0) > degrees.max(axis=0)).all()
    assert reach_grid.cell_of(grid, 100.0, 20.0) is None


def test_grids_of_different_sizes_share_their_edges(grid: Grid) -> None:
    assert grid.west_m % grid.cell_m == grid.south_m % grid.cell_m == 0


def test_a_place_that_no_layer_holds_is_named(declared: ReachFile) -> None:
    rule = replace(declared.grid_rule(), hold=(PlaceRef("places", "place_nowhere"),))
    with pytest.raises(LayerContractError) as caught:
        reach_grid.grid(rule, 1000.0)
    assert [(fault.file, fault.what) for fault in caught.value.faults] == [
        ("layers/places.geojson", "没有编号为“place_nowhere”的要素")
    ]


def test_a_river_that_crosses_itself_is_refused(tmp_path: Path) -> None:
    shutil.copy(GEO / "layers.yaml", tmp_path / "layers.yaml")
    (tmp_path / "layers").mkdir()
    (feature,) = features("yellow_river")
    knot = [[117.0, 36.70], [117.2, 36.90], [117.2, 36.70], [117.0, 36.90]]
    spoilt = {**feature, "geometry": {"type": "LineString", "coordinates": knot}}
    path = tmp_path / "layers" / "yellow_river.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [spoilt]}), encoding="utf-8")
    with pytest.raises(LayerContractError) as caught:
        river(tmp_path)
    assert caught.value.faults[0].what == "黄河中心线与自身相交"


def test_a_cell_without_size_is_refused(declared: ReachFile) -> None:
    with pytest.raises(ValueError, match="cell_m"):
        reach_grid.grid(declared.grid_rule(), 0)


def test_an_isochrone_parts_cells_within_the_limit_from_those_beyond(grid: Grid, reach: Reach) -> None:
    start = grid.nearest(0.0, -20_000.0, SOUTH)
    minutes = reach.minutes(start, reach.idents)
    found = isochrones(grid, minutes, (15, 30, 10_000))
    assert [feature["properties"]["minutes"] for feature in found] == [15, 30]
    for feature in found:
        limit = feature["properties"]["minutes"]
        points = shapely.get_coordinates(project(shape(feature["geometry"])))
        cells = [cell for point in points if (cell := grid.cell_at(*point)) is not None]
        pace = 60 / 1000 * grid.cell_m * reach.speeds.detour / reach.speeds.slowest_kmh
        assert np.abs(minutes[cells][np.isfinite(minutes[cells])] - limit).max() <= 2 * pace
