"""Data of the indicators page: figures by indicator and groups by category, cached by file version."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pandas.io.formats.style import Styler

from components.base import cache
from components.base.scales import Theme
from components.base.words_cache import words_cache
from components.drawing.charts.indicator_board import Group, draw_board
from components.drawing.charts.indicator_figures import Figures, figures_by_id
from components.drawing.charts.indicator_ladder import Ladder, level_ladder
from components.drawing.charts.indicator_sheet import sheet_spec
from components.topics.assessment.evidence import Row
from components.topics.assessment.facts import load_facts as load_assessment_facts
from components.topics.assessment.results import Assessment
from components.topics.indicators.clashes import clashes_by_indicator
from components.topics.indicators.paces import ladder_paths, paces
from components.topics.indicators.state import ALL, ANNEX
from components.topics.indicators.tables import (
    FIGURE_COLUMNS,
    VALUE,
    YEAR,
    for_screen,
    overview_table,
    values_for_screen,
    values_table,
)
from components.words.citation import grade_label
from components.words.figures import cell_of, sortable
from components.words.text import language, pick, tr
from data.catalog import Category, Source
from data.errors import DataContractError, Fault
from data.findings import Finding
from data.operators import declared_operators
from model.pace import Point
from model.single_flight import single_flight

ANNEX_NUMBERS = "一二三四五六"


@dataclass(frozen=True, eq=False)
class Facts:
    """All data of the page in one language, shared by all viewers: copy frames before changing them."""

    categories: tuple[Category, ...]
    titles: dict[str, str]
    figures: dict[str, Figures]
    observations: pd.DataFrame
    annex: pd.DataFrame
    sources: dict[str, Source]
    assessments: dict[str, Assessment]
    clashes: dict[str, tuple[Finding, ...]]
    clash_faults: tuple[Fault, ...]
    key: tuple[object, ...]

    def check_clashes(self) -> None:
        """Raise DataContractError when the contradictions could not be computed; all other data stays usable."""
        if self.clash_faults:
            raise DataContractError(list(self.clash_faults))

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
    """A sheet ready to send to the browser: table of marks and Vega specification."""

    marks: pa.Table
    spec: dict[str, object]


def load_facts() -> Facts:
    """Everything, from the cache. Raises DataContractError when a file is missing or breaks its contract."""
    paths = sorted(path for pattern in ("*.csv", "*.yaml") for path in cache.data_root().glob(pattern))
    return _facts(str(cache.data_root()), tuple((path.name, path.stat().st_mtime_ns) for path in paths))


@words_cache(8)
def _facts(folder: str, version: tuple[tuple[str, int], ...]) -> Facts:
    observations, annex, goals = cache.table("observations"), cache.table("annex_2024"), cache.table("goals")
    indicators = cache.indicators()
    clashes, faults = _clashes()
    return Facts(
        categories=cache.categories(),
        titles=_titles(cache.categories()),
        figures=figures_by_id(observations, annex, indicators, declared_operators(goals)),
        observations=observations,
        annex=annex,
        sources=cache.sources(),
        assessments=load_assessment_facts().by_id,
        clashes=clashes,
        clash_faults=faults,
        key=(folder, version, language()),
    )


def _clashes() -> tuple[dict[str, tuple[Finding, ...]], tuple[Fault, ...]]:
    """Findings by indicator, or the faults when a source file is broken; cached per file version."""
    try:
        return clashes_by_indicator(cache.findings()), ()
    except DataContractError as error:
        return {}, tuple(error.faults)


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


def overview(facts: Facts, category: str) -> pd.DataFrame:
    """The table of one category. Copy before changing."""
    return _overview(facts.key, category, facts)


@single_flight(maxsize=64)
def _overview(key: tuple[object, ...], category: str, facts: Facts) -> pd.DataFrame:
    return overview_table(facts.groups(category), facts.annex, facts.clashes)


def screen_overview(facts: Facts, category: str) -> Styler:
    """`overview` as the screen shows it: printed cells, figures sorted as numbers. Not to be changed."""
    return _screen_overview(facts.key, category, facts)


@single_flight(maxsize=64)
def _screen_overview(key: tuple[object, ...], category: str, facts: Facts) -> Styler:
    table = for_screen(overview(facts, category))
    return sortable(table, list(table.columns[FIGURE_COLUMNS]))


def overview_export(facts: Facts, category: str) -> pd.DataFrame:
    """The table of one category for a file: with the grades and the sources of every indicator's figures."""
    return _overview_export(facts.key, category, facts)


