"""No cell of the published tables is read as a formula by a spreadsheet."""

import csv

import pytest

from data.tables import DATA

STARTS = ("=", "+", "@", "\t", "\r")


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_no_cell_starts_like_a_formula(path):
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    risky = [(n, cell) for n, row in enumerate(rows, 1) for cell in row if cell.startswith(STARTS)]
    risky += [(n, c) for n, row in enumerate(rows, 1) for c in row if c.startswith("-") and c != "-" and not _number(c)]
    assert risky == []


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
