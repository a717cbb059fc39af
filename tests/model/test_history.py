"""Undo and redo lead back and forth over the very same steps, and a long session stays small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.history import LONGEST, History, recorded, redone, undone

steps = st.lists(st.integers(0, 5), max_size=30)


def walked(values: list[int]) -> History[int]:
    history = History(0)
    for value in values:
        history = recorded(history, value)
    return history


@given(steps)
def test_as_many_undos_as_steps_lead_to_the_start_and_redos_back(values: list[int]) -> None:
    history = end = walked(values)
    while history.can_undo:
        assert redone(undone(history)) == history
        history = undone(history)
    assert history.present == 0
    while history.can_redo:
        history = redone(history)
    assert history == end


@given(steps, st.integers(0, 5))
def test_a_new_step_forgets_what_was_taken_back_and_the_same_value_is_no_step(values: list[int], new: int) -> None:
    history = undone(walked(values))
    after = recorded(history, new)
    assert after.present == new
    assert (after is history) if new == history.present else (not after.can_redo and after.last_change is not None)


@given(steps)
def test_the_last_change_leads_from_before_to_now(values: list[int]) -> None:
    history = walked(values)
    expected = (undone(history).present, history.present) if history.can_undo else None
    assert history.last_change == expected


def test_a_long_session_keeps_a_bounded_history() -> None:
    history = walked(list(range(1, 1000)))
    assert (len(history.past), undone(History(1)), redone(History(1))) == (LONGEST, History(1), History(1))
