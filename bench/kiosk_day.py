"""A kiosk's long day, hurried: ``python -m bench.kiosk_day [--visits 100] [--kills 5] [--port 0]``.

A finger (real touch events) goes through one visit after the other: wakes the loop, answers questions, now and then
with two fingers or a resting palm, and leaves. After each visit the page's nodes, listeners and heap are read, and the
memory of the browser and of the server. Then the server is killed a few times under the open page, which has to show
its loop throughout and be ready for a visitor within 20 s of the server's return.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil  # type: ignore[import-untyped]
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.chromium import launch_options
from bench.report import circumstances
from bench.server import Server
from bench.soak import PROMISED_GROWTH, growth

SIZE = {"width": 1080, "height": 1920}
HEALS_WITHIN_S = 20.0
QUESTIONS = ("crossing", "land", "park")
READY = """() => document.documentElement.dataset.kiosk === "loop" && document.querySelector(".st-key-kiosk_stage")
  && document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED" """
LOOP_SEEN = """() => { const loop = document.getElementById("kiosk-loop")
  return !!loop && getComputedStyle(loop).display !== "none" && !!loop.querySelector(".kiosk-scene.on")
    && !document.querySelector("[role=dialog]:not([style*=hidden])")?.checkVisibility() }"""
LONGEST_MS = 120_000


class Reading(NamedTuple):
    """After one visit: counts of the page, and memory in MB."""

    nodes: float
    listeners: float
    heap: float
    browser: float
    server: float


def wait_for_loop(page: Page) -> None:
    """Until the loop runs over a page that could be touched."""
    page.wait_for_function(READY, timeout=LONGEST_MS)


def visit(page: Page, touch: CDPSession, turn: int) -> None:
    """One visitor: in, one question or all of them, out."""
    page.locator(f".kiosk-enter[data-language={'en' if turn % 5 == 4 else 'zh'}]").tap()
    if turn % 10 == 3:
        rest_palm(touch)
    if turn % 4 == 0:
        page.locator(".st-key-kiosk_path button").tap()
        for place in range(len(QUESTIONS)):
            answer(page, turn + place)
            page.locator(".st-key-kiosk_next button, .st-key-kiosk_to_card button").tap()
    else:
        page.locator(f".st-key-kiosk_ask_{QUESTIONS[turn % 3]} button").tap()
        answer(page, turn)
    page.locator(".st-key-kiosk_bar").wait_for()
    page.evaluate("() => { window.explorerVisit = true }")
    page.locator(".st-key-kiosk_end button").tap()
    page.wait_for_function("() => !window.explorerVisit", timeout=LONGEST_MS)
    wait_for_loop(page)


def answer(page: Page, turn: int) -> None:
    """Press one of the answers and wait for the model's."""
    options = page.locator("[class*=st-key-kiosk_choose_] button")
    options.first.wait_for()
    options.nth(turn % options.count()).tap()
    page.locator(".st-key-kiosk_answered button").first.wait_for()


def rest_palm(touch: CDPSession) -> None:
    """Four points of a hand at once, and two fingers drawing apart."""
    palm = [{"x": 300 + 60 * n, "y": 1500 + 40 * (n % 2), "radiusX": 40, "radiusY": 50, "id": n} for n in range(4)]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": palm})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    for apart in (0, 60, 160, 300):
        fingers = [{"x": 540 - apart, "y": 900, "id": 0}, {"x": 540 + apart, "y": 900, "id": 1}]
        kind = "touchMove" if apart else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def reading(touch: CDPSession, browser: psutil.Process, server: Server) -> Reading:
    """What the page and the processes hold, after the browser has thrown away what nobody needs."""
    touch.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in touch.send("Performance.getMetrics")["metrics"]}
    resident = sum(process.memory_info().rss for process in (browser, *browser.children(recursive=True))) / 2**20
    heap = metrics["JSHeapUsedSize"] / 2**20
    return Reading(metrics["Nodes"], metrics["JSEventListeners"], heap, resident, server.rss_mb())


def day(page: Page, server: Server, visits: int) -> list[Reading]:
    """Every visit in its turn."""
    touch, readings = page.context.new_cdp_session(page), list[Reading]()
    touch.send("Performance.enable")
    process = chromium()
    for turn in range(visits):
        visit(page, touch, turn)
        readings.append(reading(touch, process, server))
        if turn % max(1, visits // 20) == 0 or turn == visits - 1:
            print(
                f"visit {turn + 1:5d}  " + "  ".join(f"{n} {v:.0f}" for n, v in readings[-1]._asdict().items()),
                flush=True,
            )
    return readings


def chromium() -> psutil.Process:
    """The browser that this process has started, through Playwright's driver."""
    mine = psutil.Process().children(recursive=True)
    return next(one for one in mine if "chrom" in one.name().lower() and "--type=" not in " ".join(one.cmdline()))


def kills(page: Page, server: Server, count: int) -> list[float]:
    """Seconds from the server's return until a visitor could begin, for each kill; the loop has to run meanwhile."""
    healed = []
    for turn in range(count):
        server.process.kill()
        server.process.wait(10)
        time.sleep(5)
        if not page.evaluate(LOOP_SEEN):
            raise SystemExit(f"kill {turn + 1}: no loop while the server is away")
        page.evaluate("() => { window.explorerOld = true }")
        server.start()
        began = time.monotonic()
        page.wait_for_function("() => !window.explorerOld", timeout=LONGEST_MS)
        wait_for_loop(page)
        healed.append(time.monotonic() - began)
        print(f"kill {turn + 1:3d}  ready again after {healed[-1]:.1f} s", flush=True)
    return healed


def launched(browser: Browser) -> Page:
    """A page as the kiosk's screen shows it."""
    page = browser.new_context(viewport=SIZE, has_touch=True, locale="zh-CN").new_page()  # type: ignore[arg-type]
    page.set_default_timeout(LONGEST_MS)
    return page


def report(readings: list[Reading], healed: list[float], load: float) -> None:
    """What was promised, and whether it was kept."""
    print(circumstances(load))
    for name in Reading._fields:
        grown = growth([getattr(one, name) for one in readings])
        outcome = "kept" if grown <= PROMISED_GROWTH else "MISSED"
        print(f"{name:10s} {grown:+.1%} (promised {PROMISED_GROWTH:.0%}): {outcome}")
    if healed:
        outcome = "kept" if max(healed) <= HEALS_WITHIN_S else "MISSED"
        promise = f"ready again after {max(healed):.1f} s at most (promised {HEALS_WITHIN_S:.0f} s)"
        print(f"{len(healed)} kills, {promise}: {outcome}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=100)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--port", type=int, default=0)
    chosen, load = parser.parse_args(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "EXPLORER_KIOSK": "true",
            "EXPLORER_KIOSK_COUNTS": str(Path(folder) / "kiosk.sqlite"),
            "EXPLORER_SCENARIO_DATABASE": f"sqlite:///{folder}/scenarios.sqlite",
        }
        with Server(environment=environment, port=chosen.port) as server, sync_playwright() as playwright:
            page = launched(playwright.chromium.launch(**launch_options()))  # type: ignore[arg-type]
            page.goto(f"{server.url}/kiosk")
            wait_for_loop(page)
            readings = day(page, server, chosen.visits)
            healed = kills(page, server, chosen.kills)
    report(readings, healed, load)


if __name__ == "__main__":
    main()
