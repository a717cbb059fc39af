"""Saved stories: under a name, with every version and who saved it, never silently overwritten.

Every function either completes durably, or raises ScenarioStoreError and has changed nothing.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from components.base.release import roots
from components.store.errors import ScenarioStoreError
from components.store.revisions import is_intact, new_id
from components.store.store import Store
from components.store.tables import stories, story_revisions
from components.store.thinning import thin
from components.story.exchange import StoryFileError, StoryReading, story_of_value
from data.stories import Story

LONGEST_NAME, LONGEST_WHO = 120, 60


@dataclass(frozen=True)
class StoryEntry:
    """A saved story as lists show it: its newest version, when (UTC) and by whom it was saved, and whether that is on
    disk."""

    id: str
    name: str
    who: str
    version: int
    saved_at: datetime
    is_binned: bool = False
    lasting: bool = True


@dataclass(frozen=True)
class StoryVersion:
    """A version in a story's history; `intact` is False where its bytes are no longer those that were saved."""

    number: int
    saved_at: datetime
    who: str
    steps: int
    restored_from: int | None
    intact: bool


def create(store: Store, story: Story, who: str) -> StoryEntry:
    """Keep a story as a new one."""
    ident, now_ms = new_id(), store.now_ms()
    with store.writing() as connection:
        head = {"version": 1, "saved_ms": now_ms, **_head(story, who)}
        connection.execute(insert(stories).values(id=ident, **head))
        _add_version(connection, (ident, 1, now_ms), _payload(story, who), None)
        return _entry(store, connection, ident)


def save(store: Store, expected: tuple[str, int], story: Story, who: str) -> StoryEntry:
    """Keep a new version on top of the `expected` one (id and number); the same content again is no version.

    Raises ScenarioStoreError: conflict where somebody else saved in between (theirs stays), in_bin, unknown.
    """
    with store.writing() as connection:
        entry = _entry(store, connection, expected[0])
        is_current = entry.version == expected[1] and not entry.is_binned
        if is_current and _value(_reading(connection, entry, entry.version).story) == _value(story):
            return entry
        return _append(store, connection, expected, (story, who, None))


def restore(store: Store, expected: tuple[str, int], number: int, who: str) -> StoryEntry:
    """An earlier version as the newest one; the history stays whole. Raises like `save`, and damaged_revision."""
    with store.writing() as connection:
        entry = _entry(store, connection, expected[0])
        return _append(store, connection, expected, (_reading(connection, entry, number).story, who, number))


def opened(store: Store, ident: str, number: int | None = None) -> tuple[StoryEntry, StoryReading]:
    """A saved story, the newest version or one of its history. Raises ScenarioStoreError: unknown, damaged_revision."""
    with store.reading() as connection:
        entry = _entry(store, connection, ident)
        return entry, _reading(connection, entry, number or entry.version)


def listing(store: Store, *, in_bin: bool = False) -> tuple[StoryEntry, ...]:
    """Saved stories, or those in the bin, newest first."""
    column = stories.c.deleted_ms
    query = select(stories).where(column.is_not(None) if in_bin else column.is_(None))
    with store.reading() as connection:
        rows = connection.execute(query.order_by(stories.c.saved_ms.desc(), stories.c.id)).mappings()
        return tuple(_entry_of(row, store.lasting) for row in rows)


def history(store: Store, ident: str) -> tuple[StoryVersion, ...]:
    """Every version, newest first, each checked byte for byte. Raises ScenarioStoreError("unknown")."""
    query = select(story_revisions).where(story_revisions.c.story_id == ident)
    with store.reading() as connection:
        _entry(store, connection, ident)
        rows = connection.execute(query.order_by(story_revisions.c.number.desc())).mappings()
        return tuple(_version_of(row) for row in rows)


def to_bin(store: Store, ident: str) -> StoryEntry:
    """Put a story out of sight with its whole history; done twice is done once."""
    return _move(store, ident, store.now_ms())


