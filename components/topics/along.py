"""A page along a lever: what it says with one lever at each of its positions and everything else as it stands.

The browser takes such a table when a hand comes to a lever and shows its entries as the hand moves, so that no server
message is needed for a frame. Every entry is made by the functions that make the page itself: what a hand sees at a
position is what the server would say there, and a position without an entry is left to the server.
"""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from model.lever import Lever

MOST = 101
"""Up to so many positions all have entries. Of a lever with more, a share of entries goes to the steps round where it
stands, and the others are evenly spread."""
Columns = Mapping[str, Sequence[object]]


class Desk(Protocol):
    """What is open on a viewer's page with levers: made on every run of it, asked when a hand comes to a lever."""

    @property
    def rest(self) -> str:
        """Names everything that entries depend on besides the levers of the page."""

    def table(self, lever_id: str) -> dict[str, Any]:
        """The entries along a lever. Raises LeverError for an unknown one."""

    def place(self, lever_id: str) -> tuple[object, ...]:
        """Names the table: equal for equal tables."""


def positions(lever: Lever, now: float, most: int = MOST) -> tuple[float, ...]:
    """Positions of a lever's slider that get an entry, ascending: its bounds and `now` as near as steps allow; `most`
    or two more."""
    low, step = Decimal(str(lever.low)), Decimal(str(lever.step))
    last = math.floor((Decimal(str(lever.high)) - low) / step)
    return tuple(float(low + place * step) for place in _places(last, round((now - lever.low) / lever.step), most))


def _places(last: int, now: int, most: int) -> Sequence[int]:
    if last < most:
        return range(last + 1)
    reach = most // 5
    near = range(max(0, now - reach), min(last, now + reach) + 1)
    return sorted({*range(0, last + 1, math.ceil(last / (most - 2 * reach))), last, *near})


def changed_columns(first: Columns, columns: Columns) -> dict[str, list[object]]:
    """The columns that differ from `first`."""
    return {name: list(column) for name, column in columns.items() if column != first[name]}
