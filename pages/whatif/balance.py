"""以水四定: the answer first, then land, water and people side by side, and the services below."""

import streamlit as st

from components import errors, viewport
from components.balance_page import panels
from components.balance_page.answer import answer
from components.balance_page.content import read_year, shown
from components.balance_page.levers import say_what_held
from components.balance_page.toolbar import toolbar
from components.text import tr
from components.whatif import state
from components.whatif.known import known

WIDE, HALF = 1250, 900
FRAME = 36

port = viewport.current()
abreast = 3 if port.width >= WIDE * port.size else 2 if port.width >= HALF * port.size else 1
room = port.width - 2 * (16 if port.narrow else 80) * port.size
column = (room - (abreast - 1) * 16 * port.size) / abreast - FRAME * port.size


@st.fragment(key="balance_page")
def page() -> None:
    """Everything in one fragment: a slider sends figures, captions and four frames."""
    with errors.boundary():
        found = shown(known())
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.title(tr("以水四定"), anchor=False, width="content")
            st.caption(tr("以水定城、以水定地、以水定人、以水定产"), width="stretch")
            toolbar(found)
        said = state.said()
        if said:
            st.warning(said, icon=":material/info:")
        say_what_held()
        answer(found)
        if abreast == 2:
            panels.people(found, room - FRAME * port.size)
        columns = st.columns(abreast, gap="small") if abreast > 1 else [st.container() for _ in range(3)]
        with columns[0]:
            panels.land(found, column)
        with columns[1]:
            panels.water(found, column)
        if abreast != 2:
            with columns[2]:
                panels.people(found, column)
        with errors.boundary():
            panels.needs(found, room - FRAME * port.size)


with errors.boundary():
    read_year(state.adopt(known()))
    page()
