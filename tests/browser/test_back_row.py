"""What a back row and a hand on the keyboard need: letters large enough, a page that stands still, focus in sight."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from bench.server import Server

Settle = Callable[..., None]
LEAST_PX = 20 / 1.5
"""At text size 1.0: 20 px at 1.5×, which a back row still reads, and 26.6 px at 2×."""
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
TABBABLE = """() => {
  const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"
  const stops = []
  const walk = (root) => {
    for (const node of root.children) {
      if (node.inert) continue
      const row = node.closest("[data-testid=stButtonGroup]") // arrow keys reach the others
      const isFirst = !row || node === row.querySelector("button:not(label button)")
      const canFocus = node.tabIndex >= 0 && node.matches(STOPS)
      const isSeen = !node.disabled && node.checkVisibility({ visibilityProperty: true })
      if (canFocus && isSeen && isFirst && !node.matches("canvas *")) stops.push(node)
      if (node.shadowRoot) walk(node.shadowRoot)
      walk(node)
    }
  }
  walk(document.querySelector("[data-testid=stMain]"))
  const name = (node) => `${node.tagName} ${node.getAttribute("aria-label") ?? node.textContent.slice(0, 30)}`
  return stops.filter((node) => !window.visited.has(node)).map(name)
}"""
VISIT = """() => {
  let node = document.activeElement
  while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
  window.visited ??= new Set()
  window.visited.add(node)
  let seen = 1
  for (let one = node; one !== document; one = one.parentNode ?? one.host)
    if (one instanceof Element) seen *= Number(getComputedStyle(one).opacity)
  return [node === document.body || node.matches("canvas *, [data-testid=data-grid-canvas]"), seen]
}"""
MOST_TABS = 14
FOCUS = "() => document.activeElement.dataset.testid ?? document.activeElement.tagName"


def test_a_back_row_reads_everything_and_nothing_moves_under_the_hand(
    app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    page = undrawn_page
    page.set_viewport_size({"width": 1920, "height": 1080})
    for path in ("monitoring", "crossings", "targets"):
        page.goto(f"{app_server.url}/{path}?size=1.5")
        settle(page)
        page.locator("svg.marks text:not(:empty)").first.wait_for()
        assert page.evaluate(SMALL, 1.5 * LEAST_PX) == [], path
    stands_still_under_a_lever(page, settle)
    shows_before_with_the_focus_on_a_slider(page, settle)
    settings_lie_over_the_page(page)
    for path, last in (
        ("targets?", "svg.marks text:not(:empty)"),
        ("crossings?view=reach&", "[data-testid=data-grid-canvas]"),
    ):
        page.goto(f"{app_server.url}/{path}size=2")
        settle(page)
        page.locator(last).first.wait_for()
        assert page.evaluate(SMALL, 2 * LEAST_PX) == [], path
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 1920
        reaches_every_control_in_a_few_tabs(page)
        if path == "targets?":
            stands_still_under_a_lever(page, settle)


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


def reaches_every_control_in_a_few_tabs(page: Page) -> None:
    """One tab to the skip link, arrow keys to a part of the page, and tabs to the control, each of them in sight."""
    link, places = page.locator("#explorer-skip"), page.locator("#explorer-skips a")
    link.focus()
    for part in range(1, places.count()):
        link.focus()
        for _ in range(part):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        for _ in range(MOST_TABS):
            is_end, opacity = page.evaluate(VISIT)
            assert opacity > 0.3, page.evaluate(FOCUS)
            if is_end:  # behind the last control, or in the cells of a table
                break
            page.keyboard.press("Tab")
    assert page.evaluate(TABBABLE) == []
