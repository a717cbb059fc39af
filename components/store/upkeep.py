"""Backup and restore of the site's store: `python -m components.store.upkeep backup FILE`, `… restore FILE`.

Both may be done while the application is running. A backup is an SQLite file whatever database the site uses.
"""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection
from sqlalchemy.engine import URL

from components.base.settings import SettingsRefusedError
from components.store.copying import Moved, amount_in, clear, copy_all, is_empty
from components.store.engine import connected, file_url, sqlite_file, store_url, translated
from components.store.errors import ScenarioStoreError
from components.store.files import REPLACED, dated, inode, make_folder, publish
from components.store.shared import DEFAULT_FILE, site_address
from components.store.store import Store, open_or_replace, open_store
from components.store.tables import VERSION_TABLE, metadata
from components.store.visit_moves import add_visits, restore_visits
from components.store.visits import site_counts
from components.store.words import sentence
from components.words.text import tr


class UnusableBackupError(Exception):
    """A file is no backup of a store that this release can read. Nothing has been changed."""


def backup(address: str | URL, file: Path, counts: Path | None = None) -> int:
    """Copy the store into a new file, complete as of one moment; the number of scenarios in it.

    The counts of a kiosk, kept in a file `counts` of their own, go with it.
    Raises ScenarioStoreError; FileNotFoundError where there is no store, FileExistsError where `file` exists.
    """
    _check_lasting(address)
    make_folder(file)
    source = sqlite_file(store_url(address))
    if source and not inode(source):
        raise FileNotFoundError(source)
    if file.exists() or not publish(file, lambda draft: _copied(address, source, draft, counts)):
        raise FileExistsError(file)
    with _opened_copy(file) as copy, copy.reading() as connection:
        return amount_in(connection)


def restore(address: str | URL, file: Path, counts: Path | None = None) -> tuple[Moved, Path | None]:
    """Replace what is in the store by a backup, all at once; what was there is written beside it first.

    The answer: what came back, and the file that holds what was replaced (None where there was nothing).
    Raises FileNotFoundError, UnusableBackupError, ScenarioStoreError; the store is unchanged then.
    """
    _check_lasting(address)
    if not inode(file):
        raise FileNotFoundError(file)
    with _opened_copy(file) as copy:
        target = open_or_replace(address)
        try:
            with copy.reading() as source, target.writing(grows=False) as connection:
                aside = _written_aside(target, connection, counts)
                clear(connection)
                moved = copy_all(source, connection)
        finally:
            target.close()
    return replace(moved, visits=restore_visits(file, counts) if counts else 0), aside


def _check_lasting(address: str | URL) -> None:
    url = store_url(address)
    if url.get_backend_name() == "sqlite" and not sqlite_file(url):
        raise ScenarioStoreError("in_memory")


def _copied(address: str | URL, source: Path | None, draft: Path, counts: Path | None) -> None:
    """The store's content into an empty file, in one read: saves go on meanwhile and are in it whole or not at all."""
    if source:
        _copied_file(source, draft)
    else:
        _copied_rows(address, draft)
    if counts:
        add_visits(counts, draft)


def _copied_rows(address: str | URL, draft: Path) -> None:
    draft.unlink()
    with closing(open_store(address)) as store, closing(open_store(file_url(draft))) as copy:
        with store.reading() as connection, copy.writing(grows=False) as target:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            copy_all(connection, target)
        _single_file(copy)


def _copied_file(source: Path, draft: Path) -> None:
    with translated(), closing(connected(source)) as reader, closing(connected(draft)) as writer:
        reader.backup(writer)
        (health,) = writer.execute("PRAGMA quick_check(1)").fetchone()
        writer.execute("PRAGMA journal_mode = DELETE").close()
    if health != "ok":
        raise ScenarioStoreError("corrupt")


@contextmanager
def _opened_copy(file: Path) -> Iterator[Store]:
    """A store over a copy of `file`, brought to the tables of this release; the file itself is read only."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "copy.sqlite"
        draft.touch()
        try:
            _copied_file(file, draft)
            _check_kind(draft)
            store = open_store(file_url(draft))
        except ScenarioStoreError as error:
            raise UnusableBackupError(error.reason) from error
        with closing(store):
            yield store


def _check_kind(file: Path) -> None:
    with translated(), closing(connected(file)) as connection:
        query = "SELECT count(*) FROM sqlite_master WHERE name = ?"
        (tables,) = connection.execute(query, (VERSION_TABLE,)).fetchone()
    if not tables:
        raise ScenarioStoreError("foreign_database")


def _written_aside(target: Store, connection: Connection, counts: Path | None) -> Path | None:
    """What is in the store now, into a dated file, while nobody else can write."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
    if is_empty(connection):
        return None
    aside = dated(target.file or DEFAULT_FILE, REPLACED)
    with closing(open_store(file_url(aside))) as store:
        with store.writing(grows=False) as rows:
            copy_all(connection, rows)
        _single_file(store)
    if counts:
        add_visits(counts, aside)
    return aside


def _single_file(store: Store) -> None:
    """No log beside the file once it is closed, so that it can be carried about alone."""
    store.close()
    if store.file:
        with translated(), closing(connected(store.file)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").close()


def main(command: str, *names: str) -> int:
    """Do one of the two and say so in a sentence; 1 where it was not done."""
    if len(names) != 1:
        print(tr("请在 {command} 之后写一个文件名。", command=command), file=sys.stderr)
        return 1
    try:
        print(_done(command, Path(names[0]).absolute()))
    except _REFUSALS as error:
        print(_refusal(error, names[0]), file=sys.stderr)
        return 1
    return 0


_REFUSALS = (ScenarioStoreError, SettingsRefusedError, UnusableBackupError, FileExistsError, FileNotFoundError)


def _done(command: str, file: Path) -> str:
    if command == "backup":
        return tr("已备份 {n} 个方案：{file}。", n=backup(site_address(), file, site_counts()), file=file)
    return restored_sentence(*restore(site_address(), file, site_counts()))


def _refusal(error: BaseException, name: str) -> str:
    if isinstance(error, ScenarioStoreError):
        return sentence(error)
    if isinstance(error, UnusableBackupError):
        return tr("这个文件不是本版本可用的方案库备份，没有恢复：{file}。", file=name)
    if isinstance(error, FileExistsError):
        return tr("已有这个文件，没有备份，请换一个文件名：{file}。", file=name)
    if isinstance(error, FileNotFoundError):
        return tr("没有这个文件，没有做任何事：{file}。", file=error.args[0])
    return str(error)


def restored_sentence(moved: Moved, aside: Path | None) -> str:
    """What came back, where the replaced scenarios are, and what is damaged."""
    words = tr("已恢复 {n} 个方案。", n=moved.scenarios)
    if moved.reports:
        words += tr("台账中 {n} 项任务的填报也已恢复。", n=moved.reports)
    if moved.stories:
        words += tr("{n} 份自编汇报也已恢复。", n=moved.stories)
    if moved.visits:
        words += tr("{n} 条展厅计数也已恢复。", n=moved.visits)
    if aside:
        words += tr("原有方案已另存为 {file}。", file=aside)
    if moved.damaged:
        words += tr("备份中有 {n} 个历史版本已损坏，照原样恢复，打开时会提示。", n=moved.damaged)
    return words


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
