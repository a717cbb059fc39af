"""Years played on 跨河通道, in a browser: ``python -m bench.years [--undrawn] [--port P]``.

How long each year stands until the next one is on the slider, from 2021 to 2035. A year in which something opens stands
longer by intention, so only the others count. Promised: one step a second or more. ``--undrawn`` leaves out what the
software renderer takes to fill the map's pixels, which a graphics card does in no time.
"""

from __future__ import annotations

import argparse
import os
from itertools import pairwise
from statistics import median

from playwright.sync_api import Page

from bench.browser import chromium, new_visitor
from bench.chromium import UNDRAWN_MAPS
from bench.report import circumstances
from bench.run import FLOORS_APP
from bench.server import Server
from components.topics.crossings.events import changes_in
from components.topics.crossings.facts import load_facts
from components.topics.crossings.state import FIRST, LAST
from model.scenario import BASELINE

PROMISE_S, SIZE = 1.0, {"width": 1366, "height": 768}
WATCH = """() => {
  window.benchYears = {};
  const look = () => {
    const year = document.querySelector('[data-testid=stSliderThumbValue]')?.textContent.trim();
    if (year && !(year in window.benchYears)) window.benchYears[year] = performance.now();
    requestAnimationFrame(look);
  };
  document.querySelector('.st-key-years_play button').click();
  requestAnimationFrame(look);
}"""
SEEN = "last => Object.keys(window.benchYears).length >= last ? window.benchYears : null"


def played(page: Page, url: str) -> dict[int, float]:
    """Milliseconds at which each year came on the slider."""
    page.goto(f"{url}/crossings?year={FIRST}")
    page.wait_for_function("() => window.explorerMapDrawn?.() && document.querySelector('.st-key-years_play button')")
    page.evaluate(WATCH)
    handle = page.wait_for_function(SEEN, arg=LAST - FIRST + 1, timeout=240_000)
    return {int(year): at for year, at in handle.json_value().items()}


def steps(seen: dict[int, float]) -> dict[int, float]:
    """Seconds that each year without an event stood before the next."""
    facts = load_facts()
    return {
        year: (seen[later] - seen[year]) / 1000
        for year, later in pairwise(sorted(seen))
        if not changes_in(facts, year, BASELINE)
    }


def main() -> None:
    """Print every step and their median."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--undrawn", action="store_true")
    parser.add_argument("--port", type=int, default=0)
    options, load = parser.parse_args(), os.getloadavg()[0]
    with Server(FLOORS_APP, port=options.port) as server, chromium() as browser:
        context = new_visitor(browser)
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.set_viewport_size(SIZE)  # type: ignore[arg-type]
        if options.undrawn:
            page.add_init_script(UNDRAWN_MAPS)
        stood = steps(played(page, server.url))
    print(", ".join(f"{year} {seconds:.2f} s" for year, seconds in stood.items()))
    middle = median(stood.values())
    print(f"median {middle:.2f} s, longest {max(stood.values()):.2f} s: {'kept' if middle <= PROMISE_S else 'missed'}")
    print(circumstances(load))


if __name__ == "__main__":
    main()
