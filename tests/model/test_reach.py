"""Minutes across the river: laws, a second implementation as oracle, and cases by hand."""

from dataclasses import replace

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.crossings import Crossing
from model.reach.assumptions import Limit, checked
from model.reach.barrier import crosses, distance
from model.reach.errors import AssumptionError, ReachError
from model.reach.grid import CLOSED
from model.reach.land import land, pockets
from model.reach.opening import open_in
from model.reach.solver import build, crossing_minutes
from tests.model.reach_ground import FREE, KM, crossing, ground, reach_over

LAWS = settings(max_examples=30, deadline=None)  # the machine may be busy
GROUND = ground(zone=np.arange(72) % 5 == 0)
LINKS = [crossing(GROUND, f"x_{col}", col, length) for col, length in ((0, 1000), (4, 3000), (5, 1500), (8, 1000))]
REACH = reach_over(GROUND, LINKS)
some_open = st.sets(st.sampled_from(sorted(REACH.idents)))
cells = st.integers(0, len(GROUND) - 1)


def by_networkx(cell: int, open_ids: set[str], speeds=FREE) -> np.ndarray:
    """The same minutes from the definition: every pair of cells, no sparse arrays, no barrier code."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(GROUND)))
    pace = np.where(GROUND.zone == 1, speeds.urban_kmh, speeds.rural_kmh)
    for a in range(len(GROUND)):
        for b in range(a):
            rows, cols = abs(GROUND.row[a] - GROUND.row[b]), abs(GROUND.col[a] - GROUND.col[b])
            if GROUND.side[a] == GROUND.side[b] and (rows, cols) in {(0, 1), (1, 0), (1, 1), (1, 2), (2, 1)}:
                half_km = np.hypot(rows, cols) / 2
                graph.add_edge(a, b, weight=60 * speeds.detour * (half_km / pace[a] + half_km / pace[b]))
    for link in LINKS:
        if link.ident in open_ids:
            minutes = 60 * link.length_m / 1000 / speeds.crossing_kmh + speeds.crossing_delay_min
            graph.add_edge(link.north, link.south, weight=minutes)
    found = networkx.single_source_dijkstra_path_length(graph, cell)
    return np.array([found.get(node, np.inf) for node in range(len(GROUND))])


@LAWS
@given(cells, some_open)
def test_minutes_are_those_of_another_library(cell, open_ids):
    np.testing.assert_allclose(REACH.minutes(cell, open_ids), by_networkx(cell, open_ids), rtol=1e-5)


@LAWS
@given(cells, some_open)
def test_the_fast_way_gives_what_one_search_over_everything_gives(cell, open_ids):
    np.testing.assert_allclose(REACH.minutes(cell, open_ids), REACH.plain_minutes(cell, open_ids), rtol=1e-5)


@LAWS
@given(cells, some_open, st.sampled_from(sorted(REACH.idents)))
def test_opening_never_lengthens_a_trip_and_closing_never_shortens_one(cell, open_ids, ident):
    assert (REACH.minutes(cell, open_ids | {ident}) <= REACH.minutes(cell, open_ids - {ident})).all()


@LAWS
@given(cells)
def test_without_a_crossing_the_other_bank_is_cut_off_and_ones_own_is_not(cell):
    minutes = REACH.minutes(cell, ())
    assert (np.isfinite(minutes) == (GROUND.side == GROUND.side[cell])).all()


@LAWS
@given(cells, cells, some_open)
def test_there_and_back_take_the_same_time(one, other, open_ids):
    assert REACH.minutes(one, open_ids)[other] == pytest.approx(REACH.minutes(other, open_ids)[one], rel=1e-5)


@LAWS
@given(cells, some_open)
def test_a_trip_crosses_where_it_says(cell, open_ids):
    via, minutes = REACH.via(cell, open_ids), REACH.minutes(cell, open_ids)
    over = np.isfinite(minutes) & (GROUND.side != GROUND.side[cell])
    assert (via[over] >= 0).all()
    for index in set(via[via >= 0].tolist()):
        assert REACH.links[index].ident in open_ids
        without = REACH.minutes(cell, open_ids - {REACH.links[index].ident})
        np.testing.assert_array_equal(without[via != index], minutes[via != index])


def test_one_crossing_by_hand():
    grid = ground(rows=4, cols=5)
    reach = reach_over(grid, [crossing(grid, "x", 2, length_m=3000)])
    minutes = reach.minutes(int(grid.index[0, 2]), {"x"})
    south, north = grid.index[1, 2], grid.index[2, 2]
    # 1 km at 60 km/h to the bank, 3 km at 60 km/h over the river; then straight, aslant, and by a knight's move.
    assert minutes[south] == pytest.approx(1)
    assert minutes[north] == pytest.approx(1 + 3)
    assert minutes[grid.index[3, 2]] == pytest.approx(4 + 1)
    assert minutes[grid.index[3, 3]] == pytest.approx(4 + 2**0.5)
    assert minutes[grid.index[3, 4]] == pytest.approx(4 + 5**0.5)
    slow = replace(FREE, rural_kmh=30.0, detour=1.5, crossing_delay_min=7.0)
    assert reach.under(slow).minutes(int(grid.index[0, 2]), {"x"})[grid.index[3, 2]] == pytest.approx(3 + 3 + 7 + 3)


def test_an_expressway_bridge_is_driven_at_its_own_speed_and_costs_its_access():
    link = replace(crossing(GROUND, "x", 1, length_m=4000), expressway=True)
    assert crossing_minutes(link, replace(FREE, expressway_access_min=5.0)) == pytest.approx(2 + 5)


@LAWS
@given(some_open, st.floats(15, 70), st.floats(20, 90), st.floats(1, 2))
def test_other_speeds_give_what_building_anew_gives(open_ids, urban, rural, detour):
    speeds = replace(FREE, urban_kmh=urban, rural_kmh=rural, detour=detour)
    anew = build(REACH.land, LINKS, speeds).minutes(3, open_ids)
    np.testing.assert_allclose(REACH.under(speeds).minutes(3, open_ids), anew, rtol=1e-4)


def test_common_faster_traffic_needs_no_new_search(monkeypatch):
    monkeypatch.setattr("model.reach.solver.dijkstra", None)
    faster = REACH.under(replace(FREE, urban_kmh=60.0, rural_kmh=120.0, crossing_kmh=120.0))
    ident = LINKS[1].north
    np.testing.assert_allclose(faster.minutes(ident, REACH.idents) * 2, REACH.minutes(ident, REACH.idents), rtol=1e-5)


@LAWS
@given(some_open, st.sampled_from(sorted(REACH.idents)), st.floats(0, 60))
def test_a_queue_at_one_crossing_costs_no_more_than_itself(open_ids, ident, wait):
    before, after = REACH.minutes(5, open_ids), REACH.delayed({ident: wait}).minutes(5, open_ids)
    led = np.isfinite(before)
    assert (after[led] >= before[led] - 1e-4).all() and (after[led] <= before[led] + wait + 1e-4).all()


def test_no_link_meets_the_river():
    found = land(GROUND)
    centres = np.column_stack([GROUND.x, GROUND.y])
    assert not crosses(centres[found.a], centres[found.b], GROUND.river).any()
    assert (GROUND.side[found.a] == GROUND.side[found.b]).all()


def test_a_bend_between_two_cells_of_one_bank_parts_them():
    grid = replace(ground(rows=2, cols=3), side=np.ones(6, dtype=np.int8), river=np.array([[1e3, -5e3], [1e3, 5e3]]))
    joined = set(zip(land(grid).a.tolist(), land(grid).b.tolist(), strict=True))
    assert joined and not any({a % 3, b % 3} >= {0, 1} or {a % 3, b % 3} >= {0, 2} for a, b in joined)


def test_a_sliver_of_a_bank_is_found():
    side = GROUND.side.copy()
    side[[1, 9, 10, 2, 11, 18, 19, 20]] = CLOSED  # all that joins the south-western corner to its bank
    assert np.flatnonzero(pockets(land(replace(GROUND, side=side)))).tolist() == [0]


def test_closed_cells_are_never_reached():
    side = GROUND.side.copy()
    side[40] = CLOSED
    reach = reach_over(replace(GROUND, side=side), LINKS)
    assert np.isinf(reach.minutes(3, REACH.idents)[40]) and np.isinf(reach.minutes(40, REACH.idents)).all()


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [((0, 1), (0, -1), True), ((0, 1), (0, 0.5), False), ((0, 1), (0, 0), True), ((9, 1), (9, -1), False)],
)
def test_a_leg_meets_the_line_or_not(start, end, meets):
    line = np.array([(-2.0, 0.0), (1.0, 0.0), (3.0, 0.0)])
    assert crosses(np.array([start], float), np.array([end], float), line).tolist() == [meets]


def test_distance_to_a_line_is_to_its_nearest_piece():
    line = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)])
    np.testing.assert_allclose(distance(np.array([(5.0, 2.0), (13.0, 14.0)]), line), [2.0, 5.0])


def test_unknown_crossings_and_cells_are_refused_in_words():
    with pytest.raises(ReachError, match="没有这些过河通道：x_nowhere"):
        REACH.minutes(0, {"x_nowhere"})
    with pytest.raises(ReachError, match="没有编号为 99 的格子"):
        REACH.minutes(99, ())
    with pytest.raises(ReachError, match="没有这些过河通道"):
        REACH.delayed({"x_nowhere": 1})
    with pytest.raises(ReachError, match="等候时间须是不小于 0 的数：x_0"):
        REACH.delayed({"x_0": float("nan")})


LIMITS = {name: Limit(name, "车速", "km/h", 10, 60, 40) for name in FREE.__dataclass_fields__}


@pytest.mark.parametrize(
    ("value", "fault", "words"),
    [
        (float("nan"), "not_finite", "车速须是有限的数，现为“nan”"),
        (float("inf"), "not_finite", "车速须是有限的数，现为“inf”"),
        ("40", "not_a_number", "车速须是一个数，现为“40”"),
        (True, "not_a_number", "车速须是一个数"),
        (9, "too_low", "车速须在 10—60 km/h之间，现为 9"),
        (61, "too_high", "车速须在 10—60 km/h之间，现为 61"),
    ],
)
def test_an_assumption_out_of_bounds_is_refused_in_words(value, fault, words):
    with pytest.raises(AssumptionError, match=words) as caught:
        checked({"urban_kmh": value}, LIMITS)
    assert (caught.value.ident, caught.value.fault) == ("urban_kmh", fault)


def test_an_unknown_assumption_is_refused_and_the_rest_take_their_defaults():
    assert checked({"detour": 20}, LIMITS) == replace(checked({}, LIMITS), detour=20.0)
    with pytest.raises(AssumptionError, match="没有名为“speed”的假定"):
        checked({"speed": 30}, LIMITS)


def test_crossings_open_by_the_year_unless_a_hand_says_otherwise():
    crossings = [
        Crossing("stands", open_year=2021),
        Crossing("long_since", known_open_by=2017),
        Crossing("announced", expected_year=2026),
        Crossing("planned"),
    ]
    assert open_in(crossings, 2025) == {"stands", "long_since"}
    assert open_in(crossings, 2026) == {"stands", "long_since", "announced"}
    assert open_in(crossings, 2026, expected=False) == {"stands", "long_since"}
    assert open_in(crossings, 2025, closed={"stands"}, opened={"planned"}) == {"long_since", "planned"}
    with pytest.raises(ReachError, match="不能同时关闭又打开：stands"):
        open_in(crossings, 2025, closed={"stands"}, opened={"stands"})


def test_a_picture_has_north_on_top_and_holes_outside_of_the_view():
    grid = replace(ground(rows=2, cols=2), row=np.array([0, 1, 1]), col=np.array([0, 0, 1]))
    picture = grid.raster(np.array([1.0, 2.0, 3.0]))
    np.testing.assert_array_equal(picture, np.array([[2.0, 3.0], [1.0, np.nan]], dtype=np.float32))
    assert (grid.cell_at(1.5 * KM, 1.5 * KM), grid.cell_at(1.5 * KM, 0), grid.cell_at(-1, 0)) == (2, None, None)
