"""What of a viewer's screen stands in no address: kept for the sheet that this viewer prints, as long as there is room.

A session stores it under a token that only its own browser gets; the server's route for printing reads it with that
token.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from weakref import ref

from components.topics.reach.network import Network
from model.scenario import Scenario

MOST = 2000


@dataclass(frozen=True)
class Viewer:
    """The scenario on screen, the viewer's own road network while its session lives, and the address under which other
    machines reach this site ("" where there is none). The scenario is None where the address alone counts."""

    scenario: Scenario | None = None
    network: "ref[Network] | None" = None
    origin: str = ""


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
