"""晚了会怎样: a crossing that opens late, on the map, in minutes, counts and indicators; the costliest stands first."""

import streamlit as st

from components.topics.industry.changes import facts_in
from components.topics.slips.view import TITLE, VIEW
from components.ui import errors
from components.ui.export_menu import export_menu
from components.ui.industry import editing, slips_view
from components.ui.session.address import state_of
from components.ui.whatif import state as session
from components.words.text import tr


@st.fragment(key=slips_view.stage_key(VIEW))
def stage() -> None:
    """Title, and everything about the chosen slip."""
    state = state_of(VIEW)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(TITLE), anchor=False, width="content")
        export_menu(VIEW, state)
    with errors.boundary():
        slips_view.slip_stage(VIEW, state, lambda: editing.bar(facts_in(session.scenario())))


with errors.boundary(tr(TITLE)):
    stage()
