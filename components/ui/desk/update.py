"""New figures by spreadsheet: the template out, the filled one in, what it changes, and taking it."""

from datetime import datetime
from typing import Any

import streamlit as st

from components import store as stored
from components.base.clock import CLOCK
from components.base.errors import EXPECTED
from components.base.look import using
from components.export.files import file_name
from components.export.kit import MIME
from components.export.workbook import Sheet, stamp_sheet, xlsx_bytes
from components.intake.refusals import RefusedError
from components.intake.sheets import SHEET_REFUSALS
from components.store.desk_upload import Upload, read_upload
from components.store.release_book import LONGEST_NAME, LONGEST_NOTE
from components.store.releases import Proposal, take
from components.topics.desk import tables, template, words
from components.ui import viewport
from components.ui.desk.answers import answer
from components.ui.desk.entrance import required_editor
from components.ui.desk.history_view import FAILURES, failure
from components.ui.release_notice import note_own_change
from components.ui.session.look import page_look
from components.words.text import plain_in_markdown, say, tr

UPLOAD, READ, ARRIVED, REFUSED = "desk_upload", "desk_read", "desk_arrived", "desk_refused"
ARRIVED_ELEMENT, ARRIVED_PEOPLE = "desk_element_arrived", "desk_people_arrived"


def template_button() -> None:
    """The workbook with today's rows."""
    look = page_look()

    def workbook() -> bytes:
        with using(look):
            return template_bytes()

    st.download_button(
        tr("下载模板 XLSX"), workbook, file_name=file_name(tr("数据更新模板"), suffix="xlsx"), mime=MIME["xlsx"],
        icon=":material/download:", key="desk_template", on_click="ignore",
    )  # fmt: skip


def template_bytes() -> bytes:
    """The workbook in the language in force, the readme sheet first."""
    tables_out = [Sheet(sheet.name, sheet.table, choices=sheet.choices) for sheet in template.sheets()]
    return xlsx_bytes([stamp_sheet(template.guide()), *tables_out], datetime.now(CLOCK))


def update_tab(height: int) -> None:
    """What an editor does, from top to bottom."""
    st.markdown(
        tr(
            "下载模板，在 Excel、WPS 或 LibreOffice 中填写后传回（XLSX，或单张表的 CSV）："
            "先检查，再列出差别，确认后才采用。"
        )
    )
    template_button()
    upload = st.file_uploader(tr("填好的模板"), type=["xlsx", "csv"], key=UPLOAD, max_upload_size=50)
    _read(upload)
    if upload is None and ARRIVED not in st.session_state:
        return
    if refusal := st.session_state.get(REFUSED):
        st.error(plain_in_markdown(refusal), icon=":material/report:")
    elif ARRIVED in st.session_state:
        arrived(st.session_state[ARRIVED], height)


def _read(upload: Any) -> None:
    """Read a file that is new."""
    if upload is None or st.session_state.get(READ) == upload.file_id:
        return
    st.session_state[READ] = upload.file_id
    with st.spinner(tr("正在逐格检查并核对全部数据……")):
        take_file(upload.name, upload.getvalue())


def take_file(name: str, content: bytes) -> None:
    """Hold a filled template against the current release, or say in a sentence why not."""
    st.session_state.pop(REFUSED, None)
    st.session_state.pop(ARRIVED, None)
    try:
        required_editor()
        st.session_state[ARRIVED] = read_upload(name, content, stored.shared_store())
    except RefusedError as error:
        st.session_state[REFUSED] = tr("没有采用任何内容。") + say(SHEET_REFUSALS[error.code])
    except (*FAILURES, *EXPECTED) as error:
        st.session_state[REFUSED] = failure(error)


def arrived(upload: Upload, height: int) -> None:
    """What is wrong with the file, else what it changes and the button that takes it."""
    if upload.faults:
        lines = words.note_sentences(upload.faults)
        st.error(tr("没有采用任何内容，请改正后重新上传："), icon=":material/report:")
        st.markdown("\n".join(f"- {plain_in_markdown(line)}" for line in lines))
        return
    for title, notes in ((tr("已按下列读法读取"), words.note_sentences(upload.repairs)),):
        if notes:
            with st.expander(f"{title}（{len(upload.repairs)}）"):
                st.markdown("\n".join(f"- {plain_in_markdown(line)}" for line in notes))
    if upload.unread:
        st.caption(tr("没有读取的工作表：{names}。", names=tr("、").join(upload.unread)))
    if upload.proposal:
        proposed(upload.proposal, height)


def proposed(proposal: Proposal, height: int) -> None:
    """What a proposal changes and what follows from it; the form that takes it."""
    if proposal.is_empty:
        st.info(tr("与现行数据没有差别。"), icon=":material/info:")
        return
    st.markdown("\n".join(f"- {plain_in_markdown(words.difference_sentence(d))}" for d in proposal.differences))
    rows = tables.difference_rows(proposal.differences)
    if len(rows):
        st.dataframe(rows, hide_index=True, key="desk_proposed", width="stretch",
                     height=viewport.current().table_height(len(rows), min(height, 320)))  # fmt: skip
    effects = tables.judgement_rows(proposal.consequences)
    if len(effects):
        st.markdown(tr("**随之而来的变化**"))
        st.dataframe(effects, hide_index=True, key="desk_effects", width="stretch")
    else:
        st.caption(tr("判断与矛盾均无变化。"))
    with st.form("desk_take", border=True):
        st.text_input(tr("版本名称"), key="desk_name", max_chars=LONGEST_NAME, placeholder=tr("例如：2025年计划附件"))
        st.text_area(tr("为何更新（可不填）"), key="desk_note", max_chars=LONGEST_NOTE, height=80)
        st.form_submit_button(tr("采用为新的数据版本"), type="primary", on_click=_take, args=(proposal,))


def _take(proposal: Proposal) -> None:
    name = str(st.session_state.get("desk_name", "")).strip()
    if not name:
        answer(tr("请填写版本名称，便于日后查找。"))
        return
    try:
        who = required_editor()
        release = take(proposal, name, who, str(st.session_state.get("desk_note", "")), store=stored.shared_store())
    except FAILURES as error:
        answer(failure(error))
        return
    note_own_change()
    for key in (ARRIVED, ARRIVED_ELEMENT, ARRIVED_PEOPLE, REFUSED):
        st.session_state.pop(key, None)
    words_of_release = words.release_word(release.number, release)
    answer(tr("已采用为{release}，各页随即更新；可在“版本记录”中退回。", release=words_of_release))
