"""Laws of crossings through the years, over random ones, and cases by hand."""

from hypothesis import given
from hypothesis import strategies as st

from model.crossings import (
    STANDING,
    Crossing,
    Status,
    announced_slipped,
    count_in,
    crossing_changes,
    in_scenario,
    positions_in,
    status_in,
    without_crossings,
)  # fmt: skip
from model.scenario import BASELINE, with_crossing, with_slip
from model.spacing import Position

some_year = st.none() | st.integers(1900, 2040)
kilometres = st.floats(0, 100, allow_nan=False)
crossings = st.builds(
    Crossing,
    ident=st.just("x"),
    open_year=some_year,
    known_open_by=some_year,
    expected_year=some_year,
    started_year=some_year,
    counted=st.sampled_from(["yes", "unclear", "no"]),
    position=st.none() | kilometres.map(Position),
)


@given(crossings, st.integers(2000, 2040))
def test_what_stands_keeps_standing(crossing, year):
    if status_in(crossing, year) in STANDING:
        assert status_in(crossing, year + 1) in STANDING


@given(st.lists(crossings, max_size=15), st.integers(2000, 2039))
def test_counts_of_open_crossings_only_grow(found, year):
    now, later = count_in(found, year), count_in(found, year + 1)
    assert later.sure >= now.sure and later.unclear >= now.unclear
    assert later.sure + later.expected >= now.sure + now.expected


@given(crossings, st.integers(2000, 2040))
def test_a_crossing_without_a_stated_year_never_gets_one(crossing, year):
    if crossing.open_year is None:
        assert status_in(crossing, year) is not Status.OPEN


@given(crossings, st.integers(0, 15), st.integers(2000, 2040))
def test_a_slip_never_opens_anything_earlier_and_leaves_what_is_open(crossing, years, year):
    before, after = status_in(crossing, year), status_in(moved(crossing, years), year)
    if before in STANDING:
        assert after is before
    if after is Status.EXPECTED:
        assert before is Status.EXPECTED
    assert in_scenario(crossing, BASELINE) == crossing


def moved(crossing, years):
    return in_scenario(crossing, with_slip(BASELINE, crossing.ident, years))


@given(crossings, st.integers(2000, 2040))
def test_a_closed_crossing_stands_in_no_year_and_closing_hides_no_other_state(crossing, year):
    before = status_in(crossing, year)
    after = status_in(in_scenario(crossing, with_crossing(BASELINE, crossing.ident, closed=True)), year)
    assert after is (Status.CLOSED if before in STANDING | {Status.EXPECTED} else before)


@given(crossings, st.integers(2020, 2035))
def test_an_opening_year_of_a_scenario_moves_only_what_does_not_stand_yet(crossing, year):
    opened = in_scenario(crossing, with_crossing(BASELINE, crossing.ident, opens=year))
    assert status_in(opened, 2050) is (status_in(crossing, 2050) if crossing.stands else Status.EXPECTED)
    assert crossing.stands or opened.expected_year == year


def test_all_announced_openings_slip_together_and_go_back_together():
    three = [Crossing("a", expected_year=2026), Crossing("b", expected_year=2027), Crossing("c", open_year=2020)]
    own = with_crossing(BASELINE, "b", opens=2025)
    later = announced_slipped(own, three, 2)
    assert later.slips == (("a", 2),) and later.openings == (("b", 2025),)
    assert announced_slipped(later, three, 0) == own
    assert crossing_changes(later, ["a", "b", "c"]) == ("a", "b")
    assert without_crossings(later, ["a", "b"]) == BASELINE


def test_one_tunnel_by_hand():
    tunnel = Crossing("x", started_year=2022, expected_year=2026)
    seen = [status_in(tunnel, year) for year in (2021, 2022, 2025, 2026)]
    assert seen == [Status.NOT_OPEN, Status.BUILDING, Status.BUILDING, Status.EXPECTED]
    assert status_in(moved(tunnel, 2), 2027) is Status.BUILDING


def test_only_located_counted_and_standing_crossings_enter_the_spacing():
    found = [
        Crossing("a", open_year=2020, position=Position(1)),
        Crossing("b", open_year=2020),
        Crossing("c", open_year=2020, counted="no", position=Position(2)),
        Crossing("d", known_open_by=2010, counted="unclear", position=Position(3)),
        Crossing("e", expected_year=2024, position=Position(4)),
    ]
    assert positions_in(found, 2025, unclear=False, expected=False) == [Position(1)]
    assert positions_in(found, 2025, unclear=True, expected=True) == [Position(1), Position(3), Position(4)]
