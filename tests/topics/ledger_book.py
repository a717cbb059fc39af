"""Books of reports for tests of the ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from components.topics.ledger.book import Book
from model.ledger import Entry, Fields

DAY = date(2026, 11, 30)


def entry(ident: str, version: int = 1, *, day: int = 20, month: int = 11, who: str = "甲", **fields: Any) -> Entry:
    return Entry(ident, version, Fields(**fields), who, datetime(2026, month, day, 4, tzinfo=UTC))


def book(*entries: Entry, opening: tuple[Entry, ...] = (), month: str = "") -> Book:
    now = {each.ident: each for each in entries}
    stamp = tuple((each.ident, each.version, each.fields, each.saved_at) for each in (*entries, *opening))
    return Book(DAY, month, stamp, now, {each.ident: each for each in opening}, now)
