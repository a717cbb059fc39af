"""任务台账 as a viewer gets it: reports are saved, two people lose nothing, sheets are checked first."""

from __future__ import annotations

import shutil
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import store as stored
from components.export.viewers import Viewer
from components.export.workbook import Sheet, xlsx_bytes
from components.server import printing
from components.store import Store
from components.store import ledger as ledgers
from components.store.ledger import Edit
from components.topics.ledger.facts import load_facts
from components.topics.ledger.sheet import fill_in
from components.topics.ledger.state import State
from components.topics.ledger.view import VIEW
from model.ledger import Fields
from tests.pages.opening import open_page, ran, words_of

opened = partial(open_page, "pages/indicators/ledger.py")


def report(app: AppTest, ident: str, who: str = "甲", **cells: str) -> AppTest:
    """Fill in the form of the open task and save it."""
    app.text_input(key="ledger_who").set_value(who)
    for name, text in cells.items():
        kind = {"status": app.selectbox, "note": app.text_area}.get(name, app.text_input)
        kind(key=f"ledger_{name}_{ident}").set_value(text)
    return ran(app.button(key=f"ledger_save_{ident}").click().run())


def first_row(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value.iloc[0, :4])


def test_a_report_is_saved_and_the_task_gets_its_light(store: Store) -> None:
    app = report(opened(el="task_10"), "task_10", status="under_way", unit="科技创新部")
    assert first_row(app) == ["▲ 红", "明确科技创新发展战略导向", "科技创新部", "推进中"]
    text = words_of(app)
    assert "红 1 项" in text and "1 项填报仅在内存" in text, "the tests' store is in memory, and the page says so"
    assert "方案仅在内存" in text
    (entry,) = ledgers.reports_of(store, "task_10")
    assert (entry.who, entry.fields) == ("甲", Fields("under_way", "科技创新部"))


def test_a_report_without_a_name_is_not_saved(store: Store) -> None:
    app = report(opened(el="task_10"), "task_10", who=" ", status="done")
    assert "未保存：请填写填报人。" in words_of(app) and ledgers.reports(store) == {}


def test_two_people_on_one_task_keep_both_reports_where_they_touch_different_fields(store: Store) -> None:
    first, second = opened(el="task_10"), opened(el="task_10")
    report(first, "task_10", "甲", status="under_way")
    report(second, "task_10", "乙", unit="科技创新部")
    assert ledgers.reports(store)["task_10"].fields == Fields("under_way", "科技创新部")
    assert second.selectbox(key="ledger_status_task_10").value == "under_way", "the form shows what was joined"


def test_two_people_who_change_the_same_field_are_told_and_can_decide(store: Store) -> None:
    first, second = opened(el="task_10"), opened(el="task_10")
    report(first, "task_10", "甲", status="under_way")
    report(second, "task_10", "乙", status="done")
    assert "未保存：“明确科技创新发展战略导向”的状态已由 甲 修改" in words_of(second)
    assert ledgers.reports(store)["task_10"].fields.status == "under_way"
    report(second, "task_10", "乙", status="done")
    assert ledgers.reports(store)["task_10"].fields.status == "done"
    assert [entry.who for entry in ledgers.reports_of(store, "task_10")] == ["乙", "甲"]


def test_a_newer_report_is_announced_on_an_open_form_and_can_be_loaded(store: Store) -> None:
    app = opened(el="task_10")
    ledgers.save(store, [Edit("task_10", 0, Fields("done"))], "乙")
    app = ran(app.run())
    assert "乙 已有新的填报（第 1 次）" in words_of(app)
    app = ran(app.button(key="ledger_reload").click().run())
    assert app.selectbox(key="ledger_status_task_10").value == "done"


def test_a_task_of_ones_own_stands_beside_those_of_the_documents(store: Store) -> None:
    app = opened()
    app.text_input(key="ledger_title_new").set_value("编制示范区二期详规")
    app.text_input(key="ledger_who_new").set_value("甲")
    app = ran(app.button(key="ledger_add").click().run())
    assert "共 87 项" in words_of(app) and "编制示范区二期详规" in words_of(app)
    (entry,) = ledgers.reports(store).values()
    assert entry.ident.startswith("u_") and app.query_params["el"] in (entry.ident, [entry.ident])