def from_bin(store: Store, ident: str) -> StoryEntry:
    """Bring a story back as it was."""
    return _move(store, ident, None)


def payload_row(content: bytes) -> dict[str, object]:
    """The columns that hold a version and vouch for its bytes."""
    return {"payload": content, "sha256": hashlib.sha256(content).hexdigest()}


def _move(store: Store, ident: str, deleted_ms: int | None) -> StoryEntry:
    with store.writing(grows=False) as connection:
        _entry(store, connection, ident)
        connection.execute(update(stories).where(stories.c.id == ident).values(deleted_ms=deleted_ms))
        return _entry(store, connection, ident)


def _append(
    store: Store, connection: Connection, expected: tuple[str, int], content: tuple[Story, str, int | None]
) -> StoryEntry:
    """One more version on top of the expected one: its story, who saves it, the number it was restored from."""
    (ident, version), (story, who, source) = expected, content
    now_ms = store.now_ms()
    mine = (stories.c.id == ident, stories.c.version == version, stories.c.deleted_ms.is_(None))
    head = {"version": version + 1, "saved_ms": now_ms, **_head(story, who)}
    if connection.execute(update(stories).where(*mine).values(**head)).rowcount != 1:
        now = _entry(store, connection, ident)
        raise ScenarioStoreError("in_bin" if now.is_binned else "conflict", name=now.name, version=now.version)
    _add_version(connection, (ident, version + 1, now_ms), _payload(story, who), source)
    thin(connection, story_revisions, story_revisions.c.story_id, ident, version + 1)
    return _entry(store, connection, ident)


def _add_version(connection: Connection, key: tuple[str, int, int], content: bytes, source: int | None) -> None:
    row = {"story_id": key[0], "number": key[1], "saved_ms": key[2], "restored_from": source}
    connection.execute(insert(story_revisions).values(**row, **payload_row(content)))


def _entry(store: Store, connection: Connection, ident: str) -> StoryEntry:
    row = connection.execute(select(stories).where(stories.c.id == ident)).mappings().first()
    if row is None:
        raise ScenarioStoreError("unknown")
    return _entry_of(row, store.lasting)


def _entry_of(row: Mapping[Any, Any], lasting: bool) -> StoryEntry:
    return StoryEntry(
        row["id"], row["name"], row["who"], row["version"], _moment(row["saved_ms"]), row["deleted_ms"] is not None,
        lasting,
    )  # fmt: skip


def _version_of(row: Mapping[Any, Any]) -> StoryVersion:
    intact = is_intact(row)
    value: dict[str, Any] = json.loads(row["payload"]) if intact else {"who": "", "story": {"steps": []}}
    return StoryVersion(
        row["number"], _moment(row["saved_ms"]), value["who"], len(value["story"]["steps"]), row["restored_from"],
        intact,
    )  # fmt: skip


def _reading(connection: Connection, entry: StoryEntry, number: int) -> StoryReading:
    key = (story_revisions.c.story_id == entry.id, story_revisions.c.number == number)
    row = connection.execute(select(story_revisions).where(*key)).mappings().first()
    if row is None:
        raise ScenarioStoreError("unknown", name=entry.name, version=number)
    try:
        if is_intact(row):
            return story_of_value(json.loads(row["payload"])["story"])
    except StoryFileError as error:
        raise ScenarioStoreError("damaged_revision", name=entry.name, version=number) from error
    raise ScenarioStoreError("damaged_revision", name=entry.name, version=number)


def _payload(story: Story, who: str) -> bytes:
    number = max(roots().number, 0)
    value = _value(story) | ({"data_release": number} if number else {})
    return json.dumps({"story": value, "who": who}, ensure_ascii=False, sort_keys=True).encode()


def _value(story: Story) -> dict[str, Any]:
    return story.model_dump(mode="json", exclude={"id", "order", "data_release"}, exclude_defaults=True)


def _head(story: Story, who: str) -> dict[str, str]:
    return {"name": (story.title.zh or story.title.en)[:LONGEST_NAME], "who": who[:LONGEST_WHO]}


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
