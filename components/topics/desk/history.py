"""Releases and the log of the data desk as values: the topic itself reads no store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from components.topics.desk.differences import Difference


@dataclass(frozen=True)
class Release:
    """A release of the facts: `files` names every replaced file with the sum of its bytes; taken at a time in UTC."""

    number: int
    id: str
    name: str
    author: str
    note: str
    taken_at: datetime
    parent: int
    files: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class LogEntry:
    """One act at the data desk; `release` is the one that it made current or was about."""

    number: int
    at: datetime
    who: str
    act: str
    release: int | None
    detail: str


@dataclass(frozen=True)
class History:
    """What the store says: the current release, every release and act, newest first, and what differs between the two
    that are compared. `current` is None where nothing was read."""

    current: int | None = None
    releases: tuple[Release, ...] = ()
    log: tuple[LogEntry, ...] = ()
    differences: tuple[Difference, ...] = field(default=(), compare=False)

    def release(self, number: int) -> Release | None:
        """A release by number; None for the shipped one and for one that is not there."""
        return next((release for release in self.releases if release.number == number), None)


EMPTY = History()
