"""The catalogued contradictions: `contradictions.yaml`, and the check that reports stale entries."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.catalog import Filled, Title
from data.checks_rows import Cause, CheckName, Detection, Doubt, Figure, Mismatch, row_figure
from data.columns import QUOTE_LIMIT
from data.errors import DataContractError, Fault
from data.tables import DATA
from data.yaml_file import read_value
from model.messages import Message, message

FILE = "contradictions.yaml"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExpectedRow(_Entry):
    """A row of a table that must still hold its words in `column`; it becomes a figure of the finding, called `label`.

    `equals` for the whole cell, `contains` for a part of it. `locator` and `quote` where the words stand elsewhere in
    the document than the row's own.
    """

    table: Filled
    where: dict[str, str]
    column: Filled
    equals: str = ""
    contains: str = ""
    label: Filled
    label_en: Filled
    locator: str = ""
    quote: str = Field(default="", max_length=QUOTE_LIMIT)

    @model_validator(mode="after")
    def _expects_one_thing(self) -> "ExpectedRow":
        if bool(self.equals) == bool(self.contains):
            raise ValueError(message("equals 与 contains 须填且只填一个"))
        return self

    @property
    def words(self) -> str:
        return self.equals or self.contains

    def fits(self, row: dict[str, str]) -> bool:
        """Is this the row, and does it still hold the words?"""
        cell = row.get(self.column, "")
        matches = cell == self.equals if self.equals else self.contains in cell
        return matches and all(row.get(column) == value for column, value in self.where.items())


class Contradiction(_Entry):
    """A catalogued contradiction. One found by a check lists the figures it expects, as in the detection; one found by
    reading alone states check and arithmetic itself and rests on `rows`.
    """

    id: Filled
    found_by: Literal["check", "reading"]
    mismatch: Mismatch
    cause: Cause
    gap: bool = False
    title: Title
    reading: Title
    why: Title
    expect: tuple[str, ...] = ()
    indicator_ids: tuple[str, ...] = ()
    element_ids: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    check: CheckName | None = None
    rows: tuple[ExpectedRow, ...] = ()
    arithmetic: str = ""
    size: float | None = None
    size_unit: str = ""

    @model_validator(mode="after")
    def _rests_on_something(self) -> "Contradiction":
        if self.found_by == "check" and not self.expect:
            raise ValueError(message("found_by 为 check 的条目须有 expect"))
        if self.found_by == "reading" and not (self.check and self.rows):
            raise ValueError(message("found_by 为 reading 的条目须有 check 和 rows"))
        if self.mismatch == "open" and not self.gap and (self.arithmetic or self.size is not None):
            raise ValueError(message("mismatch 为 open 的条目不作计算，不填 arithmetic 和 size"))
        return self


class Explained(_Entry):
    """Something a check finds that is no contradiction, and why."""

    id: Filled
    why: Title
    expect: tuple[str, ...] = Field(min_length=1)


class Catalogue(_Entry):
    """All of `contradictions.yaml`."""

    known: tuple[Contradiction, ...]
    explained: tuple[Explained, ...] = ()


def catalogue(root: Path = DATA) -> Catalogue:
    """The entries of `contradictions.yaml`. Raises DataContractError when it is missing, unreadable or malformed."""
    entries = read_value(root / FILE, FILE, Catalogue)
    ids = [*(entry.id for entry in entries.known), *(entry.id for entry in entries.explained)]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise DataContractError(
            [Fault(FILE, _lines(root).get(name), message("{entry}：编号（id）重复", entry=name)) for name in twice]
        )
    return entries


def _lines(root: Path) -> dict[str, int]:
    """The line of each entry, counted as in a text editor."""
    lines = enumerate((root / FILE).read_text(encoding="utf-8").splitlines(), start=1)
    return {text.partition("id:")[2].strip(): number for number, text in lines if text.lstrip().startswith("- id:")}


def faults(listed: Catalogue, detected: dict[str, Detection], root: Path) -> list[Fault]:
    """Entries that no longer match the tables: their figures have changed, or no check finds them."""
    lines = _lines(root)
    entries: list[Contradiction | Explained] = [*listed.known, *listed.explained]
    stale = [(entry.id, what) for entry in entries for what in _stale(entry, detected, root)]
    return [Fault(FILE, lines.get(name), message("{entry}：{what}", entry=name, what=what)) for name, what in stale]


def _stale(entry: Contradiction | Explained, detected: dict[str, Detection], root: Path) -> Iterator[Message]:
    if isinstance(entry, Contradiction) and entry.found_by == "reading":
        for expected in entry.rows:
            if row_of(expected, root) is None:
                where = "，".join(f"{column}={value}" for column, value in expected.where.items())
                yield message(
                    "{table}.csv（{where}）的 {column} 一列已没有“{words}”，请改写此条",
                    table=expected.table, where=where, column=expected.column, words=expected.words,
                )  # fmt: skip
        return
    detection = detected.get(entry.id)
    if detection is None:
        yield message("核对时已不再发现此条（原表可能已改正），请删去")
        return
    stated = tuple(figure.stated for figure in detection.figures)
    if stated != entry.expect:
        yield message(
            "原表的数已变：应为{expected}，现为{stated}，请重新研判",
            expected="、".join(entry.expect), stated="、".join(stated),
        )  # fmt: skip


def row_of(expected: ExpectedRow, root: Path) -> Figure | None:
    """The expected row as a figure; None when no row of the table fits any more."""
    path = root / f"{expected.table}.csv"
    if not path.is_file():
        return None
    with path.open(encoding="utf-8-sig", newline="") as handle:
        row = next((row for row in csv.DictReader(handle) if expected.fits(row)), None)
    if row is None:
        return None
    cells = {name: row.get(name) or None for name in ("value", "year")}
    text = row.get("text") or ("" if cells["value"] else expected.words)
    words = {"text": text, "unit": row.get("unit", ""), "label_en": expected.label_en}
    figure = row_figure(expected.label, dict(row.items()), **cells, **words)
    return replace(figure, locator=expected.locator or figure.locator, quote=expected.quote or figure.quote)
