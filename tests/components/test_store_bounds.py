"""The store does not grow without end: old versions are thinned by a rule, and a full store says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from components import store as kept
from components.store import ScenarioStoreError, Store, story_book, upkeep
from components.store.size import MEGABYTE
from components.store.thinning import NEWEST
from components.store.visits import Tally
from components.story import drafts
from data.stories import stories
from tests.components.scenario_writer import CATALOGUE, moved

TEN = drafts.as_draft(next(story for story in stories() if story.id == "ten_minutes"))
NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)  # twelve o'clock in Jinan


class Days:
    """A clock that goes on by eight hours with every look: three versions a day."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(hours=8)
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = replace(kept.open_store(str(tmp_path / "room" / "scenarios.sqlite")), clock=Days())
    yield opened
    opened.close()


def test_the_newest_versions_stay_and_of_older_ones_the_last_of_each_day(store: Store) -> None:
    entry = kept.create(store, moved(0.0), CATALOGUE).entry
    for n in range(1, NEWEST + 30):
        entry = kept.save(store, entry, moved(n / 100), CATALOGUE).entry
    history = kept.history(store, entry.id)
    numbers = [revision.number for revision in history]
    assert numbers[:NEWEST] == list(range(entry.version, entry.version - NEWEST, -1))
    days = [revision.saved_at.astimezone(NOON.tzinfo) + timedelta(hours=8) for revision in history[NEWEST:]]
    dates = [day.date() for day in days]
    assert len(dates) == len(set(dates)) == 11, "thirty older versions, three a day"
    assert kept.opened(store, entry.id, CATALOGUE, numbers[-1]).number == numbers[-1]
    assert kept.restore(store, entry, numbers[-1]).entry.version == entry.version + 1


def test_a_store_at_its_limit_says_so_and_goes_on_once_there_is_room(store: Store, tmp_path: Path) -> None:
    first = kept.create(store, moved(1.0), CATALOGUE).entry
    full = replace(store, limit_bytes=1)
    for attempt in (
        lambda: kept.create(full, moved(2.0), CATALOGUE),
        lambda: story_book.create(full, TEN, "甲"),
    ):
        with pytest.raises(ScenarioStoreError) as caught:
            attempt()
        assert caught.value.reason == "at_limit"
        assert "1000 MB" in kept.sentence(caught.value) and "没有保存" in kept.sentence(caught.value)
    assert kept.opened(full, first.id, CATALOGUE).scenario.name == first.name
    kept.to_bin(full, first.id)
    kept.erase(full, first.id)
    assert kept.amount(store, in_bin=True) == 0
    assert store.limit_bytes == 1000 * MEGABYTE


def test_a_backup_holds_the_counts_of_the_kiosk_and_brings_them_back(store: Store, tmp_path: Path) -> None:
    kept.create(store, moved(1.0), CATALOGUE)
    assert store.file
    counts, backup = tmp_path / "kiosk.sqlite", tmp_path / "backup.sqlite"
    tally = Tally(counts)
    tally.visit(40, "zh")
    tally.answer("path", "en", is_right=True)
    tally.flush()
    before = tally.as_csv()
    upkeep.backup(str(store.file), backup, counts)
    tally.visit(50, "zh")
    tally.flush()
    moved_in, aside = upkeep.restore(str(store.file), backup, counts)
    assert (moved_in.scenarios, moved_in.visits) == (1, 2)
    assert tally.as_csv() == before
    assert aside and upkeep.restore(str(store.file), aside, counts)[0].visits == 3, "what was replaced is not lost"


def test_a_backup_without_counts_leaves_them_and_a_broken_file_of_counts_costs_counts_only(
    store: Store, tmp_path: Path
) -> None:
    kept.create(store, moved(1.0), CATALOGUE)
    assert store.file
    counts = tmp_path / "kiosk.sqlite"
    counts.write_bytes(b"no database at all" * 100)
    upkeep.backup(str(store.file), tmp_path / "one.sqlite", counts)
    counts.unlink()
    tally = Tally(counts)
    tally.visit(40, "zh")
    tally.flush()
    assert upkeep.restore(str(store.file), tmp_path / "one.sqlite", counts)[0].visits == 0
    assert len(tally.as_csv().splitlines()) == 2
