"""Many kiosks on one server: ``python -m bench.kiosk_hall [--screens 50] [--seconds 60]``.

Every screen has a visitor all the time who touches it every `PAUSE_S` and plays all three questions, which is more than
any hall sees. Times are from the touch to the finished run, without the browser's own work.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import threading
import time

from bench.report import circumstances
from bench.server import Server
from bench.wire import Viewer

PAUSE_S = 3.0
STEPS = ("path", "choose_x_jiluo", "next", "choose_tenths_3", "next", "choose_seat_daqiao", "to_card", "end")


class Hall:
    """Milliseconds of every touch so far, and what went wrong."""

    def __init__(self) -> None:
        self.touches: list[float] = []
        self.opened: list[float] = []
        self.faults: list[str] = []
        self.over = threading.Event()

    def screen(self, url: str, turn: int) -> None:
        """One kiosk: visit after visit, each in a session of its own as a page loaded anew has it."""
        chance = random.Random(turn)
        self.over.wait(chance.random() * PAUSE_S * len(STEPS))
        while not self.over.is_set():
            try:
                self._visit(url, chance)
            except (OSError, RuntimeError) as error:
                self.faults.append(str(error))

    def _visit(self, url: str, chance: random.Random) -> None:
        with Viewer(url) as viewer:
            self.opened.append(viewer.load("kiosk").ms)
            for step in STEPS:
                if self.over.wait(PAUSE_S * (0.5 + chance.random())):
                    return
                self.touches.append(viewer.move(f"kiosk_{step}", True).ms)


def rehearse(url: str) -> None:
    """One visit before the crowd: answers are computed once, for all screens."""
    with Viewer(url) as viewer:
        viewer.load("kiosk")
        for step in STEPS:
            viewer.move(f"kiosk_{step}", True)


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the values lie; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screens", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=60)
    chosen, load, hall = parser.parse_args(), os.getloadavg()[0], Hall()
    with tempfile.TemporaryDirectory() as folder:
        store = {"EXPLORER_SCENARIO_DATABASE": f"sqlite:///{folder}/scenarios.sqlite"}
        with Server(environment=store) as server:
            server.settle()
            rehearse(server.url)
            screens = [threading.Thread(target=hall.screen, args=(server.url, n)) for n in range(chosen.screens)]
            before = server.cpu_ms()
            for screen in screens:
                screen.start()
            time.sleep(chosen.seconds)
            hall.over.set()
            for screen in screens:
                screen.join(60)
            spent, memory = server.cpu_ms() - before, server.rss_mb()
    print(circumstances(load))
    print(
        f"{chosen.screens} screens, {len(hall.touches)} touches, {len(hall.opened)} visits, {len(hall.faults)} faults"
    )
    for name, values in (("touch", hall.touches), ("page opened", hall.opened)):
        print(f"{name}: p50 {percentile(values, 0.5):.0f} ms, p95 {percentile(values, 0.95):.0f} ms")
    print(f"server: {spent / 10 / chosen.seconds:.0f} % of one core, {memory:.0f} MB; first fault: {hall.faults[:1]}")


if __name__ == "__main__":
    main()
