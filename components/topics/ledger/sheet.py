"""The ledger as a sheet that people fill in and send back: its columns, and its rows read into reports.

A row carries the version of the report that it was exported with, so that what others reported since can be joined.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from components.topics.ledger import words
from components.topics.ledger.facts import Facts
from components.topics.ledger.lines import Line, selected
from components.topics.ledger.state import OWN as OWN_IDS
from components.topics.ledger.state import State
from components.topics.ledger.tables import section_words, target_words
from components.words.text import languages, say, tr
from model.ledger import LONGEST, STATUSES, Entry, Fields
from model.messages import Message, message

COLUMNS = {
    "ident": "编号", "version": "版本", "document": "文件", "section": "章节", "title": "任务", "target": "可量化目标",
    "stated": "文件时限", "light": "状态灯", "status": "状态", "unit": "责任单位", "due": "节点时限",
    "note": "进展与佐证", "who": "填报人", "saved": "填报时间",
}  # fmt: skip
EDITED = ("status", "unit", "due", "note")
OWN_EDITED = ("title", "section", "target")
"""Fields of a task that people have added; those of a task of the documents stand in the documents."""
HEAD_ROWS = 10
"""Rows among which the head is looked for."""
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
MARKED = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")
"""The apostrophe that keeps a text from being a formula in CSV."""
FIRST_YEAR, LAST_YEAR = 2021, 2050


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell, or with the whole sheet where `cell` is ""."""

    cell: str
    fault: Message


@dataclass(frozen=True)
class Arrival:
    """One row that came back: the task, the version it was exported with (None where that is not known), what it
    says, and its number in the sheet."""

    ident: str
    version: int | None
    fields: Fields
    row: int


@dataclass(frozen=True)
class SheetReading:
    """All rows of a sheet, or the problems for which none of them is used."""

    arrivals: tuple[Arrival, ...] = ()
    problems: tuple[Problem, ...] = ()


def fill_in(facts: Facts, state: State) -> pd.DataFrame:
    """The tasks that pass the filters as a sheet to fill in."""
    rows = [_cells(facts, line) for line in selected(facts, state)]
    return pd.DataFrame(rows, columns=[tr(title) for title in COLUMNS.values()])


def _cells(facts: Facts, line: Line) -> list[object]:
    task, entry, fields = line.task, line.entry, line.fields
    return [
        *(task.ident, entry.version if entry else 0, words.document_word(task.document), section_words(facts, line)),
        *(task.title, target_words(line), words.day_word(task.deadline), words.light_word(line.judgement.light)),
        *(words.status_word(fields.status) if fields.status else "", fields.unit, fields.due, fields.note),
        *(entry.who if entry else "", words.moment(entry) if entry else ""),
    ]


def status_choices() -> tuple[str, ...]:
    """Statuses that a cell may hold."""
    return tuple(words.status_word(status) for status in STATUSES)


def read_sheet(
    rows: Sequence[Sequence[str]], formulas: frozenset[tuple[int, int]], facts: Facts, now: Mapping[str, Entry]
) -> SheetReading:
    """The rows of a sheet. One bad cell and nothing is used; every bad cell is named."""
    head = _head(rows)
    if head is None:
        fault = message("未找到表头：须有“编号”“任务”“状态”三列，请在导出的填报表上修改。")
        return SheetReading(problems=(Problem("", fault),))
    number, places = head
    reader = _Reader(places, formulas, facts, now)
    for row, cells in enumerate(rows[number:], start=number + 1):
        if any(cell.strip() for cell in cells):
            reader.take(row, cells)
    if reader.problems:
        return SheetReading(problems=tuple(reader.problems))
    return SheetReading(tuple(reader.arrivals.values()))


