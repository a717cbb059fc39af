"""The opening of 总览: after the map, once for a browser, ended by any key, and not for who wants less motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from bench.chromium import OPENING_SEEN
from bench.server import Server

Settle = Callable[..., None]
BEGINNING = """() => {
  const opening = document.querySelector("[data-explorer-opening]")
  const names = () => [...opening.querySelectorAll("text")].map((text) => text.textContent)
  return opening && { names: names(), mapIsDrawn: window.explorerMapDrawn() !== "" }
}"""


def test_the_opening_plays_once_over_the_map_any_key_ends_it_and_it_is_gone_without_a_trace(
    app_server: Server, offline_page: Page, settle: Settle, watch: Any
) -> None:
    opening = offline_page.locator("[data-explorer-opening]")
    offline_page.set_viewport_size({"width": 1366, "height": 768})
    offline_page.context.clear_cookies()
    offline_page.goto(app_server.url)
    began = offline_page.wait_for_function(BEGINNING, timeout=60_000).json_value()
    assert began["mapIsDrawn"] and began["names"][:4] == ["千佛山", "趵突泉", "大明湖", "鹊山"]
    offline_page.keyboard.press("x")
    opening.wait_for(state="detached")
    offline_page.reload()
    settle(offline_page)
    offline_page.wait_for_function("() => window.explorerMapDrawn() !== ''", timeout=60_000)
    assert offline_page.locator(".st-key-overview_opening").count() == 0 and opening.count() == 0
    watch.assert_quiet()


def test_who_wants_less_motion_sees_no_opening(app_server: Server, offline_page: Page, settle: Settle) -> None:
    offline_page.context.clear_cookies()
    offline_page.emulate_media(reduced_motion="reduce")
    offline_page.goto(app_server.url)
    settle(offline_page)
    offline_page.wait_for_function("name => document.cookie.includes(name)", arg=OPENING_SEEN)
    assert offline_page.locator("[data-explorer-opening]").count() == 0
