"""Which story is open, and which of its steps is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.base.query import Reading, without_defaults

FIRST = "ten_minutes"
"""Id of the story that opens by itself, where it ships."""
DEFAULTS = {"story": FIRST, "step": "1"}


@dataclass(frozen=True)
class State:
    """Id of the open story; the step looked at, counted from 1."""

    story: str
    step: int = 1


def read(reading: Reading, lengths: Mapping[str, int]) -> State:
    """The state of an address; `lengths` has the number of steps of every story, the first story first."""
    story = reading.one_of("story", lengths, FIRST if FIRST in lengths else next(iter(lengths), ""))
    steps = [str(step) for step in range(1, lengths.get(story, 1) + 1)]
    return State(story, int(reading.one_of("step", steps, "1")))


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    return without_defaults({"story": state.story, "step": str(state.step)}, DEFAULTS)
