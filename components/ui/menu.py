"""The menu and the links between pages, as Streamlit wants them."""

from copy import copy
from functools import lru_cache
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.base import navigation
from components.base.navigation import PAGES, PageEntry
from components.words.text import language, tr


def build_pages() -> dict[str, list[StreamlitPage]]:
    """Pages by section, titled in the viewer's language; the first is the default.

    Copies, because `st.navigation` marks the page it is about to run.
    """
    sections: dict[str, list[StreamlitPage]] = {}
    for section, page in _pages(language(), navigation.offered()):
        sections.setdefault(section, []).append(copy(page))
    for _, page in _pages(language(), navigation.UNLISTED):
        sections.setdefault("", []).append(copy(page))
    return sections


@lru_cache(maxsize=8)
def _pages(code: str, entries: tuple[PageEntry, ...]) -> tuple[tuple[str, StreamlitPage], ...]:
    """Section and page of each of `entries` in `code`, the language in force; making a page reads the disk."""
    return tuple((tr(entry.section), _page(entry, tr(entry.title))) for entry in entries)


def _page(entry: PageEntry, title: str) -> StreamlitPage:
    default = entry is navigation.ENTRIES[0]
    visibility: Literal["visible", "hidden"] = "hidden" if entry in navigation.UNLISTED else "visible"
    return st.Page(
        PAGES / entry.script, title=title, icon=entry.icon, url_path=entry.url_path, default=default,
        visibility=visibility,
    )  # fmt: skip


def page_of(url_path: str) -> StreamlitPage:
    """A page of its own for `st.navigation`, from its address."""
    entry = next(e for e in every_entry() if e.url_path == url_path)
    return _page(entry, tr(entry.title))


def every_entry() -> tuple[PageEntry, ...]:
    """Pages of the menu, and those that it does not list."""
    return (*navigation.ENTRIES, *navigation.UNLISTED)


def script_of(url_path: str) -> str:
    """Path for `st.switch_page`, from the page's address."""
    return str(PAGES / next(e.script for e in every_entry() if e.url_path == url_path))


@lru_cache(maxsize=64)
def target(url_path: str) -> StreamlitPage:
    """The page of this address for `st.page_link`, which would look a script's path up on the disk every time.

    Shared by all viewers, and therefore never given to `st.navigation`, which marks the page it is about to run.
    """
    entry = next(e for e in every_entry() if e.url_path == url_path)
    return _page(entry, entry.title)
