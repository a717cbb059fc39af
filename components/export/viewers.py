"""What of a viewer's screen stands in no address: kept for the sheet that this viewer prints and the levers under the
hand, as long as there is room.

A session stores it under a token that only its own browser gets; the server's routes read it with that token.
"""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any
from weakref import ref

from components.base.budget import Budget
from components.topics.along import Desk
from components.topics.reach.network import Network
from model.scenario import Scenario

MOST = 2000
WISHES, WISHES_A_SECOND = 30.0, 4.0
"""Levers that a hand may come to in a burst, and in a second after that."""


@dataclass(frozen=True)
class Viewer:
    """The scenario on screen, the viewer's own road network while its session lives, and the address under which other
    machines reach this site ("" where there is none). The scenario is None where the address alone counts, the desk
    where no page with levers is open. `wishes` counts what the viewer asks of the levers."""

    scenario: Scenario | None = None
    network: "ref[Network] | None" = None
    origin: str = ""
    desk: Desk | None = None
    wishes: Budget = field(default_factory=lambda: Budget(WISHES, WISHES_A_SECOND), compare=False)


_viewers: OrderedDict[str, Viewer] = OrderedDict()
_lock = Lock()


def remember(token: str, **changes: Any) -> None:
    """Keep what has changed for the viewer of `token`; the one without news for longest goes first."""
    with _lock:
        _viewers[token] = replace(_viewers.get(token, Viewer()), **changes)
        _viewers.move_to_end(token)
        while len(_viewers) > MOST:
            _viewers.popitem(last=False)


def viewer_of(token: str) -> Viewer:
    """What is kept for `token`; of an unknown one, nothing."""
    with _lock:
        return _viewers.get(token, Viewer())
