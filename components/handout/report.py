"""体检评估报告: what five pages say on a day, as chapters of one report. Every word and number is the page's own."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from components.base.look import Look, using
from components.handout.deck import Origin
from components.handout.page_files import SCREEN_PX
from components.handout.parts import figure_lines, parts_of, picture_of
from components.topics.contract import Content, Table, plain
from components.topics.views import view_of
from components.words.format import number
from components.words.text import tr
from model.scenario import Scenario

CHAPTERS: dict[str, dict[str, tuple[int, ...]]] = {
    "overview": {"figures": (0, 1, 2, 3, 4, 5, 6), "steps": (0, 1, 2, 3)},
    "monitoring": {"statuses": (0, 1, 10, 11, 13, 14)},
    "roadmap": {"goals": (0, 2, 3, 7, 8)},
    "crossings": {"inventory": (0, 1, 2, 3, 7, 8), "counts": (0, 1, 2, 6, 7)},
    "facilities": {"counts": (0, 1, 2, 3, 4)},
}
"""Pages in the order of the report, and of each the tables with the columns that a sheet of paper has room for."""
LONGEST_SENTENCE = 200
"""Characters of a sentence that the report quotes; longer ones derive a figure and are on the page."""


@dataclass(frozen=True, eq=False)
class Chapter:
    """One page: its heading and answer, sentences, figures, tables, picture as SVG by size in px, and clauses."""

    heading: str
    answer: str
    sentences: tuple[str, ...]
    figures: tuple[str, ...]
    tables: tuple[Table, ...]
    picture: Callable[[tuple[int, int]], str] | None
    picture_words: str
    notice: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Report:
    """Title, day and chapters in one look."""

    title: str
    origin: Origin
    chapters: tuple[Chapter, ...]
    look: Look

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause once, in the order of the chapters."""
        return tuple(dict.fromkeys(clause for chapter in self.chapters for clause in chapter.clauses))


def report_of(scenario: Scenario, look: Look, origin: Origin) -> Report:
    """The report of the scenario in the language and theme of `look`. Raises DataContractError, LayerContractError."""
    paper = Look(look.language, look.theme, 1.0, SCREEN_PX)
    with using(paper):
        chapters = tuple(_chapter(page, scenario, paper) for page in CHAPTERS)
        return Report(tr("体检评估报告"), origin, chapters, paper)


def _chapter(page: str, scenario: Scenario, look: Look) -> Chapter:
    view = view_of(page)
    if view is None:
        raise KeyError(page)
    content = view.content(view.parse({})[0], scenario, look)
    part = next(iter(parts_of(content)), None)
    return Chapter(
        heading=content.heading,
        answer=plain(content.answer),
        sentences=_sentences(content),
        figures=tuple(figure_lines(content.figures)),
        tables=tuple(_cut(table, CHAPTERS[page]) for table in content.tables if table.ident in CHAPTERS[page]),
        picture=picture_of(part, look) if part else None,
        picture_words=part.charts[0].alt if part and part.charts else plain(content.answer),
        notice=content.notice,
        clauses=tuple(dict.fromkeys(citation.text() for citation in content.citations)),
    )


def _sentences(content: Content) -> tuple[str, ...]:
    lines = (plain(sentence.text) for sentence in content.sentences if sentence.level != "experts")
    return tuple(line for line in lines if len(line) <= LONGEST_SENTENCE)


def _cut(table: Table, columns: dict[str, tuple[int, ...]]) -> Table:
    return Table(table.ident, table.title, table.frame.iloc[:, list(columns[table.ident])], plain(table.note))


def rows_of(table: Table) -> list[list[str]]:
    """Titles and cells of a table as text; numbers unrounded up to four decimals, nothing for what is missing."""
    return [list(map(str, table.frame.columns)), *(list(map(_cell, row)) for row in table.frame.to_numpy().tolist())]


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    amount = float(str(value))
    return f"{amount:.0f}" if amount.is_integer() and 1900 < amount < 2100 else number(amount)
