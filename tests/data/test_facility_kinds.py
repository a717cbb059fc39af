"""Kinds of facilities, their circles and levels: declared once, and every facility has a place among them."""

from pathlib import Path

import pytest

from data.errors import DataContractError
from data.facility_kinds import FILE, read_facility_kinds
from data.tables import DATA, load_table
from geo.making.material import INPUTS, Material
from geo.read import features


def test_the_circles_are_those_of_the_standard() -> None:
    walking = read_facility_kinds().walking
    assert walking.metres == {5: 300, 10: 500, 15: 1000}
    assert (walking.source_id, walking.detour.default) == ("standard-gb50180-2018", 1.3)


def test_every_facility_has_a_level_with_a_reason_and_only_declared_kinds() -> None:
    levels, kinds = load_table("facility_levels"), {kind.id for kind in read_facility_kinds().kinds}
    assert list(levels["facility_id"]) == list(load_table("facilities")["facility_id"])
    named = {kind for cell in levels["kinds"] for kind in cell.split(";") if kind}
    assert named and named <= kinds


def test_a_kind_of_a_facility_belongs_to_its_category() -> None:
    declared = {kind.id: kind.category for kind in read_facility_kinds().kinds}
    categories = load_table("facilities").set_index("facility_id")["category"]
    for row in load_table("facility_levels").itertuples():
        assert {declared[kind] for kind in row.kinds.split(";") if kind} <= {categories[row.facility_id]}


def test_a_place_of_the_open_map_is_of_a_kind_or_category_that_is_declared() -> None:
    kinds = {kind.id for kind in read_facility_kinds().kinds}
    known = kinds | set(load_table("facilities")["category"]) | set(load_table("projects")["category"])
    assert {str(feature["properties"]["kind"]) for feature in features("open_places")} <= known


def test_a_place_that_a_document_names_is_drawn_once_and_says_why_it_is_the_same() -> None:
    drawn = {feature["properties"]["id"]: feature["properties"] for feature in features("facilities")}
    open_ids = {feature["properties"]["id"] for feature in features("open_places")}
    same = [row for row in Material(INPUTS).open_map_places if row["same_as"]]
    assert len(same) > 5
    for row in same:
        assert row["note"], row["name"]
        assert row["osm_id"] in drawn[row["same_as"]]["source"] and f"o_{row['osm_id']}" not in open_ids


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("category: education", "category: casino", "类别"),
        ("{5: 300, 10: 500, 15: 1000}", "{5: 300, 10: 500}", "5、10、15"),
        ("default: 1.3", "default: 3", "detour"),
        ("id: primary_school", "id: kindergarten", "重复"),
    ],
)
def test_a_fault_of_the_file_is_said_in_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = (DATA / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataContractError, match=words):
        read_facility_kinds(tmp_path)
