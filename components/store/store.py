"""The place where scenarios are kept: opened once for all viewers, in memory only when the database cannot be used."""

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from components.base.settings import read_settings
from components.store.engine import MEMORY, make_engine, reading, sqlite_file, writing
from components.store.errors import ScenarioStoreError
from components.store.schema import bring_up_to_date
from components.store.tables import revisions, scenarios

DEFAULT_FILE = Path(__file__).resolve().parents[2] / "var" / "scenarios.sqlite"
LEAST_FREE_BYTES = 32 * 1024 * 1024
"""A save is refused while room is left for what must go on: reading, binning, the database's own tidying."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Store:
    """An open store. `trouble` says why it is in memory only; then nothing in it outlives the server."""

    engine: Engine
    trouble: ScenarioStoreError | None = None
    file: Path | None = None
    file_number: int = 0
    clock: Callable[[], datetime] = _now
    least_free_bytes: int = LEAST_FREE_BYTES

    @property
    def lasting(self) -> bool:
        """Whether what is saved outlives the server."""
        return self.trouble is None

    def now_ms(self) -> int:
        return round(self.clock().timestamp() * 1000)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at one moment of the store. Raises ScenarioStoreError."""
        with reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self, *, grows: bool = True) -> Iterator[Connection]:
        """One transaction, kept whole or not at all. Raises ScenarioStoreError: moved, full, busy and others."""
        self._check_file(grows)
        with writing(self.engine) as connection:
            yield connection

    def _check_file(self, grows: bool) -> None:
        """A file deleted or replaced behind our back would take saves and lose them: it is noticed before."""
        if self.file is None:
            return
        try:
            number = self.file.stat().st_ino
        except OSError as error:
            raise ScenarioStoreError("moved") from error
        if number != self.file_number:
            raise ScenarioStoreError("moved")
        if grows and shutil.disk_usage(self.file.parent).free < self.least_free_bytes:
            raise ScenarioStoreError("full")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_store(address: str, pragmas: Mapping[str, str | int] | None = None) -> Store:
    """The store at a database address, its tables made or migrated. Raises ScenarioStoreError; no file is changed then.

    `address` as SQLAlchemy writes it: `sqlite:////srv/scenarios.sqlite`, `postgresql+psycopg://user@host/name`.
    """
    engine = make_engine(address, pragmas)
    try:
        bring_up_to_date(engine)
        file = sqlite_file(engine.url)
        return Store(engine, file=file, file_number=file.stat().st_ino if file else 0)
    except ScenarioStoreError:
        engine.dispose()
        raise


def open_or_memory(address: str) -> Store:
    """The store at the address, or an empty one in memory that carries the reason, so that work can go on."""
    try:
        return open_store(address)
    except ScenarioStoreError as error:
        memory = open_store(MEMORY)
        return Store(memory.engine, trouble=error)


_shared: Store | None = None
_opening = threading.Lock()


def shared_store() -> Store:
    """The one store of this server, by the site's settings; opened at first use."""
    global _shared
    with _opening:
        if _shared is None:
            _shared = open_or_memory(_site_address())
        return _shared


def reopened() -> Store:
    """Try the site's database again. What was kept in memory meanwhile moves into it; nothing is overwritten.

    Raises ScenarioStoreError when it still cannot be used; the store in memory then stays in use.
    """
    global _shared
    with _opening:
        fresh = open_store(_site_address())
        if _shared is not None and not _shared.lasting:
            _carry_over(_shared, fresh)
        _shared = fresh
        return fresh


def _site_address() -> str:
    return read_settings().scenario_database or f"sqlite:///{DEFAULT_FILE}"


def _carry_over(source: Store, target: Store) -> None:
    """Copy every scenario with its history; ids are random, so none can meet one of another store."""
    with source.reading() as connection:
        kept = [(t, [dict(row) for row in connection.execute(select(t)).mappings()]) for t in (scenarios, revisions)]
    with target.writing() as connection:
        for table, rows in kept:
            if rows:
                connection.execute(table.insert(), rows)
