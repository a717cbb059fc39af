"""The browser's history, links that were carried about, and copying without a secure address."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from bench.server import Server

Settle = Callable[..., None]


def query_of(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def until(page: Page, is_so: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for an address that the server has still to write."""
    for _ in range(round(seconds / 0.2)):
        if is_so():
            return
        page.wait_for_timeout(200)
    raise AssertionError(page.url)


def choose(page: Page, name: str, settle: Settle) -> None:
    """Press a choice of the line of views."""
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name=name).first.click()
    page.wait_for_timeout(400)
    settle(page)


def back(page: Page, settle: Settle) -> None:
    page.go_back()
    page.wait_for_timeout(600)
    settle(page)


def open_from_menu(page: Page, title: str, settle: Settle) -> None:
    page.get_by_test_id("stTopNavSection").first.wait_for()
    for section in page.get_by_test_id("stTopNavSection").all():
        section.click()
        link = page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title)
        if link.count():
            link.first.click()
            break
        page.keyboard.press("Escape")
    settle(page)


def test_every_step_back_shows_its_own_state(app_server: Server, undrawn_page: Page, settle: Settle) -> None:
    page = undrawn_page
    page.goto(f"{app_server.url}/monitoring")
    settle(page)
    choose(page, "表格", settle)
    until(page, lambda: query_of(page).get("view") == "table")
    choose(page, "摘要", settle)
    until(page, lambda: query_of(page).get("view") == "summary")
    back(page, settle)
    until(page, lambda: query_of(page).get("view") == "table")
    page.get_by_test_id("stDataFrame").first.wait_for()
    back(page, settle)
    until(page, lambda: "view" not in query_of(page))
    until(page, lambda: page.get_by_test_id("stDataFrame").count() == 0)


def test_the_menu_opens_a_page_as_it_was_left_in_one_step_of_the_history(
    app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    page = undrawn_page
    page.goto(f"{app_server.url}/monitoring")
    settle(page)
    choose(page, "表格", settle)
    open_from_menu(page, "指标体系", settle)
    until(page, lambda: urlsplit(page.url).path == "/indicators")
    settle(page)
    open_from_menu(page, "监测预警", settle)
    until(page, lambda: query_of(page).get("view") == "table")
    back(page, settle)
    until(page, lambda: urlsplit(page.url).path == "/indicators")
    settle(page)


def test_what_sticks_to_a_link_does_no_harm(app_server: Server, undrawn_page: Page, settle: Settle) -> None:
    page = undrawn_page
    page.goto(f"{app_server.url}/monitoring?view=table%E3%80%82&amp;status=slower%EF%BC%8C")
    settle(page)
    page.get_by_test_id("stDataFrame").first.wait_for()
    assert (query_of(page)["view"], query_of(page)["status"]) == ("table", "slower")
    assert page.get_by_text("无法识别").count() == 0


def test_copying_works_where_the_browser_gives_no_clipboard(
    app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    page = undrawn_page
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    page.goto(f"{app_server.url}/overview")
    settle(page)
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.getSelection()) })")
    page.evaluate("navigator.clipboard.writeText('1~R~code')")
    assert page.evaluate("typeof navigator.clipboard.writeText") == "function"
    assert page.evaluate("window.copied !== undefined")
