"""A store file that is broken when it is opened: set aside as it was, and work goes on in a new one."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from components import store as stored
from components.store import ScenarioStoreError, Store, engine, files
from tests.components.scenario_writer import CATALOGUE, moved
from tests.components.store_files import filled_file, refused


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return filled_file(tmp_path)


def replaced(file: Path) -> Store:
    """A store that is opened where a broken file lies, after seeing that the broken one was kept as it was."""
    content = file.read_bytes()
    store = stored.open_or_memory(f"sqlite:///{file}")
    assert store.lasting and store.broken_file is not None
    assert store.broken_file.read_bytes() == content
    assert re.fullmatch(r"scenarios\.broken-\d{8}-\d{6}\.sqlite", store.broken_file.name)
    assert store.broken_file.name in stored.broken_file_sentence(store.broken_file.name)
    stored.create(store, moved(1.0), CATALOGUE)
    assert len(stored.listing(store)) == 1
    store.close()
    return store


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_set_aside_untouched_and_work_goes_on_in_a_new_one(file: Path, share: float) -> None:
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    with pytest.raises(ScenarioStoreError):
        stored.open_store(f"sqlite:///{file}")
    replaced(file)


@pytest.mark.parametrize("garbage", [b"PK\x03\x04 not a database" * 400, "方案".encode() * 999, b"\x00" * 9000, b""])
def test_a_file_that_is_no_database_is_set_aside_untouched_and_work_goes_on_in_a_new_one(
    file: Path, garbage: bytes
) -> None:
    file.write_bytes(garbage)
    replaced(file)
    again = stored.open_or_memory(f"sqlite:///{file}")
    assert again.broken_file is not None, "told after a restart too, while the file lies there"
    again.broken_file.unlink()
    assert again.broken_file is None and len(stored.listing(again)) == 1
    again.close()


def test_of_two_processes_that_meet_a_broken_file_only_one_sets_it_aside(file: Path) -> None:
    file.write_bytes(b"garbage" * 500)
    number = file.stat().st_ino
    store = replaced(file)
    assert refused(lambda: files.set_aside(file, number)) == "busy"
    assert file.stat().st_ino == store.file_number


def test_a_file_that_is_no_database_is_left_with_no_open_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, connections, connected = tmp_path / "scenarios.sqlite", [], engine.connected
    file.write_bytes(b"garbage" * 999)
    monkeypatch.setattr(engine, "connected", lambda path: connections.append(connected(path)) or connections[-1])
    assert refused(lambda: stored.open_store(str(file))) == "not_a_database"
    assert connections
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
