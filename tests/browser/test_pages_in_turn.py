"""One tab for a whole day: every page after every other page, no script error, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from bench.server import Server
from components.base.navigation import ENTRIES
from components.words.text import catalogue

PATHS = [entry.url_path for entry in ENTRIES]
WITH_PARTS = ["targets", "balance", "compare", "layout"]
"""The pages whose elements share code in the browser, and two that do not."""
FAULTS = "[data-testid=stException], [data-testid=stAlertContentError], [data-testid=stErrorElementStack]"
GROWTH = 1.1
"""What a hundred changes may leave behind, as a share of what there is after the first rounds."""
COUNTED = "facilities"
"""Where nodes and listeners are counted. Vega and the map each hold on to the last element they worked on, and with it
to the page it stood on; a page with a chart and a map is itself that page."""
VISITS = 3
"""The first and the last visits to that page at which they are counted; a hundred changes lie between."""
Settle = Callable[..., None]
Pair = tuple[str, str]


def closed_walk(pairs: set[Pair], start: str) -> list[str]:
    """A way from `start` back to it that takes each of `pairs` once (Hierholzer); every page has as many in as out."""
    onward: dict[str, list[str]] = {}
    for here, there in sorted(pairs):
        onward.setdefault(here, []).append(there)
    stack, walk = [start], []
    while stack:
        if onward.get(stack[-1]):
            stack.append(onward[stack[-1]].pop())
        else:
            walk.append(stack.pop())
    return walk[::-1]


def all_pairs(paths: list[str]) -> set[Pair]:
    return {(here, there) for here in paths for there in paths if here != there}


def test_a_walk_takes_every_ordered_pair_once() -> None:
    walk = closed_walk(all_pairs(PATHS), PATHS[-1])
    assert walk[0] == walk[-1] == PATHS[-1]
    assert sorted(pairwise(walk)) == sorted(all_pairs(PATHS))


class Visitor:
    """One tab that goes from page to page by the menu."""

    def __init__(self, page: Page, settle: Settle, watch: Any) -> None:
        self.page, self.settle, self.watch = page, settle, watch
        self.words: dict[str, str] = {}
        self.cdp: CDPSession = page.context.new_cdp_session(page)

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.settle(self.page)

    def go(self, path: str, before: str) -> None:
        """Click the page's entry in the menu; nothing may have failed on the way."""
        entry = next(entry for entry in ENTRIES if entry.url_path == path)
        section = self.words.get(entry.section, entry.section)
        self.page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
        tail = "" if entry is ENTRIES[0] else path
        self.page.locator(f"[data-testid=stTopNavDropdownLink][href$='/{tail}']").click()
        self.page.wait_for_function("tail => location.pathname === `/${tail}`", arg=tail)
        self.settle(self.page)
        assert self.page.locator(FAULTS).all_inner_texts() == [], f"{before} → {path}"
        assert self.watch.console_errors() == [], f"{before} → {path}"

    def walk(self, paths: list[str]) -> None:
        for before, path in pairwise(paths):
            self.go(path, before)

    def counts(self) -> tuple[int, int]:
        """Nodes and listeners that are still reachable in the tab."""
        self.page.wait_for_timeout(2000)  # what is taken away in a quiet moment
        for _ in range(2):
            self.cdp.send("HeapProfiler.collectGarbage")
        counters = self.cdp.send("Memory.getDOMCounters")
        return counters["nodes"], counters["jsEventListeners"]

    def speak_english(self) -> None:
        self.page.get_by_test_id("stExpandSidebarButton").click()
        self.page.get_by_test_id("stSidebar").get_by_text("English", exact=True).click()
        self.page.get_by_test_id("stSidebar").get_by_text("Text size", exact=True).wait_for()
        self.settle(self.page)
        self.close_settings()
        self.words = catalogue("en")

    def darken(self) -> None:
        """The page loads again with the other theme."""
        self.page.get_by_test_id("stExpandSidebarButton").click()
        self.page.get_by_test_id("stSidebar").get_by_text("dark", exact=False).click()
        self.page.wait_for_url("**dark_theme**")
        self.settle(self.page)
        self.close_settings()

    def close_settings(self) -> None:
        """They lie over the menu, and stay open when the page loads again."""
        self.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()


@pytest.fixture
def visitor(undrawn_page: Page, settle: Settle, watch: Any) -> Iterator[Visitor]:
    undrawn_page.set_viewport_size({"width": 1000, "height": 600})
    yield Visitor(undrawn_page, settle, watch)


def test_every_page_follows_every_other_without_a_fault_and_leaves_nothing_behind(
    app_server: Server, visitor: Visitor
) -> None:
    way = closed_walk(all_pairs(PATHS), PATHS[-1])
    visits = [place for place, path in enumerate(way) if path == COUNTED]
    counted = [*visits[:VISITS], *visits[-VISITS:]]
    assert counted[VISITS] - counted[VISITS - 1] >= 100
    visitor.open(f"{app_server.url}/{way[0]}")
    counts = []
    for begin, end in pairwise([0, *counted, len(way) - 1]):
        visitor.walk(way[begin : end + 1])
        counts.append(visitor.counts())
    before = [max(values) for values in zip(*counts[:VISITS], strict=True)]
    after = [min(values) for values in zip(*counts[VISITS:-1], strict=True)]
    assert after[0] <= before[0] * GROWTH, f"nodes {before[0]} → {after[0]}: {counts}"
    assert after[1] <= before[1] * GROWTH, f"listeners {before[1]} → {after[1]}: {counts}"


def test_pages_follow_one_another_in_another_language_and_theme(app_server: Server, visitor: Visitor) -> None:
    visitor.open(f"{app_server.url}/targets")
    visitor.go("balance", "targets")
    visitor.speak_english()
    visitor.walk(closed_walk(all_pairs(WITH_PARTS), "balance"))
    visitor.darken()
    visitor.walk(closed_walk(all_pairs(WITH_PARTS), "balance"))
