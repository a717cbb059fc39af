"""Facilities and projects: one row a thing, its status resting on its mentions."""

import pandas as pd
import pytest

from data.catalog import sources
from data.schemas_places import FACILITY_CATEGORIES, PROJECT_CATEGORIES
from data.states import BEYOND_A_PLAN, shows, stands_in, state_faults, state_grade
from data.tables import load_table


@pytest.fixture(scope="module")
def places() -> pd.DataFrame:
    return pd.concat([load_table("facilities"), load_table("projects")]).set_index("facility_id", drop=False)


@pytest.fixture(scope="module")
def mentions() -> pd.DataFrame:
    return load_table("facility_mentions")


def deciding(mentions: pd.DataFrame) -> pd.Series:
    """The mention a status rests on: the newest fact, else the newest plan; official before reported in one year."""
    usable = mentions[mentions["basis"] != "unconfirmed"]
    telling = usable[usable["status"] != "unstated"]
    telling = usable if telling.empty else telling
    facts = telling[telling["basis"] == "fact"]
    ranked = (telling if facts.empty else facts).assign(official=lambda m: m["grade"] == "official")
    return ranked.sort_values(["year", "official"], ascending=False, kind="stable").iloc[0]


def test_the_category_alone_decides_the_table():
    assert not set(FACILITY_CATEGORIES) & set(PROJECT_CATEGORIES)


def test_no_thing_stands_in_both_tables_or_under_two_ids(places):
    assert places.index.is_unique
    assert places["name"].is_unique
    assert places["name_en"].is_unique


def test_every_thing_is_mentioned_and_every_mention_is_of_a_thing(places, mentions):
    assert set(mentions["facility_id"]) == set(places.index)


def test_the_status_is_that_of_the_deciding_mention(places, mentions):
    for facility_id, said in mentions.groupby("facility_id", sort=False):
        place, source = places.loc[facility_id], deciding(said)
        shown = [place[c] for c in ("status", "status_year", "status_text", "status_basis", "status_source_id")]
        assert shown == [source[c] for c in ("status", "year", "status_text", "basis", "source_id")], facility_id
        assert place["status_grade"] == state_grade(source), facility_id


def test_a_state_that_a_plan_only_announces_is_derived(places):
    announced = places[(places["status_basis"] == "plan") & places["status"].isin(BEYOND_A_PLAN)]
    assert len(announced) > 20
    assert set(announced["status_grade"]) <= {"derived", "reported"}


def test_one_verb_gives_one_state_and_stands_in_the_clause(mentions):
    assert list(state_faults(mentions, load_table("state_verbs"))) == []


def test_a_state_against_the_table_and_a_clause_without_its_verb_are_found(mentions):
    verbs = load_table("state_verbs")
    wrong = mentions.copy()
    built = wrong.index[(wrong["verb"] == "建设") & (wrong["basis"] == "plan")][0]
    wrong.loc[built, "status"] = "building"
    hidden = wrong.index[(wrong["verb"] == "竣工")][0]
    wrong.loc[hidden, "quote"] = "山大二院北院区（一期）"
    assert [fault.row for fault in state_faults(wrong, verbs)] == sorted([built + 2, hidden + 2])


def test_every_verb_of_the_table_is_used(mentions):
    verbs = load_table("state_verbs")
    used = set(zip(mentions["verb"], mentions["basis"], strict=True))
    assert set(zip(verbs["verb"], verbs["basis"], strict=True)) <= used


@pytest.mark.parametrize(
    ("verb", "stage"),
    [("开工", "not_begun"), ("推动…落地建设", "not_begun"), ("加快…建设", "under_way"), ("优化升级", "standing"),
     ("建设", "to_make"), ("引领作用", "")],
)  # fmt: skip
def test_the_table_of_verbs_says_the_stage_of_a_plan(verb: str, stage: str) -> None:
    verbs = load_table("state_verbs")
    assert verbs.loc[(verbs["verb"] == verb) & (verbs["basis"] == "plan"), "stage"].tolist() == [stage]
    assert set(verbs.loc[verbs["basis"] == "fact", "stage"]) == {""}


def test_the_stage_of_a_verb_is_no_other_than_its_state() -> None:

    verbs = load_table("state_verbs")
    states = verbs[verbs["stage"] != ""].groupby("stage")["status"].agg(set)
    assert states["not_begun"] <= {"study", "planned", "to_start"}
    assert states["under_way"] == {"building"}


