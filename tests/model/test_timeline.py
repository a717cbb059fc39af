"""Start and opening from statements: facts before plans, stated dates before what is read from a state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facility_status import Mention
from model.goal_standing import STANDINGS, standing
from model.timeline import Moment, StatedDate, moment_of

BUILT = Mention(2023, "fact", "building", "official")
IN_USE = Mention(2024, "fact", "operating", "reported")
TO_START = Mention(2024, "plan", "to_start", "official")


def test_nothing_stated_is_no_date() -> None:
    assert moment_of("start", (), ()) is None and moment_of("open", (), [BUILT]) is None


def test_a_stated_fact_goes_before_a_plan_and_a_plan_before_a_state() -> None:
    plan = StatedDate("open", "plan", "2024", "official", "1")
    fact = StatedDate("open", "fact", "2024-12-26", "reported", "2")
    assert moment_of("open", [plan, fact], [IN_USE]) == Moment("2024-12-26", "fact", "reported")
    assert moment_of("open", [plan], [IN_USE]) == Moment("2024", "plan", "official")


def test_of_two_plans_the_newer_statement_counts() -> None:
    dates = [
        StatedDate("open", "plan", "2026", "reported", "2025-04"),
        StatedDate("open", "plan", "2027", "reported", "2023"),
    ]
    assert moment_of("open", dates, ()) == Moment("2026", "plan", "reported")


def test_what_a_source_leaves_unconfirmed_is_no_date() -> None:
    assert moment_of("start", [StatedDate("start", "unconfirmed", "2025-05", "reported")], ()) is None


def test_a_state_bounds_a_date_and_never_gives_one() -> None:
    assert moment_of("start", (), [BUILT]) == Moment("2023", "by", "official")
    assert moment_of("open", (), [IN_USE, Mention(2026, "fact", "operating", "reported")]) == Moment(
        "2024", "by", "reported"
    )


def test_a_yearly_plan_announces_a_start_and_no_opening() -> None:
    assert moment_of("start", (), [TO_START]) == Moment("2024", "plan", "official")
    assert moment_of("open", (), [TO_START]) is None


@pytest.mark.parametrize(
    ("date", "basis", "position"),
    [
        ("2024", "fact", 2024.5),
        ("2024-01", "plan", 2024 + 1 / 24),
        ("2024-07-01", "fact", 2024.5),
        ("2023", "by", 2024.0),
    ],
)
def test_a_date_has_its_place_on_the_axis(date: str, basis: str, position: float) -> None:
    assert Moment(date, basis, "official").position == pytest.approx(position)  # type: ignore[arg-type]


@given(st.integers(2021, 2035), st.integers(1, 12), st.integers(1, 28))
def test_a_finer_date_stays_in_its_year(year: int, month: int, day: int) -> None:
    for date in (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"):
        assert year <= Moment(date, "fact", "reported").position < year + 1


BEARINGS = st.lists(st.sampled_from(["reached", "part", "open", "other"]))


@given(BEARINGS)
def test_a_standing_does_not_depend_on_order_or_repetition(bearings: list[str]) -> None:
    assert standing(bearings) == standing(sorted(set(bearings))) and standing(bearings) in STANDINGS


@given(BEARINGS)
def test_what_is_only_near_a_goal_never_changes_its_standing(bearings: list[str]) -> None:
    assert standing([*bearings, "other"]) == standing(bearings)


def test_a_goal_is_reached_only_where_nobody_says_it_is_still_to_do() -> None:
    assert standing(["reached", "part"]) == "reached"
    assert standing(["reached", "open"]) == "disputed"
    assert standing(["open"]) == standing(["part"]) == "part"
    assert standing(["other"]) == standing([]) == "silent"
