"""Steps of a talk: ``python -m bench.presenter [--story ten_minutes] [--rounds 3] [--pause 2]``.

From the key to the new words on the slide, beside the floor (a key that turns a page of bare words in the same frame);
from a press on the phone to the new words on the slide; and from the key to the new words in the notes window. Times
end when the words are in the document, without the browser's painting. The first pass through the story, which draws
what the others find ready, does not count; between two presses the talk stands still for the pause.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import BrowserContext, Page

from bench.browser import chromium, new_visitor, poll
from bench.kiosk_hall import percentile
from bench.report import circumstances
from bench.server import Server
from data.stories import stories

FLOORS_APP = "bench/floors/app.py"
STEP_MS, ROOM_MS = 400.0, 300.0
"""Promised: from the key to new words, and from one screen to the other."""
SLIDE, FLOOR, PHONE = ".st-key-present_words h1", "[data-testid=stMain] h1", "#heading"
WITHIN_S = 60.0
# Epoch in ms of the last key or press: heard before any script of the page, some of which keep keys to themselves.
PRESSES = """
for (const kind of ['keydown', 'click'])
  addEventListener(kind, () => { window.benchPress = performance.timeOrigin + performance.now() }, true)
"""
# Epoch in ms of the first change of the words after the clock is set.
CLOCK = """
query => {
  const words = () => document.querySelector(query)?.textContent ?? ''
  const clock = (window.benchClock = { change: 0, before: words() })
  clock.set = () => Object.assign(clock, { change: 0, before: words() })
  new MutationObserver(() => {
    const text = words()
    if (!clock.change && text && text !== clock.before) clock.change = performance.timeOrigin + performance.now()
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
"""
CHANGE, PRESS = "() => window.benchClock.change || null", "() => window.benchPress"
READY = "() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]') ? 1 : null"


@dataclass
class Times:
    """Milliseconds of every turn of a page, by what was turned."""

    step: dict[str, list[float]] = field(default_factory=dict)
    floor: list[float] = field(default_factory=list)
    phone: list[float] = field(default_factory=list)
    notes: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def opened(context: BrowserContext, address: str, words: str) -> Page:
    """A page with its clock, settled."""
    page = context.new_page()
    page.set_default_timeout(WITHIN_S * 1000)
    page.add_init_script(PRESSES)
    page.goto(address)
    page.locator(words).first.wait_for()
    page.evaluate(CLOCK, words)
    return page


def turn(pressed: Page, target: Page, act: Callable[[], object]) -> float | None:
    """Ms from what is done on one page to new words on another, or on the same; None where they do not come."""
    target.evaluate("() => window.benchClock.set()")
    act()
    end = poll(target, CHANGE, None, 20.0)
    return None if end is None else end - float(pressed.evaluate(PRESS))


def room_address(page: Page) -> str:
    """The notes window that the presenter offers; the dialog is closed again."""
    page.locator(".st-key-present_do_room button").first.click()
    link = page.locator("[data-testid=stDialog] a[href*='/room/']")
    address = str(link.evaluate("node => node.href"))
    page.keyboard.press("Escape")
    link.wait_for(state="detached")
    return address


def tell(context: BrowserContext, url: str, options: argparse.Namespace, times: Times) -> None:
    """The story forward and back by key, then by phone, with a notes window beside."""
    slide = opened(context, f"{url}/present?story={options.story}", SLIDE)
    pause = int(options.pause * 1000)
    slide.wait_for_timeout(pause * 2)
    count = len(next(story for story in stories() if story.id == options.story).steps)
    _walk(slide, pause, Times(), count)
    for _ in range(options.rounds):
        _walk(slide, pause, times, count)
    address = room_address(slide)
    notes, phone = (opened(context, place, PHONE) for place in (address, address.split("?")[0]))
    for _ in range(options.rounds):
        for press in ("#on", "#back"):
            for _ in range(count - 1):
                slide.wait_for_timeout(pause)
                _note(times, times.phone, turn(phone, slide, phone.locator(press).click), f"phone {press}")
        for key in ("PageDown", "PageUp"):
            for _ in range(count - 1):
                slide.wait_for_timeout(pause)
                _note(times, times.notes, turn(slide, notes, lambda key=key: slide.keyboard.press(key)), f"notes {key}")  # type: ignore[misc]


def _walk(slide: Page, pause: int, times: Times, count: int) -> None:
    """Once to the end and back."""
    for key in ("PageDown", "PageUp"):
        for _ in range(count - 1):
            slide.wait_for_timeout(pause)
            took = turn(slide, slide, lambda key=key: slide.keyboard.press(key))  # type: ignore[misc]
            heading = slide.locator(SLIDE).first.inner_text()
            _note(times, times.step.setdefault(heading, []), took, heading)


def _note(times: Times, where: list[float], took: float | None, what: str) -> None:
    if took is None:
        times.missed.append(what)
    else:
        where.append(took)


def measure_floor(context: BrowserContext, url: str, options: argparse.Namespace, times: Times) -> None:
    """Pages of bare words, turned by a key."""
    page = opened(context, f"{url}/floor-step", FLOOR)
    poll(page, READY, None, WITHIN_S)
    page.wait_for_timeout(1000)
    for place in range(options.rounds * 12 + 1):
        page.wait_for_timeout(500)
        took = turn(page, page, lambda: page.keyboard.press("n"))
        if place:  # the first turn loads what the others find
            _note(times, times.floor, took, "floor")
    page.close()


def lines_of(times: Times) -> list[str]:
    """What was measured in words, promises with their verdict."""
    steps = [ms for every in times.step.values() for ms in every]
    floor = median(times.floor) if times.floor else float("nan")
    lines = [_line("floor: key to new words", times.floor, None, floor)]
    lines.append(_line("step: key to new words", steps, STEP_MS, floor))
    lines += [_line(f"  {heading}", every, None, floor) for heading, every in times.step.items()]
    lines.append(_line("phone: press to new words on the slide", times.phone, ROOM_MS, floor))
    lines.append(_line("notes: key on the slide to new words in the window", times.notes, ROOM_MS, floor))
    return [*lines, f"not seen within 20 s: {len(times.missed)} {times.missed[:3]}"]


def _line(name: str, every: list[float], limit: float | None, floor: float) -> str:
    if not every:
        return f"{name}: not measured"
    middle = percentile(every, 0.5)
    verdict = "" if limit is None else f", promised ≤ {limit:.0f} ms at p50: {'kept' if middle <= limit else 'MISSED'}"
    return (
        f"{name}: p50 {middle:.0f} ms, p95 {percentile(every, 0.95):.0f} ms, {middle / floor:.2f} × the floor, "
        f"{len(every)} turns{verdict}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--story", default="ten_minutes", choices=[story.id for story in stories()])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two presses")
    options, load, times = parser.parse_args(), os.getloadavg()[0], Times()
    with tempfile.TemporaryDirectory() as folder:
        store = {"EXPLORER_SCENARIO_DATABASE": f"sqlite:///{folder}/scenarios.sqlite"}
        with Server(FLOORS_APP, environment=store) as server, chromium() as browser:
            server.settle()
            context = new_visitor(browser)
            measure_floor(context, server.url, options, times)
            tell(context, server.url, options, times)
            context.close()
    print(circumstances(load), *lines_of(times), sep="\n")


if __name__ == "__main__":
    main()
