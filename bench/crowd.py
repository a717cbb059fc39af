"""A crowd on a cold server, pages that come back after a restart, and what a thousand idle pages cost.

``python -m bench.crowd`` prints the figures that docs/bench.md quotes. Viewers speak the websocket as a browser does.
"""

from __future__ import annotations

import argparse
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle, islice

from bench.server import Server
from bench.wire import Viewer

PAGES = ("", "layout", "crossings", "indicators", "monitoring", "balance", "targets", "compare", "sources")
TARGETS_PAGE = "targets"


@dataclass
class Crowd:
    """When each page of a crowd stood, in s after the crowd came, in the order of standing, and what went wrong."""

    stood_s: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def first_s(self) -> float:
        return min(self.stood_s, default=0.0)

    @property
    def last_s(self) -> float:
        return max(self.stood_s, default=0.0)

    def line(self, name: str) -> str:
        behind = self.last_s - self.first_s
        stood = (
            f"{len(self.stood_s)} stand; first {self.first_s:.1f} s, last {self.last_s:.1f} s, {behind:.1f} s behind"
        )
        return f"{name}: {stood}" + (f"; {len(self.faults)} faults, e.g. {self.faults[0]}" if self.faults else "")


def open_at_once(url: str, pages: tuple[str, ...], count: int) -> Crowd:
    """``count`` viewers, ``pages`` in turn, all at the same moment."""
    crowd, lock, start = Crowd(), threading.Lock(), threading.Barrier(count + 1)
    began = [0.0]

    def visit(page: str) -> None:
        start.wait()
        try:
            with Viewer(url) as viewer:
                viewer.load(page)
        except (OSError, RuntimeError) as fault:
            with lock:
                crowd.faults.append(f"{type(fault).__name__}: {fault}"[:300])
            return
        with lock:
            crowd.stood_s.append(time.perf_counter() - began[0])

    threads = [threading.Thread(target=visit, args=(page,)) for page in islice(cycle(pages), count)]
    for thread in threads:
        thread.start()
    began[0] = time.perf_counter()
    start.wait()
    for thread in threads:
        thread.join()
    return crowd


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.crowd", description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="viewers at once (default 100)")
    arguments = parser.parse_args()
    for name, pages in (("目标推演", (TARGETS_PAGE,)), ("all nine pages", PAGES)):
        with Server() as server:
            print(open_at_once(server.url, pages, arguments.count).line(f"cold, {name}"), flush=True)
            print(f"  CPU {server.cpu_ms() / 1e3:.1f} s, {server.rss_mb():.0f} MB")
            server.settle()
            print(open_at_once(server.url, pages, arguments.count).line(f"warm, {name}"), flush=True)
            print(server.log_tail(3))


if __name__ == "__main__":
    main()
