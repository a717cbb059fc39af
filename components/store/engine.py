"""Connections to the scenario database: SQLite made safe against crashes and concurrent writers, or PostgreSQL."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import QueuePool

from components.store import postgres
from components.store.errors import ScenarioStoreError, StoreReason, refusal
from components.store.files import inode

BUSY_SECONDS = 10
MEMORY = "sqlite://"
PRAGMAS: Mapping[str, str | int] = {
    "busy_timeout": BUSY_SECONDS * 1000,
    # NORMAL may lose the last commits when the power fails; FULL does not.
    "synchronous": "FULL",
    "foreign_keys": "ON",
}
SQLITE_REASONS: tuple[tuple[str, StoreReason], ...] = (
    ("SQLITE_FULL", "full"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_READONLY", "no_access"),
    ("SQLITE_CANTOPEN", "no_access"),
    ("SQLITE_PERM", "no_access"),
    ("SQLITE_CORRUPT", "corrupt"),
    ("SQLITE_NOTADB", "not_a_database"),
)
POSTGRES_REASONS: tuple[tuple[str, StoreReason], ...] = (
    ("53100", "full"),
    ("53300", "busy"),
    ("57014", "busy"),
    ("40001", "busy"),
    ("40P01", "busy"),
    ("55P03", "busy"),
    ("25006", "no_access"),
    ("42501", "no_access"),
    ("28", "no_access"),
    ("3D000", "unreachable"),
    ("08", "unreachable"),
    ("57P", "unreachable"),
)


def make_engine(address: str | URL, pragmas: Mapping[str, str | int] | None = None) -> Engine:
    """An engine for a database address, nothing opened yet. `pragmas` add to or replace SQLite's settings.

    A file must exist: connections are made to this very file only, never to another that takes its place.
    Raises ScenarioStoreError: bad_address, no_driver, no_access.
    """
    url = store_url(address)
    if url.get_backend_name() == "postgresql":
        options = {"pool_pre_ping": True, "pool_timeout": postgres.STATEMENT_SECONDS}
        return postgres.bounded(_created(url, **options, connect_args=postgres.arguments(url)))
    file = sqlite_file(url)
    creation: dict[str, Any] = {"creator": partial(_same_file, file, inode(file))} if file else {**SINGLE_CONNECTION}
    engine = _created(url, pool_timeout=BUSY_SECONDS, **creation)
    _make_safe(engine, {**PRAGMAS, **(pragmas or {})})
    return engine


def store_url(address: str | URL) -> URL:
    """The address as SQLAlchemy takes it. An absolute path is taken to the letter, whatever signs are in it.

    Raises ScenarioStoreError("bad_address"); also where a `?` in a file's address would cut its path short.
    """
    if isinstance(address, str) and Path(address).is_absolute():
        return file_url(Path(address))
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise ScenarioStoreError("bad_address") from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise ScenarioStoreError("bad_address")
    if url.get_backend_name() == "sqlite" and "?" in str(address):
        raise ScenarioStoreError("bad_address")
    return url


def file_url(file: Path) -> URL:
    """The address of an SQLite file, right for every name a folder can have."""
    return URL.create("sqlite", database=str(file))


def _same_file(file: Path, number: int) -> sqlite3.Connection:
    if inode(file) != number:
        raise ScenarioStoreError("moved")
    return connected(file)


def connected(file: Path) -> sqlite3.Connection:
    """A bare connection to an existing SQLite file."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, check_same_thread=False, timeout=BUSY_SECONDS)


SINGLE_CONNECTION: Mapping[str, Any] = {
    "poolclass": QueuePool,
    "pool_size": 1,
    "max_overflow": 0,
    "pool_recycle": -1,
    "connect_args": {"check_same_thread": False},
}
"""A database in memory lives in its one connection; the pool makes its users wait for each other."""


def sqlite_file(url: URL) -> Path | None:
    """The file behind an address; None for a database in memory or on a server."""
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if is_file else None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the database and takes no lock. Raises ScenarioStoreError."""
    with translated(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, alone from its first statement on: all of it is kept, or nothing. Raises ScenarioStoreError."""
    with translated(), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def translated() -> Iterator[None]:
    """Translate database errors into reasons for the viewer. Programming errors pass through."""
    try:
        yield
    except DBAPIError as error:
        raise refusal(_reason(error.orig)) from error
    except sqlite3.Error as error:
        raise refusal(_reason(error)) from error
    except PoolTimeoutError as error:
        raise refusal("busy") from error


def _created(url: URL, **options: Any) -> Engine:
    try:
        return create_engine(url, hide_parameters=True, **options)
    except (NoSuchModuleError, ImportError) as error:
        raise ScenarioStoreError("no_driver") from error


def _make_safe(engine: Engine, pragmas: Mapping[str, str | int]) -> None:
    """SQLite transactions begun by us: a writer locks at once, so it can never fail half-way for want of a lock."""

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None
        try:
            for name, value in pragmas.items():
                connection.execute(f"PRAGMA {name} = {value}").close()
        except sqlite3.Error:  # the pool has not taken the connection yet and would leave it open
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _reason(error: BaseException | None) -> StoreReason:
    name = getattr(error, "sqlite_errorname", None)
    state = getattr(error, "sqlstate", None)
    if name is None and state is None and not isinstance(error, sqlite3.Error):
        return "unreachable"
    reasons = SQLITE_REASONS if name else POSTGRES_REASONS
    return next((reason for prefix, reason in reasons if str(name or state).startswith(prefix)), "failed")
