"""Reports on the tasks of the ledger: saved with their history, merged where two people report on one task at once.

Times are the store's clock; every write is alone in the store, so that what it read stands when it is written.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from components.store.errors import LedgerClash, LedgerClashError
from components.store.store import Store
from components.store.tables import ledger_revisions, ledger_rows
from model.ledger import FIELDS, Entry, Fields, merge

WRITE_LOCK = 5_218_440_973_120_663_709
"""Number of the lock that writers of the ledger take in PostgreSQL, chosen at random. SQLite has one writer anyway."""
IDS_AT_ONCE = 500
"""Ids in one question; databases bound the number of values."""


@dataclass(frozen=True)
class Edit:
    """A report on a task, made while its version was `base` (0: there was none)."""

    ident: str
    base: int
    fields: Fields


@dataclass(frozen=True)
class SavedReports:
    """Acknowledged: the new reports, those of them that were joined with others' newer ones, and whether they are on
    disk."""

    entries: tuple[Entry, ...]
    merged: tuple[str, ...]
    lasting: bool


def save(store: Store, edits: Sequence[Edit], who: str) -> SavedReports:
    """Keep every edit, or none. What others changed meanwhile stays; edits of what they have not touched are added.

    Raises LedgerClashError where somebody else has changed the same field in another way; ScenarioStoreError.
    """
    with store.writing() as connection:
        _wait_for_turn(connection)
        now = _newest(connection, [edit.ident for edit in edits])
        bases = {edit.ident: _base(connection, edit, now.get(edit.ident)) for edit in edits}
        outcomes = {edit.ident: merge(bases[edit.ident], edit.fields, _fields(now, edit.ident)) for edit in edits}
        clashes = [_clash(now[ident], outcome.clashes) for ident, outcome in outcomes.items() if outcome.clashes]
        if clashes:
            raise LedgerClashError(tuple(clashes))
        changed = {ident: o.fields for ident, o in outcomes.items() if o.fields != _fields(now, ident)}
        entries = _append(connection, now, changed, (who, store.now_ms()))
    behind = {edit.ident for edit in edits if edit.ident in now and now[edit.ident].version > edit.base}
    return SavedReports(entries, tuple(sorted(behind & changed.keys())), store.lasting)


def reports(store: Store, before: datetime | None = None) -> dict[str, Entry]:
    """The newest report on every task, or the newest that was saved before a moment."""
    with store.reading() as connection:
        if before is None:
            return _newest(connection, None)
        earlier = ledger_revisions.c.saved_ms < round(before.timestamp() * 1000)
        last = select(ledger_revisions.c.row_id, func.max(ledger_revisions.c.number).label("number"))
        heads = last.where(earlier).group_by(ledger_revisions.c.row_id).subquery()
        joined = (heads.c.row_id == ledger_revisions.c.row_id) & (heads.c.number == ledger_revisions.c.number)
        rows = connection.execute(select(ledger_revisions).join(heads, joined)).mappings()
        return {row["row_id"]: entry_of(row) for row in rows}


def stamp(store: Store) -> tuple[int, int, int]:
    """Changes with every report that is saved: numbers of tasks and of reports, ms of the newest."""
    sums = (func.sum(ledger_rows.c.version), func.max(ledger_rows.c.saved_ms))
    query = select(func.count(), *(func.coalesce(each, 0) for each in sums))
    with store.reading() as connection:
        rows, versions, newest = connection.execute(query).one()
    return int(rows), int(versions), int(newest)


def reports_of(store: Store, ident: str) -> tuple[Entry, ...]:
    """Every report on one task, newest first, each checked byte for byte."""
    order = ledger_revisions.c.number.desc()
    query = select(ledger_revisions).where(ledger_revisions.c.row_id == ident).order_by(order)
    with store.reading() as connection:
        return tuple(entry_of(row) for row in connection.execute(query).mappings())


def versions_of(store: Store, pairs: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Fields]:
    """Earlier reports by task and version; those that are not there or damaged are left out."""
    earlier = [(ident, version) for ident, version in pairs if version > 0]
    rows: dict[tuple[str, int], Fields] = {}
    with store.reading() as connection:
        for start in range(0, len(earlier), IDS_AT_ONCE):
            part = earlier[start : start + IDS_AT_ONCE]
            query = select(ledger_revisions).where(ledger_revisions.c.row_id.in_({ident for ident, _ in part}))
            for row in connection.execute(query).mappings():
                entry = entry_of(row)
                if entry.intact:
                    rows[entry.ident, entry.version] = entry.fields
    return rows


def _wait_for_turn(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(WRITE_LOCK)))


def _newest(connection: Connection, idents: Sequence[str] | None) -> dict[str, Entry]:
    """The newest report of these tasks, or of all."""
    joined = (ledger_rows.c.id == ledger_revisions.c.row_id) & (ledger_rows.c.version == ledger_revisions.c.number)
    query = select(ledger_revisions).join(ledger_rows, joined)
    if idents is None:
        return {row["row_id"]: entry_of(row) for row in connection.execute(query).mappings()}
    rows: dict[str, Entry] = {}
    for start in range(0, len(idents), IDS_AT_ONCE):
        part = query.where(ledger_rows.c.id.in_(idents[start : start + IDS_AT_ONCE]))
        rows |= {row["row_id"]: entry_of(row) for row in connection.execute(part).mappings()}
    return rows


def _base(connection: Connection, edit: Edit, newest: Entry | None) -> Fields:
    """The report that an edit was made on. One that is not there counts as none: then everything is a change."""
    if edit.base == 0 or newest is None:
        return Fields()
    if newest.version == edit.base:
        return newest.fields
    key = (ledger_revisions.c.row_id == edit.ident, ledger_revisions.c.number == edit.base)
    row = connection.execute(select(ledger_revisions).where(*key)).mappings().first()
    return entry_of(row).fields if row else Fields()


def _fields(entries: Mapping[str, Entry], ident: str) -> Fields:
    return entries[ident].fields if ident in entries else Fields()


def _clash(entry: Entry, names: tuple[str, ...]) -> LedgerClash:
    return LedgerClash(entry.ident, entry.version, entry.who, names)


def _append(
    connection: Connection, now: Mapping[str, Entry], changed: Mapping[str, Fields], by: tuple[str, int]
) -> tuple[Entry, ...]:
    """One more report on each of these tasks; `by` is who reports, and when in ms."""
    who, now_ms = by
    versions = {ident: now[ident].version + 1 if ident in now else 1 for ident in changed}
    rows = [
        {"row_id": ident, "number": versions[ident], "saved_ms": now_ms, **payload_row(fields, who)}
        for ident, fields in changed.items()
    ]
    fresh = [{"id": ident, "version": 1, "saved_ms": now_ms} for ident in changed if ident not in now]
    if fresh:
        connection.execute(insert(ledger_rows), fresh)
    newer = [{"ident": ident, "number": versions[ident]} for ident in changed if ident in now]
    if newer:
        head = update(ledger_rows).where(ledger_rows.c.id == bindparam("ident"))
        connection.execute(head.values(version=bindparam("number"), saved_ms=now_ms), newer)
    if rows:
        connection.execute(insert(ledger_revisions), rows)
    return tuple(entry_of(row) for row in rows)


def payload_row(fields: Fields, who: str) -> dict[str, object]:
    """The columns that hold a report and vouch for its bytes."""
    content = json.dumps({**vars(fields), "who": who}, ensure_ascii=False, sort_keys=True).encode()
    return {"payload": content, "sha256": hashlib.sha256(content).hexdigest()}


def entry_of(row: Mapping[Any, Any]) -> Entry:
    """A row as the report it holds; a damaged one is empty and says so."""
    saved_at = datetime.fromtimestamp(row["saved_ms"] / 1000, UTC)
    if hashlib.sha256(row["payload"]).hexdigest() != row["sha256"]:
        return Entry(row["row_id"], row["number"], Fields(), "", saved_at, intact=False)
    cells = json.loads(row["payload"])
    fields = Fields(**{name: cells.get(name, "") for name in FIELDS})
    return Entry(row["row_id"], row["number"], fields, cells.get("who", ""), saved_at)
