"""Undo, redo and replay, as every page with parts offers them."""

from collections.abc import Callable
from functools import partial

from components.topics.whatif.facts import Facts
from components.ui.whatif import on_screen, state

STEPS: dict[str, Callable[[Facts], None]] = {
    "undo": state.undo,
    "redo": state.redo,
    "replay": lambda facts: on_screen.replay(),
}
"""Events without a value."""


def callbacks(facts: Facts) -> dict[str, Callable[[], None]]:
    """Callbacks of a part with these buttons."""
    return {f"on_{name}_change": partial(act, facts) for name, act in STEPS.items()}


def possible() -> list[str]:
    """Which of undo, redo and replay have anything to do."""
    history = state.history()
    can = {"undo": history.can_undo, "redo": history.can_redo, "replay": history.last_change is not None}
    return [name for name, able in can.items() if able]
