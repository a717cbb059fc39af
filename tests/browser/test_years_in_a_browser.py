"""Years that play: every year in turn, and headline, slider, counter and map are of one year before the next comes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from bench.server import Server
from components.drawing.maps import signs
from components.topics.crossings.facts import load_facts
from components.topics.crossings.map_picture import status_marks
from components.topics.crossings.state import FIRST, LAST
from model.scenario import BASELINE

Settle = Callable[..., None]
RECORD = """
  window.moments = []
  const year = (selector) => Number(/20\\d\\d/.exec(document.querySelector(selector)?.textContent)?.[0])
  const look = () => {
    const map = document.querySelector("[data-testid=stDeckGlJsonChart]")?.ariaLabel ?? ""
    window.moments.push([
      year("[data-testid=stMain] [data-testid=stMarkdownContainer] strong"), year("[data-testid=stSliderThumbValue]"),
      year(".st-key-crossings_counter"), Number(map.slice(0, 4)), window.explorerMapDrawn(),
    ])
    requestAnimationFrame(look)
  }
  look()"""


def test_years_play_one_by_one_and_each_is_of_one_piece_before_the_next(
    app_server: Server, undrawn_page: Page, settle: Settle
) -> None:
    undrawn_page.set_viewport_size({"width": 1100, "height": 640})
    undrawn_page.goto(f"{app_server.url}/crossings?year={LAST}")
    settle(undrawn_page)
    undrawn_page.wait_for_function("() => window.explorerMapDrawn() !== ''", timeout=60_000)
    undrawn_page.evaluate(f"() => {{ {RECORD} }}")
    button = undrawn_page.locator(".st-key-years_play button").first
    button.click()
    undrawn_page.wait_for_url(f"**year={FIRST}**")
    undrawn_page.wait_for_url(f"**year={LAST}**", timeout=240_000)
    undrawn_page.get_by_role("button", name="播放").wait_for()
    moments = undrawn_page.evaluate("window.moments")
    start = next(n for n, moment in enumerate(moments) if moment[0] == FIRST)
    steps = [list(group) for _, group in groupby(moments[start:], key=lambda moment: moment[0])]
    assert [step[0][0] for step in steps] == list(range(FIRST, LAST + 1))
    facts = load_facts()
    for year, step in zip(range(FIRST, LAST + 1), steps, strict=True):
        # The parts of a page arrive one after the other, so the first and the last frames of a year may be mixed.
        marks = [signs.encode(status_marks(facts, year, BASELINE))]
        styles = [style for *years, style in step if years == [year] * 4]
        assert styles, f"{year}: headline, slider, counter and the map's name were never of one year"
        assert any(parse_qs(urlsplit(style).query).get("marks") == marks for style in styles), year
