"""How a goal stands by what sources say of it; without any figure that a rule could judge."""

from collections.abc import Iterable
from typing import Literal

Standing = Literal["reached", "disputed", "part", "silent"]
STANDINGS: tuple[Standing, ...] = ("reached", "disputed", "part", "silent")
"""reached: a source says that the goal is reached and none that it is still to do. disputed: sources say both. part:
sources tell of a part or of steps towards it. silent: no source speaks of the goal, at most of something near it."""


def standing(bearings: Iterable[str]) -> Standing:
    """The standing from what each source says: `reached`, `part`, `open` (still to do) or `other` (something near the
    goal, of another scope, base, year or place, which decides nothing)."""
    stated = set(bearings)
    if "reached" in stated:
        return "disputed" if "open" in stated else "reached"
    return "part" if stated & {"part", "open"} else "silent"
