"""A row that points at nothing is told by file and row."""

import pytest

from data.catalog import sources
from data.errors import DataContractError
from data.references import check_references
from data.tables import DATA, SCHEMAS, load_table


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_row_points_at_indicators_and_sources_that_exist(name):
    check_references(name, load_table(name))


@pytest.mark.parametrize("column", ["indicator_id", "source_id"])
def test_a_mistyped_reference_names_its_row(column):
    frame = load_table("observations").copy()
    frame.loc[3, column] = "gdpx"
    with pytest.raises(DataContractError, match="gdpx") as caught:
        check_references("observations", frame)
    assert [(f.file, f.row) for f in caught.value.faults] == [("observations.csv", 5)]


def test_a_table_with_nothing_but_its_header_is_told(tmp_path):
    header = ",".join(SCHEMAS["goals"].columns)
    (tmp_path / "goals.csv").write_text(header + "\n", encoding="utf-8")
    with pytest.raises(DataContractError, match="没有任何一行"):
        load_table("goals", tmp_path)


def test_a_byte_order_mark_left_by_a_spreadsheet_is_no_fault(tmp_path):

    (tmp_path / "goals.csv").write_bytes(b"\xef\xbb\xbf" + (DATA / "goals.csv").read_bytes())
    assert len(load_table("goals", tmp_path)) == len(load_table("goals"))


def test_a_link_to_a_facility_that_no_table_has_names_its_row():
    frame = load_table("indicator_projects").copy()
    frame.loc[0, "facility_id"] = "f_nowhere"
    with pytest.raises(DataContractError, match="f_nowhere") as caught:
        check_references("indicator_projects", frame)
    assert [(f.file, f.row) for f in caught.value.faults] == [("indicator_projects.csv", 2)]


def test_a_linked_facility_is_planned_to_come_into_use_in_the_linked_year():
    mentions = load_table("facility_mentions")
    for row in load_table("indicator_projects").to_dict("records"):
        same = (mentions["facility_id"] == row["facility_id"]) & (mentions["year"] == row["year"])
        assert "operating" in set(mentions[same]["status"]), row["facility_id"]


def test_every_source_is_cited_by_a_row_or_a_declaration_or_named_in_a_note():
    cited, notes = set(), ""
    for name in SCHEMAS:
        frame = load_table(name)
        for column in {"source_id", "status_source_id"} & set(frame.columns):
            cited |= set(frame[column])
        notes += "".join(frame["note"]) if "note" in frame.columns else ""
    declared = [path for path in DATA.glob("*.yaml") if path.name != "sources.yaml"]
    written = "".join(path.read_text(encoding="utf-8") for path in declared)
    idle = [s.id for s in sources().values() if s.id not in cited and s.id not in written and s.short not in notes]
    assert idle == []
