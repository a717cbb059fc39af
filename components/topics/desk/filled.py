"""A filled template read back into tables: every fault by sheet and cell, in words, with what to do.

Rows that the template left out are gone, rows that it adds are new; nothing is taken here.
"""

from collections.abc import Iterable, Mapping, Sequence

from components.topics.desk import cells as readings
from components.topics.desk.book import (
    HEAD_ROWS,
    BookReading,
    CellNote,
    Record,
    SheetInput,
    TableInput,
    column_of,
    columns_of,
    letters_of,
    table_of,
)
from components.topics.desk.cells import Cell
from components.topics.desk.template import LISTS_OF_IDS, RELEASE_MARK, SOURCES, labels
from components.topics.sources.words import IDS, SOURCE_IDS
from components.words.text import languages, say
from data.tables import SCHEMAS
from model.messages import Message, message

MOST_FAULTS = 200


def read_book(sheets: Iterable[SheetInput]) -> BookReading:
    """The tables in a workbook. With faults none of it is to be used."""
    book = BookReading()
    for sheet in sheets:
        table = table_of(sheet)
        if table is None:
            _read_mark(book, sheet)
        elif sheet.is_hidden:
            what = message("这张工作表是隐藏的，没有读取；请取消隐藏，核对后再传")
            book.faults.append(CellNote(sheet.name, "", what))
        elif table in book.tables:
            book.faults.append(CellNote(sheet.name, "", message("同一张表出现了两次，请只留一张")))
        else:
            _SheetReader(book, sheet, table).read()
    if not book.tables and not book.faults:
        what = message("没有认出任何一张数据表；请在下载的模板上填写，不要改动工作表名和表头")
        book.faults.append(CellNote("", "", what))
    return book


def _read_mark(book: BookReading, sheet: SheetInput) -> None:
    """The number of the release on the readme sheet; other sheets are only named."""
    marks = {say(message(RELEASE_MARK), code) for code in languages()}
    for row in sheet.rows[: HEAD_ROWS * 2]:
        if len(row) > 1 and row[0].strip() in marks and row[1].strip().isdecimal():
            book.base = int(row[1].strip())
            return
    if sheet.rows and not _is_list(sheet):
        book.unread.append(sheet.name)


def _is_list(sheet: SheetInput) -> bool:
    """The sheet of long lists of choices, which goes out with the template."""
    return sheet.name in {say(message("选项"), code) for code in languages()}


class _SheetReader:
    """Reads the rows of one sheet into records of one table."""

    def __init__(self, book: BookReading, sheet: SheetInput, table: str) -> None:
        self.book, self.sheet, self.table = book, sheet, table
        self.labels = {} if table == SOURCES else {column: labels(table, column) for column in columns_of(table)}

    def read(self) -> None:
        head = self._head()
        if head is None:
            return
        number, places = head
        records: list[Record] = []
        numbers: list[int] = []
        for row, written in enumerate(self.sheet.rows[number:], start=number + 1):
            if any(cell.strip() for cell in written):
                records.append(self._record(row, written, places))
                numbers.append(row)
        letters = {column: letters_of(place + 1) for column, place in places.items()}
        self.book.tables[self.table] = TableInput(self.table, self.sheet.name, tuple(records), tuple(numbers), letters)

    def _head(self) -> tuple[int, dict[str, int]] | None:
        """Number of the head's row, and the place of each column from 0."""
        needed = columns_of(self.table)
        best: dict[str, int] = {}
        for number, row in enumerate(self.sheet.rows[:HEAD_ROWS], start=1):
            places: dict[str, int] = {}
            for place, cell in enumerate(row):
                column = column_of(cell)
                if column in needed:
                    places.setdefault(column, place)
            if len(places) == len(needed):
                return number, places
            best = places if len(places) > len(best) else best
        lost = "、".join(column for column in needed if column not in best)
        what = message("表头不全，缺少 {columns}；请用下载的模板，不要合并或改写表头", columns=lost[:200])
        self.book.faults.append(CellNote(self.sheet.name, "", what))
        return None

    def _record(self, row: int, written: Sequence[str], places: Mapping[str, int]) -> Record:
        cells = {column: written[place] if place < len(written) else "" for column, place in places.items()}
        unit = cells.get("unit", "").strip()
        record: Record = {}
        for column, cell in cells.items():
            where = f"{letters_of(places[column] + 1)}{row}"
            if (row, places[column] + 1) in self.sheet.formulas:
                self._fault(where, message("这一格是公式或错误值；请复制后“粘贴为数值”"))
                record[column] = ""
                continue
            reading = self._reading(column, cell, unit)
            if reading.fault:
                self._fault(where, reading.fault)
            elif reading.repair:
                self.book.repairs.append(CellNote(self.sheet.name, where, reading.repair))
            record[column] = reading.text
        return record

    def _reading(self, column: str, cell: str, unit: str) -> Cell:
        if self.table == SOURCES:
            return readings.code(cell, ()) if column in ("id", "title_kind", "grade", "confidence") else _text(cell)
        kind = str(SCHEMAS[self.table].columns[column].dtype)
        if kind == "bool":
            return readings.truth(cell)
        if column in ("year", "status_year", "open_year"):
            return readings.year(cell)
        if kind in ("float64", "Int64"):
            return readings.number(cell, unit if column == "value" else "")
        if self.labels[column]:
            return readings.code(cell, self.labels[column])
        if column in LISTS_OF_IDS:
            return _text(cell)
        return readings.code(cell, ()) if column in IDS or column in SOURCE_IDS else _text(cell)

    def _fault(self, where: str, what: Message) -> None:
        if len(self.book.faults) < MOST_FAULTS:
            self.book.faults.append(CellNote(self.sheet.name, where, what))


def _text(cell: str) -> Cell:
    return readings.plain_text(cell)
