"""Crossings: what each is, what is said of it, and how many there are."""

import pandas as pd
import pytest

from data.tables import load_table

NO_DOCUMENTED_YEAR = ["x_jianbang", "x_third", "x_jiyang"]


@pytest.fixture(scope="module")
def crossings() -> pd.DataFrame:
    return load_table("crossings").set_index("crossing_id", drop=False)


@pytest.fixture(scope="module")
def facts() -> pd.DataFrame:
    return load_table("crossing_facts")


@pytest.fixture(scope="module")
def counts() -> pd.DataFrame:
    return load_table("crossing_counts").set_index("count_id", drop=False)


def stated(facts: pd.DataFrame, crossing_id: str, *attributes: str) -> list[float]:
    rows = facts[(facts["crossing_id"] == crossing_id) & facts["attribute"].isin(attributes)]
    return list(rows["value"].dropna())


def nameable(crossings: pd.DataFrame, count: pd.Series) -> pd.DataFrame:
    """Crossings of ours that may be among those counted."""
    year = int(str(count["as_of"])[:4])
    if count["what"] == "open":
        # A report of the first weeks of a year counts what was open when the year before closed.
        limit = year - 1 if count["count_id"].endswith(("_2026_01", "city_open_2021")) else year
        standing = crossings["status"].isin(["open", "existing_heritage"])
        return crossings[standing & (crossings["open_year"].isna() | (crossings["open_year"] <= limit).fillna(False))]
    if count["what"] in ("to_start", "building"):
        return crossings[crossings["status"] == count["what"]]
    return crossings.iloc[:0] if count["what"] == "planned_later" else crossings


def test_every_fact_is_about_a_crossing_and_every_crossing_has_a_fact(crossings, facts):
    assert set(facts["crossing_id"]) == set(crossings["crossing_id"])


def test_every_crossing_of_the_two_documents_is_official(crossings):
    official = crossings[crossings["grade"] == "official"]
    assert set(official.index) == {
        *["x_jiluo", "x_fenghuang", "x_jiluo_north", "x_huanggang", "x_jinan_second", "x_hangtian"],
        *["x_aoti", "x_queshan", "x_luokou_rail"],
    }


def test_both_writings_of_the_northern_extension_are_one_crossing(crossings):
    assert crossings.loc["x_jiluo_north", "name"] == "济泺路穿黄北延隧道"
    assert "济泺路穿黄隧道北延" in crossings.loc["x_jiluo_north", "other_names"].split(";")


def test_the_second_bridge_keeps_both_writings(crossings):
    assert "黄河大桥复线" in crossings.loc["x_jinan_second", "other_names"].split(";")


def test_an_opening_year_is_always_a_stated_fact(crossings, facts):
    for crossing in crossings.itertuples():
        if not pd.isna(crossing.open_year):
            assert stated(facts, crossing.crossing_id, "open") == [crossing.open_year]
            assert crossing.open_date.startswith(str(crossing.open_year))


@pytest.mark.parametrize("crossing_id", NO_DOCUMENTED_YEAR)
def test_an_opening_year_nobody_documents_stays_unknown(crossings, facts, crossing_id):
    assert pd.isna(crossings.loc[crossing_id, "open_year"])
    assert "年份不详" in crossings.loc[crossing_id, "note"]
    assert stated(facts, crossing_id, "open") == []


def test_lengths_and_lanes_are_stated_facts(crossings, facts):
    for crossing in crossings.itertuples():
        if not pd.isna(crossing.length_m):
            assert crossing.length_m in stated(facts, crossing.crossing_id, "length")
            assert crossing.length_kind
        if not pd.isna(crossing.lanes):
            assert crossing.lanes in stated(facts, crossing.crossing_id, "lanes")


@pytest.mark.parametrize(
    ("crossing_id", "attribute", "values"),
    [
        ("x_huanggang", "planned_open", {2026, 2027}),
        ("x_jile_south", "lanes", {4, 6}),
        ("x_hangtian", "start", {2020, 2024}),
    ],
)
def test_sources_that_disagree_stand_side_by_side(facts, crossing_id, attribute, values):
    assert set(stated(facts, crossing_id, attribute)) == values


def test_a_crossing_opened_after_the_plan_says_what_the_plan_said(crossings):
    later = crossings[
        (crossings["status"] == "open") & (crossings["grade"] == "official") & (crossings["status_year"] > 2023)
    ]
    assert set(later.index) == {"x_jinan_second", "x_jiluo_north"}
    assert later["note"].str.contains("2024年计划列为推动建设").all()


def test_a_status_is_no_older_than_any_dated_statement_of_it(crossings, facts):
    dated = facts[facts["attribute"].isin(["status", "open", "heritage"]) & (facts["as_of"] != "")]
    for crossing_id, rows in dated.groupby("crossing_id"):
        assert crossings.loc[crossing_id, "status_year"] == rows["as_of"].str[:4].astype(int).max()


def test_the_extension_under_the_reservoir_is_not_counted_as_a_crossing(crossings):
    assert crossings.loc["x_jiluo_north", "counts_as_crossing"] == "no"
    assert "鹊山水库" in crossings.loc["x_jiluo_north", "note"]


def test_what_the_bridge_of_queshan_spans_is_left_open(crossings):
    bridge = crossings.loc["x_queshan"]
    assert (bridge["type"], bridge["counts_as_crossing"], bridge["status_basis"]) == ("unknown", "unclear", "plan")


def test_the_counts_are_nine_nineteen_twenty_one_and_eleven(counts):
    stated_counts = counts.loc[["open_2023", "planned", "planned_densified", "to_start_2024", "open_2024_11"], "count"]
    assert list(stated_counts) == [9, 19, 21, 2, 11]
    assert counts.loc["open_2024_11", "grade"] == "reported"


def test_the_two_bridges_of_november_2024_lead_from_nine_to_eleven(crossings, counts):
    opened = crossings[(crossings["open_year"] == 2024).fillna(False) & (crossings["counts_as_crossing"] == "yes")]
    assert set(opened.index) == {"x_qilu", "x_jinan_second"}
    assert counts.loc["open_2023", "count"] + len(opened) == counts.loc["open_2024_11", "count"]


def test_the_city_count_is_the_sum_of_its_parts(counts):
    parts = counts.loc[["city_open_2024", "city_building_2024", "city_planned_later_2024"], "count"]
    assert parts.sum() == counts.loc["city_planned_2024", "count"]


def test_how_many_we_can_name_follows_from_the_list(crossings, counts):
    for _, count in counts.iterrows():
        named = nameable(crossings, count)["counts_as_crossing"].value_counts()
        assert (count["named"], count["named_unclear"]) == (named.get("yes", 0), named.get("unclear", 0)), count[
            "count_id"
        ]


def test_we_never_claim_to_name_more_than_there_are(counts):
    assert (counts["named"] <= counts["count"]).all()


def test_the_missing_list_of_the_nine_is_said(counts):
    assert "没有见到9处的完整名单" in counts.loc["open_2023", "note"]
