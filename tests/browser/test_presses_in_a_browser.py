"""Presses on the live map: outlined at once, none lost, whatever the page is busy with."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice

from playwright.sync_api import Page

from bench.chromium import UNDRAWN_MAPS
from bench.server import Server
from tests.browser.test_pages_in_a_browser import MAP, distinct_colours, until

Settle = Callable[..., None]
PRESSES = """
  window.pressed = []; window.reports = 0
  addEventListener("pointerdown", () => window.pressed.push(!!document.querySelector("[data-explorer-press=pressed]")))
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (data) { window.reports += 1; return send.call(this, data) }"""
ROW = """async (places) => {
  const rest = (ms) => new Promise((done) => setTimeout(done, ms))
  for (const [clientX, clientY] of places) {
    const target = document.elementFromPoint(clientX, clientY)
    const send = (type, buttons) => target.dispatchEvent(new PointerEvent(type,
      { clientX, clientY, buttons, bubbles: true, isPrimary: true, pointerId: 1, pointerType: "mouse", button: 0 }))
    send("pointermove", 0)
    await rest(60)
    send("pointerdown", 1)
    await rest(30)
    send("pointerup", 0)
  }
}"""
"""Presses one after the other without waiting for any answer, as a hand does and Playwright's mouse does not."""
WITHOUT_FIBERS = """
  const keys = Object.keys
  Object.keys = (one) => keys(one).filter((name) => !name.startsWith("__reactFiber$"))"""
"""A React that keeps its components elsewhere: the scripts of the map find neither deck nor base map."""
GROUPS = {"group_cuizhai": (0.51, 0.5), "group_airport": (0.57, 0.5), "core_science": (0.43, 0.6)}
"""Places on the map of 空间布局 at 1366×768, as shares of its width and height."""


def place(page: Page, element: str) -> tuple[float, float]:
    """Where on the page an element of the map is."""
    box = page.locator(MAP).bounding_box()
    assert box
    wide, high = GROUPS[element]
    return box["x"] + box["width"] * wide, box["y"] + box["height"] * high


def press(page: Page, element: str) -> None:
    """Rest on an element for 60 ms and press it."""
    page.mouse.move(*place(page, element))
    page.wait_for_timeout(60)
    page.mouse.click(*place(page, element), delay=30)


def fill_no_more_pixels(page: Page) -> None:
    """The map has been seen; what follows is not about how busy the graphics are. Until the page is left."""
    page.evaluate(f"() => {{ {UNDRAWN_MAPS} }}")


def test_of_fifty_presses_in_a_row_none_is_lost_and_the_last_opens_its_card(
    app_server: Server, offline_page: Page, settle: Settle
) -> None:
    offline_page.set_viewport_size({"width": 1366, "height": 768})
    offline_page.add_init_script(PRESSES)
    offline_page.goto(f"{app_server.url}/layout?layers=startup_area,groups,cores")
    settle(offline_page)
    until(offline_page, lambda: distinct_colours(offline_page, MAP) > 12)
    for element in GROUPS:
        press(offline_page, element)
        offline_page.wait_for_url(f"**el={element}**")
    offline_page.evaluate("window.pressed = []; window.reports = 0")
    elements = [*islice(cycle(GROUPS), 50)]
    offline_page.evaluate(ROW, [place(offline_page, element) for element in elements])
    assert offline_page.evaluate("window.pressed") == [True] * 50, "outlined before the frame that follows the press"
    offline_page.wait_for_function("() => window.reports >= 50")
    offline_page.wait_for_url(f"**el={elements[-1]}**")
    fill_no_more_pixels(offline_page)
    offline_page.get_by_text("取消选择").click()
    until(offline_page, lambda: "el=" not in offline_page.url)
    press(offline_page, "group_cuizhai")
    offline_page.get_by_text("氢能源产业").first.wait_for()
    press(offline_page, "group_cuizhai")  # once more does not take it back
    offline_page.wait_for_timeout(500)
    assert "el=group_cuizhai" in offline_page.url
    opens_a_card_and_returns_to_what_opened_it(offline_page, settle)
    sets_corners_without_selecting(offline_page, f"{app_server.url}/layout?panel=measure", settle)
    picks_as_the_map_library_does_where_its_parts_cannot_be_reached(offline_page, app_server.url, settle)


def opens_a_card_and_returns_to_what_opened_it(page: Page, settle: Settle) -> None:
    page.get_by_text("取消选择").click()
    until(page, lambda: "el=" not in page.url)
    settle(page)
    page.locator(".st-key-layout_panel").get_by_role("radio").first.press("Tab")
    opener = page.locator("[class*=st-key-jump_group_cuizhai] button")
    opener.press("Enter")
    page.get_by_text("氢能源产业").first.wait_for()
    page.wait_for_function("() => document.activeElement !== document.body")
    page.get_by_role("button", name="取消选择").press("Enter")
    page.wait_for_function("() => document.activeElement.closest('[class*=st-key-jump_group_cuizhai]')")


def sets_corners_without_selecting(page: Page, address: str, settle: Settle) -> None:
    page.goto(address)
    settle(page)
    until(page, lambda: distinct_colours(page, MAP) > 12)
    fill_no_more_pixels(page)
    for count, element in enumerate(GROUPS):
        press(page, element)
        until(page, lambda count=count: page.url.count("_") == count and "pts=" in page.url)
    page.get_by_text("图上长度").first.wait_for()
    assert "&el=" not in page.url


def picks_as_the_map_library_does_where_its_parts_cannot_be_reached(page: Page, url: str, settle: Settle) -> None:
    page.add_init_script(WITHOUT_FIBERS)
    page.goto(f"{url}/layout?layers=startup_area,groups,cores")
    settle(page)
    until(page, lambda: distinct_colours(page, MAP) > 12)
    page.mouse.move(*place(page, "group_airport"))
    page.wait_for_timeout(1500)  # the library asks the graphics processor what is under a pointer at rest
    page.mouse.click(*place(page, "group_airport"))
    page.wait_for_url("**el=group_airport**")
    assert page.locator("[data-explorer-press]").count() == 0
