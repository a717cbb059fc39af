"""What the page draws from: figures by indicator and groups by category, made once a version of the files."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components import cache
from components.charts.indicator_board import Group, draw_board
from components.charts.indicator_figures import Figures, figures_by_id
from components.charts.indicator_sheet import sheet_spec
from components.indicators_page.tables import overview_table
from components.scales import Theme
from components.text import language, pick, tr
from data.catalog import Category, Source

ANNEX, ALL = "annex", "all"
ANNEX_NUMBERS = "一二三四五六"
FILES = ("observations.csv", "annex_2024.csv", "indicators.yaml", "sources.yaml")


@dataclass(frozen=True)
class Content:
    """Everything the page needs, in one language. Shared between viewers: copy frames before changing them."""

    categories: tuple[Category, ...]
    titles: dict[str, str]
    figures: dict[str, Figures]
    observations: pd.DataFrame
    annex: pd.DataFrame
    sources: dict[str, Source]
    key: tuple[object, ...]

    def title_of(self, category: str) -> str:
        """Name of a category as the document numbers it, or of the two that gather several."""
        return self.titles[category]

    def groups(self, category: str, lead: str = "") -> tuple[Group, ...]:
        """Groups of the chosen category, in the document's order; the group `lead` comes first if it is among them."""
        chosen = [c for c in self.categories if category in (ALL, c.id) or (category == ANNEX and c.annex)]
        chosen.sort(key=lambda c: c.id != lead)
        return tuple(Group(self.title_of(c.id), self.members(c.id)) for c in chosen)

    def members(self, category: str) -> tuple[Figures, ...]:
        """Indicators of one category, in file order."""
        return tuple(f for f in self.figures.values() if f.indicator.category == category)


@dataclass(frozen=True)
class Picture:
    """A drawn sheet, ready to be sent: its marks and its specification."""

    marks: pa.Table
    spec: dict[str, object]


def content() -> Content:
    """Everything, from the cache. Raises DataContractError when a file is missing or breaks its contract."""
    paths = [cache.DATA / name for name in FILES]
    version = tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in paths)
    return _content(str(cache.DATA), version, language())


@st.cache_resource(max_entries=8, show_spinner=False)
def _content(folder: str, version: tuple[int, ...], code: str) -> Content:
    observations, annex = cache.table("observations"), cache.table("annex_2024")
    return Content(
        categories=cache.categories(),
        titles=_titles(cache.categories()),
        figures=figures_by_id(observations, annex, cache.indicators()),
        observations=observations,
        annex=annex,
        sources=cache.sources(),
        key=(folder, version, code),
    )


def _titles(categories: tuple[Category, ...]) -> dict[str, str]:
    """Every choice of the category filter with its name: the annex together, its six, everything, the others."""
    names = {c.id: pick(c.title.zh, c.title.en) for c in categories}
    annex = [c.id for c in categories if c.annex]
    if language() == "zh":
        names |= {ident: f"{number}、{names[ident]}" for number, ident in zip(ANNEX_NUMBERS, annex, strict=False)}
    return {
        ANNEX: tr("附件六类"),
        **{ident: names.pop(ident) for ident in annex},
        ALL: tr("全部"),
        **names,
    }


def overview(content: Content, category: str) -> pd.DataFrame:
    """The table of one category. Copy before changing."""
    return _overview(content.key, category, content)


@st.cache_resource(max_entries=64, show_spinner=False)
def _overview(key: tuple[object, ...], category: str, _content: Content) -> pd.DataFrame:
    return overview_table(_content.groups(category), _content.annex)


def board_of(content: Content, what: tuple[str, str, str], *, width: float, size: float, theme: Theme) -> Picture:
    """The sheet of cards of a category, led by a group, with one indicator chosen: `what` names the three."""
    return _board(content.key, what, (width, size, theme), content)


@st.cache_resource(max_entries=128, show_spinner=False)
def _board(
    key: tuple[object, ...], what: tuple[str, str, str], look: tuple[float, float, Theme], _content: Content
) -> Picture:
    category, lead, chosen = what
    width, size, theme = look
    sheet = draw_board(_content.groups(category, lead), width=width, size=size, chosen=chosen)
    marks = pa.Table.from_pandas(sheet.frame, preserve_index=False)
    return Picture(marks, sheet_spec(sheet.width, sheet.height, theme, size))
