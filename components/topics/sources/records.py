"""Tables in readable form: translated columns, names for ids, words for codes. Frames in, frames out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.topics.sources.words import COLUMNS, FIRST, IDS, OWN_KEYS, SOURCE_IDS, WORDS
from components.words.citation import cite
from components.words.format import quantity
from components.words.quotation import printed
from components.words.text import pick, tr
from data.catalog import Source

SEARCHED_APART = "\n"
LISTS = {"other_names": "、", "items": "、", "actions": "；", "targets": "；"}
"""Separators shown between the parts of a cell; the tables themselves use half-width semicolons."""


@dataclass(frozen=True)
class Names:
    """Names of ids in the viewer's language: elements and indicators in `items`, short names in `sources`."""

    items: Mapping[str, str]
    sources: Mapping[str, str]

    def of(self, column: str, cell: object) -> object:
        """A cell in readable form. Numbers stay numbers."""
        if not isinstance(cell, str):
            return cell if not isinstance(cell, bool) else tr("是" if cell else "否")
        if column in IDS:
            return tr("、").join(self.items.get(part, part) for part in cell.split(";") if part)
        if column == "quote":
            return printed(cell)
        if column in LISTS:
            return tr(LISTS[column]).join(cell.split(";"))
        if column in SOURCE_IDS:
            return self.sources.get(cell, cell)
        labels = WORDS.get(column, {})
        return tr(labels[cell]) if cell in labels else cell


TRANSLATED = ("text", "statement", "evidence")
"""Columns whose English, where a table has it, takes their place in other languages."""
ENGLISH = {"name_en", "title_en", "subject_en", "role_en", "nickname_en", "lead_industry_en"} | {
    f"{column}_en" for column in TRANSLATED
}
"""Columns that say in English what the column beside them says in Chinese."""


def numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with rows counted from 1, as the address and the viewer count them."""
    return frame.set_axis(pd.RangeIndex(1, len(frame) + 1), axis=0)


def readable(frame: pd.DataFrame, table: str, names: Names) -> pd.DataFrame:
    """The rows for display: important columns first, empty columns and the row's own key left out."""
    first = [name for name in FIRST.get(table, []) if name in frame.columns]
    hidden = {OWN_KEYS.get(table), *ENGLISH, "color_role", "adcode"}
    rest = [name for name in frame.columns if name not in first and name not in hidden]
    columns = {name: _words(frame[_in_language(name, frame)], name, names) for name in [*first, *rest]}
    filled = {name: column for name, column in columns.items() if (column.notna() & (column != "")).any()}
    return pd.DataFrame({title(name): column for name, column in filled.items()}, index=frame.index)


def _in_language(column: str, frame: pd.DataFrame) -> str:
    """The column that says it in the viewer's language."""
    english = f"{column}_en"
    return pick(column, english) if column in TRANSLATED and english in frame.columns else column


def title(column: str) -> str:
    """A column's name in the viewer's language; a column without one keeps its technical name."""
    return tr(COLUMNS[column]) if column in COLUMNS else column


def _words(column: "pd.Series[str]", name: str, names: Names) -> "pd.Series[str]":
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return column
    return column.map(lambda cell: names.of(name, cell))


@dataclass(frozen=True)
class Filter:
    """Filter of rows; "" means no filter. `grade` is a kind (actual, plan, goal) or a grade."""

    scope: str = ""
    grade: str = ""
    source: str = ""
    words: str = ""

    @property
    def key(self) -> str:
        """The filter as one string, for widget keys."""
        return "|".join((self.scope, self.grade, self.source, self.words))


def filtered(frame: pd.DataFrame, criteria: Filter, names: Names) -> pd.DataFrame:
    """The rows that match all criteria. Words are searched in displayed and technical form, ignoring case."""
    keep = pd.Series(True, index=frame.index)
    if criteria.scope and "scope" in frame.columns:
        keep &= frame["scope"] == criteria.scope
    if criteria.grade and (column := grade_column(frame)):
        keep &= frame[column] == criteria.grade
    if criteria.source and "source_id" in frame.columns:
        keep &= cites(frame, criteria.source)
    for word in criteria.words.casefold().split():
        keep &= frame.apply(_contains(word, names), axis=1).astype(bool) if len(frame) else keep
    return frame[keep]


def _contains(word: str, names: Names) -> Callable[["pd.Series[str]"], bool]:
    def matches(row: "pd.Series[str]") -> bool:
        cells = [str(cell) for cell in row] + [str(names.of(str(name), cell)) for name, cell in row.items()]
        return word in SEARCHED_APART.join(cells).casefold()

    return matches


def grade_column(frame: pd.DataFrame) -> str:
    """`kind`, else `grade`, else nothing."""
    return next((name for name in ("kind", "grade") if name in frame.columns), "")


def cites(frame: pd.DataFrame, source_id: str) -> "pd.Series[bool]":
    """Which rows cite a source, for their content or for their status."""
    columns = [name for name in SOURCE_IDS if name in frame.columns]
    return (frame[columns] == source_id).any(axis=1)


def label(table: str, row: Mapping[Any, Any], names: Names) -> str:
    """The subject of a row in a few words."""

    def cell_text(column: str) -> str:
        cell = row.get(column, "")
        return "" if cell is None or pd.isna(cell) else str(names.of(column, cell))

    value = row.get("value")
    figure = cell_text("text") or ("" if value is None or pd.isna(value) else quantity(float(value), cell_text("unit")))
    year = tr("{year}年", year=cell_text("year")) if cell_text("year") else ""
    parts = {
        "observations": (cell_text("indicator_id"), year + cell_text("kind"), figure),
        "goals": (cell_text("horizon"), cell_text("statement")),
        "crossing_facts": (cell_text("crossing_id"), cell_text("text")),
        "crossing_counts": (tr("跨河通道"), cell_text("what"), tr("{n}处", n=cell_text("count"))),
        "restatements": (cell_text("indicator_id"), year + cell_text("kind"), figure),
        "counted_lists": (cell_text("subject"), cell_text("items") or cell_text("stated")),
        "dated_mentions": (cell_text("subject"), year + cell_text("action")),
        "facility_mentions": (cell_text("facility_id"), cell_text("status_text")),
        "statements": (cell_text("quote"),),
    }.get(table, (pick(cell_text("name") or cell_text("title"), cell_text("name_en") or cell_text("title_en")),))
    return " · ".join(part for part in parts if part)


def citation_rows(tables: Mapping[str, pd.DataFrame], names: Names) -> pd.DataFrame:
    """Every citation of a source by a row: source_id, table, row number, subject, locator, clause."""
    rows = []
    for table, frame in tables.items():
        for number, row in enumerate(frame.to_dict("records"), start=1):
            about = label(table, row, names)
            own, state = row.get("source_id", ""), row.get("status_source_id", "")
            if own:
                clause = printed(str(row.get("quote", "")))
                rows.append([own, table, number, about, row.get("locator", ""), clause])
            if state and state != own:
                rows.append([state, table, number, about, tr("只用于状态"), ""])
    return pd.DataFrame(rows, columns=["source_id", "table", "row", "about", "locator", "quote"])


def citations(frame: pd.DataFrame, sources: Mapping[str, Source]) -> "pd.Series[str]":
    """The citation to copy of every row; "" for a row without a source."""
    source_by_id = dict(sources)
    texts = [cite(row, source_by_id).text() if row["source_id"] in source_by_id else "" for _, row in frame.iterrows()]
    return pd.Series(texts, index=frame.index, dtype=str)
