"""Time limits of a PostgreSQL store: a server that is silent, blocked or frozen costs a viewer seconds."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import URL

CONNECT_SECONDS = 5
STATEMENT_SECONDS = 10
UPGRADE_SECONDS = 60
MARGIN_SECONDS = 5
"""What the server's own limit is given before this side gives up."""
DRIVERS = ("psycopg", "psycopg2")
SETTINGS: Mapping[str, int] = {
    "statement_timeout": STATEMENT_SECONDS * 1000,
    "lock_timeout": STATEMENT_SECONDS * 1000,
    "idle_in_transaction_session_timeout": UPGRADE_SECONDS * 1000,
}


def arguments(url: URL) -> dict[str, Any]:
    """What the driver is called with besides the address; what the address itself sets wins."""
    if url.get_driver_name() not in DRIVERS:
        return {}
    settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    limits = {"connect_timeout": CONNECT_SECONDS, "tcp_user_timeout": STATEMENT_SECONDS * 1000}
    missing = {name: value for name, value in limits.items() if name not in url.query}
    return {**missing, "options": f"{settings} {url.query.get('options', '')}".strip()}


def bounded(engine: Engine) -> Engine:
    """The engine with connections that stop waiting for an answer.

    The limits above are kept by the server and by the network; a server whose process is stopped still acknowledges
    every packet and keeps none of them. With psycopg2 there is no such bound.
    """
    if engine.dialect.driver == "psycopg":

        @event.listens_for(engine, "do_connect")
        def connect(dialect: Any, record: object, cargs: list[str], cparams: dict[str, Any]) -> object:
            return connection_class(dialect.dbapi).connect(*cargs, **cparams)

    return engine


@contextmanager
def upgrading(connection: Any) -> Iterator[None]:
    """The longer limit of an upgrade of the tables for this connection of the driver."""
    bound = hasattr(connection, "answer_seconds")
    if bound:
        connection.answer_seconds = UPGRADE_SECONDS + MARGIN_SECONDS
    try:
        yield
    finally:
        if bound:
            del connection.answer_seconds


@lru_cache(maxsize=1)
def connection_class(driver: Any) -> Any:
    """A connection of psycopg, the optional `driver`, that gives up in time."""

    class BoundedConnection(driver.Connection):  # type: ignore[misc]
        """A connection that is closed when an answer takes longer than `answer_seconds`."""

        answer_seconds: float = STATEMENT_SECONDS + MARGIN_SECONDS

        def wait(self, gen: Generator[Any, Any, Any], interval: float = 0.1, timeout: float | None = None) -> Any:
            """As in psycopg 3.3. Raises OperationalError when the server does not answer in time."""
            limit = self.answer_seconds if timeout is None else timeout
            try:
                return super().wait(gen, interval, limit)
            except driver.errors._WaitTimeout:
                if timeout is None:
                    self.pgconn.finish()  # half an answer may still come; nothing else can be asked on this line
                raise

    return BoundedConnection
