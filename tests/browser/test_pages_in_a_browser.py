"""What only a browser can tell: offline, framed on a cold deep link, drawn, clickable, healed after a restart."""

from collections.abc import Callable
from typing import Any, Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, ViewportSize

from bench.chromium import ARGS, launch_options
from bench.server import Server
from components.base.navigation import ENTRIES

PAGES = [entry.url_path for entry in ENTRIES]
Theme = Literal["light", "dark"]
MAP = "[data-testid=stDeckGlJsonChart]"
SIZES: list[ViewportSize] = [
    {"width": 1920, "height": 1080},
    {"width": 1366, "height": 768},
    {"width": 390, "height": 844},
]
THEMES: dict[bool, tuple[Theme, Theme, Theme]] = {True: ("light", "dark", "dark"), False: ("dark", "light", "light")}
"""Every other page opens dark; each is seen in both."""
GROUNDS = {"light": "rgb(251, 249, 244)", "dark": "rgb(12, 27, 42)"}
IN_COLOURS = """ground => { const app = document.querySelector("[data-testid=stApp]")
  return app && getComputedStyle(app).backgroundColor === ground }"""
Settle = Callable[..., None]
GRAVE = {"serious", "critical"}
ENGLISH_NAMES = """() => [...document.querySelectorAll("button, a, nav, section, img, canvas, kbd")]
  .flatMap((node) => ["aria-label", "title", "alt"].map((name) => node.getAttribute(name)))
  .filter((name) => /[A-Za-z]{4}/.test(name ?? "") && !/[\\u4e00-\\u9fff]/.test(name))"""
TOLERATED_NAMES = {"Mapbox logo"}
"""A trade mark, hidden by the map library's style."""


def barriers(page: Page) -> list[str]:
    """What axe-core holds to be a serious or critical barrier, by rule and element."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']} {node['target']} {node['html'][:120]}"
        for violation in violations
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def distinct_colours(page: Page, selector: str) -> int:
    """Number of colours in a picture of the element: one or two mean that nothing was drawn."""
    import io

    from PIL import Image

    picture = Image.open(io.BytesIO(page.locator(selector).first.screenshot()))
    return len(set(picture.convert("RGB").resize((160, 100)).get_flattened_data()))


def until(page: Page, is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something that happens outside the page's own script."""
    for _ in range(round(seconds / 0.25)):
        if is_so():
            return
        page.wait_for_timeout(250)
    raise AssertionError("did not happen in time")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_every_screen_in_both_themes_asks_only_our_own_server_and_shuts_nobody_out(
    path: str, app_server: Server, undrawn_page: Page, settle: Settle, watch: Any
) -> None:
    main = "document.querySelector('[data-testid=stMain]')"
    themes = THEMES[PAGES.index(path) % 2 == 0]
    for number, (size, scheme) in enumerate(zip(SIZES, themes, strict=True)):
        undrawn_page.set_viewport_size(size)
        undrawn_page.emulate_media(color_scheme=scheme)
        if not number:  # what a page is on the other screens is what becomes of it there
            undrawn_page.goto(f"{app_server.url}/{path}")
        undrawn_page.wait_for_function(IN_COLOURS, arg=GROUNDS[scheme])
        undrawn_page.wait_for_timeout(1000)  # what a page asks for late, and of a new size
        settle(undrawn_page)
        assert undrawn_page.locator("[data-testid=stException]").count() == 0
        assert undrawn_page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 1, size
        if size["width"] > 390:  # once in each theme
            assert barriers(undrawn_page) == [], scheme
            until(undrawn_page, lambda: set(undrawn_page.evaluate(ENGLISH_NAMES)) <= TOLERATED_NAMES, seconds=10)
    watch.assert_quiet()


