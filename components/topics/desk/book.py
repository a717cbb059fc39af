"""A filled template as values: its sheets as they were read, the tables in them, and notes on single cells."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components.topics.desk.template import SHEETS, SOURCE_COLUMNS, SOURCES
from components.topics.sources.words import COLUMNS, TABLES
from components.words.text import languages, say
from data.tables import SCHEMAS
from model.messages import Message, message

HEAD_ROWS = 10
"""Rows among which the head is looked for."""
EVERY_COLUMN = frozenset(column for table in SHEETS for column in SCHEMAS[table].columns)
Rows = Sequence[Sequence[str]]
Record = dict[str, str]


@dataclass(frozen=True)
class CellNote:
    """A sentence about one cell, or about a whole sheet where `cell` is ""."""

    sheet: str
    cell: str
    what: Message

    @property
    def place(self) -> str:
        """Sheet and cell as spreadsheets write them."""
        return "!".join(part for part in (self.sheet, self.cell) if part)


@dataclass(frozen=True)
class SheetInput:
    """One sheet as it was read: its name ("" for CSV), rows of text, cells with formulas (from 1), hidden or not."""

    name: str
    rows: Rows
    formulas: frozenset[tuple[int, int]] = frozenset()
    is_hidden: bool = False


@dataclass(frozen=True, eq=False)
class TableInput:
    """The records of one table, with the sheet, the number of each record's row, and the letter of each column."""

    table: str
    sheet: str
    records: tuple[Record, ...]
    numbers: tuple[int, ...]
    letters: Mapping[str, str]

    def content(self) -> bytes:
        """The table as the bytes of its file."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(SCHEMAS[self.table].columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.records)
        return text.getvalue().encode()

    def place(self, row: int, column: str = "") -> str:
        """The cell of a row of the file (the header is row 1) and a column; the whole row where that is not known."""
        index = row - 2
        number = self.numbers[index] if 0 <= index < len(self.numbers) else row
        return f"{self.letters.get(column, '')}{number}"


@dataclass
class BookReading:
    """What a filled workbook says: its tables, faults, repairs, sheets that are none of ours, and the release that it
    was made on (None where it does not say)."""

    tables: dict[str, TableInput] = field(default_factory=dict)
    faults: list[CellNote] = field(default_factory=list)
    repairs: list[CellNote] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    base: int | None = None


def table_of(sheet: SheetInput) -> str | None:
    """The table that a sheet holds: by its name, else by its head."""
    name = sheet.name.strip().casefold()
    for table in (*SHEETS, SOURCES):
        titles = {table} | {say(message(TABLES.get(table, "来源")), code).casefold()[:31] for code in languages()}
        if name in titles:
            return table
    for row in sheet.rows[:HEAD_ROWS]:
        columns = {column_of(cell) for cell in row} - {""}
        for table in (*SHEETS, SOURCES):
            if columns and set(columns_of(table)) == columns:
                return table
    return None


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a sheet by id."""
    return tuple(SOURCE_COLUMNS if table == SOURCES else SCHEMAS[table].columns)


def column_of(cell: str) -> str:
    """The id at the end of a heading; "" where there is none."""
    last = cell.split()[-1] if cell.split() else ""
    return last if last in COLUMNS or last in SOURCE_COLUMNS or last in EVERY_COLUMN else ""


def letters_of(column: int) -> str:
    """A column's letters, from 1: A, B, … AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
