"""Every element that the tables of facts share with the map is on a layer, or said to be unlocated, never both."""

import csv
from pathlib import Path

from geo import read

DATA = read.GEO.parent / "data"
TYPES_WITHOUT_A_PLACE = {
    *("boundary", "layout", "setting", "character", "limit", "standard", "planning_system", "life_circle"),
    *("service_system", "transport_system", "utility_system", "ecology_programme"),
}
LOCATED_FACILITIES = {
    *("f_expo", "f_sports_centre", "f_committee", "f_airport", "f_byd_phase1", "f_power_institute"),
    *("f_nuclear_institute", "f_grain_store_3", "f_qihang_school"),
    *("f_sino_german_park", "f_new_materials_park"),
}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shared_ids() -> list[str]:
    """Ids of everything in the tables of facts that stands somewhere on the ground."""
    rows = table(DATA / "spatial_elements.csv")
    elements = [row["element_id"] for row in rows if row["element_type"] not in TYPES_WITHOUT_A_PLACE]
    return [*elements, *(r["crossing_id"] for r in table(DATA / "crossings.csv")), *sorted(LOCATED_FACILITIES)]


def unlocated() -> list[dict[str, str]]:
    return table(read.GEO / "unlocated.csv")


def test_every_shared_element_is_placed_or_listed_as_unlocated() -> None:
    known = set(read.element_index()) | {row["element_id"] for row in unlocated()}
    assert [element for element in shared_ids() if element not in known] == []


def test_nothing_is_both_placed_and_unlocated() -> None:
    index = read.element_index()
    assert [row["element_id"] for row in unlocated() if row["element_id"] in index] == []


def test_an_unlocated_element_says_why_and_which_source_would_hold_it() -> None:
    rows = unlocated()
    assert len({row["element_id"] for row in rows}) == len(rows)
    assert all(
        row["name"] and len(row["why_unknown"]) > 5 and len(row["source_that_would_hold_it"]) > 3 for row in rows
    )


def test_a_point_without_a_published_coordinate_says_so_and_is_far_from_exact() -> None:
    for layer_id in ("crossings", "water_bodies", "places", "facilities"):
        for feature in read.features(layer_id):
            known = feature["properties"]
            if "无文献坐标" in known["source"]:
                assert known["precision"] == "approximate" and known["accuracy_m"] >= 800


def test_what_the_tables_and_the_map_share_begins_with_the_same_name() -> None:
    index = read.element_index()
    for row in (*table(DATA / "spatial_elements.csv"), *table(DATA / "crossings.csv"), *table(DATA / "facilities.csv")):
        shown = index[next(iter(row.values()))].name if next(iter(row.values())) in index else row["name"]
        assert shown.startswith(row["name"]) or row["name"].startswith(shown), (row["name"], shown)


def test_a_group_is_carried_by_the_subdistricts_that_the_table_names() -> None:
    members = {row["element_id"]: set(row["members"].split(";")) for row in table(DATA / "spatial_elements.csv")}
    for feature in read.features("groups"):
        known = feature["properties"]
        assert set(known["members"]) == members[known["id"]], known["id"]
