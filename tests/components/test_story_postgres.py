"""Saved stories, and the size of the store, on a real PostgreSQL server."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

import pytest

from components.store import ScenarioStoreError, create, open_store, story_book
from components.store.size import SizeMeter
from components.story import drafts
from data.stories import Words, stories
from tests.components.postgres_cluster import in_schema, running_cluster
from tests.components.scenario_writer import CATALOGUE, moved


def test_of_many_people_at_once_one_saves_the_story_and_the_size_is_that_of_what_is_saved() -> None:
    with running_cluster() as cluster:
        _many_people(in_schema(cluster, "stories"))
        _size_and_limit(in_schema(cluster, "size"))


def _many_people(address: str) -> None:
    store = open_store(address)
    story = drafts.as_draft(stories()[0])
    entry = story_book.create(store, story, "甲")
    reasons: list[str] = []

    def work(turn: int) -> None:
        version = story.model_copy(update={"title": Words(zh=f"第{turn}人")})
        try:
            story_book.save(store, (entry.id, 1), version, str(turn))
        except ScenarioStoreError as error:
            reasons.append(error.reason)

    people = [Thread(target=work, args=(turn,)) for turn in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert reasons == ["conflict"] * 5
    again = story_book.restore(store, (entry.id, 2), 1, "乙")
    assert story_book.opened(store, entry.id)[1].story == story and again.version == 3
    assert [version.who for version in story_book.history(store, entry.id)][::2] == ["乙", "甲"]
    store.close()


def _size_and_limit(address: str) -> None:
    store = open_store(address)
    with store.reading() as connection:
        empty = SizeMeter().bytes(connection)
    create(store, moved(1.0), CATALOGUE)
    with store.reading() as connection:
        meter = SizeMeter()
        one = meter.bytes(connection)
    create(store, moved(2.0), CATALOGUE)
    with store.reading() as connection:
        assert meter.bytes(connection) == one, "measured once a minute"
        assert SizeMeter().bytes(connection) > one > empty
    full = replace(store, limit_bytes=1, size=SizeMeter())
    with pytest.raises(ScenarioStoreError) as caught:
        create(full, moved(3.0), CATALOGUE)
    assert caught.value.reason == "at_limit"
    store.close()
