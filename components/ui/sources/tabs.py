"""The six tabs: which is open stands in the address, and only that one is built."""

from collections.abc import Callable

import streamlit as st

from components.base import cache
from components.base.errors import EXPECTED
from components.topics.sources import facts
from components.topics.sources.sentences import tab_counts
from components.topics.sources.state import State
from components.topics.sources.words import TABS
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.browse import browse_tab
from components.ui.sources.contradictions import contradictions_tab
from components.ui.sources.coverage import coverage_tab
from components.ui.sources.documents import documents_tab
from components.ui.sources.index import index_tab
from components.ui.sources.missing import missing_tab
from components.words.text import language, tr

SHORT = {"unknown": "缺口", "index": "索引"}
"""Short labels for a phone."""
KEY = "sources_tab"
MOST_MADE = 4
_labels: dict[tuple[object, ...], dict[str, str]] = {}
"""Labels by version of the files and language: the first count takes a second and says so, later ones nothing."""
BUILD: dict[str, Callable[[State, int], None]] = {
    "sources": documents_tab,
    "index": index_tab,
    "tables": browse_tab,
    "contradictions": contradictions_tab,
    "coverage": coverage_tab,
    "unknown": missing_tab,
}


def tab_row(state: State, *, narrow: bool) -> None:
    """Show the row of tabs, on a phone without the numbers."""
    key = (cache.geo_versions(), facts.versions(), language())
    if key not in _labels:
        with st.spinner(tr("正在核对两份文件与各表……"), show_time=False):
            texts = labels()
        if len(_labels) >= MOST_MADE:
            _labels.clear()
        _labels[key] = texts
    names = {tab: tr(title) for tab, title in (TABS | SHORT).items()} if narrow else _labels[key]
    segments(tr("内容"), names, key=KEY, current=state.tab, on_change=_changed)


def labels() -> dict[str, str]:
    """Label of every tab: title and count; a broken file costs the count only."""
    counts = {tab: _count(count) for tab, count in tab_counts().items()}
    return {
        tab: tr("{title}（{count}）", title=tr(title), count=counts[tab]) if counts[tab] else tr(title)
        for tab, title in TABS.items()
    }


def _count(count: Callable[[], str]) -> str:
    try:
        return count()
    except EXPECTED:
        return ""


def _changed() -> None:
    address.turn()
    address.write(tab=st.session_state[KEY])
