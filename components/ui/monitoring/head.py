"""Top of the page: a sentence on lagging indicators, basis of the statuses, filters, views and files."""

import streamlit as st

from components.topics.assessment.facts import Facts
from components.topics.assessment.state import State
from components.topics.assessment.view import VIEW
from components.topics.assessment.words import page_sentences
from components.ui.export_menu import export_menu, yearly_report
from components.ui.monitoring.controls import filters, statuses, view_choice
from components.ui.viewport import Viewport
from components.words.text import tr


def head(facts: Facts, state: State, port: Viewport) -> None:
    """Sentence and basis beside the title, everything to choose in the line under them."""
    if port.narrow:
        _narrow(facts, state, port.size)
        return
    counted, compared = page_sentences(facts, state)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("监测预警"), anchor=False, width="content")
        st.markdown(f"{counted}  \n:small[:gray[{compared}]]", width="stretch")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        filters(facts, state, port.size)
        statuses(facts, state)
        view_choice(state)
        export_menu(VIEW, state, on_opening=yearly_report)


def _narrow(facts: Facts, state: State, size: float) -> None:
    """On a phone the list must begin on the first screen: the basis stands under the list."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("监测预警"), anchor=False, width="content")
        filters(facts, state, size)
        export_menu(VIEW, state, on_opening=yearly_report)
        st.markdown(page_sentences(facts, state)[0], width="stretch")
        statuses(facts, state)
        view_choice(state)


def basis(facts: Facts, state: State) -> None:
    """What every status compares, where the head has no room for it."""
    st.caption(page_sentences(facts, state)[1])
