"""Releases in the store: their files, which one is current, and the log of every act of the data desk.

The log is the pointer: the newest entry that made a release current says which one is. Nothing is ever erased.
Every function either completes durably, or raises ScenarioStoreError and has changed nothing.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select

from components.store.errors import ScenarioStoreError
from components.store.revisions import is_intact, new_id
from components.store.store import Store
from components.store.tables import release_blobs, release_log, releases
from components.topics.desk.history import LogEntry, Release

Act = Literal["take", "take_back", "import", "export", "sign_in", "refuse", "sign_out", "leave"]
SWITCHES: tuple[Act, ...] = ("take", "take_back", "import")
"""Acts that make a release current."""
LONGEST_NAME, LONGEST_AUTHOR, LONGEST_NOTE = 120, 60, 2000
MOST_LOG_ROWS = 500
LARGEST_FILE = 64 << 20


@dataclass(frozen=True)
class Signature:
    """Who takes a release, under which name, and why."""

    name: str
    author: str
    note: str = ""


class ReleaseMovedError(Exception):
    """Somebody else has made another release current meanwhile: `current` instead of the `base` that was worked on."""

    def __init__(self, base: int, current: int) -> None:
        super().__init__(base, current)
        self.base, self.current = base, current


def current_number(store: Store) -> int:
    """Number of the current release, 0 for the shipped one."""
    with store.reading() as connection:
        return _current(connection)


def current_mark(store: Store) -> tuple[int, str]:
    """Number and id of the current release; 0 and "" for the shipped one."""
    with store.reading() as connection:
        number = _current(connection)
        ident = connection.execute(select(releases.c.id).where(releases.c.number == number)).scalar_one_or_none()
        return number, str(ident or "")


def add(store: Store, files: Mapping[str, bytes], base: int, signature: Signature, act: Act = "take") -> Release:
    """Keep a release on top of `base` and make it current, all in one transaction. Raises ReleaseMovedError."""
    with store.writing() as connection:
        _lock(connection)
        current = _current(connection)
        if current != base:
            raise ReleaseMovedError(base, current)
        number = int(connection.execute(select(func.coalesce(func.max(releases.c.number), 0))).scalar_one()) + 1
        sums = {name: _keep(connection, content) for name, content in sorted(files.items())}
        head = {"name": signature.name[:LONGEST_NAME], "author": signature.author[:LONGEST_AUTHOR]}
        row = {"number": number, "id": new_id(), "taken_ms": store.now_ms(), "parent": base, **head}
        row |= {"note": signature.note[:LONGEST_NOTE], **payload_of(sums)}
        connection.execute(insert(releases).values(**row))
        _enter(connection, store.now_ms(), (act, signature.author, number, signature.name))
        return _release(connection, number)


def make_current(store: Store, number: int, base: int, who: str, why: str = "") -> None:
    """An earlier release, or the shipped one (0), becomes the current one. Raises ReleaseMovedError; "unknown"."""
    with store.writing() as connection:
        _lock(connection)
        current = _current(connection)
        if current != base:
            raise ReleaseMovedError(base, current)
        if number:
            _release(connection, number)
        if number != current:
            _enter(connection, store.now_ms(), ("take_back", who, number, why))


def note(store: Store, act: Act, who: str, release: int | None = None, detail: str = "") -> None:
    """Enter an act that changes no release into the log."""
    with store.writing() as connection:
        _lock(connection)
        _enter(connection, store.now_ms(), (act, who, release, detail))


def listing(store: Store) -> tuple[Release, ...]:
    """Every release, newest first, without the shipped one."""
    with store.reading() as connection:
        rows = connection.execute(select(releases).order_by(releases.c.number.desc())).mappings()
        return tuple(_release_of(row) for row in rows)


def one(store: Store, number: int) -> Release:
    """A release by number. Raises ScenarioStoreError: unknown, damaged_revision."""
    with store.reading() as connection:
        return _release(connection, number)


def log(store: Store) -> tuple[LogEntry, ...]:
    """The latest acts, newest first."""
    query = select(release_log).order_by(release_log.c.number.desc()).limit(MOST_LOG_ROWS)
    with store.reading() as connection:
        rows = connection.execute(query).mappings()
        return tuple(
            LogEntry(row["number"], moment(row["at_ms"]), row["who"], row["act"], row["release"], row["detail"])
            for row in rows
        )


def files_of(store: Store, number: int) -> dict[str, bytes]:
    """The replaced files of a release, checked byte for byte; none for 0. Raises ScenarioStoreError."""
    if number == 0:
        return {}
    with store.reading() as connection:
        release = _release(connection, number)
        return {name: _content(connection, release, digest) for name, digest in release.files.items()}


def payload_of(sums: Mapping[str, str]) -> dict[str, object]:
    """The columns that name the files of a release and vouch for that list."""
    content = json.dumps(sums, sort_keys=True).encode()
    return {"payload": content, "sha256": hashlib.sha256(content).hexdigest()}


def moment(milliseconds: int) -> datetime:
    """A time of the store, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _current(connection: Connection) -> int:
    query = select(release_log.c.release).where(release_log.c.act.in_(SWITCHES))
    return int(connection.execute(query.order_by(release_log.c.number.desc()).limit(1)).scalar_one_or_none() or 0)


def _lock(connection: Connection) -> None:
    """In SQLite a writer is alone; in PostgreSQL the numbers and the pointer are taken one after the other."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE release_log IN EXCLUSIVE MODE")


def _enter(connection: Connection, now_ms: int, entry: tuple[Act, str, int | None, str]) -> None:
    act, who, number, detail = entry
    last = int(connection.execute(select(func.coalesce(func.max(release_log.c.number), 0))).scalar_one())
    row = {"number": last + 1, "at_ms": now_ms, "who": who[:LONGEST_AUTHOR], "act": act, "release": number}
    connection.execute(insert(release_log).values(**row, detail=detail[:LONGEST_NOTE]))


def _keep(connection: Connection, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    there = select(release_blobs.c.sha256).where(release_blobs.c.sha256 == digest)
    if connection.execute(there).first() is None:
        connection.execute(insert(release_blobs).values(sha256=digest, payload=zlib.compress(content)))
    return digest


def _content(connection: Connection, release: Release, digest: str) -> bytes:
    packed = connection.execute(select(release_blobs.c.payload).where(release_blobs.c.sha256 == digest)).scalar()
    try:
        content = zlib.decompressobj().decompress(bytes(packed or b""), LARGEST_FILE)
    except zlib.error as error:
        raise ScenarioStoreError("damaged_revision", name=release.name, version=release.number) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise ScenarioStoreError("damaged_revision", name=release.name, version=release.number)
    return content


def _release(connection: Connection, number: int) -> Release:
    row = connection.execute(select(releases).where(releases.c.number == number)).mappings().first()
    if row is None:
        raise ScenarioStoreError("unknown", version=number)
    return _release_of(row)


def _release_of(row: Mapping[Any, Any]) -> Release:
    if not is_intact(row):
        raise ScenarioStoreError("damaged_revision", name=row["name"], version=row["number"])
    return Release(
        row["number"], row["id"], row["name"], row["author"], row["note"], moment(row["taken_ms"]), row["parent"],
        json.loads(row["payload"]),
    )  # fmt: skip
