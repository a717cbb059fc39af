"""Every script of ours parses as the module or script that it is sent as."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from components.server import entry_page
from components.ui import viewport
from components.ui.whatif import parts

LOAD = """async (code) => {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }))
  return typeof (await import(address)).default
}"""


@pytest.mark.parametrize("name", ["parts", "mount", "viewport"])
def test_a_component_is_a_module_with_a_function(name: str, page: Page) -> None:
    code = {"parts": parts.code(), "mount": parts.MOUNT, "viewport": viewport.SCRIPT.read_text(encoding="utf-8")}[name]
    assert page.evaluate(LOAD, code) == "function"


def test_the_scripts_of_the_entry_page_parse(page: Page) -> None:
    for script in entry_page.INLINE:
        page.evaluate("code => { new Function(code) }", script.read_text(encoding="utf-8"))
