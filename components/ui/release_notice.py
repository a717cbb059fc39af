"""A viewer whose page reads another release than a moment ago is told so once."""

import streamlit as st

from components.base.release import roots
from components.ui import state
from components.words.release_words import release_name
from components.words.text import tr

READ = "release_read"
"""In the session: number of the release that this viewer's page read last."""


def tell_change() -> None:
    """Say that the data has changed since this viewer's last run."""
    number = roots().number
    if st.session_state.get(READ, number) != number:
        state.notice(tr("数据已改为{release}，画面随之更新；差别见“数据更新”。", release=release_name(number)))
    st.session_state[READ] = number


def note_own_change() -> None:
    """From a callback: this viewer has made the change, and has an answer already."""
    st.session_state[READ] = roots().number
