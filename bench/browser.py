"""What a person's browser sees: time to a ready page and to the first map, and bytes over HTTP and websocket."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench.chromium import OPENING_SEEN, launch_options

# In-page clocks, ms since navigation began: the first finished run with something in the main area, and every
# burst of WebGL draws with the vertices drawn in it (a background alone is a handful).
PROBE = """
(() => {
  const seen = window.benchProbe = {ready: null, bursts: []};
  const look = () => {
    const app = document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]');
    const filled = app && app.querySelector('[data-testid=stMain] [data-testid=stElementContainer]');
    if (filled) seen.ready = performance.now(); else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const draw = vertices => {
    const now = performance.now(), last = seen.bursts.at(-1);
    if (last && now - last.at < 30) { last.at = now; last.vertices += vertices; }
    else if (seen.bursts.length < 2000) seen.bursts.push({at: now, vertices});
  };
  const counts = {drawArrays: a => a[2], drawElements: a => a[1],
                  drawArraysInstanced: a => a[2] * a[3], drawElementsInstanced: a => a[1] * a[4]};
  for (const kind of [window.WebGLRenderingContext, window.WebGL2RenderingContext].filter(Boolean))
    for (const [name, count] of Object.entries(counts)) {
      const original = kind.prototype[name];
      if (original) kind.prototype[name] = function (...args) { draw(count(args)); return original.apply(this, args); };
    }
})();
"""
READY_AT = "() => window.benchProbe.ready"
MAP_AT = "least => (window.benchProbe.bursts.find(burst => burst.vertices >= least) || {}).at || null"


@dataclass(frozen=True)
class Visit:
    """One opening of a page; times in ms since navigation began, sizes in bytes as they crossed the wire."""

    ready_ms: float
    map_ms: float | None
    http_bytes: int
    socket_bytes: int
    requests: tuple[str, ...]


class Meter:
    """Counts what one page transfers; answers out of the browser's own cache count as nothing."""

    def __init__(self, session: CDPSession) -> None:
        self.http_bytes = 0
        self.socket_bytes = 0
        self.requests: list[str] = []
        self._cached: set[str] = set()
        session.on("Network.requestServedFromCache", lambda event: self._cached.add(event["requestId"]))
        session.on("Network.responseReceived", self._on_response)
        session.on("Network.loadingFinished", self._on_finished)
        session.on("Network.webSocketFrameReceived", self._on_frame)
        session.send("Network.enable")

    def _on_response(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._cached.add(event["requestId"])
        self.requests.append(event["response"]["url"])

    def _on_finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._cached:
            self.http_bytes += int(event["encodedDataLength"])

    def _on_frame(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        binary = frame["opcode"] == 2
        self.socket_bytes += len(base64.b64decode(frame["payloadData"])) if binary else len(frame["payloadData"])


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
        try:
            yield browser
        finally:
            browser.close()


def new_visitor(browser: Browser) -> BrowserContext:
    """A browser with an empty cache, to which the opening of the overview does not play."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    context.add_cookies([{"name": OPENING_SEEN, "value": "1", "url": "http://127.0.0.1"}])
    return context


def visit(context: BrowserContext, address: str, map_vertices: int = 0) -> Visit:
    """Open ``address`` in a new tab, wait until ready (and until the map is drawn, if asked), close the tab."""
    page = context.new_page()
    page.add_init_script(PROBE)
    meter = Meter(context.new_cdp_session(page))
    page.goto(address)
    ready_ms = poll(page, READY_AT, None, 60.0)
    map_ms = poll(page, MAP_AT, map_vertices, 15.0) if map_vertices else None
    page.wait_for_timeout(400)  # late bytes: fonts, the second run after the browser has reported its size
    page.close()
    if ready_ms is None:
        raise TimeoutError(f"{address} was not ready within a minute")
    return Visit(ready_ms, map_ms, meter.http_bytes, meter.socket_bytes, tuple(meter.requests))


def poll(page: Page, clock: str, argument: int | None, timeout_s: float) -> float | None:
    """Ask the page until its clock has stopped; a page's content policy forbids Playwright's own waiting."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        result = page.evaluate(clock, argument)
        if result is not None:
            return float(result)
        page.wait_for_timeout(50)
    return None
