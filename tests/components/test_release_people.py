"""People in a release: taken, served everywhere by default, below what a viewer brings, and taken out again."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.store import Store, open_store
from components.store.desk_people import (
    PeopleError,
    about_of,
    places_files,
    subdistricts_files,
    with_people,
    without_people,
)
from components.store.release_book import current_number
from components.store.release_file import proposal_from, read_release, release_bytes
from components.store.releases import take, take_back, take_imported
from components.topics import residents
from components.topics.contract import Content
from components.topics.crossings.facts import load_facts as crossing_facts
from components.topics.desk.differences import differences
from components.topics.facilities.cover import cover, ground_now
from components.topics.facilities.facts import load_facts
from components.topics.facilities.people import SuppliedPeople, weights_of
from components.topics.facilities.state import CIRCLES, Circles, State
from components.topics.reach import service
from components.topics.reach.network import NetworkMark
from components.topics.views import view_of
from data.errors import DataContractError
from data.residents import (
    COLUMNS,
    About,
    about_text,
    is_there,
    places_table,
    read_residents,
    subdistricts_table,
)
from model.reach import summary
from model.scenario import BASELINE
from tests.components.releases import judge_the_same_files_once

STATED = {
    "title": "虚构的测试人口", "as_of": "2025-12-31", "publisher": "虚构的测试数据", "licence": "测试",
    "grade": "official", "note": "",
}  # fmt: skip
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _judged_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    judge_the_same_files_once(monkeypatch)
    yield


def about(form: str) -> About:
    return about_of(STATED, form, TODAY)


def taken(store: Store, files: Mapping[str, bytes]) -> None:
    proposal = with_people(files, current_number(store), store)
    assert proposal.faults == ()
    take(proposal, "人口", "甲", "测试", store=store)


def content(name: str, query: dict[str, str] | None = None) -> Content:
    view = view_of(name)
    assert view is not None
    return view.content(view.parse(query or {})[0], BASELINE, Look())


def by_subdistrict() -> dict[str, float]:
    return {ident: 1000.0 * (place + 1) for place, ident in enumerate(ground_now().subdistricts[:4])}


def in_one_corner() -> SuppliedPeople:
    """A thousand people, all in the ten cells that come first."""
    cells = np.zeros(len(ground_now()))
    cells[:10] = 100.0
    return SuppliedPeople("人口.csv", NetworkMark("abcdef12", "人口.csv"), cells, ())


def test_figures_by_subdistrict_serve_reach_and_cover_until_they_are_taken_back(desk_store: Store) -> None:
    reach_before, cover_before = (
        content("crossings", {"view": "reach"}).answer,
        cover(load_facts(), State(view=CIRCLES)),
    )
    assert cover_before.demand == "land" and residents.residents() is None
    people = by_subdistrict()
    taken(desk_store, subdistricts_files(people, about("subdistricts")))
    answer = cover(load_facts(), State(view=CIRCLES))
    assert answer.demand == "release"
    assert answer.whole.whole == pytest.approx(sum(people.values()))
    assert "虚构的测试人口" in content("facilities", {"view": "circles"}).answer
    now = content("crossings", {"view": "reach"}).answer
    assert "全域人均" in now and "虚构的测试人口" in now and "官方文件" in now and "第 1 版数据" in now
    assert "按土地面积" not in now
    take_back(0, 1, "甲", "测试", store=desk_store)
    assert content("crossings", {"view": "reach"}).answer == reach_before
    assert cover(load_facts(), State(view=CIRCLES)).demand == "land"


def test_minutes_are_those_of_the_people(desk_store: Store) -> None:
    ident = ground_now().subdistricts[0]
    taken(desk_store, subdistricts_files({ident: 5000.0}, about("subdistricts")))
    kit = service.kit(crossing_facts().version)
    minutes = kit.reach.minutes(kit.places[0].cell, tuple(sorted(kit.reach.idents)))
    whole = summary.overall(kit.grid, minutes)
    alone = next(unit for unit in summary.by_unit(kit.grid, minutes) if unit.unit == ident)
    assert whole.minutes == pytest.approx(alone.minutes)
    others = [unit for unit in summary.by_unit(kit.grid, minutes) if unit.unit != ident]
    assert all(np.isnan(unit.minutes) and unit.unreachable == 0 for unit in others)
    assert sum(unit.land_km2 for unit in (alone, *others)) > 700


def test_places_lie_where_they_are_and_their_number_stays(desk_store: Store) -> None:
    supplied = in_one_corner()
    taken(desk_store, places_files(supplied, ground_now(), about("places")))
    weights, demand = weights_of(ground_now(), (), False, None)
    assert demand == "release"
    np.testing.assert_allclose(weights, supplied.cells, atol=1e-6)
    kit = service.kit(crossing_facts().version)
    assert kit.grid.part_people is not None
    assert kit.grid.part_people.sum() == pytest.approx(1000)
    [change] = [d for d in differences({}, places_files(supplied, ground_now(), about("places"))) if "csv" in d.path]
    assert change.count("new") == 1


def test_what_a_viewer_brings_goes_before_the_release(desk_store: Store) -> None:
    taken(desk_store, subdistricts_files(by_subdistrict(), about("subdistricts")))
    ground, own = ground_now(), in_one_corner()
    assert weights_of(ground, (), False, own)[1] == "file"
    assert weights_of(ground, ((ground.subdistricts[0], 10.0),), False, None)[1] == "subdistricts"
    assert weights_of(ground, (), False, None, by_land=True)[1] == "land"
    assert cover(load_facts(), State(circles=Circles(supplied=own))).demand == "file"
    assert "土地面积" in content("facilities", {"view": "circles", "spread": "land"}).answer


def test_people_are_taken_out_and_go_to_another_machine(desk_store: Store, tmp_path: Path) -> None:
    taken(desk_store, subdistricts_files(by_subdistrict(), about("subdistricts")))
    arrived = read_release(release_bytes(desk_store, 1))
    out = without_people(1, desk_store)
    assert out.faults == () and len(out.paths) == 2
    take(out, "不用人口", "甲", "测试", store=desk_store)
    assert residents.residents() is None
    other = open_store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    take_imported(proposal_from(arrived, other), arrived.signature, other)
    assert residents.residents() is not None
    other.close()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "名称"), ({"as_of": "去年"}, "日期"), ({"as_of": "2025-13-01"}, "不存在"),
        ({"as_of": "2025-02-30"}, "不存在"), ({"as_of": "2031"}, "还没有到"), ({"publisher": " "}, "发布单位"),
        ({"licence": ""}, "使用许可"), ({"grade": "user"}, "等级"), ({"title": "长" * 81}, "名称"),
    ],
)  # fmt: skip
def test_what_is_not_stated_is_asked_for_in_one_sentence(change: dict[str, str], words: str) -> None:
    with pytest.raises(PeopleError) as caught:
        about_of(STATED | change, "places", TODAY)
    assert words in caught.value.sentence


@pytest.mark.parametrize("count", [-1, 1e9, "很多", True, float("inf")])
def test_a_count_that_is_none_is_refused(count: object) -> None:
    with pytest.raises(PeopleError):
        subdistricts_files({"daqiao": count}, about("subdistricts"))


def test_nobody_anywhere_is_refused() -> None:
    with pytest.raises(PeopleError):
        subdistricts_files({"a": None, "b": float("nan"), "c": 0}, about("subdistricts"))


HEAD = ",".join(COLUMNS)


@pytest.mark.parametrize(
    ("form", "rows"),
    [
        ("places", f"{HEAD}\n"), ("places", "lon,lat,people\n117,36.8,5\n"), ("places", f"{HEAD}\n,117,36.8\n"),
        ("places", f"{HEAD}\n,17,36.8,5\n"), ("places", f"{HEAD}\n,nan,36.8,5\n"),
        ("places", f"{HEAD}\n,117,36.8,-5\n"),
        ("places", f"{HEAD}\n,117,36.8,1_000\n"), ("places", f"{HEAD}\n,117,36.8,=1+1\n"),
        ("places", f"{HEAD}\ndaqiao,,,5\n"), ("places", f"{HEAD}\n,117,36.8,0\n"), ("places", ""),
        ("subdistricts", f"{HEAD}\n,117,36.8,5\n"), ("subdistricts", f"{HEAD}\na,,,5\na,,,6\n"),
        ("subdistricts", f"{HEAD}\n<b>,,,5\n"), ("subdistricts", f"{HEAD}\na,,,inf\n"),
    ],
)  # fmt: skip
def test_a_broken_table_is_no_release(tmp_path: Path, form: str, rows: str) -> None:
    (tmp_path / "residents.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "residents.yaml").write_bytes(about_text(about(form)))
    with pytest.raises(DataContractError):
        read_residents(tmp_path)


def test_one_file_without_the_other_is_no_release(tmp_path: Path) -> None:
    assert not is_there(tmp_path) and read_residents(tmp_path) is None
    (tmp_path / "residents.csv").write_bytes(subdistricts_table({"daqiao": 5.0}))
    with pytest.raises(DataContractError):
        read_residents(tmp_path)


def test_a_subdistrict_that_is_not_on_the_map_is_a_fault(desk_store: Store) -> None:
    proposal = with_people(subdistricts_files({"nowhere": 5.0}, about("subdistricts")), 0, desk_store)
    assert any("nowhere" in fault.what for fault in proposal.faults)


@given(
    st.lists(st.tuples(st.floats(116.5, 117.5), st.floats(36.6, 37.1), st.floats(0.001, 1e5)), min_size=1, max_size=30)
)
@settings(max_examples=30, deadline=None)
def test_places_come_back_as_they_went_in(rows: list[tuple[float, float, float]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "residents.csv").write_bytes(places_table(rows))
        (folder / "residents.yaml").write_bytes(about_text(about("places")))
        people = read_residents(folder)
    assert people is not None and people.about == about("places")
    np.testing.assert_allclose(people.lonlat, [row[:2] for row in rows], atol=1e-6)
    np.testing.assert_allclose(people.people, [row[2] for row in rows], atol=1e-4)
