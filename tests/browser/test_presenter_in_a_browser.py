"""The ten minutes, told by keys only: every step in its turn, one canvas, the way out and back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from bench.chromium import UNDRAWN_MAPS
from bench.server import Server
from data.stories import Story, stories
from tests.browser.test_pages_in_turn import FAULTS

Settle = Callable[..., None]
STORY = stories()[0]
TARGET = next(story for story in stories() if story.id == "one_target")
HEADING, CONTROLS = ".st-key-present_words h1", ".st-key-present_controls"
SMALL = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter(node =>
  [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()) && node.getClientRects().length
  && !node.closest("svg, style, .st-key-present_do_go") && parseFloat(getComputedStyle(node).fontSize) < 20
).map(node => node.textContent)"""


CHART = ".st-key-present_chart svg.marks g[class*=layer_3_marks]"
SAMPLED = """query => {
  window.heights = [], window.lastChange = Infinity
  const sample = () => {
    const path = document.querySelector(query)?.children[6]?.getAttribute("d")
    const height = path && Number(path.match(/v([\\d.]+)/)[1]).toFixed(1)
    if (height && height !== window.heights.at(-1)) {
      window.heights.push(height)
      if (window.heights.length > 1) window.lastChange = performance.now()
    }
    requestAnimationFrame(sample)
  }
  sample()
}"""
"""The height of one bar of the balance, from frame to frame."""


def watch_the_bars_move(page: Page) -> None:
    """Show the scene before: the bars go there, each frame a little farther."""
    page.wait_for_selector(CHART)
    page.evaluate(SAMPLED, CHART)
    page.keyboard.press("b")
    page.locator(".st-key-present_words").get_by_text("之前", exact=True).wait_for()
    page.wait_for_function("() => performance.now() - window.lastChange > 1000")
    heights = page.evaluate("() => window.heights")
    assert len(heights) > 3 and heights in (sorted(heights), sorted(heights, reverse=True)), f"bars move: {heights}"


def wait_for_step(page: Page, step: int, story: Story = STORY) -> None:
    page.wait_for_function(
        "([query, start]) => document.querySelector(query)?.textContent.startsWith(start)",
        arg=[HEADING, story.steps[step - 1].heading.zh.split("{")[0]], timeout=60_000,
    )  # fmt: skip


def test_the_ten_minutes_are_told_by_keys_alone(app_server: Server, offline_page: Page, settle: Settle) -> None:
    page = offline_page
    page.add_init_script(UNDRAWN_MAPS)
    page.goto(f"{app_server.url}/layout")
    settle(page)
    page.goto(f"{app_server.url}/present?story={STORY.id}")
    wait_for_step(page, 1)
    settle(page)
    page.wait_for_function("() => parseFloat(getComputedStyle(document.documentElement).fontSize) > 16")
    share = page.evaluate("""() => { const { width, height } = document.querySelector(".st-key-present_picture")
      .getBoundingClientRect(); return width * height / innerWidth / innerHeight }""")
    assert share >= 0.7 and page.evaluate(SMALL) == []
    assert not page.get_by_test_id("stHeader").is_visible()
    page.evaluate("document.querySelector('.st-key-present_map_frame canvas').dataset.first = '1'")
    keys = ("PageDown", "ArrowRight", "Space")
    for step in range(2, len(STORY.steps) + 1):
        page.keyboard.press(keys[step % 3])
        wait_for_step(page, step)
        if step == 2:
            assert page.locator(".st-key-present_map_frame canvas[data-first]").count(), "the map keeps its canvas"
        assert page.locator(FAULTS).all_inner_texts() == []
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowLeft")
    wait_for_step(page, len(STORY.steps) - 2)
    page.keyboard.press("Home")
    wait_for_step(page, 1)


def test_keys_show_before_and_levers_and_leave_and_return(
    app_server: Server, offline_page: Page, settle: Settle
) -> None:
    page = offline_page
    page.add_init_script(UNDRAWN_MAPS)
    page.goto(f"{app_server.url}/present?story={TARGET.id}&step=3")
    wait_for_step(page, 3, TARGET)
    settle(page)
    watch_the_bars_move(page)
    page.keyboard.press("b")
    page.keyboard.press("l")
    slider = page.locator(".st-key-present_levers [role=slider], .st-key-present_levers input[type=range]").first
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.locator(".st-key-present_words").get_by_text("已移动", exact=True).wait_for()
    page.wait_for_selector(":root.explorer-resting", state="attached", timeout=6000)
    assert (
        page.locator(CONTROLS).evaluate("node => node.getAnimations().length || getComputedStyle(node).opacity") != "1"
    )
    page.mouse.move(400, 400)
    page.wait_for_selector(":root:not(.explorer-resting)", state="attached")
    page.mouse.click(400, 300)
    page.keyboard.press("/")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="回到汇报").wait_for()
    settle(page)
    page.keyboard.press("p")
    wait_for_step(page, 3, TARGET)
    page.locator(".st-key-present_words").get_by_text("已移动", exact=True).wait_for()
