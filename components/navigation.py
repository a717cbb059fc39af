"""The only list of pages. A new page is a script in `pages/<section>/` and one line here."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.text import tr

PAGES = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class PageEntry:
    """One page: section and title in Chinese, script under `pages/`, its address and icon, and whether it has a map."""

    section: str
    title: str
    script: str
    url_path: str
    icon: str
    has_map: bool = False


ENTRIES = (
    PageEntry("规划", "总览", "explore/overview.py", "overview", ":material/dashboard:", has_map=True),
    PageEntry("规划", "空间布局", "explore/layout.py", "layout", ":material/map:", has_map=True),
    PageEntry("规划", "跨河通道", "explore/crossings.py", "crossings", ":material/conversion_path:", has_map=True),
    PageEntry("指标", "指标体系", "indicators/indicators.py", "indicators", ":material/monitoring:"),
    PageEntry("指标", "监测预警", "indicators/monitoring.py", "monitoring", ":material/notifications_active:"),
    PageEntry("推演", "目标推演", "whatif/targets.py", "targets", ":material/tune:"),
    PageEntry("推演", "以水四定", "whatif/balance.py", "balance", ":material/water_drop:"),
    PageEntry("推演", "方案比较", "whatif/compare.py", "compare", ":material/compare:"),
    PageEntry("数据", "数据与出处", "data/sources.py", "sources", ":material/source:"),
)


def build_pages() -> dict[str, list[StreamlitPage]]:
    """Pages by section, titled in the viewer's language; the first is the default."""
    sections: dict[str, list[StreamlitPage]] = {}
    for entry in ENTRIES:
        page = st.Page(
            PAGES / entry.script,
            title=tr(entry.title),
            icon=entry.icon,
            url_path=entry.url_path,
            default=entry is ENTRIES[0],
        )
        sections.setdefault(tr(entry.section), []).append(page)
    return sections


def script_of(url_path: str) -> str:
    """Path for `st.switch_page`, from the page's address."""
    return str(PAGES / next(e.script for e in ENTRIES if e.url_path == url_path))


@lru_cache(maxsize=64)
def target(url_path: str) -> StreamlitPage:
    """The page of this address for `st.page_link`, which would look a script's path up on the disk every time.

    Shared by all viewers, and therefore never given to `st.navigation`, which marks the page it is about to run.
    """
    entry = next(e for e in ENTRIES if e.url_path == url_path)
    return st.Page(PAGES / entry.script, title=entry.title, url_path=entry.url_path, default=entry is ENTRIES[0])
