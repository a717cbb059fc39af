"""以水四定: the answer first, then land, water and people side by side, and the services below."""

import streamlit as st

from components import errors
from components.balance_page.body import body
from components.balance_page.content import read_year, shown
from components.balance_page.levers import say_what_held
from components.balance_page.plain import plain_body
from components.balance_page.toolbar import toolbar
from components.balance_page.words import send_code
from components.text import tr
from components.whatif import plain_levers, state
from components.whatif import shown as on_screen
from components.whatif.known import known


@st.fragment(key="balance_page")
def page() -> None:
    """What a slider changes: one part, its figures."""
    with errors.boundary():
        found = shown(known())
        said = state.said()
        if said:
            st.warning(said, icon=":material/info:")
        say_what_held()
        (plain_body if plain_levers.asked() else body)(found)
        on_screen.play_on()


with errors.boundary():
    facts = known()
    read_year(state.adopt(facts))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("以水四定"), anchor=False, width="content")
        st.caption(tr("以水定城、以水定地、以水定人、以水定产"), width="stretch")
        toolbar(facts)
    page()
    send_code(facts)
