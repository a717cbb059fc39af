"""Undo, redo and the last change as one frozen value: past, present and future."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
LONGEST = 100
"""Steps that can be undone; older ones are dropped so that a long session does not grow in memory."""


@dataclass(frozen=True)
class History(Generic[T]):
    """`past` oldest first, `future` next first."""

    present: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()

    @property
    def can_undo(self) -> bool:
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        return bool(self.future)

    @property
    def last_change(self) -> tuple[T, T] | None:
        """(before, after) of the change that led to the present, for replay and “show before”; None at the start."""
        return (self.past[-1], self.present) if self.past else None


def recorded(history: History[T], present: T) -> History[T]:
    """The history with a new present; undone steps are dropped. Recording the same value again changes nothing."""
    if present == history.present:
        return history
    return History(present, (*history.past, history.present)[-LONGEST:])


def undone(history: History[T]) -> History[T]:
    """Undo one step; the history itself at its start."""
    if not history.past:
        return history
    return History(history.past[-1], history.past[:-1], (history.present, *history.future))


def redone(history: History[T]) -> History[T]:
    """Redo one step; the history itself where nothing was undone."""
    if not history.future:
        return history
    return History(history.future[0], (*history.past, history.present), history.future[1:])
