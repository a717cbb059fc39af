"""数据与出处: every source, every value with its clause, what contradicts what, what is covered, what is not known."""

import streamlit as st

from components.topics.sources.sentences import TITLE, basis_sentence
from components.topics.sources.state import State
from components.topics.sources.view import VIEW
from components.ui import errors, viewport
from components.ui.export_menu import export_menu
from components.ui.session.address import state_of
from components.ui.session.look import page_look
from components.ui.sources import tabs, takeout
from components.words.text import tr

ABOVE = {"sources": 520, "index": 345, "tables": 345, "contradictions": 285, "coverage": 270, "unknown": 305}


@st.fragment
def sources() -> None:
    """Title and tabs; the open tab is built, each section failing for itself."""
    port = viewport.current()
    state = state_of(VIEW)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(TITLE), anchor=False, width="content")
        if not port.narrow:
            st.caption(basis_sentence(), width="stretch")
        with errors.boundary():
            files(state)
    tabs.tab_row(state, narrow=port.narrow)
    with errors.boundary():
        tabs.BUILD[state.tab](state, port.fill(ABOVE[state.tab], 380))


def files(state: State) -> None:
    """What can be taken out of the open tab."""
    export_menu(VIEW, state, *takeout.own_files(state, page_look()))


sources()
