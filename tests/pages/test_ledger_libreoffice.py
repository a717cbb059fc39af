"""A ledger that LibreOffice 7.4 has saved: what was changed is shown before it is taken, and nothing else changes.

The file is an export of the eleven priorities and one task of one's own that went through ODS and back, in which three
rows were changed: a status and a note with a line that looks like a formula, a date typed as a date, and a new row.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.store import Store
from components.store import ledger as ledgers
from components.store.ledger import Edit
from model.ledger import Fields
from tests.pages.opening import open_page, ran, words_of

FILE = Path(__file__).parents[1] / "samples" / "ledger_saved_by_libreoffice.xlsx"
FIRST, SECOND, THIRD, OWN = "m_plan_2_2_1", "m_plan_2_2_2", "m_plan_2_2_3", "u_00000001"
REPORTED = {
    FIRST: Fields("under_way", "建设处", "2026-12-31", "=1+1 不是公式"),
    THIRD: Fields("not_begun", note="01 号文；3-4 月"),
    OWN: Fields(title="详规", section="自定", note="-进行"),
}


@pytest.fixture
def reported(store: Store) -> Store:
    """The reports as they stood when the file was exported: the first one was its task's second."""
    ledgers.save(store, [Edit(FIRST, 0, Fields("not_begun"))], "乙")
    ledgers.save(store, [Edit(ident, int(ident == FIRST), fields) for ident, fields in REPORTED.items()], "甲")
    return store


def uploaded() -> AppTest:
    app = open_page("pages/indicators/ledger.py", ("ledger_import",))
    return ran(app.file_uploader(key="ledger_upload").set_value((FILE.name, FILE.read_bytes(), "")).run())


def test_the_difference_is_shown_before_anything_is_taken(reported: Store) -> None:
    app = uploaded()
    assert "将改 3 项任务的 7 处，采用前请核对" in words_of(app)
    table = next(frame.value for frame in app.dataframe if "导入后" in frame.value.columns)
    assert set(zip(table["栏"], table["现在"], table["导入后"], strict=True)) == {
        ("状态", "推进中", "已完成"), ("进展与佐证", "=1+1 不是公式", "已通车，见纪要 =附件二"),
        ("状态", "未填报", "推进中"), ("责任单位", "", "水务处"), ("节点时限", "", "2027-03-31"),
        ("状态", "未填报", "未开始"), ("任务", "", "补编排水专项"),
    }  # fmt: skip
    assert {ident: entry.fields for ident, entry in ledgers.reports(reported).items()} == REPORTED


def test_what_is_taken_changes_those_three_and_nothing_else(reported: Store) -> None:
    app = uploaded()
    app.text_input(key="ledger_who_import").set_value("丙")
    ran(app.button(key="ledger_adopt").click().run())
    now = {ident: entry.fields for ident, entry in ledgers.reports(reported).items()}
    (added,) = set(now) - {*REPORTED, SECOND}
    assert now == REPORTED | {
        FIRST: Fields("done", "建设处", "2026-12-31", "已通车，见纪要 =附件二"),
        SECOND: Fields("under_way", "水务处", "2027-03-31"),
        added: Fields("not_begun", title="补编排水专项"),
    }
