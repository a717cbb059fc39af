"""Links of projects to indicators and industries, and what labels stand for: data with clause, reason and grade."""

import pytest

from data.errors import DataContractError
from data.references import check_references
from data.tables import load_table

TABLES = {kind: f"{kind}s" if kind != "facility" else "facilities" for kind in ("project", "facility", "crossing")}


def test_an_official_link_quotes_a_clause_that_states_the_figure() -> None:
    links, stated = load_table("milestone_links"), load_table("observations")
    clauses = set(zip(stated["indicator_id"], stated["locator"], stated["quote"], strict=True))
    official = links[links["grade"] == "official"]
    assert len(official) > 30
    quoted = zip(official["indicator_id"], official["locator"], official["quote"], strict=True)
    assert [link for link in quoted if link not in clauses] == []


def test_the_kind_of_a_milestone_names_the_table_that_holds_it() -> None:
    for kind, rows in load_table("milestone_links").groupby("milestone_kind"):
        table = load_table(TABLES[str(kind)])
        assert set(rows["milestone_id"]) <= set(table.iloc[:, 0]), kind


def test_every_clause_of_a_link_stands_under_a_heading_of_its_document() -> None:
    outline = load_table("outline")
    headings = set(zip(outline["source_id"], outline["locator"], strict=True))
    for name in ("milestone_links", "project_industries"):
        frame = load_table(name)
        assert set(zip(frame["source_id"], frame["locator"], strict=True)) <= headings, name


def test_a_label_that_no_source_explains_has_no_meaning_and_says_so() -> None:
    parts = load_table("label_parts")
    unexplained = parts[parts["meaning"] == ""]
    assert {"n_642_industrial_focus", "n_eight_ones_industry_mechanism"} <= set(unexplained["label_id"])
    assert unexplained["note"].str.contains("没有").all() and (unexplained["meaning_en"] == "").all()
    assert "".join(parts[parts["label_id"] == "n_642_industrial_focus"]["part"]) == "642"


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("milestone_links", "milestone_id"),
        ("project_industries", "industry_id"),
        ("label_parts", "label_id"),
        ("facility_dates", "facility_id"),
    ],
)
def test_a_link_to_something_that_no_table_has_names_its_row(name: str, column: str) -> None:
    frame = load_table(name).copy()
    frame.loc[0, column] = "f_nowhere" if column == "facility_id" else "n_nowhere"
    with pytest.raises(DataContractError, match="nowhere") as caught:
        check_references(name, frame)
    assert [(fault.file, fault.row) for fault in caught.value.faults] == [(f"{name}.csv", 2)]
