"""The sheet that goes out to be filled in, and its way back: read apart, shown as differences, then taken."""

from datetime import datetime
from typing import Any

import streamlit as st

from components import store as stored
from components.base.clock import CLOCK
from components.export.files import csv_bytes, file_name
from components.export.kit import File
from components.export.workbook import Sheet, stamp_sheet, xlsx_bytes
from components.intake.refusals import RefusedError
from components.intake.sheets import SHEET_REFUSALS, read_sheet
from components.store import ScenarioStoreError
from components.store import ledger as ledgers
from components.store.ledger import Edit
from components.topics.ledger import differences, sheet, words
from components.topics.ledger.differences import Difference
from components.topics.ledger.facts import Facts
from components.topics.ledger.state import State
from components.ui import viewport
from components.ui.ledger import form, reports
from components.words.text import plain_in_markdown, say, tr
from model.ledger import LONGEST

UPLOAD, READ, ARRIVED, REFUSED = "ledger_upload", "ledger_read", "ledger_arrived", "ledger_refused"


def files(facts: Facts, state: State) -> tuple[File, ...]:
    """The sheet to fill in, as a workbook and as CSV."""
    name = tr("任务台账填报表")
    return (
        File(tr("XLSX　填报表，修改后可导回"), file_name(name, suffix="xlsx"), "xlsx", lambda: workbook(facts, state)),
        File(tr("CSV　填报表，修改后可导回"), file_name(name, suffix="csv"), "csv",
             lambda: csv_bytes(sheet.fill_in(facts, state))),
    )  # fmt: skip


def workbook(facts: Facts, state: State) -> bytes:
    """The sheet to fill in, with a list of statuses to choose from, and how to fill it in."""
    table = sheet.fill_in(facts, state)
    choices = {tr(sheet.COLUMNS["status"]): sheet.status_choices()}
    about = {
        tr("填报说明"): tr(
            "只修改状态、责任单位、节点时限、进展与佐证；编号和版本请勿改动。新增任务：编号留空，填写任务名称。"
        ),
        tr("状态"): tr("、").join(sheet.status_choices()),
        tr("节点时限"): tr("写成 2026-12-31；留空则以文件时限为准"),
        tr("红黄绿"): "\n".join(words.rules()),
    }
    return xlsx_bytes([Sheet(tr("填报表"), table, choices=choices), stamp_sheet(about)], datetime.now(CLOCK))


def button(facts: Facts, state: State) -> None:
    """The button that opens the way back; its content is sent when it is opened."""
    box = st.popover(tr("导入"), icon=":material/upload:", key="ledger_import", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(
            tr("导出的填报表（XLSX 或 CSV）可在 Excel、WPS 或 LibreOffice 中修改后传回：先列出差别，确认后才采用。")
        )
        upload = st.file_uploader(tr("填报表"), key=UPLOAD, label_visibility="collapsed", max_upload_size=50)
        _take(facts, state, upload)
        if upload is None:
            return
        if refusal := st.session_state.get(REFUSED):
            st.error(plain_in_markdown(refusal), icon=":material/report:")
        elif ARRIVED in st.session_state:
            _preview(facts, st.session_state[ARRIVED])


def _take(facts: Facts, state: State, upload: Any) -> None:
    """Read a file that is new."""
    if upload is None or st.session_state.get(READ) == upload.file_id:
        return
    st.session_state[READ] = upload.file_id
    with st.spinner(tr("正在读取填报表……")):
        take_file(facts, state, upload.name, upload.getvalue())


def take_file(facts: Facts, state: State, name: str, content: bytes) -> None:
    """Hold a sheet against the ledger, or say in a sentence why not."""
    st.session_state.pop(REFUSED, None)
    st.session_state.pop(ARRIVED, None)
    try:
        cells = read_sheet(name, content)
        reading = sheet.read_sheet(cells.rows, cells.formulas, facts, state.book.now)
        if reading.problems:
            st.session_state[REFUSED] = differences.problem_sentence(reading.problems)
            return
        pairs = [(arrival.ident, arrival.version or 0) for arrival in reading.arrivals]
        bases = ledgers.versions_of(stored.shared_store(), pairs)
    except RefusedError as error:
        st.session_state[REFUSED] = tr("没有采用任何内容。") + say(SHEET_REFUSALS[error.code])
    except ScenarioStoreError as error:
        st.session_state[REFUSED] = stored.sentence(error)
    else:
        st.session_state[ARRIVED] = differences.differences(reading.arrivals, state.book.now, bases)


def _preview(facts: Facts, every: tuple[Difference, ...]) -> None:
    """The differences, and the button that takes them."""
    st.markdown(differences.summary(every))
    if not every:
        return
    table = differences.difference_table(facts, every)
    height = viewport.current().table_height(len(table), 320)
    st.dataframe(table, hide_index=True, key="ledger_differences", height=height)
    edits = [each for each in every if each.changes]
    if not edits:
        return
    with st.form("ledger_import_form", border=False):
        st.text_input(
            tr("填报人"), st.session_state.get(form.WHO, ""), max_chars=LONGEST["who"], key="ledger_who_import"
        )
        st.form_submit_button(
            tr("采用这 {n} 项", n=len(edits)), type="primary", key="ledger_adopt", on_click=_adopt,
            args=(facts, edits),
        )  # fmt: skip


def _adopt(facts: Facts, every: list[Difference]) -> None:
    who = form.signature("ledger_who_import")
    if not who:
        return
    edits = [Edit(each.ident, each.version, each.after) for each in every]
    if reports.save(facts, edits, who):
        for key in (ARRIVED, READ, form.BASE):
            st.session_state.pop(key, None)
