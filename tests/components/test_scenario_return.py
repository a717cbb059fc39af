"""A store that cannot be used is sought again by itself; what was kept in memory meanwhile moves into it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import update

from components import store as kept
from components.base.settings import Settings
from components.store import ScenarioStoreError, Store, shared, tables
from tests.components.scenario_writer import CATALOGUE, moved

PATIENCE_S = 20


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The path of the site's store. Its folder is a file at first, so the store can only be in memory."""
    file = tmp_path / "room" / "scenarios.sqlite"
    monkeypatch.setattr(shared, "read_settings", lambda: Settings(scenario_database=f"sqlite:///{file}"))
    monkeypatch.setattr(shared, "_shared", None)
    monkeypatch.setattr(shared, "FIRST_WAIT_S", 0.05)
    file.parent.write_text("in the way")
    yield file
    if store := kept.store_in_use():
        store.retired.set()
        store.close()


def mended(file: Path) -> None:
    file.parent.unlink()


def waited_for(lasting: bool) -> Store:
    deadline = time.monotonic() + PATIENCE_S
    while kept.shared_store().lasting is not lasting and time.monotonic() < deadline:
        time.sleep(0.02)
    store = kept.shared_store()
    assert store.lasting is lasting
    return store


def refused(attempt: object) -> str:
    assert callable(attempt)
    with pytest.raises(ScenarioStoreError) as caught:
        attempt()
    return caught.value.reason


def test_the_store_comes_back_by_itself_with_everything_that_was_in_memory(site: Path) -> None:
    memory = kept.shared_store()
    assert not memory.lasting and kept.shared_store() is memory
    first = kept.create(memory, moved(1.0, "先存"), CATALOGUE)
    assert not first.lasting and "仅在内存" in kept.saved_sentence(first)
    entry = kept.save(memory, first.entry, moved(2.0, "再存"), CATALOGUE).entry
    mended(site)
    store = waited_for(True)
    assert (store.carried, store.copied) == (1, 0)
    assert kept.opened(store, entry.id, CATALOGUE, 1).scenario == moved(1.0, "先存")
    third = kept.save(store, entry, moved(3.0, "再存"), CATALOGUE)
    assert third.lasting and kept.saved_sentence(third) == "已保存为第 3 版。"
    assert "内存中的 1 个方案已写入" in kept.return_sentence(store.carried, store.copied)


def test_a_save_on_its_way_into_the_old_store_is_kept_or_refused_and_never_lost(site: Path) -> None:
    memory = kept.shared_store()
    acknowledged: list[str] = []
    stop = Event()

    def save_on() -> None:
        while not stop.is_set():
            try:
                acknowledged.append(kept.create(memory, moved(1.0), CATALOGUE).entry.id)
            except ScenarioStoreError as error:
                assert error.reason == "busy"
                return

    threads = [Thread(target=save_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(acknowledged) < 20:
        time.sleep(0.01)
    mended(site)
    store = waited_for(True)
    for thread in threads:
        thread.join()
    stop.set()
    assert {entry.id for entry in kept.listing(store)} == set(acknowledged)


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server does not seek the store by itself during the test."""
    monkeypatch.setattr(shared, "FIRST_WAIT_S", 600.0)


def test_a_move_that_was_cut_off_and_is_done_again_doubles_nothing(site: Path, by_hand: None) -> None:
    memory = kept.shared_store()
    entry = kept.create(memory, moved(1.0), CATALOGUE).entry
    mended(site)
    aside = kept.open_store(f"sqlite:///{site}")
    with memory.reading() as source, aside.writing() as target:
        shared.add_all(source, target)
    store = kept.reopened()
    assert [(one.id, one.version) for one in kept.listing(store)] == [(entry.id, 1)]
    assert (store.carried, store.copied) == (0, 0)
    aside.close()


def test_other_content_under_the_same_id_is_kept_beside_it_and_told(site: Path, by_hand: None) -> None:
    memory = kept.shared_store()
    entry = kept.create(memory, moved(1.0, "方案"), CATALOGUE).entry
    mended(site)
    other = kept.open_store(f"sqlite:///{site}")
    theirs = kept.create(other, moved(9.0, "方案"), CATALOGUE).entry
    with other.writing() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(update(tables.scenarios).values(id=entry.id))
        connection.execute(update(tables.revisions).values(scenario_id=entry.id))
    other.close()
    store = kept.reopened()
    assert theirs.id != entry.id
    assert kept.opened(store, entry.id, CATALOGUE).scenario == moved(9.0, "方案")
    (copy,) = [one for one in kept.listing(store) if one.id != entry.id]
    assert kept.opened(store, copy.id, CATALOGUE).scenario == moved(1.0, "方案（内存副本）")
    assert store.copied == 1 and "另存为副本" in kept.return_sentence(store.carried, store.copied)


def test_attempts_grow_seldom_and_never_hold_up_a_viewer(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    memory = replace(kept.open_or_memory(f"sqlite:///{site}"))

    class Clock(Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout or 0.0)
            return len(waits) > 12

    monkeypatch.setattr(shared, "FIRST_WAIT_S", 1.0)
    shared._seek(replace(memory, retired=Clock()))
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60]
    memory.close()


def test_a_site_that_names_no_lasting_place_says_that_saves_are_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    store = kept.open_or_memory("sqlite://")
    assert store.trouble and not store.lasting
    assert "仅在内存" in kept.trouble_sentence(store.trouble) and "自动" not in kept.trouble_sentence(store.trouble)
    store.close()


@pytest.fixture
def in_use(site: Path) -> Store:
    mended(site)
    store = kept.shared_store()
    assert store.lasting
    return store


@pytest.mark.parametrize("pattern", ["*", "scenarios.sqlite"])
def test_a_store_deleted_while_it_is_open_is_written_again_on_reconnecting(
    in_use: Store, site: Path, pattern: str
) -> None:
    entry = kept.create(in_use, moved(1.0), CATALOGUE).entry
    for path in list(site.parent.glob(pattern)):
        path.unlink()
    assert refused(lambda: kept.listing(in_use)) == "moved"
    store = kept.reopened()
    assert kept.opened(store, entry.id, CATALOGUE).scenario == moved(1.0)
    assert refused(lambda: kept.create(in_use, moved(2.0), CATALOGUE)) in {"busy", "moved"}
    assert kept.create(store, moved(2.0), CATALOGUE).lasting


def test_a_store_replaced_by_another_is_taken_up_as_it_is(in_use: Store, site: Path) -> None:
    kept.create(in_use, moved(1.0), CATALOGUE)
    other = kept.open_store(f"sqlite:///{site.parent / 'other.sqlite'}")
    theirs = kept.create(other, moved(2.0), CATALOGUE).entry
    other.close()
    (site.parent / "other.sqlite").replace(site)
    assert refused(lambda: kept.create(in_use, moved(1.0), CATALOGUE)) == "moved"
    store = kept.reopened()
    assert kept.listing(store) == (theirs,)
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