def test_lights_and_filters_narrow_the_list_and_nothing_left_is_said(store: Store) -> None:
    ledgers.save(store, [Edit("task_10", 0, Fields("done"))], "甲")
    app = opened(light="green")
    assert len(app.dataframe[0].value) == 1
    app = ran(app.text_input(key="ledger_q").set_value("没有这样的任务").run())
    assert "没有符合条件的任务" in words_of(app)


def test_the_months_ledger_lists_what_was_reported(store: Store) -> None:
    ledgers.save(store, [Edit("task_10", 0, Fields("closed", note="已核销"))], "甲")
    app = opened(view="month")
    assert app.dataframe[0].value.iloc[0, 4:7].tolist() == ["未填报 → 已销号", "已核销", "甲"]
    assert "没有填报，红黄绿没有变化" in words_of(opened(view="month", month="2025-01"))


def sent_back(store: Store, **cells: str) -> bytes:
    """The exported sheet with other cells in the row of task_10."""
    frame = fill_in(load_facts(), State())
    for title, text in cells.items():
        frame.loc[frame["编号"] == "task_10", title] = text
    return xlsx_bytes([Sheet("填报表", frame)], datetime(2026, 11, 30))


def uploaded(content: bytes, name: str = "台账.xlsx") -> AppTest:
    app = open_page("pages/indicators/ledger.py", ("ledger_import",))
    return ran(app.file_uploader(key="ledger_upload").set_value((name, content, "")).run())


def test_a_sheet_that_comes_back_shows_its_differences_and_is_taken_on_demand(store: Store) -> None:
    app = uploaded(sent_back(store, 状态="已完成", 进展与佐证="已印发"))
    assert "将改 1 项任务的 2 处" in words_of(app) and ledgers.reports(store) == {}
    app.text_input(key="ledger_who_import").set_value("甲")
    ran(app.button(key="ledger_adopt").click().run())
    assert ledgers.reports(store)["task_10"].fields == Fields("done", note="已印发")


def test_a_bad_cell_of_a_sheet_is_named_and_nothing_is_taken(store: Store) -> None:
    app = uploaded(sent_back(store, 状态="差不多"))
    assert "单元格 I" in words_of(app).replace("\\", "") and "“差不多”不可用" in words_of(app)
    assert not [button for button in app.button if button.key == "ledger_adopt"]
    assert "没有采用任何内容" in words_of(uploaded(b"PK\x03\x04 nonsense")).replace("\\", "")


def test_what_is_saved_is_on_disk_where_the_store_has_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_disk = stored.open_store(f"sqlite:///{tmp_path / 'scenarios.sqlite'}")
    monkeypatch.setattr(stored, "shared_store", lambda: on_disk)
    app = report(opened(el="task_10"), "task_10", status="done")
    assert "已保存 1 项填报。" in words_of(app)
    on_disk.close()
    again = stored.open_store(f"sqlite:///{shutil.copy(tmp_path / 'scenarios.sqlite', tmp_path / 'copy.sqlite')}")
    assert ledgers.reports(again)["task_10"].fields.status == "done"
    again.close()


def test_the_printed_sheet_has_the_reports_of_the_moment(store: Store) -> None:
    ledgers.save(store, [Edit("task_10", 0, Fields("under_way", "科技创新部"))], "甲")
    assert "责任单位：科技创新部" in printing._sheet(VIEW, {"q": "战略导向"}, Viewer())


def test_a_long_month_is_turned_over_page_by_page(store: Store) -> None:
    edits = [Edit(f"u_{n:08x}", 0, Fields("under_way", title=f"任务 {n}")) for n in range(120)]
    ledgers.save(store, edits, "甲")
    app = opened(view="month")
    first = list(app.dataframe[0].value.iloc[:, 0])
    ran(app.button(key="ledger_on").click().run())
    second = list(app.dataframe[0].value.iloc[:, 0])
    assert app.query_params["page"] == "2" and "第 2 页" in words_of(app)
    assert len(first) < 120 and first and second and not set(first) & set(second)
