"""Data of the monitoring page: every assessment, filtered and cached by the version of the source files."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from components.base import cache
from components.base.scales import Theme
from components.base.words_cache import words_cache
from components.drawing.charts.monitoring import board_spec
from components.drawing.charts.status_board import BoardGroup, BoardLine, draw_board
from components.topics.assessment.background import background_of
from components.topics.assessment.figure_words import gap_text, name_of
from components.topics.assessment.kinds import kind_word
from components.topics.assessment.results import Assessment, assess_all, by_status, counts
from components.topics.assessment.sentences import full_sentence, short_note
from components.topics.assessment.state import ALL, ANNEX, State
from components.topics.assessment.tables import for_screen, status_table
from components.words.citation import scope_label
from components.words.status_words import status_word
from components.words.text import pick, tr
from data.catalog import Category, Source
from data.errors import DataContractError
from data.findings import Finding
from model.judgement import PLAN
from model.single_flight import single_flight

TABLES = ("observations", "goals", "annex_2024", "indicator_projects")
COMPARED = {"faster", "steady", "slower"}


@dataclass(frozen=True, eq=False)
class Facts:
    """All data of the page; one instance is shared by all viewers and must not be changed."""

    categories: tuple[Category, ...]
    assessments: tuple[Assessment, ...]
    sources: dict[str, Source]
    version: tuple[object, ...]

    def title_of(self, category: str) -> str:
        """Name of a category, or of the two choices that gather several."""
        if category in (ANNEX, ALL):
            return {ANNEX: tr("附件六类"), ALL: tr("全部")}[category]
        entry = next(c for c in self.categories if c.id == category)
        return pick(entry.title.zh, entry.title.en)

    @cached_property
    def category_choices(self) -> list[str]:
        """Values of the category filter: the annex together, its six, everything, the others."""
        six = [c.id for c in self.categories if c.annex]
        return [ANNEX, *six, ALL, *(c.id for c in self.categories if not c.annex)]

    @cached_property
    def by_id(self) -> dict[str, Assessment]:
        """Every assessment by its indicator's id, in catalogue order."""
        return {a.indicator.id: a for a in self.assessments}

    @cached_property
    def ordered(self) -> tuple[Assessment, ...]:
        """Every assessment by status, and within a status by kind of figure."""
        return tuple(by_status(self.assessments))

    def within(self, state: State) -> tuple[Assessment, ...]:
        """The assessments that category, scope and obligation leave, by status; all statuses."""
        return _matching(self, state.category, state.scope, state.duty)

    def chosen(self, state: State) -> list[Assessment]:
        """`within`, narrowed to the chosen statuses."""
        return [a for a in self.within(state) if not state.statuses or a.status in state.statuses]


@single_flight(maxsize=128)
def _matching(facts: Facts, category: str, scope: str, duty: str) -> tuple[Assessment, ...]:
    def fits(a: Assessment) -> bool:
        listed = category in (ALL, a.indicator.category) or (category == ANNEX and a.indicator.annex)
        return listed and scope in (ALL, a.indicator.scope) and duty in (ALL, a.obligation.kind)

    return tuple(a for a in facts.ordered if fits(a))


def load_facts() -> Facts:
    """Everything, from the cache. Raises DataContractError when a file is missing or breaks its contract."""
    for name in TABLES:
        cache.table(name)
    return _facts(data_version())


def data_version() -> tuple[object, ...]:
    """Stands for every file of the data in the key of something derived from them."""
    return (str(cache.data_root()), *cache.folder_versions(cache.data_root(), ".csv", ".yaml"))


@single_flight(maxsize=4)
def _facts(version: tuple[object, ...]) -> Facts:
    return Facts(cache.categories(), load_assessments(), cache.sources(), version)


def load_assessments() -> tuple[Assessment, ...]:
    """Every assessment, also when the table of goals or the annex is broken, which other pages tell. Raises
    DataContractError when the observations, the links to facilities or a catalogue are.
    """
    return _assessments(data_version())


