"""Memory that one more viewer costs the server."""

from __future__ import annotations

import time
from contextlib import ExitStack

from bench.server import Server
from bench.wire import Viewer

WARM_UP = 10


def mb_per_viewer(server: Server, page: str, viewers: int) -> float:
    """Growth of the server's own memory (USS) with ``viewers`` sessions open on ``page``, MB each.

    A few sessions come first and stay, so that caches and allocator arenas are not counted as viewers.
    """
    with ExitStack() as stack:
        _open(server, stack, page, WARM_UP)
        server.settle()
        before = server.unique_mb()
        _open(server, stack, page, viewers)
        return (server.unique_mb() - before) / viewers


def _open(server: Server, stack: ExitStack, page: str, viewers: int) -> None:
    for _ in range(viewers):
        stack.enter_context(Viewer(server.url)).load(page)
    time.sleep(1.0)
