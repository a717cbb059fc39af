"""Undo, redo and the last change, as one frozen value: what was, what is, what was taken back."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
LONGEST = 100
"""Steps that can be taken back; older ones are forgotten so that a long session stays flat in memory."""


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
    """The history one step on; what had been taken back is gone. The same value again is no step."""
    if present == history.present:
        return history
    return History(present, (*history.past, history.present)[-LONGEST:])


def undone(history: History[T]) -> History[T]:
    """One step back; the history itself at its start."""
    if not history.past:
        return history
    return History(history.past[-1], history.past[:-1], (history.present, *history.future))


def redone(history: History[T]) -> History[T]:
    """One step on again; the history itself where nothing was taken back."""
    if not history.future:
        return history
    return History(history.future[0], (*history.past, history.present), history.future[1:])
