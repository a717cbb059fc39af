"""Projects that slip: facts never move, moving nothing changes nothing, and moves commute."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.facility_status import Mention, slipped, status_at
from model.scenario import BASELINE, with_removal, with_slip

MENTIONS = st.lists(
    st.builds(
        Mention,
        st.integers(2021, 2035),
        st.sampled_from(["fact", "plan", "unconfirmed"]),
        st.sampled_from(["planned", "to_start", "building", "operating"]),
        st.sampled_from(["official", "reported"]),
    ),
    max_size=5,
).map(tuple)
PROJECTS = st.sampled_from(["f_aiko", "f_byd_phase2", "f_seed_port"])
MOVES = st.tuples(PROJECTS, st.integers(-5, 5), st.booleans())


def moved(scenario, move):
    ident, years, cancelled = move
    return with_removal(with_slip(scenario, ident, years), ident, removed=cancelled)


@given(MENTIONS)
def test_a_slip_of_no_years_changes_nothing(mentions: tuple[Mention, ...]) -> None:
    assert slipped(mentions, 0) == mentions


@given(MENTIONS, st.integers(-9, 9), st.booleans())
def test_facts_never_move(mentions: tuple[Mention, ...], years: int, cancelled: bool) -> None:
    facts = [mention for mention in slipped(mentions, years, cancelled=cancelled) if mention.basis != "plan"]
    assert facts == [mention for mention in mentions if mention.basis != "plan"]


@given(MENTIONS, st.integers(1, 9), st.integers(2021, 2035))
def test_a_slip_never_brings_a_plan_forward(mentions: tuple[Mention, ...], years: int, year: int) -> None:
    plans = tuple(mention for mention in mentions if mention.basis == "plan")
    late = status_at(slipped(plans, years), year)
    if late is not None and late.grade != "user" and late.status != "planned":
        assert late.year - years in {mention.year for mention in plans}


@given(MOVES, MOVES)
def test_moves_of_two_projects_commute(first, second) -> None:
    if first[0] != second[0]:
        assert moved(moved(BASELINE, first), second) == moved(moved(BASELINE, second), first)


@given(MOVES)
def test_a_move_taken_back_leaves_the_scenario_as_it_was(move) -> None:
    assert moved(moved(BASELINE, move), (move[0], 0, False)) == BASELINE
