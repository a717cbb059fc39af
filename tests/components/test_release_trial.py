"""New elements by form, and pages built on a release before it is taken: what breaks a page is named, not taken."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from components.base import cache, release
from components.store import Store, release_trial, releases
from components.store.release_folder import ReleaseFaultsError
from components.store.releases import content_of, propose, take
from components.topics.desk.element import ElementError, Evidence, NewElement, Place, changes_of
from components.words.text import say
from tests.components.releases import MADE_UP

EVIDENCE = Evidence("plan-2024", "一/（三）/二是", MADE_UP, MADE_UP)
HERE = Place(117.06, 36.83, 50, "surveyed", MADE_UP)
SCHOOL = NewElement("facility", "虚构小学", "Made-up School", "education", "operating", 2024, EVIDENCE, HERE)
PROJECT = replace(SCHOOL, kind="project", name="虚构厂", name_en="Made-up Works", category="industry", place=None)
BRIDGE = NewElement("crossing", "虚构桥", "Made-up Bridge", "road_bridge", "building", 2024, EVIDENCE,
                    Place(117.0, 36.75, 100, "approximate", MADE_UP), 2000.0)  # fmt: skip


def test_new_elements_come_in_and_every_page_can_be_built(desk_store: Store) -> None:
    for base, element in enumerate((SCHOOL, PROJECT, BRIDGE)):
        proposal = propose(changes_of(element, content_of, "official"), base, desk_store)
        assert proposal.faults == (), element
        take(proposal, element.name, "甲", store=desk_store)
    assert "f_made_up_school" in cache.element_index() and "x_made_up_bridge" in cache.element_index()
    assert cache.records("facilities", "facility_id")["f_made_up_school"]["subdistrict_id"]
    assert release_trial.page_faults(release.roots()) == ()


def test_a_place_for_an_element_without_one_takes_it_off_the_list(desk_store: Store) -> None:
    ident = "dasi_river"
    element = replace(SCHOOL, kind="place", ident=ident, name="大寺河", name_en="Dasi River")
    changes = changes_of(element, content_of, "official")
    assert ident.encode() in content_of("geo/unlocated.csv") and ident.encode() not in changes["geo/unlocated.csv"]
    assert propose(changes, 0, desk_store).faults == ()


@pytest.mark.parametrize(
    ("element", "words"),
    [
        (replace(SCHOOL, name=" "), "名称"),
        (replace(SCHOOL, name_en="小学"), "英文名"),
        (replace(SCHOOL, place=replace(HERE, source="")), "依据"),
        (replace(BRIDGE, length_m=0.0), "长度"),
        (replace(SCHOOL, kind="place", place=None), "经纬度"),
    ],
)
def test_what_the_form_lacks_is_said_before_anything_is_written(element: NewElement, words: str) -> None:
    with pytest.raises(ElementError) as error:
        changes_of(element, content_of, "official")
    assert words in error.value.sentence and say(error.value.sentence, "en") != error.value.sentence


def test_the_contracts_speak_about_what_the_form_says(desk_store: Store) -> None:
    element = replace(SCHOOL, category="pub", evidence=replace(EVIDENCE, source_id="nowhere"))
    faults = propose(changes_of(element, content_of, "official"), 0, desk_store).faults
    assert {fault.file for fault in faults} == {"facilities.csv"} and len(faults) >= 1


def test_a_release_that_breaks_a_page_is_not_taken(desk_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crossing on the map without a length keeps every contract, and no page can say how long it takes to cross."""
    changes = changes_of(BRIDGE, content_of, "official")
    rows = list(csv.DictReader(io.StringIO(changes["data/crossings.csv"].decode())))
    rows[-1]["length_m"] = rows[-1]["length_kind"] = ""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    monkeypatch.setattr(releases, "page_faults", release_trial.page_faults)
    proposal = propose({**changes, "data/crossings.csv": text.getvalue().encode()}, 0, desk_store)
    [fault] = proposal.faults
    assert "页" in fault.place and "无法生成" in fault.what
    with pytest.raises(ReleaseFaultsError):
        take(proposal, "坏", "甲", store=desk_store)
