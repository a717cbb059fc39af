"""方案比较: two to four scenarios side by side: in words, as figures or changes, as curves, and what differs."""

import streamlit as st

from components.topics.compare import content
from components.topics.compare.view import VIEW, assumption_sentence
from components.topics.whatif.facts import load_facts
from components.ui import errors, viewport
from components.ui.compare import address
from components.ui.compare.board import board
from components.ui.compare.controls import controls
from components.ui.compare.panels import Room, formula_over, panel
from components.ui.session.address import state_of
from components.ui.whatif import state
from components.words.text import tr

STACKED = 1500
SIDE = {"reach": 0.47, "cover": 0.47}
USUAL_SIDE = 0.3

port = viewport.current()
beside = port.width >= STACKED * port.size
room = port.inside


@st.fragment(key="compare_page")
def page() -> None:
    """Everything in one fragment: a choice sends the board's rows and the words, nothing else."""
    with errors.boundary(tr("方案比较")):
        facts, look = load_facts(), state_of(VIEW)
        comparison = content.comparison_of(facts, address.tokens(), look, state.scenario())
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.title(tr("方案比较"), anchor=False, width="content")
            controls(facts, comparison, look)
        sentence = state.pop_message()
        if sentence:
            st.warning(sentence, icon=":material/info:")
        st.markdown(content.comparison_words(facts, comparison))
        side = SIDE.get(look.panel, USUAL_SIDE)
        left, right = st.columns([1 - side, side], gap="medium") if beside else (st.container(), st.container())
        width = room * (1 - side) - 24 * port.size if beside else room
        used = 369 + 68 * len(comparison.entries) + 48 * (len(comparison.entries) - 1)
        curve = min(port.fill(used, 150), 380 * port.size)
        with left:
            board(facts, comparison, (width, curve), port.size, beside=beside)
            st.caption(f"{content.signs(facts, comparison)}  \n{assumption_sentence()}")
        with right:
            height = round(120 * port.size + 68 * len(comparison.entries) * port.size + curve)
            panel(facts, comparison, look, Room(room * side if beside else room, height))
        formula_over(facts, comparison)


with errors.boundary(tr("方案比较")):
    facts = load_facts()
    address.follow(facts)
    page()
