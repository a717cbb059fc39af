"""A hall and a city at once: kiosks and planners behind nginx, and one process is killed half-way.

``python -m bench.busy_day [--kiosks 50] [--planners 200] [--minutes 10]``. Every kiosk is touched every three seconds,
every planner moves a lever every two seconds to a value that nobody has chosen before.
"""

from __future__ import annotations

import argparse
import os
import random
import threading
import time

from websockets.exceptions import WebSocketException

from bench.cluster import HEALED_WITHIN_S, Site, running_site
from bench.crew import RETRY_S, Crew, Member
from bench.crowd import until_ready
from bench.kiosk_hall import PAUSE_S, STEPS, percentile, rehearse
from bench.report import circumstances
from bench.wire import PageError, Value, Viewer

LIMIT_MS, MOVE_EVERY_S, VALUES = 300.0, 2.0, 400


class Kiosk:
    """One screen that plays visit after visit and comes back when its line breaks."""

    def __init__(self, url: str, turn: int) -> None:
        self.url, self.chance = url, random.Random(turn)
        self.times_ms: list[float] = []
        self.gaps_s: list[float] = []
        self._broken = 0.0

    def live(self, stop: threading.Event) -> None:
        """Until told to stop."""
        stop.wait(self.chance.random() * PAUSE_S * len(STEPS))
        while not stop.is_set():
            try:
                self._visit(stop)
            except (OSError, WebSocketException, PageError):
                self._broken = self._broken or time.monotonic()
                stop.wait(RETRY_S)

    def _visit(self, stop: threading.Event) -> None:
        with Viewer(self.url) as viewer:
            viewer.load("kiosk")
            if self._broken:
                self.gaps_s.append(time.monotonic() - self._broken)
                self._broken = 0.0
            for step in STEPS:
                if stop.wait(PAUSE_S * (0.5 + self.chance.random())):
                    return
                self.times_ms.append(viewer.move(f"kiosk_{step}", True).ms)


def planner(url: str, turn: int) -> Member:
    """Somebody on 目标推演 whose every move is new."""
    chance = random.Random(1000 + turn)
    levels = (round(4 + 5 * chance.random(), 4) for _ in range(VALUES))
    moves: tuple[Value, ...] = tuple(
        ("moved", {"lever": "gdp_long_run", "value": level, "hand": round(level)}) for level in levels
    )
    return Member(url, "targets", ("whatif_levers", moves), MOVE_EVERY_S, f"explorer_node={turn % 2 + 1}")


def run(site: Site, kiosks: list[Kiosk], planners: list[Member], minutes: float) -> None:
    """Everybody lives; at half-time the first process is killed, and starts again ten seconds later."""
    stop = threading.Event()
    screens = [threading.Thread(target=kiosk.live, args=(stop,)) for kiosk in kiosks]
    with Crew(planners):
        for screen in screens:
            screen.start()
        time.sleep(minutes * 30)
        site.nodes[0].process.kill()
        site.nodes[0].process.wait()
        time.sleep(10)
        site.nodes[0].start()
        until_ready(site.nodes[0])
        time.sleep(max(0.0, minutes * 30 - 20))
        memory = ", ".join(f"{node.rss_mb():.0f} MB" for node in site.nodes)
    stop.set()
    for screen in screens:
        screen.join(60)
    print(f"load {os.getloadavg()[0]:.1f}; processes {memory}")


def report(name: str, times_ms: list[float], gaps_s: list[float]) -> None:
    """Percentiles and the longest gap beside their promises."""
    late, gap = percentile(times_ms, 0.95), max(gaps_s, default=0.0)
    verdicts = ("kept" if late < LIMIT_MS else "MISSED", "kept" if gap <= HEALED_WITHIN_S else "MISSED")
    print(
        f"{name}: {len(times_ms)} moves, p50 {percentile(times_ms, 0.5):.0f}, p95 {late:.0f} ms ({verdicts[0]}); "
        f"{len(gaps_s)} breaks, the longest {gap:.1f} s ({verdicts[1]})",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.busy_day", description=__doc__)
    parser.add_argument("--kiosks", type=int, default=50)
    parser.add_argument("--planners", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=10.0)
    chosen, load = parser.parse_args(), os.getloadavg()[0]
    with running_site() as site:
        rehearse(site.nodes[0].url)
        rehearse(site.nodes[1].url)
        kiosks = [Kiosk(site.proxy.url, turn) for turn in range(chosen.kiosks)]
        planners = [planner(site.proxy.url, turn) for turn in range(chosen.planners)]
        run(site, kiosks, planners, chosen.minutes)
        for name, group in (("kiosks", kiosks), ("planners", planners)):
            report(name, [ms for each in group for ms in each.times_ms], [gap for each in group for gap in each.gaps_s])
    print(circumstances(load))


if __name__ == "__main__":
    main()
