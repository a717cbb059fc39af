"""Counts of the kiosk: they survive a restart, and what hinders writing them hinders nobody else."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from components.store.visits import COLUMNS, MOST_WAITING, Tally


def filled(file: Path) -> Tally:
    tally = Tally(file)
    tally.visit(95, "zh")
    tally.visit(99_999, "en")
    tally.answer("land", "zh", is_right=True)
    tally.answer("park", "zh", is_right=False)
    tally.flush()
    return tally


def test_a_day_is_counted_and_read_again_by_the_next_server(tmp_path: Path) -> None:
    file = tmp_path / "var" / "kiosk.sqlite"
    filled(file)
    (day,) = Tally(file).days()
    assert (day.visits, day.answers, day.right, day.foreign) == (2, 2, 1, 1)
    assert day.seconds == (95 + 7200) / 2, "no visit counts as longer than two hours"


def test_the_csv_holds_every_event_and_nothing_about_a_person(tmp_path: Path) -> None:
    lines = filled(tmp_path / "kiosk.sqlite").as_csv().splitlines()
    assert lines[0] == ",".join(COLUMNS) and len(lines) == 5


def test_a_folder_that_cannot_be_made_costs_counts_only(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be", encoding="utf-8")
    tally = filled(tmp_path / "var" / "kiosk.sqlite")
    assert tally.trouble and tally.lost == 4 and tally.days() == []
    assert tally.as_csv().splitlines() == [",".join(COLUMNS)]


def test_a_broken_file_costs_counts_only(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.sqlite"
    file.write_bytes(b"this is no database, whatever its name says" * 40)
    tally = filled(file)
    assert tally.trouble and tally.days() == []


def test_a_full_disk_is_over_when_there_is_room_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tally, write = Tally(tmp_path / "kiosk.sqlite"), Tally.write

    def full(self: Tally, events: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Tally, "write", full)
    tally.visit(10, "zh")
    tally.flush()
    assert "full" in tally.trouble and tally.lost == 1
    monkeypatch.setattr(Tally, "write", write)
    tally.visit(20, "zh")
    tally.flush()
    assert not tally.trouble and tally.days()[0].visits == 1


def test_what_cannot_be_written_does_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading.Thread, "start", lambda self: None)
    tally = Tally(tmp_path / "kiosk.sqlite")
    for _ in range(MOST_WAITING + 3):
        tally.visit(1, "zh")
    assert tally.lost == 3
