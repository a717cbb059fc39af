"""A second screen and a phone: both follow the presenter and turn its pages, and come back after a lost server."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from bench.server import Server
from tests.browser.test_presenter_in_a_browser import STORY, wait_for_step
from tests.conftest import UNDRAWN_MAPS

Settle = Callable[..., None]
PHONE = {"width": 390, "height": 844}


def stands_at(screen: Page, step: int) -> None:
    screen.wait_for_function("start => document.title.startsWith(start)", arg=f"第{step}步", timeout=30_000)


def room_of(page: Page) -> str:
    """The address of the notes window that the presenter offers."""
    page.locator(".st-key-present_do_room button").first.click()
    link = page.locator("[data-testid=stDialog] a[href*='/room/']")
    link.wait_for()
    address = str(link.evaluate("node => node.href"))
    page.keyboard.press("Escape")
    link.wait_for(state="detached")
    return address


def test_notes_and_phone_follow_and_lead_the_presenter_also_after_a_restart(
    fresh_server: Server, offline_page: Page, settle: Settle
) -> None:
    page = offline_page
    page.add_init_script(UNDRAWN_MAPS)
    page.goto(f"{fresh_server.url}/present?story={STORY.id}")
    wait_for_step(page, 1)
    settle(page)
    address = room_of(page)
    notes, phone = page.context.new_page(), page.context.new_page()
    notes.goto(address)
    phone.set_viewport_size(PHONE)
    phone.goto(address.split("?")[0])
    they_lead_and_follow(page, notes, phone)
    fresh_server.stop()
    notes.locator("#status").wait_for()
    fresh_server.start()
    for screen in (notes, phone):
        screen.locator("#status").wait_for(state="hidden", timeout=60_000)
    phone.locator("#on").click()
    wait_for_step(page, 5)


def they_lead_and_follow(page: Page, notes: Page, phone: Page) -> None:
    for screen in (notes, phone):
        stands_at(screen, 1)
    assert notes.locator("#notes").inner_text() and not phone.locator("#notes").is_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.locator("#on").click()
    wait_for_step(page, 2)
    stands_at(notes, 2)
    phone.locator("#on").click()
    phone.locator("#on").click()  # neither of two quick presses is lost
    wait_for_step(page, 4)
    notes.keyboard.press("PageUp")
    stands_at(phone, 3)
    page.keyboard.press("PageDown")
    for screen in (notes, phone):
        stands_at(screen, 4)
