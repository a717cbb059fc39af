"""A changed cover on the live map: one picture gives way to the other without a frame that has none."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from bench.server import Server

Settle = Callable[..., None]
RENDERER = """() => window.explorerMapOf(document.querySelector("[data-testid=stDeckGlJsonChart] .mapboxgl-map"))"""
RECORD = f"""() => {{
  const map = ({RENDERER})()
  window.frames = []
  map.on("render", () => {{
    const cells = map.getSource("cells-0")
    const state = map.getStyle().metadata.state
    const has = cells?.image !== undefined && map.getLayer("cells-0") !== undefined
    window.frames.push([has, cells?.loaded() ? cells.url : "", state])
  }})
}}"""


def test_a_moved_facility_changes_picture_and_style_in_one_frame(
    app_server: Server, offline_page: Page, settle: Settle
) -> None:
    offline_page.set_viewport_size({"width": 1100, "height": 640})
    query = "view=circles&kind=hospital&el=o_1231073698&at=117.05173,36.80097"
    offline_page.goto(f"{app_server.url}/facilities?{query}")
    settle(offline_page)
    offline_page.wait_for_function("() => window.explorerMapDrawn() !== ''", timeout=60_000)
    before = offline_page.evaluate(f"() => ({RENDERER})().getSource('cells-0').url")
    offline_page.evaluate(RECORD)
    offline_page.locator(".st-key-facilities_move button").click()
    offline_page.wait_for_function("before => window.frames.some(([, url]) => url && url !== before)", arg=before)
    settle(offline_page)
    frames = offline_page.evaluate("window.frames")
    assert all(has_cells for has_cells, *_ in frames), "a frame without cells"
    for _, url, state in frames:
        digest = url.removeprefix("/map/made/").removesuffix(".png")
        assert f"cells={digest}" in state, "a picture under another's style"
