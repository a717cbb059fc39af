"""What the page draws from: figures by indicator and groups by category, cached by the version of the files."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import cache
from components.charts.indicator_board import Group, draw_board
from components.charts.indicator_figures import Figures, figures_by_id
from components.charts.indicator_sheet import Sheet
from components.indicators_page.tables import overview_table
from components.text import language, pick, tr
from data.catalog import Category, Indicator, Source

ANNEX, ALL = "annex", "all"
ANNEX_NUMBERS = "一二三四五六"


@dataclass(frozen=True)
class Content:
    """Everything the page needs. Frames are shared between viewers: copy before changing."""

    categories: tuple[Category, ...]
    figures: dict[str, Figures]
    observations: pd.DataFrame
    annex: pd.DataFrame
    sources: dict[str, Source]
    version: tuple[int, ...]

    def title_of(self, category: str) -> str:
        """Name of a category as the document numbers it, or of the two that gather several."""
        if category in (ANNEX, ALL):
            return {ANNEX: tr("附件六类"), ALL: tr("全部")}[category]
        found = next(c for c in self.categories if c.id == category)
        name = pick(found.title.zh, found.title.en)
        numbered = [c.id for c in self.categories if c.annex]
        return f"{ANNEX_NUMBERS[numbered.index(category)]}、{name}" if found.annex and language() == "zh" else name

    def groups(self, category: str, lead: str = "") -> tuple[Group, ...]:
        """Groups of the chosen category, in the document's order; the group `lead` comes first if it is among them."""
        chosen = [c for c in self.categories if category in (ALL, c.id) or (category == ANNEX and c.annex)]
        chosen.sort(key=lambda c: c.id != lead)
        return tuple(Group(self.title_of(c.id), self.members(c.id)) for c in chosen)

    def members(self, category: str) -> tuple[Figures, ...]:
        """Indicators of one category, in file order."""
        return tuple(f for f in self.figures.values() if f.indicator.category == category)

    def category_choices(self) -> list[str]:
        """Every value of the category filter: the annex together, its six, everything, the others."""
        return [
            ANNEX,
            *(c.id for c in self.categories if c.annex),
            ALL,
            *(c.id for c in self.categories if not c.annex),
        ]


def content() -> Content:
    """Read everything. Raises DataContractError when a file is missing or breaks its contract."""
    observations, annex = cache.table("observations"), cache.table("annex_2024")
    indicators = cache.indicators()
    files = ("observations.csv", "annex_2024.csv", "indicators.yaml")
    version = tuple((cache.DATA / name).stat().st_mtime_ns for name in files)
    figures = _figures(version, language(), observations, annex, indicators)
    return Content(cache.categories(), figures, observations, annex, cache.sources(), version)


@st.cache_resource(max_entries=8, show_spinner=False)
def _figures(
    version: tuple[int, ...],
    code: str,
    _observations: pd.DataFrame,
    _annex: pd.DataFrame,
    _indicators: tuple[Indicator, ...],
) -> dict[str, Figures]:
    return figures_by_id(_observations, _annex, _indicators)


def overview(content: Content, category: str) -> pd.DataFrame:
    """The table of one category, made once a version and language. Copy before changing."""
    return _overview(content.version, language(), category, content)


@st.cache_resource(max_entries=64, show_spinner=False)
def _overview(version: tuple[int, ...], code: str, category: str, _content: Content) -> pd.DataFrame:
    return overview_table(_content.groups(category), _content.annex)


def sheet_of(content: Content, category: str, lead: str, chosen: str, size: tuple[float, float]) -> Sheet:
    """The sheet of cards of one category for `size` (width in px, text size), made once a version and language."""
    return _sheet(content.version, language(), (category, lead, chosen), size, content)


@st.cache_resource(max_entries=128, show_spinner=False)
def _sheet(
    version: tuple[int, ...], code: str, what: tuple[str, str, str], size: tuple[float, float], _content: Content
) -> Sheet:
    category, lead, chosen = what
    return draw_board(_content.groups(category, lead), width=size[0], size=size[1], chosen=chosen)
