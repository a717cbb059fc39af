"""数据更新: which release of the facts is current, its history, and for editors the way in for new ones."""

import streamlit as st

from components.topics.desk import words
from components.topics.desk.state import COMPARE, ELEMENT, HISTORY, MAP, PEOPLE, UPDATE, State
from components.topics.desk.view import VIEW
from components.ui import errors, viewport
from components.ui.desk import (
    answers,
    element_form,
    entrance,
    history_view,
    map_update,
    people_update,
    release_files,
    tabs,
    update,
)
from components.ui.export_menu import export_menu
from components.ui.session.address import state_of
from components.words.text import plain_in_markdown, tr

ABOVE = {HISTORY: 330, COMPARE: 420, UPDATE: 400, MAP: 400, ELEMENT: 400, PEOPLE: 400}


def desk() -> None:
    """Title, the current release, tabs, and the open one."""
    with errors.boundary(tr(words.TITLE)):
        port, slot = viewport.current(), st.container()
        state = history_view.read(state_of(VIEW))
        with slot:
            head(state)
        st.markdown(plain_in_markdown(words.current_sentence(state.history)))
        tabs.tab_row(state)
        answered = st.container()
        body(state, port.fill(ABOVE[state.tab], 320))
        with answered:
            answers.last_answer()


def head(state: State) -> None:
    """Title and what can be taken out."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        export_menu(VIEW, state, *release_files.files(state))


def body(state: State, height: int) -> None:
    """The open tab; editing asks for the key first."""
    if state.tab == HISTORY:
        history_view.history_tab(state, height)
        release_files.import_box()
    elif state.tab == COMPARE:
        history_view.compare_tab(state, height)
    elif who := entrance.editor():
        entrance.bar(who)
        edits = {MAP: map_update.map_tab, ELEMENT: element_form.element_tab, PEOPLE: people_update.people_tab}
        edit = edits.get(state.tab, update.update_tab)
        edit(height)
    else:
        entrance.door()


desk()
