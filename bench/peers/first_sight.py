"""From the address to the first picture: this app's pages beside Dash's first map, in turn, with and without a graphics
card.

``python -m bench.peers.first_sight [--python peers/bin/python] [--rounds 6]``. The clock stops when the frame after the
one with the picture begins, for which the browser waits until it has passed the first on: the page's own first picture
here, the first lines of the map there. Each visit has an empty cache.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from statistics import median
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from bench.browser import new_visitor, poll
from bench.chromium import launch_options
from bench.peers.__main__ import DASH, PEERS, served
from bench.report import circumstances
from bench.server import Server

PAGES = ("layout", "targets")
OWN_PICTURE, FIRST_MAP = "#explorer-first svg", ".leaflet-overlay-pane path"
PROMISE = 0.5
CLOCK = """
window.benchSight = null;
(() => {
  const look = () => {
    if (!document.querySelector(%r)) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.benchSight = performance.now() }));
  };
  requestAnimationFrame(look);
})();
"""
SIGHT = "() => window.benchSight"
SCREENS = {
    "all by the software renderer": (),
    "--disable-gpu-compositing": ("--disable-gpu-compositing",),
    "--disable-gpu": ("--disable-gpu",),
}


def options(arguments: tuple[str, ...]) -> dict[str, object]:
    """Launch options of the browser; without a graphics card it has no WebGL either."""
    whole = launch_options()
    bare = "--disable-gpu" in arguments
    usual = [flag for flag in whole["args"] if not (bare and "gl" in flag)]  # type: ignore[attr-defined]
    return {**whole, "args": [*usual, *arguments]}


def sight(browser: Browser, address: str, mark: str) -> float | None:
    """Ms from the navigation to the frame with the mark in it."""
    context = new_visitor(browser)
    page = context.new_page()
    page.add_init_script(CLOCK % mark)
    page.goto(address, wait_until="commit")
    took = poll(page, SIGHT, None, 30.0)
    context.close()
    return took


def wait_for_pictures(server: Server, within_s: float = 180.0) -> None:
    """Until the server's pages carry their pictures. Raises TimeoutError."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        with urlopen(f"{server.url}/{PAGES[-1]}") as answer:
            if b"<svg" in answer.read():
                return
        time.sleep(1)
    raise TimeoutError("no first picture was made")


def rounds_of(pages: dict[str, tuple[str, str]], count: int, arguments: tuple[str, ...]) -> dict[str, list[float]]:
    """The times of every page, one after the other in every round; the first round warms up and does not count."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options(arguments))  # type: ignore[arg-type]
        for turn in range(count + 1):
            for name, (address, mark) in pages.items():
                took = sight(browser, address, mark)
                if turn and took:
                    times[name].append(took)
        browser.close()
    return times


def report(times: dict[str, list[float]]) -> None:
    """A table of one screen, every page beside Dash."""
    print("| page | visits | first picture, median ms | worst | / Dash |\n| --- | --- | --- | --- | --- |")
    floor = median(times[DASH]) if times[DASH] else float("nan")
    for name, values in times.items():
        if values:
            figures = f"{median(values):.0f} | {max(values):.0f} | {median(values) / floor:.2f}"
            print(f"| {name} | {len(values)} | {figures} |")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.peers.first_sight", description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="interpreter with bench/peers/requirements.txt")
    parser.add_argument("--rounds", type=int, default=6)
    chosen = parser.parse_args()
    dash = next(peer for peer in PEERS if peer.name == DASH)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = stack.enter_context(Server(environment={"EXPLORER_SCENARIO_DATABASE": f"sqlite:///{folder}/s.sqlite"}))
        pages = {name: (f"{server.url}/{name}", OWN_PICTURE) for name in PAGES}
        pages[DASH] = (stack.enter_context(served(chosen.python, dash)), FIRST_MAP)
        wait_for_pictures(server)
        server.settle()
        for screen, arguments in SCREENS.items():
            load = os.getloadavg()[0]
            times = rounds_of(pages, chosen.rounds, arguments)
            print(f"{screen}: {circumstances(load)}")
            report(times)
            print(f"promised: {PROMISE} of Dash's first map", flush=True)


if __name__ == "__main__":
    main()
