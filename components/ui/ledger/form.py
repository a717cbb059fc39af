"""Reporting on one task: status, unit, deadline, progress and who; a new task of one's own."""

import secrets
from datetime import date

import streamlit as st

from components.store.ledger import Edit
from components.topics.ledger import words
from components.topics.ledger.facts import OWN, Facts
from components.topics.ledger.lines import Line
from components.ui.ledger import controls, reports
from components.words.text import plain_in_markdown, tr
from model.ledger import LONGEST, STATUSES, Entry, Fields

BASE, WHO = "ledger_base", "ledger_who_reports"
"""In the session: the task on the form with the report that it started from, and the viewer's name."""


def report(facts: Facts, line: Line) -> None:
    """The form of a task. It goes on from the report that stood when it was opened: what others save meanwhile is
    joined when this is saved."""
    ident, base = line.task.ident, _base(line)
    newest = line.entry
    if newest and newest.version > (base.version if base else 0):
        _newer(ident, newest)
    fields = base.fields if base else Fields()
    with st.form(f"ledger_form_{ident}", border=True):
        _status(ident, fields)
        _texts(line, fields)
        _who()
        st.form_submit_button(
            tr("保存填报"), type="primary", icon=":material/save:", key=f"ledger_save_{ident}",
            on_click=_save, args=(facts, line),
        )  # fmt: skip


def _base(line: Line) -> Entry | None:
    ident, entry = st.session_state.get(BASE, ("", None))
    if ident == line.task.ident:
        return entry if isinstance(entry, Entry) else None
    st.session_state[BASE] = (line.task.ident, line.entry)
    return line.entry


def _newer(ident: str, entry: Entry) -> None:
    words_ = tr("{who} 已有新的填报（第 {n} 次）；保存时双方修改的栏目将合并。", who=entry.who, n=entry.version)
    st.info(plain_in_markdown(words_), icon=":material/sync:")
    st.button(tr("载入最新填报"), key="ledger_reload", icon=":material/refresh:", on_click=_reload, args=(ident,))


def _reload(ident: str) -> None:
    st.session_state.pop(BASE, None)
    for name in ("status", "unit", "due", "note", "title", "section", "target"):
        st.session_state.pop(_key(name, ident), None)


def _key(name: str, ident: str) -> str:
    return f"ledger_{name}_{ident}"


def _status(ident: str, fields: Fields) -> None:
    left, right = st.columns(2)
    codes = ["", *STATUSES]
    left.selectbox(
        tr("状态"), codes, index=codes.index(fields.status), format_func=words.status_word, key=_key("status", ident)
    )
    due = date.fromisoformat(fields.due) if fields.due else None
    right.date_input(
        tr("节点时限"), due, min_value=date(2021, 1, 1), max_value=date(2050, 12, 31), key=_key("due", ident),
        help=tr("留空则以文件时限为准"), format="YYYY-MM-DD",
    )  # fmt: skip


def _texts(line: Line, fields: Fields) -> None:
    ident = line.task.ident
    if line.task.document == OWN:
        for name in ("title", "section", "target"):
            st.text_input(words.field_word(name), getattr(fields, name), max_chars=LONGEST[name], key=_key(name, ident))
    st.text_input(
        tr("责任单位"), fields.unit, max_chars=LONGEST["unit"], key=_key("unit", ident),
        placeholder=line.task.stated_unit or tr("责任落实到处室、人员"),
    )  # fmt: skip
    st.text_area(
        tr("进展与佐证"), fields.note, max_chars=LONGEST["note"], key=_key("note", ident), height=90,
        placeholder=tr("写明进展和佐证；销号请写明核销依据"),
    )  # fmt: skip


def _who() -> None:
    st.text_input(
        tr("填报人"), st.session_state.get(WHO, ""), max_chars=LONGEST["who"], key="ledger_who",
        placeholder=tr("姓名或处室"),
    )  # fmt: skip


def signature(key: str = "ledger_who") -> str:
    """Who reports, remembered for the next report; "" where nobody has signed."""
    who = clean(st.session_state.get(key, ""))
    if who:
        st.session_state[WHO] = who
    else:
        reports.answer(tr("未保存：请填写填报人。"))
    return who


def clean(text: object) -> str:
    """Typed words in one line, without what cannot be printed."""
    return "".join(c for c in " ".join(str(text or "").split()) if c.isprintable())


def _save(facts: Facts, line: Line) -> None:
    ident = line.task.ident
    who = signature()
    base = _base(line)
    if not who:
        return
    fields = typed(ident, own=line.task.document == OWN)
    if line.task.document == OWN and not fields.title:
        reports.answer(tr("未保存：自定任务须填写名称。"))
        return
    saved = reports.save(facts, [Edit(ident, base.version if base else 0, fields)], who)
    if saved and saved.merged:
        _reload(ident)
    else:
        st.session_state[BASE] = (ident, reports.newest(ident))


def typed(ident: str, *, own: bool) -> Fields:
    """What stands on the form."""
    cells = {name: clean(st.session_state.get(_key(name, ident))) for name in ("status", "unit", "due", "note")}
    if own:
        cells |= {name: clean(st.session_state.get(_key(name, ident))) for name in ("title", "section", "target")}
    return Fields(**cells)  # type: ignore[arg-type]


def new_task(facts: Facts) -> None:
    """A task that no document has, for instance a step of one that has."""
    with (
        st.popover(tr("新增任务"), icon=":material/add_task:", key="ledger_new"),
        st.form("ledger_new_form", border=False),
    ):
        st.caption(tr("用于把年度目标任务分解为节点；等级为自定，与文件的任务分开。"))
        for name in ("title", "section", "target"):
            st.text_input(words.field_word(name), max_chars=LONGEST[name], key=_key(name, "new"))
        st.text_input(tr("填报人"), st.session_state.get(WHO, ""), max_chars=LONGEST["who"], key="ledger_who_new")
        st.form_submit_button(tr("加入台账"), key="ledger_add", on_click=_add, args=(facts,))


def _add(facts: Facts) -> None:
    title, who = clean(st.session_state.get(_key("title", "new"))), signature("ledger_who_new")
    if not who:
        return
    if not title:
        reports.answer(tr("未保存：自定任务须填写名称。"))
        return
    ident = f"u_{secrets.token_hex(4)}"
    texts = {name: clean(st.session_state.get(_key(name, "new"))) for name in ("section", "target")}
    if reports.save(
        facts, [Edit(ident, 0, Fields(title=title, section=texts["section"], target=texts["target"]))], who
    ):
        controls.select(ident)
