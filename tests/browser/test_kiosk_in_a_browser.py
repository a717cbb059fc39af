"""The kiosk under real fingers: large targets within reach, no way out, nothing left behind, and it heals by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from bench.kiosk_day import LOOP_SEEN, SIZE, answer, rest_palm, wait_for_loop
from bench.server import Server
from components.base.rooms import new_key
from tests.conftest import own_store

INCHES, LEAST_MM = 43.0, 15.0
TARGETS = """() => [...document.querySelectorAll("button")]
  .filter(one => one.checkVisibility({ visibilityProperty: true }))
  .map(one => ({ name: one.textContent, ...one.getBoundingClientRect().toJSON() })).filter(one => one.right > 0)"""
ARRIVED = """() => [...document.querySelectorAll("#kiosk-loop figure")].filter(scene =>
  [...scene.querySelectorAll("img")].every(one => one.complete && one.naturalWidth)).length > 2"""
KEYS = (
    "F5",
    "F11",
    "Escape",
    "Control+r",
    "Control+p",
    "Control+w",
    "Control+l",
    "Alt+ArrowLeft",
    "Control+Shift+i",
    "F1",
)

WALL = new_key()


@pytest.fixture(scope="module")
def kiosk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site that is locked to the kiosk, with short waits."""
    folder = tmp_path_factory.mktemp("kiosk")
    environment = {
        "EXPLORER_KIOSK": "true",
        "EXPLORER_KIOSK_WALL": WALL,
        "EXPLORER_KIOSK_COUNTS": str(folder / "kiosk.sqlite"),
    }
    waits = {"EXPLORER_KIOSK_IDLE_S": "15", "EXPLORER_KIOSK_COUNTDOWN_S": "5"}
    with Server(environment=own_store(folder) | environment | waits) as server:
        yield server


@pytest.fixture
def touched(kiosk_server: Server, browser: Browser) -> Iterator[Page]:
    """The page under the loop, on an upright screen with touch. Pictures that move by themselves take three quarters of
    the processor time of these tests, which look at none of it; the wall's test lets them move."""
    still: Any = {"viewport": SIZE, "has_touch": True, "locale": "zh-CN", "reduced_motion": "reduce"}
    context = browser.new_context(**still)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{kiosk_server.url}/sources?tab=unknown")
    wait_for_loop(page)
    yield page
    context.close()


def expect_targets_within_reach(page: Page) -> None:
    least = LEAST_MM * (SIZE["width"] ** 2 + SIZE["height"] ** 2) ** 0.5 / (INCHES * 25.4)
    targets = page.evaluate(TARGETS)
    assert targets
    for target in targets:
        assert min(target["width"], target["height"]) >= least - 0.5, target
        assert target["top"] >= SIZE["height"] / 4 and target["bottom"] <= SIZE["height"], target
        assert target["left"] >= 0 and target["right"] <= SIZE["width"], target


def test_a_visit_by_hand_from_the_loop_to_a_fresh_start(touched: Page) -> None:
    page, touch = touched, touched.context.new_cdp_session(touched)
    assert page.url.endswith("/kiosk"), "another address leads here"
    assert page.evaluate(LOOP_SEEN)
    page.touchscreen.tap(540, 400)
    page.locator(".st-key-kiosk_path button").wait_for()
    assert not page.evaluate(LOOP_SEEN) and page.locator(".st-key-kiosk_cards").count(), "the first touch only wakes"
    expect_targets_within_reach(page)
    expect_no_way_out(page, touch)
    page.locator(".st-key-kiosk_lang_en button").tap()
    page.get_by_role("button", name="All three in a row").tap()
    page.locator("[class*=st-key-kiosk_choose_] button").first.wait_for()
    expect_targets_within_reach(page)
    answer(page, 2)
    expect_targets_within_reach(page)
    expect_the_stage_to_sink(page)
    page.evaluate("() => { window.explorerVisit = true; localStorage.setItem('left', 'behind') }")
    page.locator("#kiosk-count").wait_for(timeout=40_000)
    page.touchscreen.tap(540, 1500)
    page.locator("#kiosk-count").wait_for(state="detached")
    assert page.locator(".st-key-kiosk_answered").count(), "a touch stays, and presses nothing below"
    page.wait_for_function("() => !window.explorerVisit", timeout=60_000)
    wait_for_loop(page)
    assert page.url.endswith("/kiosk") and page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.context.cookies() == [] and page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.touchscreen.tap(540, 400)
    assert page.locator(".st-key-kiosk_cards").count() and not page.locator(".st-key-kiosk_answered").count()


