"""The layout elements, and what all tables of places have in common."""

from pathlib import Path

import pytest

from data.catalog import sources
from data.errors import DataContractError
from data.schemas_places import SCHEMAS
from data.tables import DATA, load_table

DOCUMENTS = {"opinion-2021", "plan-2024"}
GROUPS = {
    "group_subcentre": ("", ""),
    "group_cuizhai": ("氢能源产业", "氢能谷"),
    "group_sangzidian": ("高端数控机床与机器人等产业", "智能岛"),
    "group_sungeng_taiping": ("以生物育种为主体的现代生物科技产业", "种子库"),
    "group_airport": ("民用及通用航空装备产业", "航空港"),
}
SUBDISTRICTS = [
    *["taiping", "sungeng", "sangzidian", "daqiao", "cuizhai", "yaoqiang", "lingang", "gaoguanzhai"],
    *["tangwang_midwest", "luokou_north"],
]


def split(ids: str) -> list[str]:
    return [i for i in ids.split(";") if i]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_table_of_places_keeps_its_contract(name):
    assert len(load_table(name)) > 0


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_source_that_a_row_cites_is_in_the_catalogue(name):
    table = load_table(name)
    cited = set(table["source_id"]) | set(table.get("status_source_id", []))
    assert cited - {""} <= set(sources())


@pytest.mark.parametrize("name", SCHEMAS)
def test_only_the_two_documents_are_official_and_press_is_never(name):
    table = load_table(name)
    official = table[table["grade"] == "official"]
    assert set(official["source_id"]) <= DOCUMENTS
    assert not set(table[table["grade"] == "reported"]["source_id"]) & DOCUMENTS


@pytest.mark.parametrize("name", SCHEMAS)
def test_english_names_hold_no_chinese(name):
    table = load_table(name)
    for column in {"name_en", "title_en"} & set(table.columns):
        assert not table[column].str.contains(r"[\u4e00-\u9fff]").any()


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_cell_carries_stray_space_or_a_line_break(name):
    table = load_table(name).select_dtypes("str")
    for column in table.columns:
        assert not table[column].str.contains(r"^\s|\s$|[\n\r\t]").any(), column


def test_a_broken_row_is_reported_with_its_file_and_row(tmp_path: Path):
    rows = (DATA / "crossings.csv").read_text(encoding="utf-8").splitlines()
    rows[2] = rows[2].replace(",open,", ",finished,", 1)
    (tmp_path / "crossings.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(DataContractError) as error:
        load_table("crossings", tmp_path)
    assert [(fault.file, fault.row) for fault in error.value.faults] == [("crossings.csv", 3)]
    assert "finished" in error.value.faults[0].what


def test_an_official_row_without_its_clause_is_refused(tmp_path: Path):
    table = load_table("tasks")
    table["measurable"] = table["measurable"].map({True: "true", False: "false"})
    table.loc[4, "quote"] = ""
    table.to_csv(tmp_path / "tasks.csv", index=False, lineterminator="\n")
    with pytest.raises(DataContractError) as error:
        load_table("tasks", tmp_path)
    assert {fault.row for fault in error.value.faults} == {6}


def test_parents_and_members_of_elements_exist():
    table = load_table("spatial_elements")
    ids = set(table["element_id"])
    for column in ("parent_id", "members"):
        assert {i for cell in table[column] for i in split(cell)} <= ids


def test_members_always_say_how_well_they_are_known():
    table = load_table("spatial_elements")
    assert ((table["members"] != "") == (table["members_grade"] != "")).all()
    assert (table.loc[table["members_grade"].isin(["assumed", "reported"]), "note"] != "").all()


def test_no_element_is_its_own_ancestor():
    parent = load_table("spatial_elements").set_index("element_id")["parent_id"]
    for element in parent.index:
        seen: set[str] = set()
        while element:
            assert element not in seen
            seen.add(element)
            element = parent[element]


def test_the_layout_is_one_axis_one_belt_two_cores_and_five_groups():
    table = load_table("spatial_elements").set_index("element_id")
    members = split(table.loc["layout_overall", "members"])
    assert table.loc[members, "element_type"].value_counts().to_dict() == {"axis": 1, "belt": 1, "core": 2, "group": 5}


@pytest.mark.parametrize("group_id", GROUPS)
def test_each_group_leads_the_industry_the_opinion_gives_it(group_id):
    group = load_table("spatial_elements").set_index("element_id").loc[group_id]
    assert (group["lead_industry"], group["nickname"]) == GROUPS[group_id]
    assert set(split(group["members"])) <= set(SUBDISTRICTS)
    assert group["members_grade"] == "assumed"


def test_the_full_name_is_shown_where_one_document_drops_a_character():
    group = load_table("spatial_elements").set_index("element_id").loc["group_cuizhai"]
    assert group["name"] == "崔寨高新产业集聚区"
    assert group["other_names"] == "崔寨高产业集聚区"
    assert "崔寨高产业集聚区" in group["note"]


def test_another_writing_belongs_to_one_element_and_is_no_element_of_its_own():
    table = load_table("spatial_elements")
    writings = [name for cell in table["other_names"] for name in split(cell)]
    assert writings
    assert len(writings) == len(set(writings))
    assert not set(writings) & set(table["name"])


def test_the_area_has_its_ten_units_and_its_stated_size():
    table = load_table("spatial_elements").set_index("element_id")
    assert split(table.loc["startup_area", "members"]) == SUBDISTRICTS
    assert list(table.index[table["element_type"] == "subdistrict"]) == SUBDISTRICTS
    assert (table.loc["startup_area", "value"], table.loc["startup_area", "operator"]) == (798, "approx")


def test_the_area_and_the_directly_administered_area_are_told_apart():
    table = load_table("spatial_elements").set_index("element_id")
    assert table.loc["startup_area", "scope"] == "area"
    assert table.loc["direct_area", "scope"] == "direct"


def test_the_eight_images_stand_in_order_and_each_shows_something():
    table = load_table("spatial_elements")
    images = table[table["element_type"] == "imagery"]
    assert list(images["element_id"]) == [f"image_{k}" for k in range(1, 9)]
    assert (images["members"] != "").all()


def test_the_ten_waters_are_not_made_up():
    image = load_table("spatial_elements").set_index("element_id").loc["image_5"]
    assert len(split(image["members"])) == 7
    assert "没有列出" in image["note"] and "7条" in image["note"]


def test_limits_carry_their_bound():
    table = load_table("spatial_elements").set_index("element_id")
    assert tuple(table.loc["limit_blue_green", ["operator", "value"]]) == ("ge", 70)
    assert tuple(table.loc["limit_built_land", ["operator", "value"]]) == ("le", 30)


def test_the_planning_system_is_one_four_sixteen_and_an_unstated_number():
    table = load_table("spatial_elements").set_index("element_id")
    values = table.loc[split(table.loc["planning_system", "members"]), "value"]
    assert list(values[:3]) == [1, 4, 16]
    assert values.isna().iloc[3]


def test_what_an_element_is_stands_in_both_languages():
    table = load_table("spatial_elements")
    for column in ("role", "nickname", "lead_industry"):
        english = table[f"{column}_en"]
        assert ((table[column] != "") == (english != "")).all(), column
        assert not english.str.contains(r"[\u4e00-\u9fff]").any(), column
