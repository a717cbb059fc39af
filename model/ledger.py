"""A ledger of tasks: what people report of each, the light that a published rule gives it, and merging two reports.

The rule stands in docs/ledger.md; `judge` is its only implementation.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Literal

Status = Literal["", "not_begun", "under_way", "done", "closed"]
STATUSES: tuple[Status, ...] = ("not_begun", "under_way", "done", "closed")
Light = Literal["red", "yellow", "green", "closed", "grey"]
LIGHTS: tuple[Light, ...] = ("red", "yellow", "grey", "green", "closed")
"""In the order in which somebody has to act."""
Reason = Literal[
    "unreported", "overdue", "due_soon", "stale", "not_begun_late", "on_time", "no_deadline", "done", "closed"
]
SOON_DAYS, START_DAYS, FRESH_DAYS = 30, 90, 31
"""Days before the deadline from which an open task is due soon, and from which one not begun is late in starting;
days for which a report counts as fresh: the opinion asks for a ledger by the month."""
LONGEST = {"unit": 60, "note": 500, "title": 120, "section": 60, "target": 300, "who": 30}
"""Characters that a field may have."""


@dataclass(frozen=True)
class Fields:
    """What a person reports of one task, "" for what is left open. `due` is an ISO date. `title`, `section` and
    `target` are those of a task that people have added; a task of the documents has its own."""

    status: Status = ""
    unit: str = ""
    due: str = ""
    note: str = ""
    title: str = ""
    section: str = ""
    target: str = ""

    def differences(self, other: "Fields") -> tuple[str, ...]:
        """Names of the fields in which two reports differ."""
        return tuple(name for name in FIELDS if getattr(self, name) != getattr(other, name))


FIELDS = tuple(each.name for each in fields(Fields))


@dataclass(frozen=True)
class Entry:
    """A report as it was saved: `version` counts the reports of one task from 1; a damaged one is not `intact`."""

    ident: str
    version: int
    fields: Fields
    who: str
    saved_at: datetime
    intact: bool = True


@dataclass(frozen=True)
class Judgement:
    """A light with its reason. `days` late, or until the deadline; None where there is no deadline."""

    light: Light
    reason: Reason
    days: int | None = None


@dataclass(frozen=True)
class Merged:
    """Two reports on the same one as one: `clashes` names fields that both changed, each in another way."""

    fields: Fields
    clashes: tuple[str, ...] = ()


def merge(base: Fields, mine: Fields, theirs: Fields) -> Merged:
    """What I changed of `base` on top of what others made of it meanwhile; in clashes theirs stays."""
    if base == theirs:
        return Merged(mine)
    own, others = base.differences(mine), set(base.differences(theirs))
    clashes = tuple(name for name in own if name in others and getattr(mine, name) != getattr(theirs, name))
    changes = {name: getattr(mine, name) for name in own if name not in clashes}
    return Merged(replace(theirs, **changes), clashes)


def deadline(fields: Fields | None, stated: date | None) -> date | None:
    """The deadline that people have set, else the one that the document states."""
    return date.fromisoformat(fields.due) if fields and fields.due else stated


def judge(fields: Fields | None, reported: date | None, stated: date | None, on: date | None) -> Judgement:
    """The light of a task on a day: from its report, the day of the report, and the deadline stated in the document.

    Without a reported status nothing is judged; `on` is None where the day is unknown.
    """
    due = deadline(fields, stated)
    days = (due - on).days if due and on else None
    if fields is None or not fields.status:
        return Judgement("grey", "unreported", days)
    if fields.status in ("done", "closed"):
        return Judgement("closed" if fields.status == "closed" else "green", fields.status, days)
    if days is None:
        return Judgement("grey", "no_deadline")
    return _of_open(fields, days, on is not None and reported is not None and on - reported > timedelta(FRESH_DAYS))


def _of_open(fields: Fields, days: int, is_stale: bool) -> Judgement:
    if days < 0:
        return Judgement("red", "overdue", days)
    if days <= SOON_DAYS:
        return Judgement("yellow", "due_soon", days)
    if fields.status == "not_begun" and days <= START_DAYS:
        return Judgement("yellow", "not_begun_late", days)
    if is_stale:
        return Judgement("yellow", "stale", days)
    return Judgement("green", "on_time", days)
