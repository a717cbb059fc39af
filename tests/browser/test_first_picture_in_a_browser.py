"""The first picture: painted before Streamlit's app exists, where the live map will stand, gone once that has drawn."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from bench.server import Server

BEGINNING = """
window.firstSeen = { painted: 0, app: 0, left: 0, place: null };
(() => {
  const seen = window.firstSeen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") seen.painted = entry.startTime;
  }).observe({ type: "paint", buffered: true });
  const place = (node) => node && ["left", "top", "right", "bottom"].map((side) => node.getBoundingClientRect()[side]);
  const look = () => {
    const first = document.getElementById("explorer-first");
    if (first?.querySelector("svg") && !seen.picture) seen.picture = place(first.querySelector(".picture"));
    if (!seen.app && document.querySelector("[data-testid=stApp]")) seen.app = performance.now();
    if (seen.picture && !first) seen.left = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
LEFT = "() => window.firstSeen.left > 0"
MAP = "[data-testid=stDeckGlJsonChart]"


@pytest.fixture(scope="module")
def pictured_server(app_server: Server) -> Server:
    """The worker's server, once it has made its first pictures."""
    until = time.monotonic() + 150
    while "<svg" not in body(app_server, "layout") and time.monotonic() < until:
        time.sleep(1)
    return app_server


def body(server: Server, path: str) -> str:
    """The page's picture as it goes out."""
    with urlopen(f"{server.url}/{path}") as answer:
        page = str(answer.read().decode())
    return page[page.index('id="explorer-first"') : page.index('<div id="root">')]


def test_the_picture_stands_before_the_app_at_the_maps_place_and_makes_way_for_it(
    pictured_server: Server, undrawn_page: Page, watch: Any
) -> None:
    undrawn_page.add_init_script(BEGINNING)
    undrawn_page.set_viewport_size({"width": 1366, "height": 768})
    undrawn_page.goto(f"{pictured_server.url}/layout")
    undrawn_page.wait_for_function(LEFT, timeout=90_000)
    seen = undrawn_page.evaluate("() => window.firstSeen")
    assert 0 < seen["painted"] < seen["app"] < seen["left"]
    box = undrawn_page.locator(MAP).bounding_box()
    assert box is not None
    live = [box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]]
    assert max(abs(a - b) for a, b in zip(seen["picture"], live, strict=True)) < 12, json.dumps([seen, live])
    watch.assert_quiet()


def test_readers_searchers_and_printers_have_one_page(pictured_server: Server, offline_page: Page) -> None:
    offline_page.route("**/static/js/**", lambda route: route.abort())
    offline_page.goto(f"{pictured_server.url}/layout")
    picture = offline_page.locator("#explorer-first")
    assert picture.is_visible() and picture.locator("svg").count() == 1
    said = offline_page.locator("body").aria_snapshot()
    assert "heading" not in said and "空间布局" not in said and "img" not in said
    offline_page.keyboard.press("Tab")
    assert offline_page.evaluate("() => !document.activeElement.closest('#explorer-first')")
    offline_page.emulate_media(media="print")
    assert not picture.is_visible()
    offline_page.emulate_media(media="screen", color_scheme="dark")
    offline_page.reload()
    ground = offline_page.evaluate("() => getComputedStyle(document.getElementById('explorer-first')).backgroundColor")
    assert ground == "rgb(12, 27, 42)"


def test_once_the_page_lives_there_is_one_heading_and_no_trace(pictured_server: Server, offline_page: Page) -> None:
    offline_page.goto(f"{pictured_server.url}/targets")
    offline_page.locator("#explorer-first").wait_for(state="detached", timeout=60_000)
    assert offline_page.get_by_role("heading", level=1).count() == 1
    assert offline_page.evaluate("() => document.documentElement.className") == ""
    assert offline_page.locator("[data-testid=stMain] [data-testid=stElementContainer]").count() > 0


def test_without_a_picture_the_title_gives_way_as_well(fresh_server: Server, offline_page: Page) -> None:
    assert "<svg" not in body(fresh_server, "targets?year=2030")
    offline_page.goto(f"{fresh_server.url}/targets?year=2030")
    offline_page.locator("#explorer-first").wait_for(state="detached", timeout=60_000)
    assert offline_page.get_by_role("heading", level=1).count() == 1
