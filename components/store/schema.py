"""Bring a database of scenarios to the schema of this release: checked before, copied before, all or nothing."""

from pathlib import Path

from sqlalchemy import Connection, Engine, String, column, inspect, select, table

from components.store.engine import reading, sqlite_file, writing
from components.store.errors import ScenarioStoreError
from components.store.tables import HEAD, VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables, or migrate older ones; a copy of an older file is left beside it first.

    Raises ScenarioStoreError: corrupt, not_a_database, foreign_database, newer_schema and what the database answers.
    """
    with reading(engine) as connection:
        _check_file(connection)
        found = _revision(connection)
    if found not in (None, HEAD):
        _refuse_newer(str(found))
        _copy_before(engine, str(found))
    _log_ahead(engine)
    if found != HEAD:
        _upgrade(engine)


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
    found = connection.execute(query).scalars().all()
    return found[0] if found else None


def _log_ahead(engine: Engine) -> None:
    """Write-ahead log: readers and the writer never wait for each other, and a crash leaves whole transactions.

    Kept in the file itself, so it is set only now that the file is known to be ours.
    """
    if sqlite_file(engine.url):
        _outside_transactions(engine, "PRAGMA journal_mode = WAL")


def _refuse_newer(found: str) -> None:
    # Loaded only here: a store that is up to date never needs it.
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if found not in known:
        raise ScenarioStoreError("newer_schema")


def _copy_before(engine: Engine, found: str) -> None:
    file = sqlite_file(engine.url)
    if file is None:
        return
    copy = file.with_name(f"{file.stem}.before-{HEAD}-was-{found}{file.suffix}")
    if not copy.exists():
        copy_to(engine, copy)


def copy_to(engine: Engine, target: Path) -> None:
    """A compact copy of an SQLite store, made while it is in use. Raises ScenarioStoreError."""
    _outside_transactions(engine, "VACUUM INTO ?", str(target))


def _outside_transactions(engine: Engine, statement: str, *values: str) -> None:
    """Run what SQLite allows only between transactions."""
    with reading(engine) as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute(statement, values).close()


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
