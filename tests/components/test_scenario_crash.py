"""Six planners save at once and are killed without warning: nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from components.store import create, history, open_store, opened, save
from tests.components import scenario_writer
from tests.components.scenario_writer import CATALOGUE, COMMON, moved

ROOT = Path(__file__).resolve().parents[2]
WRITERS = 6
ENOUGH = 6
PATIENCE_S = 120


@dataclass
class Writer:
    """A running writer, and every save that it was told is safe: (id, version, value)."""

    process: subprocess.Popen[bytes]
    saves: list[tuple[str, int, float]] = field(default_factory=list)
    listener: Thread = field(init=False)

    def __post_init__(self) -> None:
        self.listener = Thread(target=self.listen)
        self.listener.start()

    def listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            scenario_id, version, value = line.decode().split()
            self.saves.append((scenario_id, int(version), float(value)))

    def wait_for(self, saves: int) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while len(self.saves) < saves and self.process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        assert len(self.saves) >= saves, "a writer ended or stood still"


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'scenarios.sqlite'}"


@pytest.fixture
def writers(address: str) -> Iterator[list[Writer]]:
    """Six writers that all open the same new file at once, each listened to until it is gone."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    commands = [[sys.executable, str(scenario_writer.__file__), address, str(n)] for n in range(WRITERS)]
    running = [Writer(subprocess.Popen(c, stdout=subprocess.PIPE, env=environment, cwd=ROOT)) for c in commands]
    yield running
    killed(running)
    for writer in running:
        assert writer.process.stdout is not None
        writer.process.stdout.close()


def killed(writers: list[Writer]) -> None:
    """End processes as a crash does, at once and untidily, and hear out what they had still said."""
    for writer in writers:
        writer.process.kill()
    for writer in writers:
        writer.process.wait()
        writer.listener.join()


def test_no_acknowledged_save_is_lost_when_six_writers_are_killed(address: str, writers: list[Writer]) -> None:
    with closing(open_store(address)) as store:
        create(store, moved(0.0, COMMON), CATALOGUE)
    for writer in writers:
        writer.wait_for(ENOUGH)
    killed(writers[:3])
    for writer in writers[3:]:
        writer.wait_for(len(writer.saves) + ENOUGH)
    killed(writers[3:])
    store = open_store(address)
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    saves = [saved for writer in writers for saved in writer.saves]
    assert len({(scenario_id, version) for scenario_id, version, _ in saves}) == len(saves)
    for scenario_id, version, value in saves:
        assert opened(store, scenario_id, CATALOGUE, version).scenario.levers == (("gdp_growth", value),)
    for scenario_id in {saved[0] for saved in saves}:
        kept = history(store, scenario_id)
        assert [revision.number for revision in kept] == list(range(len(kept), 0, -1))
        assert all(revision.intact for revision in kept)
    entry = opened(store, saves[0][0], CATALOGUE).entry
    assert entry and save(store, entry, moved(-1.0), CATALOGUE).entry.version == entry.version + 1
    store.close()
