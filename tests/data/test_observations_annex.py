"""The annex as a grid, and the gaps that notes may claim in it."""

import re

from data.catalog import indicators
from data.schemas_indicators import ANNEX_CELLS
from data.tables import load_table
from model.consistency import Printed, growth_agreement

INDICATORS = {indicator.id: indicator for indicator in indicators()}
ROWS = load_table("observations")
ANNEX = load_table("annex_2024")
SPAN = re.compile(r"\w+(?:\+\w+)+")


def test_merged_cells_name_neighbouring_columns_and_leave_the_spanned_ones_empty() -> None:
    merged = ANNEX[ANNEX["merged"].str.fullmatch(SPAN)]
    assert len(merged) == 4
    for _, row in merged.iterrows():
        first, *rest = row["merged"].split("+")
        start = ANNEX_CELLS.index(first)
        assert ANNEX_CELLS[start : start + len(rest) + 1] == (first, *rest)
        assert row[first] and all(row[cell] == "" for cell in rest)


def test_the_annex_is_one_unbroken_grid_of_six_categories() -> None:
    assert ANNEX["row_no"].tolist() == list(range(1, len(ANNEX) + 1))
    sizes = ANNEX.groupby("category", sort=False).size().tolist()
    assert sizes == [7, 4, 2, 4, 3, 11]
    grid = ANNEX[ANNEX["merged"] == ""]
    assert (grid[list(ANNEX_CELLS)] != "").all(axis=None)


def annex_gaps() -> set[tuple[str, str]]:
    """(annex name, year) of every printed growth that the printed cells cannot give, however they were rounded."""
    gaps = set()
    for _, row in ANNEX.iterrows():
        for before, after, growth in (
            ("actual_2022", "actual_2023", "growth_2023"),
            ("actual_2023", "plan_2024", "growth_2024"),
        ):
            cells = (row[before], row[after], row[growth])
            if not all(re.fullmatch(r"\d+(\.\d+)?", cell) for cell in cells) or float(row[before]) == 0:
                continue
            if not growth_agreement(*(Printed(cell) for cell in cells)).agrees:
                gaps.add((row["name"], growth[-4:]))
    return gaps


def test_a_note_of_the_annex_claims_a_gap_exactly_where_rounding_cannot_explain_it() -> None:
    claimed = re.compile(r"(20\d\d)年(?:计划)?：按文件所列两(?:年)?数计算增长[^；]*不同")
    noted = {(row["name"], year) for _, row in ANNEX.iterrows() for year in claimed.findall(row["note"])}
    assert noted == annex_gaps()
    assert ANNEX["note"].str.count("计算增长").sum() == len(noted)


def test_a_note_of_an_observation_claims_a_gap_only_where_rounding_cannot_explain_it() -> None:
    noted = ROWS[ROWS["note"].str.contains("计算增长")]
    names = {i.title.zh: i.id for i in INDICATORS.values() if i.annex}
    gaps = {(names[name], int(year)) for name, year in annex_gaps()}
    assert set(zip(noted["indicator_id"], noted["year"], strict=True)) == gaps
