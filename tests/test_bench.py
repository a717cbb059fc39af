"""The bench keeps up with the app it measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench import years
from bench.presenter import Times, lines_of
from bench.promises import PROMISES, Result
from bench.targets import TARGETS
from components.base import navigation

FLOORS_APP = Path(__file__).resolve().parents[1] / "bench" / "floors" / "app.py"


def test_the_bench_measures_only_pages_that_are_in_the_menu() -> None:
    addresses = {"", *(entry.url_path for entry in navigation.ENTRIES)}
    assert {target.page for target in TARGETS} - addresses == set()


def test_a_move_has_a_value_to_come_from_and_one_to_go_to() -> None:
    moves = [move for target in TARGETS for move in (target.slide, target.recolour) if move]
    assert [move for move in moves if len({repr(value) for value in move.values}) < 2] == []


@pytest.mark.parametrize("floor", ["empty", "bare", "light", "step"])
def test_the_floor_pages_run_in_the_frame_of_the_app(floor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "ENTRIES", navigation.ENTRIES)  # the floors app adds to it
    running = AppTest.from_file(str(FLOORS_APP), default_timeout=30).run()
    running.switch_page(str(FLOORS_APP.parent / f"{floor}.py")).run()
    assert not running.exception
    assert len(running.slider) == (0 if floor in {"empty", "step"} else 1)


@pytest.mark.parametrize(("factor", "kept"), [(0.99, True), (1.0, True), (1.01, False)])
def test_a_promise_is_kept_up_to_its_limit(factor: float, kept: bool) -> None:
    assert Result("slide", "", PROMISES["slide"].limit * factor, "").is_met is kept


def test_what_was_not_measured_is_neither_kept_nor_missed() -> None:
    assert Result("slide", "", None, "no such widget").is_met is None


def test_steps_of_a_talk_are_held_against_their_promises_and_the_floor() -> None:
    times = Times(step={"一": [300.0, 500.0], "二": [350.0]}, floor=[100.0], phone=[310.0], missed=["notes PageUp"])
    floor, step, first, second, phone, notes, missed = lines_of(times)
    assert "p50 100 ms" in floor and "p50 350 ms, p95 500 ms, 3.50 × the floor" in step and step.endswith("kept")
    assert first.strip().startswith("一") and second.strip().startswith("二")
    assert phone.endswith("MISSED") and notes.endswith("not measured") and "1 " in missed


def test_only_years_without_an_event_count_for_the_pace_of_playing() -> None:
    seen = {year: 1000.0 * (year - 2021) for year in range(2021, 2036)}
    stood = years.steps(seen)
    assert set(stood.values()) == {1.0} and 2024 not in stood and 2030 in stood
