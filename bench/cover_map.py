"""One facility moved on 设施与生活圈, in a browser: ``python -m bench.cover_map [--rounds N] [--port P]``.

From the press of the button to the frame of the base map into which the new picture of cells goes, in turn with the
light floor: from what its slider sends to its new figure. Promised: the map ≤ 150 ms beyond the light floor. Every
round moves the facility to a new place, so nothing is taken from a cache. Beside it the CPU of the page's main thread,
which a busy machine does not lengthen.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import BrowserContext, CDPSession, Page

from bench.browser import MAP_AT, PROBE, READY_AT, chromium, new_visitor, poll
from bench.report import circumstances
from bench.run import FLOORS_APP
from bench.server import Server

PROMISE_MS = 150.0
FACILITY, VERTICES = "o_1231073698", 500
PRESS = """() => {
  performance.clearResourceTimings(); window.benchAt = performance.now();
  document.querySelector('.st-key-facilities_move button').click();
}"""
PICTURES = """
(() => {
  window.benchPictures = [];
  for (const kind of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const original = kind.prototype.texImage2D;
    kind.prototype.texImage2D = function (...args) {
      const image = args.at(-1);
      if (image instanceof ImageBitmap && image.width > 150) window.benchPictures.push(performance.now());
      return original.apply(this, args);
    };
  }
})();
"""
ON_MAP = """() => {
  const at = window.benchPictures.find(at => at > window.benchAt);
  return at ? at - window.benchAt : null;
}"""
WATCH = """() => {
  const figure = () => document.querySelector('[data-testid=stMetricValue]').innerText, before = figure();
  const send = WebSocket.prototype.send; window.benchAt = window.benchSeen = null;
  WebSocket.prototype.send = function (data) { window.benchAt ??= performance.now(); return send.call(this, data); };
  const look = () => { if (figure() !== before) window.benchSeen = performance.now() - window.benchAt;
                       else requestAnimationFrame(look); };
  requestAnimationFrame(look);
}"""
SEEN = "() => window.benchSeen"


def opened(context: BrowserContext, address: str) -> Page:
    """A page that is ready, in a tab of its own."""
    page = context.new_page()
    page.add_init_script(PROBE)
    page.add_init_script(PICTURES)
    page.goto(address)
    if poll(page, READY_AT, None, 60.0) is None:
        raise TimeoutError(f"{address} was not ready within a minute")
    return page


@dataclass(frozen=True)
class Wait:
    """Milliseconds on the clock, None where nothing was seen, and of the main thread's CPU."""

    clock: float | None
    cpu: float

    def __str__(self) -> str:
        return f"{'none' if self.clock is None else f'{self.clock:.0f} ms'} (CPU {self.cpu:.0f})"


def cpu_ms(session: CDPSession) -> float:
    """CPU of the page's main thread until now."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1e3 * next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")


def meter(page: Page) -> CDPSession:
    """A session that counts the main thread's CPU."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def moved(context: BrowserContext, url: str, turn: int) -> Wait:
    """Until the map shows the cover of a facility that was put elsewhere."""
    at = f"117.{5000 + 173 * turn:05d},36.{80000 + 97 * turn:05d}"
    page = opened(context, f"{url}/facilities?view=circles&kind=hospital&el={FACILITY}&at={at}")
    poll(page, MAP_AT, VERTICES, 20.0)
    page.wait_for_timeout(3000)
    session = meter(page)
    before = cpu_ms(session)
    page.evaluate(PRESS)
    wait = Wait(poll(page, ON_MAP, None, 20.0), cpu_ms(session) - before)
    page.close()
    return wait


def floor(context: BrowserContext, url: str) -> Wait:
    """Until the light floor shows its new figure."""
    page = opened(context, f"{url}/floor-light")
    page.wait_for_timeout(1500)
    page.locator("[data-testid=stSlider] :is([role=slider], input)").first.focus()
    session = meter(page)
    before = cpu_ms(session)
    page.evaluate(WATCH)
    page.keyboard.press("ArrowRight")
    wait = Wait(poll(page, SEEN, None, 20.0), cpu_ms(session) - before)
    page.close()
    return wait


def main() -> None:
    """Print every round and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--port", type=int, default=0)
    options, load = parser.parse_args(), os.getloadavg()[0]
    rounds: list[tuple[Wait, Wait]] = []
    with Server(FLOORS_APP, port=options.port) as server, chromium() as browser:
        context = new_visitor(browser)
        for turn in range(options.rounds + 1):
            pair = moved(context, server.url, turn), floor(context, server.url)
            print("round", turn, *pair, flush=True)
            rounds += [pair] if turn else []  # the first round builds what later ones find
    print(summary(rounds), circumstances(load), sep="\n")


def summary(rounds: Sequence[tuple[Wait, Wait]]) -> str:
    """Medians of the clock and of the CPU, and whether the promise is kept."""
    map_ms, floor_ms = (median(w.clock for w in waits if w.clock is not None) for waits in zip(*rounds, strict=True))
    map_cpu, floor_cpu = (median(wait.cpu for wait in waits) for waits in zip(*rounds, strict=True))
    verdict = "kept" if map_ms - floor_ms <= PROMISE_MS else "missed"
    return (
        f"map {map_ms:.0f} ms, light floor {floor_ms:.0f} ms, beyond {map_ms - floor_ms:.0f} ms: {verdict}\n"
        f"main thread's CPU: map {map_cpu:.0f} ms, light floor {floor_cpu:.0f} ms, beyond {map_cpu - floor_cpu:.0f} ms"
    )


if __name__ == "__main__":
    main()
