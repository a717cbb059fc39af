"""The five tabs: which is open stands in the address, and only that one is built."""

from collections.abc import Callable

import streamlit as st

from components.base import cache
from components.base.errors import EXPECTED
from components.topics.sources import content
from components.topics.sources.words import TABLES
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.browse import browse_tab
from components.ui.sources.contradictions import contradictions_tab
from components.ui.sources.coverage import coverage_tab
from components.ui.sources.documents import documents_tab
from components.ui.sources.missing import gather, missing_tab
from components.words.text import language, tr

TITLES = {
    "sources": "来源", "tables": "数据表", "contradictions": "矛盾", "coverage": "覆盖", "unknown": "还不知道的",
}  # fmt: skip
SHORT = {"unknown": "未知"}
"""What a phone has room for."""
KEY = "sources_tab"
MOST_MADE = 4
_made: dict[tuple[object, ...], dict[str, str]] = {}
"""Labels by version of the files and language: the first count takes a second and says so, later ones nothing."""
BUILD: dict[str, Callable[[int], None]] = {
    "sources": documents_tab,
    "tables": browse_tab,
    "contradictions": contradictions_tab,
    "coverage": coverage_tab,
    "unknown": missing_tab,
}
COUNTS: dict[str, Callable[[], str]] = {
    "sources": lambda: str(len(cache.sources())),
    "tables": lambda: tr("{tables}表·{layers}图层", tables=len(TABLES), layers=len(content.all_layers())),
    "contradictions": lambda: str(len(content.findings())),
    "coverage": lambda: tr("{n}项指标", n=len(cache.indicators())),
    "unknown": lambda: str(sum(map(len, gather().values()))),
}


def open_tab(*, narrow: bool) -> str:
    """Show the row of tabs, on a phone without the numbers; gives back the open one, which alone is built."""
    key = (cache.geo_versions(), content.versions(), language())
    if key not in _made:
        with st.spinner(tr("正在核对两份文件与各表……"), show_time=False):
            made = labels()
        if len(_made) >= MOST_MADE:
            _made.clear()
        _made[key] = made
    opened = address.read("tab", TITLES)
    names = {tab: tr(title) for tab, title in (TITLES | SHORT).items()} if narrow else _made[key]
    segments(tr("内容"), names, key=KEY, current=opened, on_change=_changed)
    return opened


def labels() -> dict[str, str]:
    """What stands on every tab: its title and how much is in it; a broken file costs the number only."""
    counts = {tab: _count(tab) for tab in TITLES}
    return {
        tab: tr("{title}（{count}）", title=tr(title), count=counts[tab]) if counts[tab] else tr(title)
        for tab, title in TITLES.items()
    }


def _count(tab: str) -> str:
    try:
        return COUNTS[tab]()
    except EXPECTED:
        return ""


def _changed() -> None:
    address.turn()
    address.write(tab=st.session_state[KEY])
