"""Screenshots of every page of the menu into ``shots/``: office, projector, wall and telephone, light and dark.

python3 tasks.py shots [--page layout] [--size 1920x1080] [--theme dark]
"""

from __future__ import annotations

import argparse
import itertools
import time
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from bench.browser import PROBE, READY_AT, chromium, poll
from bench.chromium import OPENING_SEEN
from bench.server import ROOT, Server
from bench.wire import Viewer

SHOTS = ROOT / "shots"
SIZES = {"1920x1080": (1920, 1080), "1366x768": (1366, 768), "3840x2160": (3840, 2160), "390x844": (390, 844)}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LAST_DRAW = (
    "() => performance.now() - Math.max(window.benchProbe.ready, (window.benchProbe.bursts.at(-1) || {at: 0}).at)"
)
MAP_MS = 5000  # a software renderer may pause this long between a map's ground and its names
QUIET_MS = 1200  # nothing drawn for this long: tiles, labels and camera have come to rest


def pages_of(server: Server) -> list[str]:
    """Addresses of the menu's pages as the running app announces them; "" is the first page."""
    with Viewer(server.url) as viewer:
        viewer.load()
        return list(viewer.pages)


def wait_until_still(page: Page, timeout_s: float = 20.0) -> None:
    poll(page, READY_AT, None, timeout_s)
    if page.locator("[data-testid=stDeckGlJsonChart]").count():
        page.wait_for_timeout(MAP_MS)
    deadline = time.monotonic() + timeout_s
    while page.evaluate(LAST_DRAW) < QUIET_MS and time.monotonic() < deadline:
        page.wait_for_timeout(100)


def shoot(browser: Browser, address: str, size: str, theme: Literal["light", "dark"]) -> Path:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    context.add_cookies([{"name": OPENING_SEEN, "value": "1", "url": "http://127.0.0.1"}])
    page = context.new_page()
    page.add_init_script(PROBE)
    page.goto(address)
    wait_until_still(page)
    name = address.rsplit("/", 1)[-1] or "home"
    path = SHOTS / f"{name}-{size}-{theme}.png"
    page.screenshot(path=path)
    context.close()
    return path


def main() -> None:
    parser = argparse.ArgumentParser(prog="tasks.py shots", description=__doc__)
    parser.add_argument("--page", action="append", help='address of a page, "" for the first; may be repeated')
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    options = parser.parse_args()
    SHOTS.mkdir(exist_ok=True)
    with Server() as server, chromium() as browser:
        pages = options.page if options.page is not None else pages_of(server)
        for page, size, theme in itertools.product(pages, options.size or SIZES, options.theme or THEMES):
            print(shoot(browser, f"{server.url}/{page}", size, theme).relative_to(ROOT), flush=True)


if __name__ == "__main__":
    main()
