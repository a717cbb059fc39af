"""Reports on tasks: on disk once acknowledged, every one in the history, nothing lost between two people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest

from components import store as stored
from components.store import Store, upkeep
from components.store import ledger as ledgers
from components.store.copying import add_all
from components.store.engine import MEMORY, writing
from components.store.errors import LedgerClashError
from components.store.ledger import Edit
from components.store.tables import HEAD
from model.ledger import Fields

TASK = "task_01"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = stored.open_store(f"sqlite:///{tmp_path / 'scenarios.sqlite'}")
    yield opened
    opened.close()


def save(store: Store, base: int, who: str = "甲", **fields: str) -> ledgers.SavedReports:
    return ledgers.save(store, [Edit(TASK, base, Fields(**fields))], who)  # type: ignore[arg-type]


def now(store: Store) -> Fields:
    return ledgers.reports(store)[TASK].fields


def test_a_report_comes_back_after_the_server_restarts(store: Store) -> None:
    (entry,) = save(store, 0, status="under_way", unit="规划处").entries
    store.close()
    again = stored.open_store(str(store.engine.url))
    assert ledgers.reports(again) == {TASK: entry} and entry.fields.unit == "规划处"
    again.close()


def test_two_people_who_report_different_things_of_a_task_keep_both(store: Store) -> None:
    save(store, 0, status="not_begun")
    save(store, 1, "甲", status="under_way")
    saved = save(store, 1, "乙", status="not_begun", unit="建设处")
    assert saved.merged == (TASK,)
    assert now(store) == Fields(status="under_way", unit="建设处")
    assert [(e.version, e.who) for e in ledgers.reports_of(store, TASK)] == [(3, "乙"), (2, "甲"), (1, "甲")]


def test_two_people_who_report_the_same_field_are_told_and_the_first_report_stays(store: Store) -> None:
    save(store, 0, status="not_begun")
    save(store, 1, "甲", status="under_way")
    edits = [Edit("task_02", 0, Fields("done")), Edit(TASK, 1, Fields("done"))]
    with pytest.raises(LedgerClashError) as caught:
        ledgers.save(store, edits, "乙")
    (clash,) = caught.value.clashes
    assert (clash.ident, clash.version, clash.who, clash.fields) == (TASK, 2, "甲", ("status",))
    assert now(store).status == "under_way" and "task_02" not in ledgers.reports(store), "all of it or nothing"


def test_a_report_of_nothing_new_is_no_report(store: Store) -> None:
    save(store, 0, status="done")
    assert save(store, 1, status="done").entries == () and ledgers.stamp(store)[:2] == (1, 1)


@pytest.mark.parametrize("place", ["file", "memory"])
def test_of_many_people_at_once_every_change_is_kept_or_refused(store: Store, place: str) -> None:
    shared = store if place == "file" else stored.open_store(MEMORY)
    names = ("unit", "note", "target", "section")
    start, clashes = Barrier(12), []

    def work(turn: int) -> None:
        start.wait()
        try:
            save(shared, 0, f"人{turn}", **{names[turn % 4]: f"{turn}"})
        except LedgerClashError as error:
            clashes.append(error.clashes[0].fields)

    people = [Thread(target=work, args=(turn,)) for turn in range(12)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    history = ledgers.reports_of(shared, TASK)
    assert len(history) == 4 and len(clashes) == 8
    assert all(getattr(now(shared), name) for name in names)
    if place == "memory":
        shared.close()


def test_the_ledger_of_an_earlier_day_is_as_it_was_then(store: Store) -> None:
    for month, status in ((9, "not_begun"), (10, "under_way"), (11, "done")):
        at = replace(store, clock=lambda month=month: datetime(2026, month, 15, tzinfo=UTC))
        save(at, month - 9, status=status)
    earlier = ledgers.reports(store, datetime(2026, 11, 1, tzinfo=UTC))
    assert earlier[TASK].fields.status == "under_way"
    assert ledgers.reports(store, datetime(2026, 9, 1, tzinfo=UTC)) == {}


def test_changed_bytes_of_a_report_are_noticed_and_named(store: Store) -> None:
    save(store, 0, status="done")
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_revisions SET payload = CAST('{}' AS BLOB)")
    assert not ledgers.reports(store)[TASK].intact


def test_a_store_of_the_last_release_gets_a_ledger_and_keeps_its_scenarios(store: Store, tmp_path: Path) -> None:
    store.close()
    file = tmp_path / "scenarios.sqlite"
    with closing(sqlite3.connect(file)) as connection, connection:
        newer = ("releases", "release_blobs", "release_log")
        for table in (*newer, "story_revisions", "stories", "ledger_revisions", "ledger_rows"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE scenario_schema SET version_num = '0001'")
        connection.execute("INSERT INTO scenarios VALUES ('a', '旧方案', 1, 0, 0, NULL)")
    again = stored.open_store(f"sqlite:///{file}")
    assert [entry.name for entry in stored.listing(again)] == ["旧方案"]
    assert save(again, 0, status="done").lasting
    assert (tmp_path / f"scenarios.before-{HEAD}-was-0001.sqlite").exists()
    again.close()


def test_reports_made_in_memory_move_beside_those_of_the_database_once(store: Store) -> None:
    save(store, 0, "库", status="not_begun", unit="库里的")
    memory = stored.open_store(MEMORY)
    save(memory, 0, "内存", status="done")
    ledgers.save(memory, [Edit("task_02", 0, Fields("done"))], "内存")
    for _ in range(2):
        with writing(memory.engine) as source, store.writing() as target:
            add_all(source, target)
    assert now(store) == Fields("not_begun", "库里的"), "what the database had stays in force"
    assert [(e.who, e.fields.status) for e in ledgers.reports_of(store, TASK)] == [
        ("库", "not_begun"), ("内存", "done"), ("库", "not_begun"),
    ]  # fmt: skip
    assert ledgers.reports(store)["task_02"].fields.status == "done"
    memory.close()


def test_a_backup_brings_the_ledger_back(store: Store, tmp_path: Path) -> None:
    save(store, 0, status="done")
    upkeep.backup(store.engine.url, tmp_path / "copy.sqlite")
    save(store, 1, status="closed")
    moved, aside = upkeep.restore(store.engine.url, tmp_path / "copy.sqlite")
    assert now(store).status == "done" and moved.reports == 1 and aside is not None
    assert "台账中 1 项任务" in upkeep.restored_sentence(moved, aside)
