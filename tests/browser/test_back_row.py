"""What a back row and a hand on the keyboard need: letters large enough, a page that stands still, focus in sight."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from bench.server import Server

Settle = Callable[..., None]
LEAST_PX = 20
SMALL = """least => {
  const small = new Set()
  const walk = (root) => {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node.shadowRoot) walk(node.shadowRoot)
      const parent = node.parentElement
      if (node.nodeType !== 3 || !node.data.trim() || !parent) continue
      if (parent.closest("script, style, noscript, title, [aria-hidden=true]")) continue
      const box = parent.getBoundingClientRect(), look = getComputedStyle(parent)
      if (box.width < 2 || box.right < 0 || look.visibility === "hidden") continue
      const turn = parent.getScreenCTM?.()
      const px = parseFloat(look.fontSize) * (turn ? Math.hypot(turn.a, turn.b) : 1)
      if (px < least - .01) small.add(`${node.data.trim().slice(0, 20)} ${px}`)
    }
  }
  walk(document.body)
  return [...small]
}"""
PLACES = """() => [...document.querySelectorAll("h1, [data-testid=stVegaLiteChart], input[type=range]")]
  .map(one => Math.round(one.getBoundingClientRect().top))"""
AXIS = "() => [...document.querySelectorAll('.role-axis-label text')].map(one => one.textContent)"
LEFT = "() => document.querySelector('h1').getBoundingClientRect().left"
FOCUS = "() => document.activeElement.dataset.testid ?? document.activeElement.tagName"


def test_a_back_row_reads_everything_and_nothing_moves_under_the_hand(
    app_server: Server, offline_page: Page, settle: Settle
) -> None:
    page = offline_page
    page.set_viewport_size({"width": 1920, "height": 1080})
    for path in ("monitoring", "crossings", "targets"):
        page.goto(f"{app_server.url}/{path}?size=1.5")
        settle(page)
        page.locator("svg.marks text:not(:empty)").first.wait_for()
        assert page.evaluate(SMALL, LEAST_PX) == [], path
    stands_still_under_a_lever(page, settle)
    shows_before_with_the_focus_on_a_slider(page, settle)
    settings_lie_over_the_page(page)


def stands_still_under_a_lever(page: Page, settle: Settle) -> None:
    places = page.evaluate(PLACES)
    page.locator("input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**s=2~*")
    settle(page)
    assert page.evaluate(PLACES) == places


def shows_before_with_the_focus_on_a_slider(page: Page, settle: Settle) -> None:
    axis = page.evaluate(AXIS)
    page.locator("input[type=range]").first.focus()
    page.keyboard.press("b")
    page.wait_for_url("**before=1*")
    settle(page)
    assert page.evaluate(AXIS) == axis


def settings_lie_over_the_page(page: Page) -> None:
    left, bar = page.evaluate(LEFT), page.get_by_test_id("stSidebar")
    assert bar.evaluate("bar => bar.inert"), "no focus in what is not seen"
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("button", name="收起设置").wait_for()
    assert page.evaluate(LEFT) == left
    page.get_by_role("button", name="收起设置").click()
    page.get_by_test_id("stExpandSidebarButton").wait_for()
    page.wait_for_function("() => document.activeElement.dataset.testid === 'stExpandSidebarButton'")
    assert bar.evaluate("bar => bar.inert") and page.evaluate(FOCUS) == "stExpandSidebarButton"