def test_a_cold_deep_link_with_chinese_values_is_framed_and_without_a_dialog(
    fresh_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    undrawn_page.goto(f"{fresh_server.url}/layout?el=group_cuizhai&x={quote('示意')}")
    settle(undrawn_page)
    assert undrawn_page.locator("[role=dialog]").count() == 0
    assert (
        undrawn_page.get_by_test_id("stTopNavSection").count() or undrawn_page.get_by_text("规划", exact=True).count()
    )
    undrawn_page.get_by_text("氢能谷").first.wait_for()
    assert "起步区" in undrawn_page.title() or "空间布局" in undrawn_page.title()


@pytest.mark.parametrize("path", ["nowhere", "深处/没有", "layout/deeper/nowhere"])
def test_an_unknown_page_leads_home_with_a_sentence(
    path: str, app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    undrawn_page.goto(f"{app_server.url}/{quote(path)}")
    settle(undrawn_page)
    undrawn_page.get_by_text("没有找到链接指向的页面").wait_for()
    assert undrawn_page.locator("[role=dialog]").count() == 0


def test_a_copied_address_opens_the_same_view(app_server: Server, undrawn_page: Page, settle: Settle) -> None:
    undrawn_page.goto(f"{app_server.url}/layout?step=4")
    settle(undrawn_page)
    undrawn_page.get_by_text("空间意象 4").first.wait_for()
    address = undrawn_page.url
    second = undrawn_page.context.new_page()
    second.goto(address)
    settle(second)
    second.get_by_text("空间意象 4").first.wait_for()
    second.close()


def test_characters_on_the_map_are_of_the_shipped_family(
    app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    undrawn_page.goto(f"{app_server.url}/layout")
    settle(undrawn_page)
    font, kept, ready = undrawn_page.evaluate(
        """() => {
          const context = document.createElement("canvas").getContext("2d")
          const small = Object.assign(document.createElement("canvas"), {width: 30, height: 30}).getContext("2d")
          small.font = "900 24px sans-serif"
          context.font = "24px sans-serif"
          if (context.font !== "24px sans-serif") return ["a large canvas too", false, false]
          const kept = small.getContextAttributes().willReadFrequently
          return [small.font, kept, document.fonts.check('700 24px "Noto Sans SC"', "黄河")]
        }"""
    )
    assert font == '900 24px "Noto Sans SC", sans-serif'
    assert kept and ready


def test_without_webgl_there_is_a_picture_and_a_sentence(app_server: Server, browser: Browser, settle: Settle) -> None:
    options = launch_options()
    flags = [*(a for a in ARGS if "gl" not in a and "swiftshader" not in a), "--disable-3d-apis"]
    plain = browser.browser_type.launch(**{**options, "args": flags})
    page = plain.new_page(locale="zh-CN", viewport={"width": 1366, "height": 768})
    page.goto(f"{app_server.url}/layout")
    settle(page)
    page.get_by_text("没有开启 WebGL").wait_for()
    assert distinct_colours(page, "[data-testid=stImage] img") > 12
    assert page.get_by_text("示意图，非法定边界").count() >= 1
    plain.close()


def test_text_grows_by_itself_on_a_wall(app_server: Server, undrawn_page: Page, settle: Settle) -> None:
    undrawn_page.set_viewport_size({"width": 3840, "height": 2160})
    undrawn_page.goto(f"{app_server.url}/layout")
    settle(undrawn_page)
    until(undrawn_page, lambda: undrawn_page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px")
    assert undrawn_page.evaluate("document.documentElement.lang") == "zh-CN"


def test_the_theme_button_darkens_the_page_and_keeps_the_view(
    app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    undrawn_page.goto(f"{app_server.url}/layout?el=axis_vertical")
    settle(undrawn_page)
    undrawn_page.get_by_test_id("stExpandSidebarButton").click()
    undrawn_page.get_by_text("换成深色").click()
    until(undrawn_page, lambda: "dark_theme" in undrawn_page.url)
    settle(undrawn_page)
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    until(undrawn_page, lambda: undrawn_page.evaluate(ground) == "rgb(12, 27, 42)")
    assert "el=axis_vertical" in undrawn_page.url


def test_an_open_page_heals_after_a_server_restart(fresh_server: Server, undrawn_page: Page, settle: Settle) -> None:
    undrawn_page.goto(f"{fresh_server.url}/layout?el=group_cuizhai")
    settle(undrawn_page)
    sockets: list[str] = []
    undrawn_page.on("websocket", lambda socket: sockets.append(socket.url))
    fresh_server.stop()
    undrawn_page.get_by_role("alert").get_by_text("正在自动重连").wait_for()
    until(undrawn_page, lambda: undrawn_page.locator("[role=dialog]").count() == 0, seconds=5)
    assert undrawn_page.get_by_text("氢能谷").first.is_visible(), "the page can still be read"
    fresh_server.start()
    until(undrawn_page, lambda: bool(sockets), seconds=40)
    settle(undrawn_page)
    until(undrawn_page, lambda: undrawn_page.locator("#explorer-connection").count() == 0, seconds=30)
    assert undrawn_page.locator("[role=dialog]").count() == 0
    undrawn_page.get_by_text("氢能谷").first.wait_for()


def test_layers_are_compressed_and_kept_and_headers_are_strict(app_server: Server, offline_page: Page) -> None:
    from components.base.assets_store import layer_url

    answer = offline_page.request.get(f"{app_server.url}/{layer_url('subdistricts')}")
    assert answer.status == 200 and answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe-eval'" not in answer.headers["content-security-policy"].replace("wasm-unsafe-eval'", "")
    for hostile in ("geo/..%2fapp.py", "geo/nothing.000000000000.geojson", "fonts/..%2f..%2fapp.py"):
        assert offline_page.request.get(f"{app_server.url}/{hostile}").status in {400, 404}
    assert offline_page.request.get(f"{app_server.url}/healthz").json() == {"ok": True}
