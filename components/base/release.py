"""Which release of the facts is read: the shipped one, or one that editors have taken since.

A release lies on the disk as two whole folders. Exactly one is current in this process; a page run, a sheet or a file
in the making reads the one it began with to its end. Everything cached is kept by release, see `single_flight`.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from data import tables
from geo import read as geo_read
from model import single_flight
from model.messages import Message

REMEMBERED = 6
"""Releases whose map files are still sent to pages that were opened on them."""


@dataclass(frozen=True)
class Roots:
    """The folders of one release. `number` is 0 for what the program brings along."""

    number: int
    data: Path
    geo: Path

    @property
    def key(self) -> str:
        """Stands for the release in the key of a cache."""
        return f"{self.number}:{self.data}"


SHIPPED = Roots(0, Path(tables.__file__).parent, Path(geo_read.__file__).parent)
_current: Roots | None = None
_trouble: Message | None = None
_latest: deque[Roots] = deque(maxlen=REMEMBERED)
_pinned: ContextVar[Roots | None] = ContextVar("pinned_release", default=None)


def roots() -> Roots:
    """The release that this run reads: the one it has begun with, else the current one."""
    return _pinned.get() or _current or SHIPPED


def data_root() -> Path:
    """The folder of tables and catalogues of the release that this run reads."""
    return roots().data


def geo_root() -> Path:
    """The folder of map layers of the release that this run reads."""
    return roots().geo


def path_in(release: Roots, name: str) -> Path:
    """Where a project file (`data/observations.csv`, `geo/layers/hills.geojson`) of a release lies."""
    room, _, rest = name.partition("/")
    return {"data": release.data, "geo": release.geo}[room] / rest


def make_current(chosen: Roots | None, trouble: Message | None = None) -> None:
    """From now on new runs read `chosen`, None for the shipped release. `trouble` says why it is not the one it
    should be."""
    global _current, _trouble
    _current, _trouble = chosen, trouble
    if chosen and chosen not in _latest:
        _latest.append(chosen)


def trouble() -> Message | None:
    """Why the release that is read is not the one that editors made current, as a sentence; None where it is."""
    return _trouble


def readable() -> tuple[Roots, ...]:
    """The release of this run and those that were current in this process before, newest first."""
    return tuple(dict.fromkeys((roots(), *reversed(_latest), SHIPPED)))


@contextmanager
def pinned(chosen: Roots | None = None) -> Iterator[Roots]:
    """Within it everything is read from one release: `chosen`, or the one that is read now."""
    used = chosen or roots()
    token = _pinned.set(used)
    try:
        yield used
    finally:
        _pinned.reset(token)


single_flight.keep_apart(lambda: roots().key)
