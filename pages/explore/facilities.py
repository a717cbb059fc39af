"""设施与生活圈: the facilities of the documents and the open map on map, chart and table, and their three levels."""

import streamlit as st

from components.topics.facilities import sentences, words
from components.topics.facilities.facts import load_facts
from components.topics.facilities.state import LEVELS
from components.topics.facilities.view import VIEW
from components.ui import errors, viewport
from components.ui.export_menu import export_menu
from components.ui.facilities import controls, map_panel, panels
from components.words.text import tr

STACKED, TOP = 1100, 262  # px at size 1.0: panel under the map below this width; what stands above the map and under it


@st.fragment
def stage() -> None:
    """Title, filters, map and panel of one state."""
    port, state = viewport.current(), controls.current()
    stacked = port.width < STACKED * port.size
    inside = port.width - 2 * (16 if port.narrow else 80) * port.size
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        controls.view_choice(state)
        export_menu(VIEW, state)
    controls.filters(facts, state)
    is_levels = state.view == LEVELS
    st.markdown((sentences.levels_headline if is_levels else sentences.headline)(facts, state))
    left, right = (st.container(), st.container()) if stacked else st.columns([0.58, 0.42], gap="medium")
    height = port.fill(TOP, 320)
    with left, errors.boundary():
        map_panel.facilities_map(facts, state, round(inside * (1.0 if stacked else 0.58) - 16 * port.size), height)
        st.caption(f"{words.legend()}　{sentences.placing(facts, state)}")
    with right, errors.boundary():
        (panels.levels_panel if is_levels else panels.inventory_panel)(facts, state, height)


with errors.boundary(tr(words.TITLE)):
    facts = load_facts()
    errors.tell(facts.faults)
    stage()
