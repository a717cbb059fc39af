"""The scripts of the browser: no name is used that nothing declares, nothing is declared that nothing uses.

A parser for JavaScript would be one more dependency for four short files; that they parse is told by the browser itself
(tests/browser/test_scripts_in_a_browser.py).
"""

from __future__ import annotations

import re

import pytest

from components.server import entry_page
from components.ui import copy_button, player, viewport
from components.ui.overview import opening
from components.ui.whatif import parts

SCRIPTS = {
    "parts": parts.code(),
    "mount": parts.MOUNT,
    "viewport": viewport.SCRIPT.read_text(encoding="utf-8"),
    "copy": copy_button.SCRIPT.read_text(encoding="utf-8"),
    "entry": entry_page.OURS.read_text(encoding="utf-8"),
    "player": player.SCRIPT.read_text(encoding="utf-8"),
    "opening": opening.SCRIPT.read_text(encoding="utf-8"),
    "first": entry_page.FIRST.read_text(encoding="utf-8"),
    "press": entry_page.PRESS.read_text(encoding="utf-8"),
}
KEYWORDS = {"if", "for", "while", "switch", "catch", "return", "function", "new", "typeof", "of", "in"}
BROWSER = {"String", "Number", "Boolean", "clearTimeout", "setTimeout", "setInterval", "clearInterval"}
BROWSER |= {"getComputedStyle", "matchMedia", "parseFloat", "fetch", "requestAnimationFrame"}
BROWSER |= {
    "DOMException",
    "Map",
    "Set",
    "Option",
    "URL",
    "URLSearchParams",
    "AbortController",
    "TextDecoder",
    "WeakMap",
    "WeakRef",
    "WeakSet",
    "MutationObserver",
}


def bare(code: str) -> str:
    """The code without comments and without the text of strings; what stands in `${…}` stays."""
    code = re.sub(r"(?m)(^|\s)//.*$", "", code)
    code = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', code)
    return re.sub(r"`[^`]*`", lambda found: " ".join(re.findall(r"\$\{([^}]*)\}", found[0])), code)


def declared(code: str) -> set[str]:
    names = set(re.findall(r"\b(?:function|class)\s+(\w+)", code))
    for names_of_one in re.findall(r"\b(?:const|let|var)\s+(.+)", code):
        names |= set(re.findall(r"(?:^|[,\[{]\s*|\s)(\w+)(?=\s*(?:=(?!=)|,|\]|\}|$))", names_of_one))
    parameters = re.findall(r"\(([^()]*)\)\s*(?:=>|\{)", code) + re.findall(r"\b(\w+)\s*=>", code)
    return names | {name for one in parameters for name in re.findall(r"\w+", one)}


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_function_that_is_called_is_declared(name: str) -> None:
    code = bare(SCRIPTS[name])
    methods = set(re.findall(r"^\s*(?:get|set)?\s*(\w+)\([^()]*\)\s*\{", code, re.MULTILINE))
    called = set(re.findall(r"(?<![.\w?])([A-Za-z_]\w*)\(", code))
    assert called - KEYWORDS - BROWSER - declared(code) - methods == set()


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_is_declared_at_the_top_that_is_not_used(name: str) -> None:
    code = bare(SCRIPTS[name])
    names = re.findall(r"(?m)^(?:async )?(?:function|const|let)\s+(\w+)", code)
    assert [one for one in names if len(re.findall(rf"\b{one}\b", code)) < 2] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_compare_strictly_and_leave_no_trace_of_searching(name: str) -> None:
    code = bare(SCRIPTS[name])
    assert re.findall(r"[^=!<>]==[^=]|!=[^=]|\bvar\s|console\.|debugger|\beval\(|innerHTML", code) == []


def test_listeners_of_elements_on_window_and_document_can_be_taken_away() -> None:
    """The entry page's own script lives as long as the window."""
    for name in ("parts", "mount", "viewport", "player", "opening"):
        script = SCRIPTS[name]
        for call in re.findall(r"(?:window|document)\.addEventListener\((.*)\)", script):
            assert "signal" in call, f"{name}: {call}"


def test_every_kind_of_part_that_a_page_names_is_drawn_by_the_one_code() -> None:
    from components.ui.balance.words import KINDS_OF_PARTS

    drawn = re.findall(r"KINDS(?:, | = )\{(.*)\}", parts.code())
    kinds = {kind for group in drawn for kind in re.findall(r"(\w+):", group)}
    assert {*parts.KINDS, *KINDS_OF_PARTS} == kinds
