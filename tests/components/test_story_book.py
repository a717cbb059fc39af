"""Saved stories: on disk once acknowledged, every version with who saved it, nothing lost between two people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest

from components import store as stored
from components.store import ScenarioStoreError, Store, story_book, upkeep
from components.store.copying import add_all
from components.store.engine import MEMORY, writing
from components.store.tables import HEAD
from components.story import drafts
from data.stories import Story, Words, stories

TEN = drafts.as_draft(next(story for story in stories() if story.id == "ten_minutes"))


def titled(title: str) -> Story:
    return TEN.model_copy(update={"title": Words(zh=title)})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = stored.open_store(f"sqlite:///{tmp_path / 'scenarios.sqlite'}")
    yield opened
    opened.close()


def test_a_story_comes_back_as_it_was_after_the_server_restarts(store: Store) -> None:
    entry = story_book.create(store, TEN, "甲")
    store.close()
    again = stored.open_store(str(store.engine.url))
    assert story_book.listing(again) == (entry,)
    assert story_book.opened(again, entry.id)[1] == story_book.StoryReading(TEN)
    assert (entry.name, entry.who, entry.version, entry.lasting) == (TEN.title.zh, "甲", 1, True)
    again.close()


def test_every_version_stays_with_who_saved_it_and_can_be_taken_back(store: Store) -> None:
    entry = story_book.create(store, titled("一"), "甲")
    entry = story_book.save(store, (entry.id, 1), titled("二"), "乙")
    entry = story_book.restore(store, (entry.id, 2), 1, "丙")
    assert (entry.name, entry.version) == ("一", 3)
    versions = [(v.number, v.who, v.restored_from, v.steps) for v in story_book.history(store, entry.id)]
    count = len(TEN.steps)
    assert versions == [(3, "丙", 1, count), (2, "乙", None, count), (1, "甲", None, count)]
    assert story_book.opened(store, entry.id, 2)[1].story.title.zh == "二"


def test_the_same_again_is_no_version(store: Store) -> None:
    entry = story_book.create(store, TEN, "甲")
    assert story_book.save(store, (entry.id, 1), TEN, "乙") == entry


def test_of_two_people_the_second_is_told_and_the_first_stays(store: Store) -> None:
    entry = story_book.create(store, titled("一"), "甲")
    story_book.save(store, (entry.id, 1), titled("甲的"), "甲")
    for act in (
        lambda: story_book.save(store, (entry.id, 1), titled("乙的"), "乙"),
        lambda: story_book.restore(store, (entry.id, 1), 1, "乙"),
    ):
        with pytest.raises(ScenarioStoreError) as caught:
            act()
        assert (caught.value.reason, caught.value.name, caught.value.version) == ("conflict", "甲的", 2)
    assert story_book.opened(store, entry.id)[1].story.title.zh == "甲的"


@pytest.mark.parametrize("place", ["file", "memory"])
def test_of_many_at_once_one_version_is_taken_and_the_others_are_told(store: Store, place: str) -> None:
    shared = store if place == "file" else stored.open_store(MEMORY)
    entry = story_book.create(shared, titled("始"), "甲")
    start, reasons = Barrier(8), []

    def work(turn: int) -> None:
        start.wait()
        try:
            story_book.save(shared, (entry.id, 1), titled(f"第{turn}人"), f"{turn}")
        except ScenarioStoreError as error:
            reasons.append(error.reason)

    people = [Thread(target=work, args=(turn,)) for turn in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert reasons == ["conflict"] * 7 and len(story_book.history(shared, entry.id)) == 2
    if place == "memory":
        shared.close()


def test_a_story_in_the_bin_takes_nothing_and_comes_back_whole(store: Store) -> None:
    entry = story_book.create(store, TEN, "甲")
    assert story_book.to_bin(store, entry.id).is_binned and story_book.listing(store) == ()
    assert [each.id for each in story_book.listing(store, in_bin=True)] == [entry.id]
    with pytest.raises(ScenarioStoreError) as caught:
        story_book.save(store, (entry.id, 1), titled("别的"), "乙")
    assert caught.value.reason == "in_bin"
    assert story_book.from_bin(store, entry.id) == entry


@pytest.mark.parametrize("payload", ["{}", "[1]", '{"story": {"steps": []}, "who": ""}', '{"story": 3, "who": ""}'])
def test_changed_bytes_are_noticed_and_other_versions_still_open(store: Store, payload: str) -> None:
    entry = story_book.create(store, titled("一"), "甲")
    story_book.save(store, (entry.id, 1), titled("二"), "乙")
    with store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE story_revisions SET payload = CAST('{payload}' AS BLOB) WHERE number = 2")
    with pytest.raises(ScenarioStoreError) as caught:
        story_book.opened(store, entry.id)
    assert caught.value.reason == "damaged_revision"
    assert [version.intact for version in story_book.history(store, entry.id)] == [False, True]
    assert story_book.opened(store, entry.id, 1)[1].story.title.zh == "一"


@pytest.mark.parametrize("ident", ["", "nobody", "0" * 16, "' OR 1=1 --"])
def test_an_unknown_story_or_version_is_said_so(store: Store, ident: str) -> None:
    entry = story_book.create(store, TEN, "甲")
    for act in (
        lambda: story_book.opened(store, ident),
        lambda: story_book.history(store, ident),
        lambda: story_book.opened(store, entry.id, 9),
    ):
        with pytest.raises(ScenarioStoreError) as caught:
            act()
        assert caught.value.reason == "unknown"


def test_a_store_of_the_last_release_gets_stories_and_keeps_the_rest(store: Store, tmp_path: Path) -> None:
    store.close()
    file = tmp_path / "scenarios.sqlite"
    with closing(sqlite3.connect(file)) as connection, connection:
        for table in ("story_revisions", "stories", "releases", "release_blobs", "release_log"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE scenario_schema SET version_num = '0002'")
        connection.execute("INSERT INTO scenarios VALUES ('a', '旧方案', 1, 0, 0, NULL)")
    again = stored.open_store(f"sqlite:///{file}")
    assert [entry.name for entry in stored.listing(again)] == ["旧方案"]
    assert story_book.create(again, TEN, "甲").lasting
    assert (tmp_path / f"scenarios.before-{HEAD}-was-0002.sqlite").exists()
    again.close()


def test_stories_made_in_memory_move_beside_those_of_the_database_once(store: Store) -> None:
    story_book.create(store, titled("库里的"), "库")
    memory = stored.open_store(MEMORY)
    entry = story_book.create(memory, titled("内存的"), "内存")
    story_book.save(memory, (entry.id, 1), titled("内存的新版"), "内存")
    for _ in range(2):
        with writing(memory.engine) as source, store.writing() as target:
            add_all(source, target)
    assert {each.name for each in story_book.listing(store)} == {"库里的", "内存的新版"}
    assert len(story_book.history(store, entry.id)) == 2
    memory.close()


def test_a_backup_brings_stories_back(store: Store, tmp_path: Path) -> None:
    entry = story_book.create(store, titled("一"), "甲")
    upkeep.backup(store.engine.url, tmp_path / "copy.sqlite")
    story_book.save(store, (entry.id, 1), titled("二"), "乙")
    moved, aside = upkeep.restore(store.engine.url, tmp_path / "copy.sqlite")
    again = stored.open_store(str(store.engine.url))
    assert (moved.stories, [each.name for each in story_book.listing(again)]) == (1, ["一"]) and aside
    again.close()
