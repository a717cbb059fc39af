"""The line that says what the scenario changes, with undo, redo, and putting all of it back."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.topics.whatif import facts as declared
from components.ui.whatif import state as session
from components.words.text import tr


@dataclass(frozen=True)
class Changes:
    """What is changed in words, "" for nothing; what is said then; what putting all back does, in a word of help."""

    text: str
    none: str
    restore: Callable[[], None]
    help: str


def changes_line(changes: Changes, key: str) -> bool:
    """Draw the line, under a message of the scenario; whether there was anything to say or to take back."""
    message = session.pop_message()
    if message:
        st.warning(message, icon=":material/info:")
    history, levers = session.history(), declared.load_facts()
    if not (changes.text or history.can_undo or history.can_redo):
        return False
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(changes.text or changes.none, width="stretch")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            st.button("", icon=":material/undo:", key=f"{key}_undo", disabled=not history.can_undo, help=tr("撤销"),
                      on_click=session.undo, args=(levers,), type="tertiary")  # fmt: skip
            st.button("", icon=":material/redo:", key=f"{key}_redo", disabled=not history.can_redo, help=tr("重做"),
                      on_click=session.redo, args=(levers,), type="tertiary")  # fmt: skip
            st.button(tr("全部恢复"), icon=":material/restart_alt:", key=f"{key}_restore", type="tertiary",
                      disabled=not changes.text, on_click=changes.restore, help=changes.help)  # fmt: skip
    return True
