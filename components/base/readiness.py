"""Whether the server has warmed its caches, and the queue in which many visitors wait until it has.

A few early visitors are let in at once. Many at once would all compute at the same time what none has computed yet,
each slowing down the others; they wait, and then stand within a second or two of one another.
"""

from threading import Event

CROWD = 4
"""Sessions before the server is ready from which on visitors wait."""
GRACE_S = 0.3
"""How long a visitor waits to see whether it is one of a crowd."""
LONGEST_S = 60.0
"""Longest wait in seconds, even if warming fails."""
RETRY_AFTER_S = 2

_done = Event()
_done.set()  # no waiting where the caches are not warmed: in tests and scripts
_arrived: set[str] = set()
_admitted: set[str] = set()


def begin() -> None:
    """The server starts to read ahead."""
    _done.clear()


def finish() -> None:
    """Mark the server as ready and release all waiting sessions."""
    _done.set()
    _arrived.clear()
    _admitted.clear()


def is_ready() -> bool:
    """Whether reading ahead has ended."""
    return _done.is_set()


def admit(session_id: str) -> None:
    """Let the session of the reading itself pass the door."""
    _admitted.add(session_id)


def wait_for_turn(session_id: str) -> None:
    """Called at the beginning of a session's run: returns at once when the server is ready or the session is inside."""
    if _done.is_set() or session_id in _admitted:
        return
    _arrived.add(session_id)
    if not _done.wait(GRACE_S) and len(_arrived) >= CROWD:
        _done.wait(LONGEST_S)
    _admitted.add(session_id)
