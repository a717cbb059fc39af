"""A filled workbook as changes of project files, on top of what others have taken since its template went out."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from components.topics.desk.book import BookReading, CellNote, Record, TableInput
from components.topics.desk.differences import csv_rows
from components.topics.desk.merge import Merge, merge
from components.topics.desk.template import SOURCE_COLUMNS, SOURCES, source_cells
from data.catalog import Source
from model.messages import Message, message

SOURCES_FILE = "data/sources.yaml"
Read = Callable[[str], bytes]
"""The bytes of a project file of one release."""


class Located(Protocol):
    """A fault of a project file, or of a page."""

    @property
    def file(self) -> str: ...

    @property
    def file_place(self) -> str: ...

    @property
    def row(self) -> int | None: ...

    @property
    def what(self) -> str: ...


@dataclass(frozen=True, eq=False)
class Arrival:
    """Changed project files, what is wrong with cells, what was repaired, and the rows behind every table's file."""

    changes: Mapping[str, bytes] = field(default_factory=dict)
    faults: tuple[CellNote, ...] = ()
    repairs: tuple[CellNote, ...] = ()
    tables: Mapping[str, TableInput] = field(default_factory=dict)


def arrival(book: BookReading, base: Read, current: Read, known_sources: Mapping[str, Source]) -> Arrival:
    """What the workbook changes in the release of `current`; it was filled in on the one of `base`."""
    changes: dict[str, bytes] = {}
    tables: dict[str, TableInput] = {}
    faults, repairs = list(book.faults), list(book.repairs)
    for table, sheet in book.tables.items():
        if table == SOURCES:
            added, notes = _new_sources(sheet, known_sources)
            faults += notes
            changes |= {SOURCES_FILE: current(SOURCES_FILE).rstrip(b"\n") + b"\n" + added} if added else {}
            continue
        path = f"data/{table}.csv"
        before, theirs = csv_rows(base(path)), csv_rows(current(path))
        joined = merge(path, before, sheet.records, theirs)
        faults += [_clash(sheet, clash.key, clash.columns) for clash in joined.clashes]
        tables[table] = _located(sheet, joined)
        if list(joined.records) != theirs:
            changes[path] = tables[table].content()
            faults += _unit_faults(tables[table], before) if table == "observations" else []
    return Arrival(changes, tuple(faults), tuple(repairs), tables)


def placed(fault: Located, tables: Mapping[str, TableInput]) -> CellNote:
    """A fault of a project file at the cell where it was written; at the file where no sheet wrote it."""
    table = tables.get(fault.file.removesuffix(".csv"))
    what = fault.what if isinstance(fault.what, Message) else message("{what}", what=fault.what)
    if table is None or fault.row is None:
        return CellNote(table.sheet if table else fault.file_place, "", what)
    return CellNote(table.sheet, table.place(fault.row, str(getattr(what, "values", {}).get("column", ""))), what)


def _located(sheet: TableInput, joined: Merge) -> TableInput:
    numbers = (sheet.numbers[origin] if origin is not None else 0 for origin in joined.origins)
    return replace(sheet, records=joined.records, numbers=tuple(numbers))


def _clash(sheet: TableInput, key: Sequence[str], columns: Sequence[str]) -> CellNote:
    place = next((n for n, record in enumerate(sheet.records) if set(key) <= set(record.values())), None)
    cell = sheet.place(place + 2, columns[0]) if place is not None else ""
    template = "这一行（{key}）别人已在新的数据版本里改过同一内容；请下载新的模板，核对后再填"
    return CellNote(sheet.sheet, cell, message(template, key=" · ".join(part for part in key if part)[:80]))


def _unit_faults(table: TableInput, before: Iterable[Record]) -> list[CellNote]:
    """A new figure in another unit than its series so far: a slip that no chart could repair."""
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows = list(before)
    for row in rows:
        if row["value"]:
            units[row["indicator_id"], row["measure"]].add(row["unit"])
    faults = []
    template = "单位“{unit}”与这一指标以往的“{before}”不同；请换算后填写，或核对单位"
    for number, record in enumerate(table.records, start=2):
        usual = units[record["indicator_id"], record["measure"]]
        if record["value"] and record["unit"] and usual and record["unit"] not in usual and record not in rows:
            what = message(template, unit=record["unit"], before="、".join(sorted(usual)))
            faults.append(CellNote(table.sheet, table.place(number, "unit"), what))
    return faults


def _new_sources(sheet: TableInput, known_sources: Mapping[str, Source]) -> tuple[bytes, list[CellNote]]:
    """Entries for sources that are new; those of before are only compared."""
    entries, faults = [], []
    for number, record in enumerate(sheet.records, start=2):
        there = known_sources.get(record["id"])
        if there is None:
            entries.append(_entry(record))
        elif changed := [c for c in SOURCE_COLUMNS if record[c] != source_cells(there)[c].strip()]:
            what = message("已登记的来源不能在表里改动；新文件请另加一行，用新的编号")
            faults.append(CellNote(sheet.sheet, sheet.place(number, changed[0]), what))
    return "".join(entries).encode(), faults


def _entry(record: Record) -> str:
    """A source as an entry of the catalogue; JSON's way of writing text is YAML's as well."""
    value: dict[str, object] = {"id": record["id"], "title": {"zh": record["title_zh"], "en": record["title_en"]}}
    for column in SOURCE_COLUMNS:
        if column not in ("id", "title_zh", "title_en"):
            value[column] = record[column] or None
    lines = (f"{key}: {json.dumps(item, ensure_ascii=False)}" for key, item in value.items())
    return "- " + "\n  ".join(lines) + "\n"
