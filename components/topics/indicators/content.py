"""What the page draws from: figures by indicator and groups by category, made once a version of the files."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from components.base import cache
from components.base.scales import Theme
from components.drawing.charts.indicator_board import Group, draw_board
from components.drawing.charts.indicator_figures import Figures, figures_by_id
from components.drawing.charts.indicator_sheet import sheet_spec
from components.topics.assessment.evidence import declared_operators
from components.topics.assessment.results import Assessment, assess_all
from components.topics.indicators.clashes import clashes_by_indicator
from components.topics.indicators.tables import overview_table
from components.words.citation import grade_label
from components.words.text import language, pick, tr
from data.catalog import Category, Source
from data.errors import DataContractError, Fault
from data.findings import Finding, findings
from model.single_flight import single_flight

ANNEX, ALL = "annex", "all"
ANNEX_NUMBERS = "一二三四五六"


@dataclass(frozen=True, eq=False)
class Content:
    """Everything the page needs, in one language. Shared between viewers: copy frames before changing them."""

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
        """Raise DataContractError when the contradictions could not be looked for; everything else stands."""
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
    """A drawn sheet, ready to be sent: its marks and its specification."""

    marks: pa.Table
    spec: dict[str, object]


def content() -> Content:
    """Everything, from the cache. Raises DataContractError when a file is missing or breaks its contract."""
    paths = sorted(path for pattern in ("*.csv", "*.yaml") for path in cache.DATA.glob(pattern))
    return _content(str(cache.DATA), tuple((path.name, path.stat().st_mtime_ns) for path in paths), language())


@single_flight(maxsize=8)
def _content(folder: str, version: tuple[tuple[str, int], ...], code: str) -> Content:
    observations, annex, goals = cache.table("observations"), cache.table("annex_2024"), cache.table("goals")
    indicators = cache.indicators()
    clashes, faults = _clashes()
    return Content(
        categories=cache.categories(),
        titles=_titles(cache.categories()),
        figures=figures_by_id(observations, annex, indicators, declared_operators(goals)),
        observations=observations,
        annex=annex,
        sources=cache.sources(),
        assessments={a.indicator.id: a for a in assess_all(observations, indicators, goals, annex)},
        clashes=clashes,
        clash_faults=faults,
        key=(folder, version, code),
    )


def _clashes() -> tuple[dict[str, tuple[Finding, ...]], tuple[Fault, ...]]:
    """Findings by indicator; the faults instead when a file they rest on is broken, kept as long as the files are."""
    try:
        return clashes_by_indicator(findings(cache.DATA)), ()
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


def overview(content: Content, category: str) -> pd.DataFrame:
    """The table of one category. Copy before changing."""
    return _overview(content.key, category, content)


@single_flight(maxsize=64)
def _overview(key: tuple[object, ...], category: str, known: Content) -> pd.DataFrame:
    return overview_table(known.groups(category), known.annex, known.clashes)


def overview_export(content: Content, category: str) -> pd.DataFrame:
    """The table of one category for a file: with the grades and the sources of every indicator's figures."""
    return _overview_export(content.key, category, content)


@single_flight(maxsize=64)
def _overview_export(key: tuple[object, ...], category: str, known: Content) -> pd.DataFrame:
    table = overview(known, category).copy()
    cited = known.observations.groupby("indicator_id")["source_id"].unique()
    titles = {ident: pick(source.title.zh, source.title.en) for ident, source in known.sources.items()}
    figures = [known.figures[ident] for ident in table.index]
    table[tr("等级")] = [tr("、").join(map(grade_label, one.grades)) for one in figures]
    table[tr("来源")] = [tr("；").join(titles[i] for i in cited.get(ident, ())) for ident in table.index]
    return table


def board_of(content: Content, what: tuple[str, str, str], *, width: float, size: float, theme: Theme) -> Picture:
    """The sheet of cards of a category, led by a group, with one indicator chosen: `what` names the three."""
    return _board(content.key, what, (width, size, theme), content)


@single_flight(maxsize=128)
def _board(
    key: tuple[object, ...], what: tuple[str, str, str], look: tuple[float, float, Theme], known: Content
) -> Picture:
    category, lead, chosen = what
    width, size, theme = look
    sheet = draw_board(
        known.groups(category, lead), width=width, size=size, chosen=chosen, clashing=frozenset(known.clashes)
    )
    return Picture(sheet.arrow, sheet_spec(sheet.width, sheet.height, theme, size))