def test_a_verb_with_a_gap_stands_in_a_clause_in_its_order():
    assert stands_in("加快…建设", "加快 大桥燃气热源厂建设")
    assert not stands_in("加快…建设", "建设加快")


def test_a_quantity_of_the_documents_stands_in_the_quoted_clause(places):
    stated = places[places["quantity"].notna() & ~places["quantity_unit"].str.contains("报道")]
    for place in stated.itertuples():
        assert shows(place.quantity, place.quote), place.facility_id


def test_things_crossing_facts_and_annex_rows_carry_the_scope_of_their_document(places):
    for table in (places, load_table("crossing_facts"), load_table("annex_2024")):
        official = table[table["source_id"].isin(["opinion-2021", "plan-2024"])]
        pairs = set(zip(official["source_id"], official["scope"], strict=True))
        assert pairs <= {("opinion-2021", "area"), ("plan-2024", "direct")}


def test_a_page_that_reposts_is_never_of_high_confidence():
    reposted = [s for s in sources().values() if "转载" in s.publisher]
    assert len(reposted) > 10
    assert not [s.id for s in reposted if s.confidence == "high"]


def test_a_plan_for_2024_is_never_shown_as_a_fact(mentions):
    for mention in mentions[mentions["grade"] == "official"].itertuples():
        achieved = mention.locator.startswith(("一/", "印发通知")) and mention.source_id == "plan-2024"
        assert (mention.basis == "fact") == achieved, mention.quote


def test_a_page_of_low_confidence_decides_nothing(mentions):
    assert (mentions.loc[mentions["note"].str.contains("可信度：低"), "basis"] == "unconfirmed").all()


def test_every_thing_is_named_by_one_of_the_two_documents(places):
    assert set(places["grade"]) == {"official"}


def test_a_subdistrict_is_given_only_where_stated_or_named(places):
    assert ((places["subdistrict_id"] != "") == (places["place_basis"] != "")).all()
    short = load_table("spatial_elements").set_index("element_id")["name"].str.removesuffix("街道")
    for place in places[places["place_basis"] == "named"].itertuples():
        assert short[place.subdistrict_id] in place.name


def test_groups_and_elements_that_a_place_belongs_to_exist(places):
    elements = load_table("spatial_elements").set_index("element_id")["element_type"]
    assert set(places["element_id"]) - {""} <= set(elements.index)
    assert set(places["group_id"]) - {""} <= set(elements.index[elements == "group"])


def test_crossings_are_kept_in_their_own_table(places):
    crossings = load_table("crossings")
    assert not set(places["name"]) & set(crossings["name"])


def test_a_quantity_has_a_unit(places):
    assert (places["quantity"].notna() == (places["quantity_unit"] != "")).all()


def test_a_counted_set_is_marked_so_that_it_is_not_shown_as_one_place(places):
    sets = places[places["extent"] == "set"]
    assert {"f_supporting_schools", "f_village_clinics", "f_municipal_roads", "f_utility_stations"} <= set(sets.index)
    assert "f_expo" not in sets.index


@pytest.mark.parametrize(
    ("facility_id", "mentions_expected"),
    [
        ("f_international_school", 4),
        ("f_bigdata", 3),
        ("f_dasi_phase1", 2),
        ("f_caribbean_centre", 2),
        ("f_nuclear_institute", 2),
    ],
)
def test_several_mentions_of_one_thing_are_joined(mentions, facility_id, mentions_expected):
    assert (mentions["facility_id"] == facility_id).sum() == mentions_expected


def test_two_writings_of_the_grain_area_are_one_thing(places):
    assert places.loc["f_grain_demo", "name"] == "万亩国际粮食总产减损示范区"
    assert "增产减损" in places.loc["f_grain_demo", "other_names"]


def test_two_writings_of_the_carbon_pilot_are_one_thing_and_both_are_quoted(places, mentions):
    pilot = places.loc["f_pollution_carbon_pilot"]
    quotes = "".join(mentions.loc[mentions["facility_id"] == "f_pollution_carbon_pilot", "quote"])
    assert pilot["name"] in quotes and pilot["other_names"] in quotes


@pytest.mark.parametrize(
    "facility_id", ["f_expo", "f_sports_centre", "f_committee", "f_airport", "f_byd_phase1", "f_grain_store_3"]
)
def test_places_that_the_map_can_show_keep_their_ids(places, facility_id):
    assert facility_id in places.index