def _head(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """Number of the head's row, and the column of each field from 0; headings in any language of the interface."""
    headings = {say(message(title), code).casefold(): name for name, title in COLUMNS.items() for code in languages()}
    for number, row in enumerate(rows[:HEAD_ROWS], start=1):
        places: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = headings.get(cell.strip().casefold())
            if name:
                places.setdefault(name, column)
        if {"ident", "title", "status"} <= places.keys():
            return number, places
    return None


def coordinate(row: int, column: int) -> str:
    """A cell as spreadsheets name it, both counted from 1: `H7`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


class _Reader:
    """Collects the rows of one sheet and the problems of its cells."""

    def __init__(
        self, places: Mapping[str, int], formulas: frozenset[tuple[int, int]], facts: Facts, now: Mapping[str, Entry]
    ) -> None:
        self.places, self.formulas, self.facts, self.now = places, formulas, facts, now
        self.arrivals: dict[str, Arrival] = {}
        self.problems: list[Problem] = []
        self.statuses = {
            say(message(words.STATUS[status]), code).casefold(): status
            for status in ("", *STATUSES)
            for code in languages()
        }

    def take(self, row: int, cells: Sequence[str]) -> None:
        """One row."""
        texts = {name: self._text(row, name, cells) for name in self.places}
        for name in ("ident", "version", *EDITED, *OWN_EDITED):
            if name in self.places and (row, self.places[name] + 1) in self.formulas:
                self._fault(row, name, message("是公式或错误值，请改成文字或日期"))
        ident = texts["ident"] or self._new_ident(row, texts)
        if not ident or not self._is_usable(row, ident):
            return
        version = self._version(row, ident, texts)
        arrival = Arrival(ident, version, self._fields(row, ident, texts), row)
        if ident in self.arrivals:
            other = self.arrivals[ident].row
            self._fault(row, "ident", message("编号与第 {row} 行重复", row=other))
        self.arrivals[ident] = arrival

    def _text(self, row: int, name: str, cells: Sequence[str]) -> str:
        column = self.places[name]
        text = MARKED.sub("", cells[column], count=1) if column < len(cells) else ""
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        longest = LONGEST.get(name)
        if longest and len(text) > longest and name in (*EDITED, *OWN_EDITED):
            self._fault(row, name, message("超过 {n} 个字", n=longest))
        return text

    def _fault(self, row: int, name: str, fault: Message) -> None:
        self.problems.append(Problem(coordinate(row, self.places[name] + 1), fault))

    def _new_ident(self, row: int, texts: Mapping[str, str]) -> str:
        """A row without an id is a task that somebody adds; the same row sent twice is the same task."""
        if not texts["title"]:
            self._fault(row, "title", message("没有编号的行视为新增任务，须填写任务名称"))
            return ""
        parts = "\n".join(texts.get(name, "") for name in OWN_EDITED)
        return f"u_{hashlib.sha256(parts.encode()).hexdigest()[:8]}"

    def _is_usable(self, row: int, ident: str) -> bool:
        is_own = OWN_IDS.fullmatch(ident) is not None
        if ident in self.facts.by_id or is_own:
            return True
        self._fault(row, "ident", message("编号“{ident}”不在台账中", ident=ident[:40]))
        return False

    def _version(self, row: int, ident: str, texts: Mapping[str, str]) -> int | None:
        text = texts.get("version", "")
        if not text:
            return None
        newest = self.now[ident].version if ident in self.now else 0
        if not re.fullmatch(r"\d{1,9}", text):
            self._fault(row, "version", message("版本“{text}”不是整数，请照导出的原样", text=text[:20]))
        elif int(text) > newest:
            self._fault(row, "version", message("版本 {n} 比台账中的更新，请照导出的原样", n=text))
        else:
            return int(text)
        return None

    def _fields(self, row: int, ident: str, texts: Mapping[str, str]) -> Fields:
        """What the row says; a column that is not there says what the newest report says."""
        fields = self.now[ident].fields if ident in self.now else Fields()
        names = [*EDITED, *(OWN_EDITED if ident not in self.facts.by_id else ())]
        cells = {name: texts[name] for name in names if name in texts}
        if "status" in cells:
            cells["status"] = self._status(row, cells["status"])
        if "due" in cells:
            cells["due"] = self._day(row, cells["due"])
        if ident not in self.facts.by_id and not cells.get("title"):
            self._fault(row, "title", message("自定任务须填写名称"))
        return replace(fields, **cells)  # type: ignore[arg-type]

    def _status(self, row: int, text: str) -> str:
        if text.casefold() in ("", *self.statuses):
            return self.statuses.get(text.casefold(), "")
        allowed = tr("、").join(status_choices())
        self._fault(row, "status", message("状态“{text}”不可用，只能填写{allowed}", text=text[:20], allowed=allowed))
        return ""

    def _day(self, row: int, text: str) -> str:
        match = DAY.fullmatch(text)
        try:
            day = date(*map(int, match.groups())) if match else None
        except ValueError:
            day = None
        if not text or (day and FIRST_YEAR <= day.year <= LAST_YEAR):
            return day.isoformat() if day else ""
        self._fault(row, "due", message("“{text}”不是可用的日期，请写成 2026-12-31", text=text[:20]))
        return ""
