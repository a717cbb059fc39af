"""The scenario store: in a file or on a database server, in memory only when neither can be used."""

import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from components.store.engine import MEMORY, file_url, make_engine, reading, sqlite_file, store_url, writing
from components.store.errors import ScenarioStoreError, StoreReason, refusal
from components.store.files import inode, keep_private, make_folder, newest_broken, publish, set_aside
from components.store.schema import bring_up_to_date, make_tables
from components.store.size import SizeMeter, limit_bytes

LEAST_FREE_BYTES = 32 * 1024 * 1024
"""A save is refused while room is left for what must go on: reading, binning, the database's own tidying."""
BROKEN_FILE: tuple[StoreReason, ...] = ("corrupt", "not_a_database", "emptied")
"""What is wrong with the file itself: it is set aside and a new one takes its place."""
log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Store:
    """An open store. `trouble` says why it is in memory only, where its content is lost when the server stops.

    `handing_over` is set while another store takes its content, `retired` once that has taken its place. `carried` is
    the number of scenarios that moved in from memory, `copied` how many of them under a new id because theirs held
    other content.
    """

    engine: Engine
    trouble: ScenarioStoreError | None = None
    file: Path | None = None
    file_number: int = 0
    clock: Callable[[], datetime] = _now
    least_free_bytes: int = LEAST_FREE_BYTES
    carried: int = 0
    copied: int = 0
    handing_over: threading.Event = field(default_factory=threading.Event)
    retired: threading.Event = field(default_factory=threading.Event)
    limit_bytes: int = field(default_factory=limit_bytes)
    size: SizeMeter = field(default_factory=SizeMeter)

    @property
    def lasting(self) -> bool:
        """Whether what is saved outlives the server."""
        return self.trouble is None

    def now_ms(self) -> int:
        return round(self.clock().timestamp() * 1000)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at one moment of the store. Raises ScenarioStoreError: moved, emptied, busy and others."""
        self._check_file()
        with reading(self.engine) as connection:
            self._check_in_use(connection)
            yield connection

    @contextmanager
    def writing(self, *, grows: bool = True) -> Iterator[Connection]:
        """One transaction, whole or not at all. Raises ScenarioStoreError: moved, emptied, full, at_limit, busy, …

        `grows` is False for what must go on when the disk is nearly full or the store at its limit.
        """
        self._check_file()
        if grows and self.file and shutil.disk_usage(self.file.parent).free < self.least_free_bytes:
            raise refusal("full")
        with writing(self.engine) as connection:
            self._check_in_use(connection)
            if grows and self.size.bytes(connection) >= self.limit_bytes:
                raise refusal("at_limit")
            yield connection

    def problem(self) -> ScenarioStoreError | None:
        """Why this store takes nothing more although it was opened: its file was moved, replaced or emptied."""
        try:
            self._check_file()
        except ScenarioStoreError as error:
            return error
        return None

    @property
    def broken_file(self) -> Path | None:
        """A broken store that was set aside and still lies beside this one."""
        return newest_broken(self.file) if self.file else None

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def _check_file(self) -> None:
        """A file deleted or replaced behind our back would take saves and lose them: it is noticed before."""
        if self.file is None:
            return
        try:
            state = self.file.stat()
        except OSError as error:
            raise refusal("moved") from error
        if state.st_ino != self.file_number:
            raise refusal("moved")
        if state.st_size == 0:
            raise refusal("emptied")

    def _check_in_use(self, connection: Connection) -> None:
        """Asked once the connection is ours: a store in memory has only one, and hands it over with its content."""
        if self.retired.is_set():
            connection.detach()  # closed, not handed back to a store that is closed already
            raise ScenarioStoreError("busy")
        if self.handing_over.is_set():
            raise ScenarioStoreError("busy")


def open_store(address: str | URL, pragmas: Mapping[str, str | int] | None = None) -> Store:
    """The store at a database address, its tables made or migrated. Raises ScenarioStoreError; no file is changed then.

    `address` as SQLAlchemy writes it (`sqlite:////srv/scenarios.sqlite`, `postgresql+psycopg://user@host/name`), or
    the absolute path of a file.
    """
    url = store_url(address)
    file = sqlite_file(url)
    if file:
        make_folder(file)
        _make_missing(file)
    engine = make_engine(url, pragmas)
    try:
        bring_up_to_date(engine)
        if file:
            keep_private(file)
        return Store(engine, file=file, file_number=file.stat().st_ino if file else 0)
    except OSError as error:
        engine.dispose()
        raise refusal("moved") from error
    except ScenarioStoreError:
        engine.dispose()
        raise


def open_or_replace(address: str | URL) -> Store:
    """Like `open_store`; a broken file is set aside under a dated name, untouched, and a new store takes its place."""
    file = sqlite_file(store_url(address))
    number = inode(file) if file else 0
    try:
        return open_store(address)
    except ScenarioStoreError as error:
        if file is None or error.reason not in BROKEN_FILE:
            raise
        aside = set_aside(file, number)
        log.error("the scenario store %s is broken (%s) and was set aside as %s", file, error.reason, aside)
        return open_store(address)


def open_or_memory(address: str | URL) -> Store:
    """The store at the address, or an empty one in memory that carries the reason, so that work can go on."""
    try:
        store = open_or_replace(address)
    except ScenarioStoreError as error:
        log.error("scenarios are kept in memory only: %s", error.reason)
        return replace(open_store(MEMORY), trouble=error)
    in_memory = store.file is None and store.engine.dialect.name == "sqlite"
    return replace(store, trouble=ScenarioStoreError("in_memory")) if in_memory else store


def _make_missing(file: Path) -> None:
    """A new store appears complete: an empty file at its place is never one of ours."""
    number = inode(file)
    if number == 0:
        publish(file, _fill)
    elif file.is_file() and file.stat().st_size == 0:
        raise ScenarioStoreError("emptied")


def _fill(draft: Path) -> None:
    engine = make_engine(file_url(draft))
    try:
        make_tables(engine)
    finally:
        engine.dispose()
