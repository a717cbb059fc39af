"""When the database is broken, full, foreign or gone: one clear sentence, nothing lost, and work goes on in memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from alembic import op

from components import store as kept
from components.store import ScenarioStoreError, Store
from components.store.errors import StoreReason
from components.store.words import store_sentences
from tests.components.scenario_writer import CATALOGUE, moved
from tests.components.store_files import filled_file, refused

PAYLOAD = b'"value": 9.25'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return filled_file(tmp_path)


@pytest.fixture
def opened(file: Path) -> Iterator[Store]:
    store = kept.open_store(f"sqlite:///{file}")
    yield store
    store.close()


def trouble_with(address: str) -> str:
    """The reason for which the store fell back to memory, after seeing that work goes on there."""
    store = kept.open_or_memory(address)
    assert store.trouble is not None and not store.lasting
    kept.create(store, moved(1.0), CATALOGUE)
    assert len(kept.listing(store)) == 1
    store.close()
    return store.trouble.reason


def test_a_changed_byte_inside_a_saved_scenario_is_found_and_other_revisions_help(file: Path) -> None:
    content = file.read_bytes()
    assert content.count(PAYLOAD) >= 20
    file.write_bytes(content.replace(PAYLOAD, PAYLOAD.replace(b"9.25", b"9.35")))
    store = kept.open_store(f"sqlite:///{file}")
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    entry = kept.listing(store)[0]
    with pytest.raises(ScenarioStoreError) as caught:
        kept.opened(store, entry.id, CATALOGUE, 1)
    assert kept.sentence(caught.value) == f"“{entry.name}”第 1 版的内容已损坏，没有打开。可在历史中恢复其他版本。"
    assert [(revision.number, revision.intact) for revision in kept.history(store, entry.id)] == [(2, True), (1, False)]
    assert refused(lambda: kept.restore(store, entry, 1)) == "damaged_revision"
    assert kept.restore(store, entry, 2).entry.version == 3
    store.close()


def test_pages_overwritten_in_a_running_store_raise_only_our_own_error(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    store = kept.open_store(f"sqlite:///{file}")
    store.close()  # lets go of the pages it still knows, as it would in time under load
    file.write_bytes(content)
    assert refused(lambda: kept.listing(store)) in {"corrupt", "not_a_database"}
    store.close()


def test_the_database_of_another_program_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "theirs.sqlite"
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE invoices (id INTEGER)")
    theirs.close()
    before = path.read_bytes()
    assert trouble_with(f"sqlite:///{path}") == "foreign_database"
    assert path.read_bytes() == before


def test_a_store_of_a_newer_release_is_never_touched(file: Path) -> None:
    with sqlite3.connect(file) as newer:
        newer.execute("UPDATE scenario_schema SET version_num = '9999'")
    newer.close()
    before = file.read_bytes()
    assert trouble_with(f"sqlite:///{file}") == "newer_schema"
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("nonsense", "bad_address"),
        ("mysql://user:secret@host/name", "bad_address"),
        ("postgresql+nosuchdriver://user:secret@host/name", "no_driver"),
        (f"sqlite:///{__file__}/scenarios.sqlite", "no_access"),
        (f"sqlite:///{Path(__file__).parent}", "no_access"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(address: str, reason: str) -> None:
    assert trouble_with(address) == reason
    with closing(kept.open_or_memory(address)) as store:
        trouble = store.trouble
    assert trouble and "secret" not in f"{kept.trouble_sentence(trouble)}{trouble!r}"


def test_a_full_disk_refuses_saves_and_loses_nothing(tmp_path: Path) -> None:
    store = kept.open_store(f"sqlite:///{tmp_path / 'small.sqlite'}", {"max_page_count": 24})
    saved = []
    with pytest.raises(ScenarioStoreError) as caught:
        for n in range(1000):
            saved.append((kept.create(store, moved(float(n), f"方案 {n}"), CATALOGUE).entry, float(n)))
    assert caught.value.reason == "full" and len(saved) > 3
    assert "已保存的方案不受影响" in kept.sentence(caught.value)
    assert {entry.id for entry in kept.listing(store)} == {entry.id for entry, _ in saved}
    for entry, value in saved:
        assert kept.opened(store, entry.id, CATALOGUE).scenario.levers == (("gdp_growth", value),)
    for entry, _ in saved:
        kept.to_bin(store, entry.id)
        kept.erase(store, entry.id)
    assert kept.create(store, moved(1.0, "又有地方了"), CATALOGUE).entry.version == 1
    store.close()


def test_saving_stops_before_the_last_room_is_gone_while_reading_and_binning_go_on(opened: Store) -> None:
    tight = replace(opened, least_free_bytes=2**62)
    assert refused(lambda: kept.create(tight, moved(1.0), CATALOGUE)) == "full"
    entry = kept.listing(tight)[0]
    assert kept.to_bin(tight, entry.id).deleted_at is not None


def test_a_file_moved_away_or_replaced_takes_no_more_saves(opened: Store, tmp_path: Path) -> None:
    path = tmp_path / "scenarios.sqlite"
    path.rename(tmp_path / "moved.sqlite")
    assert refused(lambda: kept.create(opened, moved(1.0), CATALOGUE)) == "moved"
    path.write_bytes(b"")
    assert refused(lambda: kept.create(opened, moved(1.0), CATALOGUE)) == "moved"
    assert refused(lambda: kept.listing(opened)) == "moved"
    assert path.read_bytes() == b"", "no connection makes a file"


def test_a_file_emptied_while_it_is_in_use_takes_no_more_saves(opened: Store, file: Path) -> None:
    os.truncate(file, 0)
    assert refused(lambda: kept.create(opened, moved(1.0), CATALOGUE)) == "emptied"
    problem = opened.problem()
    assert problem and "0 字节" in kept.sentence(problem)


def test_a_store_locked_by_another_program_says_busy_and_recovers(file: Path) -> None:
    store = kept.open_store(f"sqlite:///{file}", {"busy_timeout": 20})
    rival = sqlite3.connect(file, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    assert refused(lambda: kept.create(store, moved(1.0), CATALOGUE)) == "busy"
    assert len(kept.listing(store)) == 20
    rival.execute("ROLLBACK")
    rival.close()
    assert kept.create(store, moved(1.0), CATALOGUE).changed
    store.close()


def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ScenarioStoreError("full")

    address = f"sqlite:///{tmp_path / 'scenarios.sqlite'}"
    with monkeypatch.context() as patched:
        patched.setattr(op, "create_index", full)
        assert refused(lambda: kept.open_store(address)) == "full"
    assert list(tmp_path.iterdir()) == [], "a new store appears whole or not at all"
    kept.open_store(address).close()


@pytest.mark.parametrize("reason", get_args(StoreReason))
def test_every_trouble_has_a_whole_sentence(reason: StoreReason) -> None:
    sentence = kept.sentence(ScenarioStoreError(reason, name="方案", version=3))
    assert sentence.endswith("。") and "{" not in sentence
    assert set(store_sentences()) == set(get_args(StoreReason))
