"""One facility moved on 设施与生活圈, in a browser: ``python -m bench.cover_map [--rounds N] [--port P]``.

From the press of the button to the first frame that shows the new picture of cells, in turn with the light floor: from
a key on its slider to its new figure, less the time that a slider waits for further keys. Promised: the map ≤ 150 ms
beyond the light floor. Every round moves the facility to a new place, so nothing is taken from a cache.
"""

from __future__ import annotations

import argparse
import os
from statistics import median

from playwright.sync_api import BrowserContext, Page

from bench.browser import MAP_AT, PROBE, READY_AT, chromium, new_visitor, poll
from bench.report import circumstances
from bench.run import FLOORS_APP
from bench.server import Server

PROMISE_MS, SLIDER_WAITS_MS = 150.0, 200.0
FACILITY, VERTICES = "o_1231073698", 500
PRESS = """() => {
  performance.clearResourceTimings(); window.benchAt = performance.now();
  document.querySelector('.st-key-facilities_move button').click();
}"""
ON_MAP = """() => {
  const isNew = e => e.name.includes('/map/made/') && e.name.endsWith('.png') && e.startTime > window.benchAt;
  const picture = performance.getEntriesByType('resource').find(isNew);
  const frame = picture && window.benchProbe.bursts.find(burst => burst.at >= picture.responseEnd);
  return frame ? frame.at - window.benchAt : null;
}"""
WATCH = """() => {
  const figure = () => document.querySelector('[data-testid=stMetricValue]').innerText, before = figure();
  window.benchAt = performance.now(); window.benchSeen = null;
  const look = () => { if (figure() !== before) window.benchSeen = performance.now() - window.benchAt;
                       else requestAnimationFrame(look); };
  requestAnimationFrame(look);
}"""
SEEN = "() => window.benchSeen"


def opened(context: BrowserContext, address: str) -> Page:
    """A page that is ready, in a tab of its own."""
    page = context.new_page()
    page.add_init_script(PROBE)
    page.goto(address)
    if poll(page, READY_AT, None, 60.0) is None:
        raise TimeoutError(f"{address} was not ready within a minute")
    return page


def moved(context: BrowserContext, url: str, turn: int) -> float | None:
    """Milliseconds until the map shows the cover of a facility that was put elsewhere."""
    at = f"117.{5000 + 173 * turn:05d},36.{80000 + 97 * turn:05d}"
    page = opened(context, f"{url}/facilities?view=circles&kind=hospital&el={FACILITY}&at={at}")
    poll(page, MAP_AT, VERTICES, 20.0)
    page.wait_for_timeout(3000)
    page.evaluate(PRESS)
    ms = poll(page, ON_MAP, None, 20.0)
    page.close()
    return ms


def floor(context: BrowserContext, url: str) -> float | None:
    """Milliseconds until the light floor shows its new figure."""
    page = opened(context, f"{url}/floor-light")
    page.wait_for_timeout(1500)
    page.locator("[data-testid=stSlider] :is([role=slider], input)").first.focus()
    page.evaluate(WATCH)
    page.keyboard.press("ArrowRight")
    ms = poll(page, SEEN, None, 20.0)
    page.close()
    return None if ms is None else ms - SLIDER_WAITS_MS


def main() -> None:
    """Print every round and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--port", type=int, default=0)
    options, load = parser.parse_args(), os.getloadavg()[0]
    maps: list[float] = []
    floors: list[float] = []
    with Server(FLOORS_APP, port=options.port) as server, chromium() as browser:
        context = new_visitor(browser)
        for turn in range(options.rounds + 1):
            pair = moved(context, server.url, turn), floor(context, server.url)
            print("round", turn, *("none" if ms is None else f"{ms:.0f} ms" for ms in pair), flush=True)
            if turn and None not in pair:  # the first round builds what later ones find
                maps.append(float(pair[0] or 0.0))
                floors.append(float(pair[1] or 0.0))
    beyond = median(maps) - median(floors)
    verdict = "kept" if beyond <= PROMISE_MS else "missed"
    print(f"map {median(maps):.0f} ms, light floor {median(floors):.0f} ms, beyond {beyond:.0f} ms: {verdict}")
    print(circumstances(load))


if __name__ == "__main__":
    main()
