"""Styles of maps that browsers ask for, so that a run can wait until its changed map is under way."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

_lock = Lock()
_waits: dict[str, list[Event]] = {}


@contextmanager
def expected(address: str) -> Iterator[Event]:
    """An event that is set as soon as any browser asks for the style at this relative address."""
    query, event = address.partition("?")[2], Event()
    with _lock:
        _waits.setdefault(query, []).append(event)
    try:
        yield event
    finally:
        with _lock:
            _waits[query].remove(event)
            if not _waits[query]:
                del _waits[query]


def report(query: str) -> None:
    """Called where a style is sent, with the query of its address."""
    with _lock:
        events = tuple(_waits.get(query, ()))
    for event in events:
        event.set()
