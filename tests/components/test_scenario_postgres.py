"""A store on a real PostgreSQL server: first opening, silence, a restart under load, backup and restore."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import make_url

from bench.postgres import Cluster
from components import store as kept
from components.store import ScenarioStoreError, ledger, postgres, shared, upkeep
from components.store.engine import make_engine, reading
from components.store.store import Store
from model.ledger import Fields
from tests.components import postgres_opener
from tests.components.postgres_cluster import in_schema, running_cluster
from tests.components.scenario_writer import CATALOGUE, moved

ROOT = Path(__file__).resolve().parents[2]
OPENINGS = 50


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as server:
        yield server


def process(*arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(postgres_opener.__file__), *arguments]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT, text=True, bufsize=1
    )


def ended(*running: subprocess.Popen[str]) -> None:
    for each in running:
        each.kill()
        each.wait()
        for pipe in (each.stdin, each.stdout):
            assert pipe is not None
            pipe.close()


def heard(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    return running.stdout.readline().strip()


def test_of_two_processes_that_open_an_empty_database_at_once_neither_falls_to_memory(cluster: Cluster) -> None:
    addresses = [in_schema(cluster, f"empty_{n}") for n in range(OPENINGS)]
    running = [process("open"), process("open")]
    assert [heard(each) for each in running] == ["ready", "ready"]
    answers = []
    for address in addresses:
        for each in running:
            assert each.stdin is not None
            each.stdin.write(address + "\n")
        answers += [heard(each) for each in running]
    ended(*running)
    assert answers == ["ok"] * 2 * OPENINGS
    store = kept.open_store(addresses[-1])
    assert len(kept.listing(store)) == 2
    store.close()


def test_of_many_people_at_once_every_report_of_a_task_is_in_its_history(cluster: Cluster) -> None:
    store = kept.open_store(in_schema(cluster, "ledger"))
    work = [Thread(target=people_report, args=(store, name)) for name in ("unit", "note", "target", "section")]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert ledger.reports(store)["t"].fields == Fields("", "x", "", "x", "", "x", "x") and ledger.stamp(store)[:2] == (
        1,
        4,
    )
    store.close()


def people_report(store: Store, name: str) -> None:
    ledger.save(store, [ledger.Edit("t", 0, Fields(**{name: "x"}))], name)  # type: ignore[arg-type]


def test_an_address_that_never_answers_costs_seconds_and_is_told() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = time.monotonic()
        store = kept.open_or_memory(f"postgresql+psycopg://u@127.0.0.1:{silent.getsockname()[1]}/name")
        assert time.monotonic() - began < 15
        assert store.trouble and store.trouble.reason == "unreachable"
        assert "仅在内存" in kept.trouble_sentence(store.trouble)
        store.close()


def test_a_statement_and_a_lock_are_waited_for_only_so_long(cluster: Cluster) -> None:
    address = in_schema(cluster, "limits")
    engine = make_engine(address)
    with reading(engine) as connection:
        asked = [
            connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in ("statement_timeout", "lock_timeout")
        ]
    assert asked == ["10s", "10s"]
    engine.dispose()
    engine = make_engine(str(make_url(address).update_query_string("options=-cstatement_timeout%3D200")))
    with pytest.raises(ScenarioStoreError) as caught, reading(engine) as connection:
        connection.exec_driver_sql("SELECT pg_sleep(5)")
    assert caught.value.reason == "busy", "what the address sets itself wins"
    engine.dispose()


def test_a_server_frozen_in_mid_connection_costs_seconds_and_is_told(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stopped process still acknowledges packets, so neither its own limits nor the network's can strike."""
    store = kept.open_store(f"{in_schema(cluster, 'frozen')}&connect_timeout=2")
    entry = kept.create(store, moved(1.0), CATALOGUE).entry
    monkeypatch.setattr(postgres.connection_class(pytest.importorskip("psycopg")), "answer_seconds", 0.5)
    with cluster.frozen():
        began = time.monotonic()
        for attempt in (lambda: kept.listing(store), lambda: kept.create(store, moved(2.0), CATALOGUE)):
            with pytest.raises(ScenarioStoreError) as caught:
                attempt()
            assert caught.value.reason == "unreachable"
        assert time.monotonic() - began < 15
    assert kept.listing(store)[:1] == (entry,)
    store.close()


