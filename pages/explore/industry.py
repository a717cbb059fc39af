"""产业组团: groups with their industries and projects on map, chart and table, the system, and what slips cost."""

import streamlit as st

from components.topics.industry import sentences, words
from components.topics.industry.changes import facts_in
from components.topics.industry.facts import Facts
from components.topics.industry.state import SLIPS, SYSTEM, State
from components.topics.industry.view import VIEW
from components.ui import errors, map_and_panel, viewport
from components.ui.export_menu import export_menu
from components.ui.industry import controls, editing, map_panel, panels, slips_view, system_view
from components.ui.whatif import state as session
from components.words.text import paragraph, tr

MEASURES = map_and_panel.Measures(share=0.55, top=286, line=112)


@st.fragment(key=slips_view.stage_key(VIEW))
def stage() -> None:
    """Title, filters, map and panel of one state."""
    state = controls.current()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        controls.view_choice(state)
        export_menu(VIEW, state)
    with errors.boundary():
        facts = facts_in(session.scenario())
        if state.view == SLIPS:
            slips_view.slip_stage(VIEW, state, lambda: editing.bar(facts))
        elif state.view == SYSTEM:
            editing.bar(facts)
            system_view.system_view(facts)
        else:
            project_stage(facts, state)


def project_stage(facts: Facts, state: State) -> None:
    """Groups and their projects."""
    controls.filters(facts, state)
    narrow = viewport.current().narrow
    if not narrow:
        st.markdown(sentences.headline(facts, state))
    place = map_and_panel.room(MEASURES, lambda: editing.bar(facts))
    with place.left, errors.boundary():
        map_panel.groups_map(facts, state, *place.map_px)
        if narrow:  # the map comes first where both have no room
            st.markdown(sentences.headline(facts, state))
        st.caption(paragraph(sentences.placing(facts, state)))
    with place.right, errors.boundary():
        panels.side_panel(facts, state, place.panel_px)


with errors.boundary(tr(words.TITLE)):
    stage()
