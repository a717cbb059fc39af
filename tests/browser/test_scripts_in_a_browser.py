"""Every script of ours parses as the module or script that it is sent as."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from components.server import entry_page
from components.ui import player, viewport
from components.ui.overview import opening
from components.ui.whatif import parts

LOAD = """async (code) => {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }))
  return typeof (await import(address)).default
}"""


CODES = {"parts": parts.code(), "mount": parts.MOUNT} | {
    name: script.read_text(encoding="utf-8")
    for name, script in (("viewport", viewport.SCRIPT), ("player", player.SCRIPT), ("opening", opening.SCRIPT))
}


@pytest.mark.parametrize("name", CODES)
def test_a_component_is_a_module_with_a_function(name: str, page: Page) -> None:
    assert page.evaluate(LOAD, CODES[name]) == "function"


def test_the_scripts_of_the_entry_page_parse(page: Page) -> None:
    for script in entry_page.INLINE:
        page.evaluate("code => { new Function(code) }", script.read_text(encoding="utf-8"))
