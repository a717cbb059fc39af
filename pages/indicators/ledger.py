"""任务台账: which tasks are late and who must act, what people report of them, and what a month has changed."""

import streamlit as st

from components.topics.ledger import sentences, words
from components.topics.ledger.facts import Facts, load_facts
from components.topics.ledger.lines import one
from components.topics.ledger.state import MONTH, UNITS, State
from components.topics.ledger.view import VIEW
from components.ui import errors, viewport
from components.ui.export_menu import export_menu
from components.ui.ledger import controls, exchange, form, panels, reports
from components.ui.session.address import state_of
from components.words.text import tr

STACKED, TOP = 1100, 330  # px at size 1.0: the card under the list below this width; what stands above the list
SHARE = 0.62


@st.fragment
def stage() -> None:
    """Title, what is red, filters, and under them the list beside one task or the bars."""
    with errors.boundary(tr(words.TITLE)):
        facts, state = load_facts(), state_of(VIEW)
        slot, state = st.container(), reports.with_book(state)
        with slot:
            head(facts, state)
            reports.notices()
        st.markdown(sentences.headline(facts, state))
        controls.lights(facts, state)
        controls.filters(facts, state)
        body(facts, state)
        if viewport.current().narrow:  # the answer comes first on a phone
            with st.container(horizontal=True, gap="small"):
                tools(facts, state)


def head(facts: Facts, state: State) -> None:
    """Title and views; on a wide screen also what can be done with the whole."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        controls.view_choice(state)
        controls.month_choice(state)
        if not viewport.current().narrow:
            tools(facts, state)


def tools(facts: Facts, state: State) -> None:
    """A new task, the sheet's way back and out, and the rule."""
    form.new_task(facts)
    exchange.button(facts, state)
    export_menu(VIEW, state, *exchange.files(facts, state))
    panels.rule(facts, state)


def body(facts: Facts, state: State) -> None:
    """The list, the units or the month; beside it the open task, else the bars."""
    port = viewport.current()
    height = port.fill(TOP, 380)
    stacked = port.width < STACKED * port.size
    left, right = (st.container(), st.container()) if stacked else st.columns([SHARE, 1 - SHARE], gap="medium")
    line = one(facts, state.book, state.task)
    beside, listing = (left, right) if stacked and line else (right, left)
    with beside, st.container(height="content" if stacked else height, border=False):
        if line:
            panels.card(facts, line, state)
            form.report(facts, line)
            panels.about(facts, line, state)
        panels.bars(facts, state)
    with listing:
        if state.view == UNITS:
            panels.units(facts, state, height)
        elif state.view == MONTH:
            panels.month(facts, state, height)
        if state.view != MONTH:
            panels.task_list(facts, state, height)
        st.caption(sentences.reading(state.book))


stage()