@dataclass
class Crowd:
    """Processes that save without pause, and what they were told."""

    running: list[subprocess.Popen[str]]
    lines: list[str] = field(default_factory=list)
    listeners: list[Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        for each in self.running:
            self.listeners.append(Thread(target=lambda each=each: self.lines.extend(each.stdout or ())))
            self.listeners[-1].start()

    def saves(self) -> list[str]:
        return [line.strip() for line in list(self.lines) if not line.startswith("refused")]

    def wait_for(self, more: int) -> None:
        wanted, deadline = len(self.saves()) + more, time.monotonic() + 60
        while len(self.saves()) < wanted and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(self.saves()) >= wanted, self.lines[-5:]

    def end(self) -> None:
        for each in self.running:
            each.kill()
        for listener in self.listeners:
            listener.join()
        ended(*self.running)


def test_nothing_acknowledged_is_lost_when_the_server_is_restarted_under_load(cluster: Cluster) -> None:
    address = in_schema(cluster, "load")
    kept.open_store(address).close()
    crowd = Crowd([process("save", address) for _ in range(4)])
    for _ in range(2):
        crowd.wait_for(40)
        cluster.stop("immediate")
        cluster.start()
    crowd.wait_for(40)
    crowd.end()
    store = kept.open_store(address)
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT scenario_id, number FROM revisions").all()
    assert {f"{scenario_id} {number}" for scenario_id, number in rows} >= set(crowd.saves())
    reasons = {line.split()[1] for line in crowd.lines if line.startswith("refused")}
    assert reasons <= {"unreachable", "busy"}, reasons
    store.close()


def test_an_open_store_goes_on_after_a_restart(cluster: Cluster) -> None:
    store = kept.open_store(in_schema(cluster, "restarted"))
    entry = kept.create(store, moved(1.0), CATALOGUE).entry
    cluster.stop("fast")
    with pytest.raises(ScenarioStoreError) as caught:
        kept.create(store, moved(2.0), CATALOGUE)
    assert caught.value.reason == "unreachable"
    cluster.start()
    assert kept.listing(store) == (entry,)
    store.close()


def test_what_was_in_memory_moves_in_once_the_server_is_back(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    address = in_schema(cluster, "back")
    cluster.stop("fast")
    monkeypatch.setattr(shared, "site_address", lambda: address)
    monkeypatch.setattr(shared, "_shared", None)
    monkeypatch.setattr(shared, "FIRST_WAIT_S", 0.1)
    memory = kept.shared_store()
    assert memory.trouble and memory.trouble.reason == "unreachable"
    entry = kept.create(memory, moved(1.0), CATALOGUE).entry
    cluster.start()
    assert memory.retired.wait(30)
    store = kept.shared_store()
    assert store.lasting and kept.listing(store) == (entry,)
    store.close()


def test_a_backup_is_a_file_that_any_store_takes_back(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "DEFAULT_FILE", tmp_path / "var" / "scenarios.sqlite")
    address = in_schema(cluster, "backup")
    store = kept.open_store(address)
    entry = kept.create(store, moved(1.0, "先前"), CATALOGUE).entry
    copy = tmp_path / "backup.sqlite"
    assert upkeep.backup(address, copy) == 1
    kept.save(store, entry, moved(2.0, "后来"), CATALOGUE)
    assert one_name(kept.open_store(str(copy))) == "先前"
    moved_in, aside = upkeep.restore(address, copy)
    assert moved_in.scenarios == 1 and kept.listing(store) == (entry,)
    assert aside and one_name(kept.open_store(str(aside))) == "后来"
    store.close()


def one_name(store: Store) -> str:
    (entry,) = kept.listing(store)
    store.close()
    return entry.name
