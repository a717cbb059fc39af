"""Which story is open, and which of its steps is looked at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from components.base.query import Reading, without_defaults
from data.stories import MOST_STEPS, Story

FIRST = "ten_minutes"
"""Id of the story that opens by itself, where it ships."""
OWN = re.compile(r"draft|own_[0-9a-f]{16}")
"""Ids of stories that people put together: the one in hand, and saved ones by their id in the store."""
DEFAULTS = {"story": FIRST, "step": "1"}


@dataclass(frozen=True)
class State:
    """Id of the open story; the step looked at, counted from 1. `own` is no part of an address: a page puts the story
    in where it does not ship."""

    story: str
    step: int = 1
    own: Story | None = None


def read(reading: Reading, lengths: Mapping[str, int]) -> State:
    """The state of an address; `lengths` has the number of steps of every story, the first story first."""
    text = reading.text("story")
    first = FIRST if FIRST in lengths else next(iter(lengths), "")
    story = text if OWN.fullmatch(text) else reading.one_of("story", lengths, first)
    steps = [str(step) for step in range(1, lengths.get(story, MOST_STEPS if story == text else 1) + 1)]
    return State(story, int(reading.one_of("step", steps, "1")))


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    return without_defaults({"story": state.story, "step": str(state.step)}, DEFAULTS)
