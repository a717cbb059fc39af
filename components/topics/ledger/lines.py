"""Tasks with their reports and lights: in the order in which somebody has to act, filtered, paged, by month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from components.topics.ledger.book import Book, Entries, local_day
from components.topics.ledger.facts import OWN, Facts, Task, own_task
from components.topics.ledger.state import LIST, UNSTATED, State
from components.topics.search.comparison import squeezed
from model.ledger import LIGHTS, Entry, Fields, Judgement, Light, deadline, judge
from model.single_flight import single_flight

Row = TypeVar("Row")

PAGE_ROWS = 100
NONE = Fields()
RANKS: dict[str, int] = {"red": 0, "yellow": 1, "grey": 3, "green": 4, "closed": 5}
PAST_UNREPORTED = 2
"""Rank of tasks past their deadline of which nobody has reported: after those in danger, before the rest."""


@dataclass(frozen=True)
class Line:
    """A task, its newest report or None, and its light."""

    task: Task
    entry: Entry | None
    judgement: Judgement

    @property
    def fields(self) -> Fields:
        """What was reported."""
        return self.entry.fields if self.entry else NONE

    @property
    def unit(self) -> str:
        """The responsible unit as reported, else as the document names it; "" for none."""
        return self.fields.unit or self.task.stated_unit

    @property
    def due(self) -> date | None:
        """Deadline as reported, else as stated."""
        return deadline(self.fields, self.task.deadline)

    @cached_property
    def searched(self) -> str:
        """What a search looks through: the task and its report."""
        fields = self.fields
        return self.task.searched + squeezed(f";{fields.unit};{fields.note};{fields.title};{fields.target}")

    @property
    def is_past(self) -> bool:
        """Whether the deadline is over."""
        return self.judgement.days is not None and self.judgement.days < 0

    @property
    def rank(self) -> tuple[int, int]:
        """Place in the list: the light, then the deadline."""
        light = self.judgement.light
        past = light == "grey" and self.is_past
        days = self.judgement.days
        return PAST_UNREPORTED if past else RANKS[light], 10**6 if days is None else days


@dataclass(frozen=True)
class Change:
    """A task over a month: its light at both ends, and its reports."""

    task: Task
    before: Judgement
    after: Judgement
    opening: Entry | None = field(compare=False)
    closing: Entry | None = field(compare=False)

    @property
    def is_reported(self) -> bool:
        """Whether somebody reported in the month."""
        return self.closing is not None and (self.opening is None or self.opening.version < self.closing.version)

    @property
    def is_change(self) -> bool:
        """Whether anything is to be told of the month."""
        return self.is_reported or self.before.light != self.after.light


def lines(facts: Facts, book: Book) -> tuple[Line, ...]:
    """Every task with its light today, overdue ones first."""
    return _lines(facts, book)


@single_flight(8)
def _lines(facts: Facts, book: Book) -> tuple[Line, ...]:
    every = [_line(task, book.now.get(task.ident), book.today) for task in _tasks(facts, book.now)]
    return tuple(sorted(every, key=lambda line: line.rank))


def _tasks(facts: Facts, entries: Entries) -> Iterable[Task]:
    yield from facts.tasks
    yield from (own_task(entry) for ident, entry in entries.items() if ident not in facts.by_id)


def _line(task: Task, entry: Entry | None, on: date | None) -> Line:
    fields = entry.fields if entry else None
    return Line(task, entry, judge(fields, local_day(entry), task.deadline, on))


def selected(facts: Facts, state: State) -> tuple[Line, ...]:
    """The lines that pass every filter."""
    return _selected(facts, replace(state, view=LIST, task="", page=1))


@single_flight(16)
def _selected(facts: Facts, state: State) -> tuple[Line, ...]:
    words = [squeezed(word) for word in state.search.split()]
    return tuple(line for line in lines(facts, state.book) if _passes(line, state, words))


def _passes(line: Line, state: State, words: Sequence[str]) -> bool:
    return (
        (not state.documents or line.task.document in state.documents)
        and state.section in ("", line.task.section if line.task.document != OWN else OWN)
        and state.unit in ("", line.unit or UNSTATED)
        and (not state.statuses or (line.fields.status or UNSTATED) in state.statuses)
        and (not state.lights or line.judgement.light in state.lights)
        and all(word in line.searched for word in words)
    )


def one(facts: Facts, book: Book, ident: str) -> Line | None:
    """The line of a task."""
    return next((line for line in lines(facts, book) if line.task.ident == ident), None) if ident else None


def pages(count: int) -> int:
    """How many pages so many lines take."""
    return max(1, -(-count // PAGE_ROWS))


def on_page(every: Sequence[Row], page: int) -> Sequence[Row]:
    """What stands on a page, counted from 1; beyond the last page the last one."""
    start = (min(page, pages(len(every))) - 1) * PAGE_ROWS
    return every[start : start + PAGE_ROWS]


def by_light(every: Iterable[Line]) -> dict[Light, int]:
    """How many tasks have which light; every light is there."""
    counts = Counter(line.judgement.light for line in every)
    return {light: counts[light] for light in LIGHTS}


def by_unit(every: Iterable[Line]) -> dict[str, list[Line]]:
    """Lines by responsible unit, those with the most red and yellow first, `UNSTATED` last."""
    groups: dict[str, list[Line]] = {}
    for line in every:
        groups.setdefault(line.unit or UNSTATED, []).append(line)
    return dict(sorted(groups.items(), key=lambda pair: _urgency(*pair)))


def _urgency(unit: str, group: list[Line]) -> tuple[bool, int, int, int]:
    counts = by_light(group)
    return unit == UNSTATED, -counts["red"], -counts["yellow"], -len(group)


def by_section(facts: Facts, every: Iterable[Line]) -> dict[str, list[Line]]:
    """Lines by section of their document, in the documents' order, people's own last."""
    order = {section: number for number, section in enumerate(facts.sections)}
    groups: dict[str, list[Line]] = {}
    for line in every:
        groups.setdefault(OWN if line.task.document == OWN else line.task.section, []).append(line)
    return dict(sorted(groups.items(), key=lambda pair: order.get(pair[0], len(order))))


def changes(facts: Facts, state: State) -> tuple[Change, ...]:
    """Tasks that pass the filters over the month of the book, in the order in which somebody has to act; none without
    a month."""
    bounds = state.book.bounds
    if bounds is None or bounds[0] > bounds[1]:
        return ()
    idents = {line.task.ident for line in selected(facts, state)}
    return tuple(change for change in _changes(facts, state.book) if change.task.ident in idents)


@single_flight(4)
def _changes(facts: Facts, book: Book) -> tuple[Change, ...]:
    first, last = book.bounds or (None, None)
    every = []
    for task in _tasks(facts, book.closing):
        before = _line(task, book.opening.get(task.ident), first)
        after = _line(task, book.closing.get(task.ident), last)
        every.append((after.rank, Change(task, before.judgement, after.judgement, before.entry, after.entry)))
    return tuple(change for _, change in sorted(every, key=lambda pair: pair[0]))
