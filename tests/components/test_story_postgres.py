"""Saved stories on a real PostgreSQL server."""

from __future__ import annotations

from threading import Thread

from components.store import ScenarioStoreError, open_store, story_book
from components.story import drafts
from data.stories import Words, stories
from tests.components.postgres_cluster import in_schema, running_cluster


def test_of_many_people_at_once_one_saves_the_story_and_the_others_are_told() -> None:
    with running_cluster() as cluster:
        _many_people(in_schema(cluster, "stories"))


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