@single_flight(maxsize=64)
def _overview_export(key: tuple[object, ...], category: str, facts: Facts) -> pd.DataFrame:
    table = overview(facts, category).copy()
    for column in table.columns[FIGURE_COLUMNS]:
        table[column] = pd.Series([cell_of(text) for text in table[column]], index=table.index, dtype="object")
    cited = facts.observations.groupby("indicator_id")["source_id"].unique()
    titles = {ident: pick(source.title.zh, source.title.en) for ident, source in facts.sources.items()}
    figures = [facts.figures[ident] for ident in table.index]
    table[tr("等级")] = [tr("、").join(map(grade_label, one.grades)) for one in figures]
    table[tr("来源")] = [tr("；").join(titles[i] for i in cited.get(ident, ())) for ident in table.index]
    return table


def values_of_indicator(facts: Facts, ident: str) -> pd.DataFrame:
    """Every stated value of one indicator. Copy before changing."""
    return _values(facts.key, ident, facts)


@single_flight(maxsize=128)
def _values(key: tuple[object, ...], ident: str, facts: Facts) -> pd.DataFrame:
    return values_table(facts.observations, ident, facts.sources)


def rows_by_indicator(facts: Facts) -> Mapping[str, tuple[Row, ...]]:
    """The stated values of every indicator that has any, by year."""
    return _rows(facts.key, facts)


@single_flight(maxsize=8)
def _rows(key: tuple[object, ...], facts: Facts) -> Mapping[str, tuple[Row, ...]]:
    ordered = facts.observations.sort_values(["year", "kind", "measure"], kind="stable")
    rows: dict[str, list[Row]] = {}
    for row in ordered.to_dict("records"):
        rows.setdefault(row["indicator_id"], []).append({str(name): value for name, value in row.items()})
    return {ident: tuple(stated) for ident, stated in rows.items()}


def screen_values(facts: Facts, ident: str) -> Styler:
    """`values_of_indicator` as the screen shows it: printed cells, years and figures sorted as numbers."""
    return _screen_values(facts.key, ident, facts)


@single_flight(maxsize=128)
def _screen_values(key: tuple[object, ...], ident: str, facts: Facts) -> Styler:
    table = values_for_screen(values_of_indicator(facts, ident))
    return sortable(table, [table.columns[YEAR], table.columns[VALUE]])


def ladder_of(facts: Facts, ident: str, own: Mapping[int, float]) -> Ladder:
    """The ladder with every path that the figures and the own targets (year to value) allow."""
    assessment, figures = facts.assessments[ident], facts.figures[ident]
    paths = ladder_paths(paces(assessment, own), assessment.indicator)
    ruling = assessment.ruling
    floor = ruling.rule == "positive" and ruling.bound is not None and assessment.aim_year
    bound = (int(assessment.aim_year or 0), float(ruling.bound or 0.0)) if floor else None
    return level_ladder(figures, paths, [Point(year, value) for year, value in sorted(own.items())], bound)


def board_of(facts: Facts, what: tuple[str, str, str], *, width: float, size: float, theme: Theme) -> Picture:
    """The sheet of cards; `what` is (category, leading group, selected indicator)."""
    return _board(facts.key, what, (width, size, theme), facts)


@single_flight(maxsize=128)
def _board(
    key: tuple[object, ...], what: tuple[str, str, str], look: tuple[float, float, Theme], facts: Facts
) -> Picture:
    category, lead, chosen = what
    width, size, theme = look
    sheet = draw_board(
        facts.groups(category, lead), width=width, size=size, chosen=chosen, clashing=frozenset(facts.clashes)
    )
    return Picture(sheet.arrow, sheet_spec(sheet.width, sheet.height, theme, size))
