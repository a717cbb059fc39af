"""Rows of the store as values: entries, revisions, and payloads verified by checksum."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from components.store.errors import ScenarioStoreError
from components.store.exchange import ScenarioFile, read_file
from components.store.tables import revisions, scenarios
from components.store.thinning import thin


@dataclass(frozen=True)
class Entry:
    """A saved scenario as lists show it. `version` is the number of its newest revision; times in UTC."""

    id: str
    name: str
    version: int
    created_at: datetime
    saved_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True)
class Revision:
    """One state in a scenario's history. `intact` is False when its bytes are no longer those that were saved."""

    number: int
    saved_at: datetime
    restored_from: int | None
    intact: bool


def new_id() -> str:
    """16 random hex digits."""
    return secrets.token_hex(8)


def entry_of(row: RowMapping) -> Entry:
    deleted = row["deleted_ms"]
    return Entry(
        id=row["id"],
        name=row["name"],
        version=row["version"],
        created_at=_moment(row["created_ms"]),
        saved_at=_moment(row["saved_ms"]),
        deleted_at=None if deleted is None else _moment(deleted),
    )


def revision_of(row: RowMapping) -> Revision:
    return Revision(row["number"], _moment(row["saved_ms"]), row["restored_from"], is_intact(row))


def entry(connection: Connection, scenario_id: str) -> Entry:
    """The entry of this id, in the bin or not. Raises ScenarioStoreError("unknown")."""
    row = connection.execute(select(scenarios).where(scenarios.c.id == scenario_id)).mappings().first()
    if row is None:
        raise ScenarioStoreError("unknown")
    return entry_of(row)


def payload(connection: Connection, entry: Entry, number: int) -> ScenarioFile:
    """The file kept as revision `number`.

    Raises ScenarioStoreError: unknown, damaged_revision; ScenarioFileError for one written by a newer release.
    """
    query = select(revisions).where(revisions.c.scenario_id == entry.id, revisions.c.number == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise ScenarioStoreError("unknown", name=entry.name, version=number)
    if not is_intact(row):
        raise ScenarioStoreError("damaged_revision", name=entry.name, version=number)
    return read_file(row["payload"])


def add_scenario(connection: Connection, file: ScenarioFile, now_ms: int) -> Entry:
    """A new scenario whose first revision is `file`."""
    scenario_id = new_id()
    row = {"id": scenario_id, "name": file.name, "version": 1, "created_ms": now_ms, "saved_ms": now_ms}
    connection.execute(insert(scenarios).values(**row))
    _add_revision(connection, (scenario_id, 1), file, now_ms, None)
    return entry(connection, scenario_id)


def append(connection: Connection, expected: Entry, file: ScenarioFile, now_ms: int, *, source: int | None) -> Entry:
    """One more revision on top of the version that was `expected`; `source` is the number it was restored from.

    Raises ScenarioStoreError: conflict (another was saved in between), in_bin, unknown. Nothing is written then.
    """
    mine = (scenarios.c.id == expected.id, scenarios.c.version == expected.version, scenarios.c.deleted_ms.is_(None))
    changed = {"name": file.name, "version": expected.version + 1, "saved_ms": now_ms}
    if connection.execute(update(scenarios).where(*mine).values(**changed)).rowcount != 1:
        now = entry(connection, expected.id)
        raise ScenarioStoreError("in_bin" if now.deleted_at else "conflict", name=now.name, version=now.version)
    _add_revision(connection, (expected.id, expected.version + 1), file, now_ms, source)
    thin(connection, revisions, revisions.c.scenario_id, expected.id, expected.version + 1)
    return entry(connection, expected.id)


def _add_revision(
    connection: Connection, key: tuple[str, int], file: ScenarioFile, now_ms: int, source: int | None
) -> None:
    row = {"scenario_id": key[0], "number": key[1], "saved_ms": now_ms, "restored_from": source}
    connection.execute(insert(revisions).values(**row, **payload_row(file)))


def payload_row(file: ScenarioFile) -> dict[str, object]:
    """The columns that hold a file and vouch for its bytes."""
    content = file.content()
    return {"payload": content, "sha256": hashlib.sha256(content).hexdigest()}


def is_intact(row: Mapping[Any, Any]) -> bool:
    """Whether the bytes of a revision are those that were saved."""
    return hashlib.sha256(row["payload"]).hexdigest() == str(row["sha256"])


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
