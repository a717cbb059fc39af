"""The tasks of the two documents: the 44 of 2024, the eleven priorities of that year, the measures of the opinion."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from components.base import cache
from components.topics.search.comparison import squeezed
from components.words.citation import Citation, cite
from components.words.text import pick
from data.catalog import Source
from model.ledger import Entry
from model.single_flight import single_flight

Row = Mapping[str, Any]
MEASURES = {"task": "priorities", "planning": "measures", "measure": "measures"}
"""Categories of the table of measures that are tasks; its `requirement` rows are principles and none."""
OWN = "own"


@dataclass(frozen=True)
class Task:
    """One task. `document` is one of `state.DOCUMENTS`; `section` the id of a heading, or the words of a person's own;
    `deadline` is the end of the year that a plan is for, None where a document states none."""

    ident: str
    document: str
    section: str
    title_zh: str
    title_en: str
    target: str = ""
    actions: str = ""
    elements: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    deadline: date | None = None
    unit_zh: str = ""
    unit_en: str = ""
    rows: tuple[Row, ...] = field(default=(), compare=False)

    @property
    def title(self) -> str:
        """Title in the viewer's language."""
        return pick(self.title_zh, self.title_en)

    @property
    def stated_unit(self) -> str:
        """The unit that a document names for the task; "" where it names none."""
        return pick(self.unit_zh, self.unit_en)

    @cached_property
    def searched(self) -> str:
        """Everything a search looks through."""
        texts = (self.title_zh, self.title_en, self.target, self.actions, self.unit_zh, self.ident)
        return squeezed(";".join(texts))

    def citations(self, sources: dict[str, Source]) -> tuple[Citation, ...]:
        """Its clauses."""
        return tuple(cite(row, sources) for row in self.rows)


@dataclass(frozen=True, eq=False)
class Facts:
    """Tasks of the documents in their order, and the titles of their sections by heading id."""

    tasks: tuple[Task, ...]
    sections: dict[str, tuple[str, str]]
    sources: dict[str, Source]

    @cached_property
    def by_id(self) -> dict[str, Task]:
        """Tasks by id."""
        return {task.ident: task for task in self.tasks}

    def section_title(self, section: str) -> str:
        """Title of a section; a person's own is its title."""
        return pick(*self.sections[section]) if section in self.sections else section


def own_task(entry: Entry) -> Task:
    """A task that people have added."""
    fields = entry.fields
    return Task(entry.ident, OWN, fields.section, fields.title, fields.title, fields.target)


def load_facts() -> Facts:
    """Everything, from the cache. Raises DataContractError."""
    return _load(cache.facts_versions("tasks", "measures", "outline", "task_units"))


@single_flight(maxsize=2)
def _load(version: tuple[int, ...]) -> Facts:
    headings = {(str(r["source_id"]), str(r["locator"])): r for r in cache.table("outline").to_dict("records")}
    units = cache.records("task_units", "task_id")
    titles: dict[str, tuple[str, str]] = {}
    tasks = []
    for document, row in _rows():
        heading = headings[str(row["source_id"]), _section_of(document, str(row["locator"]))]
        section = str(heading["heading_id"])
        titles[section] = (str(heading["title"]), str(heading["title_en"]))
        tasks.append(_task(document, section, row, units.get(_ident(row))))
    return Facts(tuple(tasks), titles, cache.sources())


def _rows() -> list[tuple[str, Row]]:
    tasks = list(cache.records("tasks", "task_id").values())
    measures = list(cache.records("measures", "measure_id").values())
    rows: list[tuple[str, Row]] = [("tasks", row) for row in tasks]
    for document in ("priorities", "measures"):
        rows += [(document, row) for row in measures if MEASURES.get(str(row["category"])) == document]
    return rows


def _section_of(document: str, locator: str) -> str:
    """Path of the heading under which a task stands: the part of the opinion, the section of the plan."""
    parts = locator.split("/")
    return parts[0] if document == "measures" else "/".join(parts[:2])


def _ident(row: Row) -> str:
    return str(row.get("task_id") or row.get("measure_id"))


def _task(document: str, section: str, row: Row, unit: Row | None) -> Task:
    year = row["year"]
    return Task(
        ident=_ident(row),
        document=document,
        section=section,
        title_zh=str(row["title"]),
        title_en=str(row["title_en"]),
        target=str(row.get("targets") or ""),
        actions=str(row.get("actions") or ""),
        elements=tuple(part for part in str(row["element_ids"]).split(";") if part),
        indicators=tuple(part for part in str(row["indicator_ids"]).split(";") if part),
        deadline=None if pd.isna(year) else date(int(year), 12, 31),
        unit_zh=str(unit["unit"]) if unit else "",
        unit_en=str(unit["unit_en"]) if unit else "",
        rows=(row, *((unit,) if unit else ())),
    )
