"""Saving, opening, naming, going back, binning: what people do with scenarios, and two of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from components import store as kept
from components.store import Saved, ScenarioStoreError, Store
from components.store.engine import MEMORY
from components.store.schema import MIGRATIONS
from components.store.tables import HEAD, VERSION_TABLE, metadata
from model.scenario import BASELINE, AddedFacility, Scenario, renamed
from model.scenario_check import Catalogue, usable
from model.scenario_errors import ScenarioError
from tests.components.scenario_writer import CATALOGUE, Lever, moved

EVERYTHING = Scenario(
    levers=(("beds_per_1000", 3.125), ("gdp_growth", -0.1)),
    targets=(("gdp", 2035, 300.0),),
    slips=(("metro", -2),),
    closures=("x_qilu",),
    openings=(("x_third", 2028),),
    facilities=(AddedFacility("hospital", 117.03123, 36.8, 2030, 500.0),),
    name="什么都有",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = kept.open_store(f"sqlite:///{tmp_path / 'deep' / 'scenarios.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def first(store: Store) -> Saved:
    return kept.create(store, moved(9.0), CATALOGUE)


def refusal(error: pytest.ExceptionInfo[ScenarioStoreError]) -> str:
    return error.value.reason


def test_a_scenario_comes_back_exactly_after_the_server_restarts(store: Store) -> None:
    entry = kept.create(store, EVERYTHING, CATALOGUE).entry
    store.close()
    again = kept.open_store(str(store.engine.url))
    opened = kept.opened(again, entry.id, CATALOGUE)
    assert (opened.scenario, opened.entry, opened.problems, opened.changed_since) == (EVERYTHING, entry, (), ())
    again.close()


def test_a_scenario_without_a_name_gets_one_to_be_found_by(store: Store) -> None:
    assert kept.create(store, BASELINE, CATALOGUE).entry.name == "未命名方案"


def test_every_save_is_a_revision_and_a_save_of_nothing_new_is_none(store: Store, first: Saved) -> None:
    second = kept.save(store, first.entry, moved(9.5), CATALOGUE)
    idle = kept.save(store, second.entry, moved(9.5), CATALOGUE)
    assert (second.entry.version, second.changed, idle.entry, idle.changed) == (2, True, second.entry, False)
    assert [revision.number for revision in kept.history(store, first.entry.id)] == [2, 1]


def test_of_two_people_who_save_at_once_neither_loses_anything(store: Store, first: Saved) -> None:
    theirs = kept.save(store, first.entry, moved(10.0, "改过的方案"), CATALOGUE)
    with pytest.raises(ScenarioStoreError) as caught:
        kept.save(store, first.entry, moved(11.0), CATALOGUE)
    assert refusal(caught) == "conflict"
    assert "“改过的方案”已被他人保存为第 2 版" in kept.sentence(caught.value)
    assert kept.opened(store, first.entry.id, CATALOGUE).scenario == moved(10.0, "改过的方案")
    assert kept.save(store, theirs.entry, moved(11.0), CATALOGUE).entry.version == 3


def test_renaming_restoring_and_duplicating_also_notice_the_other_person(store: Store, first: Saved) -> None:
    kept.save(store, first.entry, moved(10.0), CATALOGUE)
    for attempt in (lambda: kept.rename(store, first.entry, "新名"), lambda: kept.restore(store, first.entry, 1)):
        with pytest.raises(ScenarioStoreError) as caught:
            attempt()
        assert refusal(caught) == "conflict"


def test_an_earlier_revision_returns_as_the_newest_and_history_stays_whole(store: Store, first: Saved) -> None:
    second = kept.save(store, first.entry, moved(10.0), CATALOGUE)
    kept.restore(store, second.entry, 1)
    assert kept.opened(store, first.entry.id, CATALOGUE).scenario == moved(9.0)
    assert kept.opened(store, first.entry.id, CATALOGUE, 2).scenario == moved(10.0)
    told = [
        (revision.number, revision.restored_from, revision.intact) for revision in kept.history(store, first.entry.id)
    ]
    assert told == [(3, 1, True), (2, None, True), (1, None, True)]


def test_a_new_name_is_kept_and_an_impossible_one_refused(store: Store, first: Saved) -> None:
    saved = kept.rename(store, first.entry, "  生态 优先\n")
    assert (saved.entry.name, saved.entry.version) == ("生态 优先", 2)
    assert kept.opened(store, first.entry.id, CATALOGUE).scenario == renamed(moved(9.0), "生态 优先")
    with pytest.raises(ScenarioError) as caught:
        kept.rename(store, saved.entry, "长" * 61)
    assert "最多 60 个字" in kept.sentence(caught.value)


def test_a_duplicate_lives_its_own_life(store: Store) -> None:
    original = kept.create(store, moved(9.0, "长" * 60), CATALOGUE).entry
    copy = kept.duplicate(store, original.id).entry
    assert (copy.name, len(copy.name), copy.version) == ("长" * 56 + "（副本）", 60, 1)
    kept.save(store, copy, moved(1.0, "别的"), CATALOGUE)
    assert kept.opened(store, original.id, CATALOGUE).scenario.levers == (("gdp_growth", 9.0),)


def test_the_bin_gives_back_what_it_took_and_only_the_bin_erases(store: Store, first: Saved) -> None:
    other = kept.create(store, moved(1.0, "另一个"), CATALOGUE).entry
    with pytest.raises(ScenarioStoreError) as caught:
        kept.erase(store, first.entry.id)
    assert refusal(caught) == "not_in_bin"
    kept.to_bin(store, first.entry.id)
    binned = kept.to_bin(store, first.entry.id)
    assert [kept.listing(store), kept.listing(store, in_bin=True)] == [(other,), (binned,)]
    with pytest.raises(ScenarioStoreError) as caught:
        kept.save(store, first.entry, moved(2.0), CATALOGUE)
    assert refusal(caught) == "in_bin"
    assert kept.from_bin(store, first.entry.id) == first.entry
    kept.to_bin(store, first.entry.id)
    kept.erase(store, first.entry.id)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM revisions").scalar_one() == 1


def test_what_is_not_there_is_said_to_be_unknown(store: Store, first: Saved) -> None:
    attempts = [
        lambda: kept.opened(store, "0" * 16, CATALOGUE),
        lambda: kept.opened(store, first.entry.id, CATALOGUE, 7),
        lambda: kept.history(store, "' OR 1=1 --"),
        lambda: kept.to_bin(store, "0" * 16),
        lambda: kept.duplicate(store, "0" * 16),
        lambda: kept.save(store, replace(first.entry, id="0" * 16), moved(1.0), CATALOGUE),
    ]
    for attempt in attempts:
        with pytest.raises(ScenarioStoreError) as caught:
            attempt()
        assert refusal(caught) == "unknown"


def test_values_beyond_their_bounds_are_never_saved(store: Store, first: Saved) -> None:
    with pytest.raises(ScenarioError) as caught:
        kept.save(store, first.entry, moved(1e7), CATALOGUE)
    assert "“经济增速”为 10000000.0，超出" in kept.sentence(caught.value, {"gdp_growth": "经济增速"})
    assert len(kept.history(store, first.entry.id)) == 1


def test_after_an_update_of_the_data_a_saved_scenario_opens_and_says_what_changed(store: Store) -> None:
    entry = kept.create(store, Scenario(levers=(("beds_per_1000", 3.5), ("gdp_growth", 9.0))), CATALOGUE).entry
    later = Catalogue(levers=(Lever("gdp_growth", "gg", 7.5),), release="b2")
    opened = kept.opened(store, entry.id, later)
    assert [(c.lever_id, c.then, c.now) for c in opened.changed_since] == [("gdp_growth", 8.0, 7.5)]
    assert (opened.release, opened.other_release) == ("a1", True)
    assert "本版本没有“beds_per_1000”" in kept.problems_sentence(opened.problems, {})
    assert usable(opened.scenario, later).levers == (("gdp_growth", 9.0),)


def test_lists_are_newest_first_by_the_clock_of_the_store(store: Store) -> None:
    for day in (2, 1, 3):
        at = replace(store, clock=lambda day=day: datetime(2026, 1, day, tzinfo=UTC))
        kept.create(at, moved(1.0, f"{day} 日"), CATALOGUE)
    assert [entry.name for entry in kept.listing(store)] == ["3 日", "2 日", "1 日"]
    assert kept.listing(store)[0].saved_at == datetime(2026, 1, 3, tzinfo=UTC)


def test_many_viewers_share_a_store_in_memory(store: Store) -> None:
    memory = kept.open_store(MEMORY)
    for place in (memory, store):
        work = [Thread(target=kept.create, args=(place, moved(n), CATALOGUE)) for n in range(12)]
        for thread in work:
            thread.start()
        for thread in work:
            thread.join()
        assert len(kept.listing(place)) == 12
    memory.close()


def test_sqlite_is_set_to_survive_crashes_and_power_cuts(store: Store) -> None:
    with store.reading() as connection:
        asked = [connection.exec_driver_sql(f"PRAGMA {n}").scalar_one() for n in ("journal_mode", "synchronous")]
    assert asked == ["wal", 2]


def test_the_migrations_lead_to_the_tables_that_the_code_uses(store: Store) -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []
