"""Releases of the facts: taken whole or not at all, followed at once, taken back, never lost between two editors."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.base import cache, release
from components.store import Store, open_store, release_book, release_pointer
from components.store.release_book import ReleaseMovedError
from components.store.release_folder import ReleaseFaultsError, ReleaseNameError
from components.store.releases import content_of, differences_between, propose, roots_of, take, take_back
from components.topics.assessment.facts import load_assessments
from components.topics.indicators.facts import load_facts
from components.topics.whatif.facts import load_facts as levers
from components.topics.whatif.renewal_words import opening_sentences
from components.words.text import say
from model.scenario import Scenario
from model.scenario_code import State, decode, encode
from tests.components.releases import OBSERVATIONS, actual, names_in, with_rows

GDP = actual("gdp", 2025, "151.5", "亿元")


def statuses() -> dict[str, str]:
    return {one.indicator.id: str(one.status) for one in load_assessments()}


def test_a_release_is_read_at_once_and_taking_it_back_restores_every_answer(desk_store: Store) -> None:
    before, rows, judged = load_facts(), cache.table("observations"), statuses()
    proposal = propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store)
    assert proposal.faults == () and proposal.paths == (OBSERVATIONS,)
    [difference] = proposal.differences
    assert [(change.kind, change.key[:3]) for change in difference.changes] == [("new", ("gdp", "direct", "2025"))]
    taken = take(proposal, "2025年附件", "甲", "测试", store=desk_store)
    assert (taken.number, taken.parent, release.roots().number) == (1, 0, 1)
    assert len(cache.table("observations")) == len(rows) + 1
    assert max(cache.table("observations").query("indicator_id == 'gdp'")["year"]) == 2025
    take_back(0, 1, "乙", store=desk_store)
    assert cache.table("observations").equals(rows) and load_facts() is before and statuses() == judged
    assert [(entry.act, entry.release, entry.who) for entry in release_book.log(desk_store)] == [
        ("take_back", 0, "乙"),
        ("take", 1, "甲"),
    ]


def test_a_run_reads_the_release_it_began_with_to_its_end(desk_store: Store) -> None:
    with cache.one_reading():
        rows = len(cache.table("observations"))
        take(propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store), "新", "甲", store=desk_store)
        assert len(cache.table("observations")) == rows
    assert len(cache.table("observations")) == rows + 1


def test_faulty_files_are_named_by_place_and_never_taken(desk_store: Store, releases_folder: Path) -> None:
    proposal = propose({OBSERVATIONS: with_rows({**GDP, "unit": "亿园", "source_id": "nowhere"})}, 0, desk_store)
    assert any("第 279 行" in fault.place for fault in proposal.faults)
    with pytest.raises(ReleaseFaultsError):
        take(proposal, "坏", "甲", store=desk_store)
    assert release.roots().number == 0 and release_book.listing(desk_store) == ()
    assert not names_in(releases_folder)


@pytest.mark.parametrize(
    "path", ["data/tables.py", "../etc/passwd", "data/../x.csv", "geo/layers/a/b.geojson", "app.py"]
)
def test_a_release_holds_no_file_but_facts(desk_store: Store, path: str) -> None:
    with pytest.raises(ReleaseNameError):
        propose({path: b"x"}, 0, desk_store)


def test_of_two_editors_the_second_is_told_and_keeps_the_work(desk_store: Store) -> None:
    first = propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store)
    unlocated = content_of("geo/unlocated.csv") + b"x_1,X,y,z\n"
    second = propose({"geo/unlocated.csv": unlocated}, 0, desk_store)
    take(first, "先", "甲", store=desk_store)
    with pytest.raises(ReleaseMovedError) as moved:
        take(second, "后", "乙", store=desk_store)
    assert (moved.value.base, moved.value.current) == (0, 1)
    assert [one.path for one in differences_between(0, 1, desk_store)] == [OBSERVATIONS]
    again = propose({path: second.files[path] for path in second.paths}, 1, desk_store)
    assert take(again, "后", "乙", store=desk_store).number == 2
    assert len(cache.table("observations")) == 278
    assert [one.path for one in differences_between(0, 2, desk_store)] == [OBSERVATIONS, "geo/unlocated.csv"]


def test_another_process_of_the_store_follows(desk_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    take(propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store), "新", "甲", store=desk_store)
    release.make_current(None)
    monkeypatch.setattr(release_pointer, "_next_look", 0.0)
    release_pointer.follow(desk_store)
    assert release.roots().number == 1 and len(cache.table("observations")) == 278


def test_a_release_that_cannot_be_read_leaves_what_is_there_with_a_sentence(
    desk_store: Store, releases_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store), "新", "甲", store=desk_store)
    with desk_store.writing() as connection:
        connection.exec_driver_sql("UPDATE release_blobs SET payload = x'00'")
    for path in roots_of_disk(releases_folder):
        (path / OBSERVATIONS).write_text("x", encoding="utf-8")
    release.make_current(None)
    monkeypatch.setattr(release_pointer, "_next_look", 0.0)
    release_pointer.follow(desk_store)
    assert release.roots() is release.SHIPPED
    sentence = release.trouble()
    assert sentence and say(sentence).startswith("数据版本 1 无法读取，现在读的是随附数据")


def roots_of_disk(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()]


def test_a_damaged_folder_is_written_again_from_the_store(desk_store: Store, releases_folder: Path) -> None:
    take(propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store), "新", "甲", store=desk_store)
    [place] = roots_of_disk(releases_folder)
    (place / OBSERVATIONS).write_text("x", encoding="utf-8")
    assert (roots_of(1, desk_store).data / "observations.csv").stat().st_size > 1000


@pytest.mark.parametrize("pointer", [b"", b"{", b'{"number": 1, "folder": "gone"}', b"[1]"])
def test_a_damaged_pointer_falls_back_with_a_sentence(
    desk_store: Store, releases_folder: Path, pointer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from components.store import ScenarioStoreError

    take(propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store), "新", "甲", store=desk_store)
    away = replace(desk_store, trouble=ScenarioStoreError("unreachable"))
    monkeypatch.setattr(release_pointer, "_next_look", 0.0)
    release.make_current(None)
    release_pointer.follow(away)
    assert release.roots().number == 1 and release.trouble() is None
    [file] = releases_folder.glob("current-*.json")
    file.write_bytes(pointer)
    release.make_current(None)
    monkeypatch.setattr(release_pointer, "_next_look", 0.0)
    release_pointer.follow(away)
    assert release.roots() is release.SHIPPED and release.trouble()


def test_a_store_in_memory_can_hold_releases(releases_folder: Path) -> None:
    store = open_store("sqlite://")
    take(propose({OBSERVATIONS: with_rows(GDP)}, 0, store), "新", "甲", store=store)
    assert release_book.current_number(store) == 1
    store.close()


def test_a_code_names_its_release_and_says_so_when_it_is_opened_on_another(desk_store: Store) -> None:
    facts = levers()
    ident = facts.baseline.levers[0].id
    moved = State(Scenario(levers=((ident, facts.baseline.levers[0].low),)))
    shipped = encode(moved, facts.catalogue)
    take(propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store), "新", "甲", store=desk_store)
    newer = levers()
    [sentence] = opening_sentences(newer, decode(shipped, newer.catalogue))
    assert "生成时用的是随附数据，现在是第 1 版数据" in sentence
    code = encode(moved, newer.catalogue)
    assert decode(code, newer.catalogue).release.startswith("1.") and code != shipped
    assert opening_sentences(newer, decode(code, newer.catalogue)) == []
    take_back(0, 1, "甲", store=desk_store)
    assert encode(moved, levers().catalogue) == shipped
    [sentence] = opening_sentences(facts, decode(code, facts.catalogue))
    assert "生成时用的是第 1 版数据，现在是随附数据" in sentence
