"""Bring a database of scenarios to the schema of this release: checked before, copied before, all or nothing."""

from pathlib import Path

from sqlalchemy import Connection, Engine, String, column, func, inspect, select, table

from components.store import postgres
from components.store.engine import reading, sqlite_file, writing
from components.store.errors import ScenarioStoreError
from components.store.files import publish
from components.store.tables import HEAD, VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK = 7_269_017_204_951_433_216
"""Number of the lock that processes of this application take in PostgreSQL to change the tables, chosen at random."""


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables, or migrate older ones; a copy of an older file is left beside it first.

    Raises ScenarioStoreError: corrupt, not_a_database, foreign_database, newer_schema and what the database answers.
    """
    with reading(engine) as connection:
        _check_file(connection)
        revision = _revision(connection)
    if revision not in (None, HEAD):
        _refuse_newer(str(revision))
        _copy_before(engine, str(revision))
    _log_ahead(engine)
    if revision != HEAD:
        make_tables(engine)


def _check_file(connection: Connection) -> None:
    """Structure of an SQLite file; changed bytes inside values are found by the revisions' own sums."""
    if connection.dialect.name == "sqlite":
        answers = connection.exec_driver_sql("PRAGMA quick_check(1)").scalars().all()
        if answers != ["ok"]:
            raise ScenarioStoreError("corrupt")


def _revision(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise ScenarioStoreError("foreign_database")
        return None
    query = select(column("version_num", String)).select_from(table(VERSION_TABLE))
    versions = connection.execute(query).scalars().all()
    return versions[0] if versions else None


def _log_ahead(engine: Engine) -> None:
    """Write-ahead log: readers and the writer never wait for each other, and a crash leaves whole transactions.

    Kept in the file itself, so it is set only now that the file is known to be ours.
    """
    if sqlite_file(engine.url):
        _outside_transactions(engine, "PRAGMA journal_mode = WAL")


def _refuse_newer(revision: str) -> None:
    # Loaded only here: a store that is up to date never needs it.
    from alembic.script import ScriptDirectory

    revisions = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if revision not in revisions:
        raise ScenarioStoreError("newer_schema")


def _copy_before(engine: Engine, revision: str) -> None:
    file = sqlite_file(engine.url)
    if file is None:
        return
    copy = file.with_name(f"{file.stem}.before-{HEAD}-was-{revision}{file.suffix}")
    if not copy.exists():
        copy_to(engine, copy)


def copy_to(engine: Engine, target: Path) -> None:
    """A compact copy of an SQLite store, made while it is in use. Raises ScenarioStoreError."""
    publish(target, lambda draft: _outside_transactions(engine, "VACUUM INTO ?", str(draft)))


def fold_log(engine: Engine) -> None:
    """Bring what SQLite's log holds into the file itself, and empty the log. Raises ScenarioStoreError."""
    _outside_transactions(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def make_tables(engine: Engine) -> None:
    """Bring an empty database or older tables to this release; of several processes one does it, the others wait."""
    from alembic import command
    from alembic.config import Config

    with writing(engine) as connection, postgres.upgrading(connection.connection.driver_connection):
        _wait_for_turn(connection)
        if _revision(connection) == HEAD:
            return
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _wait_for_turn(connection: Connection) -> None:
    """In SQLite a writer is alone from its first statement on; PostgreSQL has a lock for such turns."""
    if connection.dialect.name == "postgresql":
        for name in ("lock_timeout", "statement_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {name} = '{postgres.UPGRADE_SECONDS}s'")
        connection.execute(select(func.pg_advisory_xact_lock(UPGRADE_LOCK)))


def _outside_transactions(engine: Engine, statement: str, *values: str) -> None:
    """Run what SQLite allows only between transactions."""
    with reading(engine) as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute(statement, values).close()
