"""What a page is to those who hear it, see it in high contrast, or read it on paper. That no page has grave findings is
tested where every page is opened anyway."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from bench.server import Server

Settle = Callable[..., None]
GROUND = "node => getComputedStyle(node).backgroundColor"


def test_the_what_if_page_in_high_contrast_by_name_and_on_paper(
    app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    undrawn_page.emulate_media(forced_colors="active")
    undrawn_page.goto(f"{app_server.url}/targets")
    settle(undrawn_page)
    undrawn_page.locator(".years button").first.wait_for()
    in_high_contrast(undrawn_page)
    by_name(undrawn_page)
    on_paper(undrawn_page)


def in_high_contrast(page: Page) -> None:
    years = page.locator(".years")
    chosen, other = (years.locator(f"[aria-pressed={state}]").first.evaluate(GROUND) for state in ("true", "false"))
    assert chosen != other
    tabs = page.locator("[role=radiogroup]:visible").first.get_by_role("radio")
    assert tabs.nth(0).evaluate(GROUND) != tabs.nth(1).evaluate(GROUND)


def by_name(page: Page) -> None:
    undo = page.locator("[data-keys='ctrl+z']")
    assert undo.inner_text() == "撤销" and undo.get_attribute("aria-label") is None
    assert undo.get_attribute("aria-keyshortcuts") == "Control+Z"
    resets = page.get_by_role("button", name="这一项回到基准")
    names = [button.get_attribute("aria-label") or "" for button in resets.all()]
    assert len(names) > 2 and len(set(names)) == len(names) and all(name.startswith("复位") for name in names)
    page.locator("button[aria-keyshortcuts=B]:visible kbd[aria-hidden=true]").first.wait_for()
    page.locator("#explorer-skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.testid") == "stMain"


def on_paper(page: Page) -> None:
    page.evaluate(
        "() => { window.print = () => { window.sheet = document.getElementById('explorer-sheet').innerHTML } }"
    )
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.sheet")
    assert page.evaluate("window.sheet").count("<tr>") > 80
    page.emulate_media(media="print", forced_colors="none")
    assert not page.get_by_test_id("stApp").is_visible() and page.locator("#explorer-sheet h2").first.is_visible()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#explorer-sheet").count() == 0 and page.get_by_test_id("stApp").is_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#explorer-sheet table").count() >= 2, "from the browser's own menu"
