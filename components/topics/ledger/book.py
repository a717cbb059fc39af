"""What people have reported of the tasks, as values: the topic itself reads neither store nor clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from components.base.clock import CLOCK
from model.ledger import Entry

Entries = Mapping[str, Entry]


@dataclass(frozen=True)
class Book:
    """Reports now, at the begin and at the end of a month, and the history of one task, newest first.

    `today` is None where nothing was read: then no report is known, and nothing is late. `stamp` stands for the
    reports where two books are compared.
    """

    today: date | None = None
    month: str = ""
    stamp: tuple[object, ...] = ()
    now: Entries = field(default_factory=dict, compare=False)
    opening: Entries = field(default_factory=dict, compare=False)
    closing: Entries = field(default_factory=dict, compare=False)
    history: tuple[Entry, ...] = field(default=(), compare=False)

    @property
    def bounds(self) -> tuple[date, date] | None:
        """First day of the month and the day it is judged on: its last one, or today while it runs."""
        if self.today is None or not self.month:
            return None
        first = first_day(self.month)
        return first, min(date.fromordinal(first_day(month_after(self.month)).toordinal() - 1), self.today)


EMPTY = Book()


def first_day(month: str) -> date:
    """First day of a month like `2026-11`."""
    return date.fromisoformat(f"{month}-01")


def month_after(month: str) -> str:
    """The next month."""
    year, number = (int(part) for part in month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02d}"


def month_of(day: date) -> str:
    """The month of a day."""
    return f"{day:%Y-%m}"


def local_day(entry: Entry | None) -> date | None:
    """The day of a report on the area's clock."""
    return entry.saved_at.astimezone(CLOCK).date() if entry else None
