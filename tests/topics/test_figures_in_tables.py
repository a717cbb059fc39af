"""Figures in tables are numbers: a column sorts by size, not by its first digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd
import pytest

from components.base.look import Look
from components.base.navigation import ENTRIES
from components.topics.contract import Table
from components.topics.views import view_of
from model.scenario import BASELINE
from tests.pages.opening import open_page

FIGURE = re.compile(r"[+\-−]?\d[\d,]*(\.\d+)?\s?(%|‰|[^\d\s]{1,6})?")
VIEWS = [entry.url_path for entry in ENTRIES if entry.topic]
STATES = {
    "indicators": [{}, {"cat": "all"}, {"ind": "gdp", "t2030": "200"}],
    "sources": [
        {"tab": "tables", "table": "annex_2024"},
        {"tab": "tables", "table": "crossings"},
        {"src": "plan-2024"},
    ],
}
TABS = ("sources", "tables", "contradictions", "coverage", "unknown")
OPEN = [
    ("pages/indicators/indicators.py", {"view": "table", "cat": "all", "ind": "gdp"}),
    ("pages/indicators/monitoring.py", {"view": "table", "cat": "all"}),
    *(
        ("pages/data/sources.py", {"tab": tab})
        for tab in ("sources", "tables", "contradictions", "coverage", "unknown")
    ),
]
NOT_AMOUNTS = {"文件", "步骤", "日期", "编号", "位置", "截至", "年底"}


def figures_as_text(table: pd.DataFrame) -> list[str]:
    """Columns of text whose filled cells are all a number with at most a unit behind it."""
    found = []
    for column in table.columns:
        cells = [cell for cell in table[column] if isinstance(cell, str) and cell] if column not in NOT_AMOUNTS else []
        others = [cell for cell in table[column] if not isinstance(cell, str) and not _is_missing(cell)]
        if cells and not others and all(FIGURE.fullmatch(cell) for cell in cells):
            found.append(str(column))
    return found


def _is_missing(cell: object) -> bool:
    return cell is None or bool(pd.api.types.is_scalar(cell) and pd.isna(cell))


def tables_of(page: str) -> Iterator[Table]:
    view = view_of(page)
    assert view
    for query in STATES.get(page, [{}]):
        yield from view.content(view.parse(query)[0], BASELINE, Look()).tables


@pytest.mark.parametrize("page", VIEWS)
def test_no_table_of_a_view_holds_figures_as_text(page: str) -> None:
    assert [
        (table.ident, figures_as_text(table.frame)) for table in tables_of(page) if figures_as_text(table.frame)
    ] == []


@pytest.mark.usefixtures("packages_scanned_once")
@pytest.mark.parametrize(("script", "query"), OPEN)
def test_no_table_on_the_page_holds_figures_as_text(script: str, query: dict[str, str]) -> None:
    shown = open_page(script, **query).dataframe
    assert len(shown)
    assert [figures_as_text(table.value) for table in shown] == [[]] * len(shown)


def test_figures_as_text_are_found() -> None:
    table = pd.DataFrame({"相差": ["63.3 个百分点", "5 处", ""], "数": [1, 2, 3], "话": ["9处，列名2处", "x", ""]})
    assert figures_as_text(table) == ["相差"]
