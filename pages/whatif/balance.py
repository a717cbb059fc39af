"""以水四定: the answer first, then land, water and people side by side, and the services below."""

import streamlit as st

from components.topics.balance.content import scenario_in_year
from components.topics.balance.view import VIEW, notice
from components.topics.whatif.facts import load_facts
from components.ui import errors
from components.ui.balance.body import body, facilities
from components.ui.balance.levers import show_guard_message
from components.ui.balance.plain import plain_body
from components.ui.balance.toolbar import toolbar
from components.ui.balance.words import send_code
from components.ui.session.address import state_of
from components.ui.whatif import on_screen, plain_levers, state, view
from components.words.text import tr


@st.fragment(key="balance_page")
def page() -> None:
    """What a slider changes: one part, its figures."""
    with errors.boundary():
        facts = load_facts()
        current = scenario_in_year(facts, on_screen.scenario(facts), view.current_state().year)
        sentence = state.pop_message()
        if sentence:
            st.warning(sentence, icon=":material/info:")
        show_guard_message()
        (plain_body if plain_levers.is_plain() else body)(current)
        on_screen.play_on()


with errors.boundary():
    facts = load_facts()
    state_of(VIEW)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("以水四定"), anchor=False, width="content")
        st.caption(f"{tr('以水定城、以水定地、以水定人、以水定产')}　{notice()}", width="stretch")
        toolbar(facts)
    page()
    facilities()
    send_code(facts)
