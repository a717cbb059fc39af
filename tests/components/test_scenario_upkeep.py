"""Backup and restore of the store, also while people save; and a file that only its owner can read."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from components import store as kept
from components.store import ScenarioStoreError, Store, thinning, upkeep
from components.store.engine import connected, file_url
from tests.components.scenario_writer import CATALOGUE, moved

ROOT = Path(__file__).resolve().parents[2]
ODD_NAMES = ["a?b", "a%20b", "a#b", "方案 库", "a&b=c;d", "ä:b", "'quo\"ted'"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "room" / "scenarios.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    opened = kept.open_store(str(file))
    yield opened
    opened.close()


def names(file: Path) -> list[str]:
    store = kept.open_store(str(file))
    try:
        return sorted(entry.name for entry in kept.listing(store))
    finally:
        store.close()


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def refused(attempt: object) -> str:
    assert callable(attempt)
    with pytest.raises(ScenarioStoreError) as caught:
        attempt()
    return caught.value.reason


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_only_the_owner_reads_the_store_its_folder_its_log_and_its_backup(store: Store, file: Path) -> None:
    kept.create(store, moved(1.0), CATALOGUE)
    upkeep.backup(str(file), file.parent.parent / "new" / "backup.sqlite")
    assert [mode(path) for path in sorted(file.parent.iterdir())] == [0o600] * 3, "the file, -shm and -wal"
    assert mode(file.parent) == 0o700
    assert mode(file.parent.parent / "new" / "backup.sqlite") == 0o600


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_a_store_that_anybody_could_read_is_closed_and_a_group_of_the_site_stays(store: Store, file: Path) -> None:
    store.close()
    for before, after in ((0o644, 0o600), (0o666, 0o600), (0o660, 0o660), (0o600, 0o600)):
        file.chmod(before)
        kept.open_store(str(file)).close()
        assert mode(file) == after


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_folder_of_any_name_holds_the_store_that_is_opened_there(tmp_path: Path, name: str) -> None:
    file = tmp_path / name / "scenarios.sqlite"
    for address in (str(file), file_url(file)):
        store = kept.open_store(address)
        kept.create(store, moved(1.0), CATALOGUE)
        store.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert len(names(file)) == 2
    assert upkeep.backup(str(file), file.parent / "备份?.sqlite") == 2


def test_an_address_whose_path_would_be_cut_at_a_question_mark_is_refused(tmp_path: Path) -> None:
    assert refused(lambda: kept.open_store(f"sqlite:///{tmp_path}/a?b/scenarios.sqlite")) == "bad_address"
    assert list(tmp_path.iterdir()) == []


def test_a_backup_made_while_four_people_save_holds_everything_acknowledged_before(store: Store, file: Path) -> None:
    acknowledged: list[str] = []
    stop = Event()

    def save_on(n: int) -> None:
        while not stop.is_set():
            entry = kept.create(store, moved(0.0, f"方案 {n}"), CATALOGUE).entry
            while not stop.is_set() and entry.version < thinning.NEWEST:  # older ones would make room
                entry = kept.save(store, entry, moved(entry.version / 2, f"方案 {n}"), CATALOGUE).entry
                acknowledged.append(f"{entry.id} {entry.version}")

    threads = [Thread(target=save_on, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for n in range(5):
        deadline = time.monotonic() + 20
        while len(acknowledged) < 10 * (n + 1) and time.monotonic() < deadline:
            time.sleep(0.01)
        before = list(acknowledged)
        copy = file.parent / f"backup-{n}.sqlite"
        upkeep.backup(str(file), copy)
        with sqlite3.connect(copy) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            there = {f"{i} {number}" for i, number in connection.execute("SELECT scenario_id, number FROM revisions")}
            heads = connection.execute("SELECT id, version FROM scenarios").fetchall()
        connection.close()
        assert len(before) >= 10 and set(before) <= there
        assert {f"{i} {version}" for i, version in heads} <= there, "a save is in it whole or not at all"
    stop.set()
    for thread in threads:
        thread.join()


def test_a_backup_is_one_file_and_never_replaces_another(store: Store, file: Path) -> None:
    kept.create(store, moved(1.0), CATALOGUE)
    copy = file.parent / "backup.sqlite"
    assert upkeep.backup(str(file), copy) == 1
    assert [path.name for path in file.parent.iterdir() if path.name.startswith("backup")] == ["backup.sqlite"]
    content = copy.read_bytes()
    kept.create(store, moved(2.0), CATALOGUE)
    with pytest.raises(FileExistsError):
        upkeep.backup(str(file), copy)
    assert copy.read_bytes() == content


def test_a_restored_backup_is_in_the_running_store_and_what_it_replaced_lies_beside_it(
    store: Store, file: Path
) -> None:
    entry = kept.create(store, moved(1.0, "先前"), CATALOGUE).entry
    binned = kept.to_bin(store, kept.create(store, moved(1.0, "回收"), CATALOGUE).entry.id)
    copy = file.parent.parent / "backup.sqlite"
    upkeep.backup(str(file), copy)
    kept.save(store, entry, moved(2.0, "先前改"), CATALOGUE)
    kept.create(store, moved(3.0, "后来"), CATALOGUE)
    content = copy.read_bytes()
    came_back, aside = upkeep.restore(str(file), copy)
    assert (came_back.scenarios, came_back.damaged) == (2, 0) and copy.read_bytes() == content
    assert kept.listing(store) == (entry,), "the store that was open all the while"
    assert kept.listing(store, in_bin=True) == (binned,)
    assert kept.opened(store, entry.id, CATALOGUE).scenario == moved(1.0, "先前")
    assert kept.save(store, entry, moved(4.0), CATALOGUE).entry.version == 2
    assert aside and aside.parent == file.parent and names(aside) == ["先前改", "后来"]


@pytest.mark.parametrize("content", [b"", b"no database" * 900])
def test_a_backup_that_is_none_is_refused_and_the_store_stays_as_it_is(
    store: Store, file: Path, content: bytes
) -> None:
    kept.create(store, moved(1.0, "先前"), CATALOGUE)
    bad = file.parent / "bad.sqlite"
    bad.write_bytes(content)
    with pytest.raises(upkeep.UnusableBackupError):
        upkeep.restore(str(file), bad)
    assert names(file) == ["先前"] and bad.read_bytes() == content
    with pytest.raises(FileNotFoundError):
        upkeep.restore(str(file), file.parent / "none.sqlite")


def test_a_store_that_is_broken_is_set_aside_and_the_backup_takes_its_place(store: Store, file: Path) -> None:
    kept.create(store, moved(1.0, "先前"), CATALOGUE)
    copy = file.parent / "backup.sqlite"
    upkeep.backup(str(file), copy)
    store.close()
    file.write_bytes(b"garbage" * 999)
    upkeep.restore(str(file), copy)
    assert names(file) == ["先前"]
    assert len(list(file.parent.glob("scenarios.broken-*.sqlite"))) == 1


def test_the_commands_answer_in_a_sentence(store: Store, file: Path, tmp_path: Path) -> None:
    kept.create(store, moved(1.0), CATALOGUE)
    environment = {**os.environ, "EXPLORER_SCENARIO_DATABASE": str(file), "PYTHONPATH": str(ROOT)}

    def asked(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "components.store.upkeep", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stdout + done.stderr

    copy = tmp_path / "b.sqlite"
    assert asked("backup", str(copy)) == (0, f"已备份 1 个方案：{copy}。\n")
    assert asked("backup", str(copy)) == (1, f"已有这个文件，没有备份，请换一个文件名：{copy}。\n")
    assert asked("backup") == (1, "请在 backup 之后写一个文件名。\n")
    code, words = asked("restore", str(copy))
    assert code == 0 and words.startswith("已恢复 1 个方案。原有方案已另存为 ")
    assert asked("restore", str(tmp_path / "none")) == (1, f"没有这个文件，没有做任何事：{tmp_path / 'none'}。\n")


def test_a_bare_connection_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connected(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []
