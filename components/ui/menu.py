"""The menu and the links between pages, as Streamlit wants them."""

from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.base import navigation
from components.base.navigation import PAGES
from components.words.text import tr


def build_pages() -> dict[str, list[StreamlitPage]]:
    """Pages by section, titled in the viewer's language; the first is the default."""
    sections: dict[str, list[StreamlitPage]] = {}
    for entry in navigation.ENTRIES:
        page = st.Page(
            PAGES / entry.script,
            title=tr(entry.title),
            icon=entry.icon,
            url_path=entry.url_path,
            default=entry is navigation.ENTRIES[0],
        )
        sections.setdefault(tr(entry.section), []).append(page)
    return sections


def script_of(url_path: str) -> str:
    """Path for `st.switch_page`, from the page's address."""
    return str(PAGES / next(e.script for e in navigation.ENTRIES if e.url_path == url_path))


@lru_cache(maxsize=64)
def target(url_path: str) -> StreamlitPage:
    """The page of this address for `st.page_link`, which would look a script's path up on the disk every time.

    Shared by all viewers, and therefore never given to `st.navigation`, which marks the page it is about to run.
    """
    entry = next(e for e in navigation.ENTRIES if e.url_path == url_path)
    return st.Page(
        PAGES / entry.script, title=entry.title, url_path=entry.url_path, default=entry is navigation.ENTRIES[0]
    )
