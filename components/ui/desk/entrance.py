"""The editors' key: asked for, tried within bounds, and forgotten after a while without a step."""

import time
from dataclasses import dataclass

import streamlit as st

from components import store as stored
from components.base.pin import MOST_KEY, Gates
from components.base.settings import read_settings
from components.store import ScenarioStoreError, release_book
from components.store.release_book import LONGEST_AUTHOR, Act
from components.ui.desk.answers import answer
from components.words.format import number
from components.words.text import tr

EDITOR, KEY, WHO = "desk_editor", "desk_key", "desk_who"
GATES = Gates()
"""Of the whole site: whoever opens many pages has no more tries."""


@dataclass(frozen=True)
class Editor:
    """Who has entered the key in this session, and when the last step was, on a clock that nobody sets."""

    who: str
    last_step_s: float


class NoEditorError(RuntimeError):
    """An act of editors in a session without the key, or whose time is over."""


def editor() -> str:
    """Who edits in this session; "" for a reader and after a while without a step, which is then said."""
    entered: Editor | None = st.session_state.get(EDITOR)
    if entered is None or not read_settings().editor_key:
        return ""
    if time.monotonic() - entered.last_step_s > read_settings().editor_idle_minutes * 60:
        leave("leave")
        answer(tr("已超过 {n} 分钟没有操作，请重新输入编辑密钥。", n=read_settings().editor_idle_minutes))
        return ""
    st.session_state[EDITOR] = Editor(entered.who, time.monotonic())
    return entered.who


def required_editor() -> str:
    """Who edits. Raises NoEditorError: every act asks again, whatever the page had offered."""
    who = editor()
    if not who:
        raise NoEditorError
    return who


def leave(act: Act = "sign_out") -> None:
    """Forget that the key was entered."""
    entered: Editor | None = st.session_state.pop(EDITOR, None)
    if entered:
        note(act, entered.who)


def note(act: Act, who: str, detail: str = "") -> None:
    """Enter an act into the log; where the store cannot be written, it says so on every page already."""
    try:
        release_book.note(stored.shared_store(), act, who, detail=detail)
    except ScenarioStoreError:
        answer(tr("这一步未能记入日志：方案库暂时不能写入。"))


def door() -> None:
    """The form for the key; how to set one where the site has none."""
    if not read_settings().editor_key:
        st.info(
            tr(
                "本站未设编辑密钥，数据只供阅读。设置方法：在服务器上运行 python3 tasks.py key，"
                "把生成的一行填入 deploy/settings.toml，或设为环境变量 EXPLORER_EDITOR_KEY，再重启。"
            ),
            icon=":material/key:",
        )
        return
    with st.form("desk_door", border=True, width=460):
        st.markdown(tr("上传、采用和切换数据版本须输入编辑密钥；阅读与下载不需要。"))
        st.text_input(tr("您的姓名（记入日志）"), key=WHO, max_chars=LONGEST_AUTHOR)
        st.text_input(tr("编辑密钥"), type="password", key=KEY, max_chars=MOST_KEY)
        st.form_submit_button(tr("进入编辑"), type="primary", on_click=_enter)


def _enter() -> None:
    key, who = str(st.session_state.pop(KEY, "")), str(st.session_state.get(WHO, "")).strip()
    address = _address()
    if waits := GATES.waits_s(address):
        answer(tr("错得太多，请 {n} 分钟后再试。", n=number(waits / 60 + 1, 0)))
    elif not who:
        answer(tr("请填写姓名：每次更新都会记下是谁做的。"))
    elif GATES.opens(address, key, read_settings().editor_key):
        st.session_state[EDITOR] = Editor(who[:LONGEST_AUTHOR], time.monotonic())
        note("sign_in", who)
    else:
        note("refuse", who, address)
        answer(tr("编辑密钥不对。"))


def _address() -> str:
    """Where the visitor's browser is; "" on the machine itself and where Streamlit does not know."""
    address: object = st.context.ip_address
    return address if isinstance(address, str) else ""


def bar(who: str) -> None:
    """Who edits, and the way out."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(tr("编辑：{who}。{n} 分钟没有操作即自动退出。", who=who, n=read_settings().editor_idle_minutes))
        st.button(tr("退出编辑"), key="desk_leave", icon=":material/logout:", on_click=leave)
