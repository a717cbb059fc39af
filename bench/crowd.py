"""A crowd on a cold server, pages that come back after a restart, and what a thousand idle pages cost.

``python -m bench.crowd`` prints the figures that docs/bench.md quotes. Viewers speak the websocket as a browser does.
"""

from __future__ import annotations

import argparse
import os
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle, islice
from urllib.error import HTTPError
from urllib.request import urlopen

from bench.server import Server
from bench.wire import Viewer

PAGES = (
    "",
    "layout",
    "crossings",
    "facilities",
    "indicators",
    "monitoring",
    "ledger",
    "balance",
    "targets",
    "compare",
    "sources",
)
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


def until_ready(server: Server) -> float:
    """Seconds until the server says that it has read ahead."""
    began = time.perf_counter()
    while True:
        try:
            with urlopen(f"{server.url}/readyz", timeout=10):
                return time.perf_counter() - began
        except HTTPError as error:
            error.close()
        time.sleep(0.1)


def idle_share(server: Server, pages: int = 1000, beats: int = 50) -> tuple[float, float, float]:
    """CPU ms of one beat of an idle page, seconds between two, and the share of a core that ``pages`` pages take."""
    with Viewer(server.url) as viewer:
        viewer.load(TARGETS_PAGE)
        ((fragment, seconds),) = viewer.timers.items()
        before = server.cpu_ms()
        for _ in range(beats):
            viewer.beat(fragment)
            time.sleep(0.06)
        spent = (server.cpu_ms() - before) / beats
    return spent, seconds, pages * spent / 1e3 / seconds


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.crowd", description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="viewers at once (default 100)")
    count = parser.parse_args().count
    for name, pages in (("目标推演", (TARGETS_PAGE,)), ("all ten pages", PAGES)):
        with Server() as server:
            print(f"load {os.getloadavg()[0]:.1f}")
            print(open_at_once(server.url, pages, count).line(f"cold, {name}"), flush=True)
            waited = until_ready(server)
            print(f"  ready {waited:.1f} s later; CPU {server.cpu_ms() / 1e3:.1f} s, {server.rss_mb():.0f} MB")
            print(open_at_once(server.url, pages, count).line(f"warm, {name}"), flush=True)
    with Server() as server:
        until_ready(server)
        print(
            "a beat {:.1f} ms CPU every {:g} s: 1,000 idle pages {:.4f} of a core".format(*idle_share(server)),
            flush=True,
        )
        began = time.perf_counter()
        server.stop()
        server.start()
        healed = open_at_once(server.url, PAGES, count)
        line = healed.line("after a restart")
        print(f"{line}; {time.perf_counter() - began:.1f} s after the stop, browsers look every second or two")


if __name__ == "__main__":
    main()
