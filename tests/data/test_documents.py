"""What the documents say beyond figures and places: headings, measures, names and short clauses."""

import pandas as pd
import pytest

from data.catalog import indicators
from data.tables import SCHEMAS, load_table

DOCUMENTS = ("opinion-2021", "plan-2024")
OUTLINE, MEASURES = load_table("outline"), load_table("measures")
THINGS, STATEMENTS = load_table("named_things"), load_table("statements")


def split(ids: str) -> list[str]:
    return [i for i in ids.split(";") if i]


def test_a_heading_stands_once_in_its_document():
    assert not OUTLINE.duplicated(["source_id", "locator"]).any()
    assert set(OUTLINE["source_id"]) == set(DOCUMENTS)


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "quote" in schema.columns])
def test_every_official_row_stands_under_a_heading_of_its_document(name):
    headings = set(zip(OUTLINE["source_id"], OUTLINE["locator"], strict=True))
    rows = load_table(name)
    official = rows[rows["source_id"].isin(DOCUMENTS) & (rows["quote"] != "")]
    assert set(zip(official["source_id"], official["locator"], strict=True)) <= headings


def test_a_heading_below_another_follows_it():
    for _, rows in OUTLINE.groupby("source_id"):
        locators = list(rows["locator"])
        for place, locator in enumerate(locators):
            parent = locator.rpartition("/")[0]
            assert not parent or parent == "附件" or parent in locators[:place], locator


def test_the_opinion_has_26_measures_and_the_plan_11_key_tasks():
    assert MEASURES["category"].value_counts().to_dict() == {
        "measure": 26, "task": 11, "planning": 5, "requirement": 5,
    }  # fmt: skip
    by_part = MEASURES[MEASURES["category"] == "measure"]["locator"].str[0].value_counts()
    assert by_part.to_dict() == {"五": 4, "六": 5, "七": 6, "八": 5, "九": 6}


def test_measures_and_things_lead_to_things_that_exist():
    places = {
        *load_table("spatial_elements")["element_id"], *load_table("crossings")["crossing_id"],
        *load_table("facilities")["facility_id"], *load_table("projects")["facility_id"],
    }  # fmt: skip
    for table in (MEASURES, THINGS):
        assert {i for cell in table["element_ids"] for i in split(cell)} <= places
    assert {i for cell in MEASURES["indicator_ids"] for i in split(cell)} <= {i.id for i in indicators()}


@pytest.mark.parametrize("category", ["strategic_industry", "future_industry"])
def test_eight_strategic_and_eight_future_industries_are_named(category):
    assert (THINGS["category"] == category).sum() == 8


@pytest.mark.parametrize(
    "name",
    ["月度台账", "“6+4+2”产业主攻方向", "3+1产业体系", "“1+6+108”政策体系", "“一园五区”合规工业园区",
     "济南新旧动能转换起步区条例", "“新区特办”机制", "“四减四增”", "建设指挥部（四个片区）"],
)  # fmt: skip
def test_mechanisms_codes_and_documents_have_a_row_with_their_clause(name):
    row = THINGS.set_index("name").loc[name]
    assert row["quote"] and row["grade"] == "official"


def test_a_name_stands_in_its_clause_or_the_note_says_why_not():
    bare = THINGS[THINGS["note"] == ""]
    for row in bare.itertuples():
        quote = row.quote.replace(" ", "")
        core = row.name.strip("“”").replace(" ", "")
        assert core in quote or quote in core or core[:4] in quote, row.name


def test_the_problems_of_the_plan_are_kept_as_problems():
    problems = STATEMENTS[STATEMENTS["category"] == "problem"]
    assert len(problems) >= 7
    assert set(problems["locator"]) == {"一/末段"}


def test_a_clause_belongs_to_the_heading_that_it_names():
    merged = STATEMENTS.merge(OUTLINE, on="heading_id", how="left", suffixes=("", "_heading"))
    assert merged["locator_heading"].notna().all()
    pd.testing.assert_series_equal(merged["locator"], merged["locator_heading"], check_names=False)


def test_the_scope_is_that_of_the_document():
    for table in (OUTLINE, MEASURES, THINGS, STATEMENTS):
        assert set(zip(table["source_id"], table["scope"], strict=True)) == {
            ("opinion-2021", "area"), ("plan-2024", "direct"),
        }  # fmt: skip


def test_a_statement_closes_its_marks_and_does_not_break_off_after_a_joining_word():
    for row in STATEMENTS.itertuples():
        for opening, closing in ("“”", "（）", "《》"):
            assert row.quote.count(opening) == row.quote.count(closing), row.statement_id
        assert not row.quote.endswith(("、", "的", "在", "和", "与", "以")), row.statement_id