@single_flight(maxsize=4)
def _assessments(version: tuple[object, ...]) -> tuple[Assessment, ...]:
    observations, projects = cache.table("observations"), cache.table("indicator_projects")
    background = background_of(_sound("goals"), _sound("annex_2024"), projects, cache.sources(), _findings())
    return assess_all(observations, cache.indicators(), background)


def _sound(name: str) -> pd.DataFrame | None:
    try:
        return cache.table(name)
    except DataContractError:
        return None


def _findings() -> tuple[Finding, ...] | None:
    """The findings, or None when a file that they rest on is broken: then nothing is judged."""
    try:
        return cache.findings()
    except DataContractError:
        return None


def selected(facts: Facts, state: State) -> str:
    """Id of the indicator beside the board: that of the address, else the first that the filters leave, else ""."""
    chosen = facts.chosen(state)
    return state.indicator or (chosen[0].indicator.id if chosen else "")


@dataclass(frozen=True)
class Picture:
    """A board ready to send to the browser: table of marks and Vega specification."""

    marks: pa.Table
    spec: dict[str, object]


def board_of(facts: Facts, state: State, chosen: str, look: tuple[float, float, Theme]) -> Picture:
    """The board of the filtered indicators; `look`: width in px, text size, theme; `chosen`: the framed indicator."""
    filters = (state.category, state.scope, state.duty, *state.statuses)
    return _board((facts.version, filters), chosen, look, facts, state)


@words_cache(48)
def _board(
    key: tuple[object, ...], chosen: str, look: tuple[float, float, Theme], facts: Facts, state: State
) -> Picture:
    width, size, theme = look
    sheet = draw_board(groups_of(facts.chosen(state)), width=width, size=size, chosen=chosen)
    return Picture(sheet.arrow, board_spec(sheet.width, sheet.height, theme, size))


def groups_of(assessments: Sequence[Assessment]) -> list[BoardGroup]:
    """Groups of the board, one a status."""
    return [
        BoardGroup(
            status,
            f"{status_word(status)}　{number_of(count)}",
            tuple(_line(a) for a in assessments if a.status == status),
        )
        for status, count in counts(assessments).items()
    ]


def number_of(count: int) -> str:
    """`3 项`."""
    return tr("{n} 项", n=count)


def _line(a: Assessment) -> BoardLine:
    name = name_of(a) if a.indicator.scope == "direct" else f"{name_of(a)} · {scope_label(a.indicator.scope)}"
    gap = a.judgement.gap if a.status in COMPARED and in_points(a) else None
    return BoardLine(
        id=a.indicator.id,
        name=name,
        gap=gap,
        gap_text="" if gap is None else gap_text(a).partition(" ")[0],
        note=short_note(a),
        sentence=full_sentence(a),
        kind=kind_word(a.indicator) if a.status in PLAN else "",
    )


def in_points(a: Assessment) -> bool:
    """Whether the gap of an assessment is in percentage points, as the board's scale is."""
    return a.judgement.change != "linear" or a.indicator.unit == "%"


def table_of(facts: Facts, state: State) -> pd.DataFrame:
    """Table of the filtered indicators, cached by version, language and filter. Copy before changing."""
    filters = (state.category, state.scope, state.duty, *state.statuses)
    return _table((facts.version, filters), facts, state)


@words_cache(16)
def _table(key: tuple[object, ...], facts: Facts, state: State) -> pd.DataFrame:
    return status_table(facts.chosen(state), facts.title_of, facts.sources)


def screen_table_of(facts: Facts, state: State) -> pd.DataFrame:
    """`table_of` as the screen shows it. Copy before changing."""
    filters = (state.category, state.scope, state.duty, *state.statuses)
    return _screen_table((facts.version, filters), facts, state)


@words_cache(16)
def _screen_table(key: tuple[object, ...], facts: Facts, state: State) -> pd.DataFrame:
    return for_screen(table_of(facts, state))