def expect_the_stage_to_sink(page: Page) -> None:
    """Everything moves down for those who sit, and up again."""
    tops = """() => ['picture', 'words', 'choices']
      .map(name => document.querySelector(`.st-key-kiosk_${name}`).getBoundingClientRect().top)"""
    standing = page.evaluate(tops)
    page.locator(".st-key-kiosk_low button").tap()
    page.locator(".st-key-kiosk_high button").wait_for()
    assert all(low > high + 20 for low, high in zip(page.evaluate(tops), standing, strict=True))
    expect_targets_within_reach(page)
    page.locator(".st-key-kiosk_high button").tap()
    page.locator(".st-key-kiosk_low button").wait_for()
    assert page.evaluate(tops) == standing


def expect_no_way_out(page: Page, touch: CDPSession) -> None:
    """Keys, fingers, a palm, a drag and a long press change neither the page nor its size."""
    before = page.evaluate("[location.href, visualViewport.scale, scrollY]")
    for key in KEYS:
        page.keyboard.press(key)
    rest_palm(touch)
    finger = [{"x": 500, "y": 1700}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": finger})
    for y in (1500, 1200, 700, 200):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 500, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    menu = "() => document.body.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))"
    assert page.evaluate(menu) is False, "the long press opens no menu"
    assert page.evaluate("[location.href, visualViewport.scale, scrollY]") == before
    assert page.locator("[role=dialog]:visible, [data-testid=stHeader]:visible, a:visible").count() == 0


def test_a_wall_does_what_its_tablet_asks_for(kiosk_server: Server, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, has_touch=True, locale="zh-CN")
    context.set_default_timeout(60_000)
    wall, tablet = context.new_page(), context.new_page()
    wall.goto(f"{kiosk_server.url}/kiosk?wall={WALL}")
    tablet.goto(f"{kiosk_server.url}/hall/wall/{WALL}")
    for choice in ("enter_en", "kiosk_ask_land"):
        tablet.locator(f"[data-choice={choice}]").tap()
    tablet.locator("[data-choice^=kiosk_choose_]").first.wait_for()
    assert tablet.locator("#heading").inner_text() == wall.locator(".st-key-kiosk_words h1").inner_text()
    assert wall.locator(".st-key-kiosk_choices button:visible, .st-key-kiosk_bar button:visible").count() == 0
    tablet.locator("[data-choice=kiosk_end]").tap()
    tablet.locator("[data-choice=enter_zh]").wait_for()
    assert wall.url.endswith(f"?wall={WALL}"), "a fresh start of a wall is a wall"
    context.close()


def test_the_loop_goes_on_without_the_server_and_heals_with_it(touched: Page, kiosk_server: Server) -> None:
    page = touched
    page.touchscreen.tap(540, 400)
    page.locator(".st-key-kiosk_path button").wait_for()
    page.wait_for_function(ARRIVED)
    kiosk_server.process.kill()
    kiosk_server.process.wait(10)
    page.wait_for_function(LOOP_SEEN, timeout=20_000)
    assert page.locator("[role=dialog]:visible, #explorer-connection:visible").count() == 0
    assert page.locator("#kiosk-loop .kiosk-scene.on").count() == 1
    scene = page.locator("#kiosk-loop .kiosk-scene.on h1").inner_text()
    page.wait_for_function(
        "scene => document.querySelector('#kiosk-loop .kiosk-scene.on h1').innerText !== scene",
        arg=scene,
        timeout=15_000,
    )
    page.evaluate("() => { window.explorerOld = true }")
    kiosk_server.start()
    page.wait_for_function("() => !window.explorerOld", timeout=60_000)
    wait_for_loop(page)
