"""设施与生活圈: facilities on map, chart and table, their three levels, and who lives within a walk of them."""

import streamlit as st

from components.topics.facilities import sentences, words
from components.topics.facilities.facts import Facts, load_facts
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import CIRCLES, LEVELS, NEEDS, State
from components.topics.facilities_and_needs.view import VIEW
from components.ui import errors, map_and_panel
from components.ui.export_menu import export_menu
from components.ui.facilities import controls, editing, exports, map_panel, needs, panels
from components.ui.facilities.circle_stage import circle_view
from components.ui.whatif import state as session
from components.words.text import paragraph, tr

MEASURES = map_and_panel.Measures(share=0.58, top=262, line=56)


@st.fragment
def stage() -> None:
    """Title, filters, map and panel of one state."""
    state = controls.current()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        controls.view_choice(state)
        export_menu(VIEW, state, on_opening=lambda: exports.more(state))
    with errors.boundary():
        facts = facts_in(session.scenario())
        state = controls.present(facts, state)
        if state.view == NEEDS:
            needs.needs_view(facts, state, parts)
        elif state.view == CIRCLES:
            circle_view(facts, state, parts)
        else:
            list_view(facts, state)


def parts() -> map_and_panel.Room:
    """Where the map and the panel stand."""
    return map_and_panel.room(MEASURES, lambda: editing.bar(session.scenario()))


def list_view(facts: Facts, state: State) -> None:
    """The inventory or the levels."""
    controls.filters(facts, state)
    is_levels = state.view == LEVELS
    st.markdown((sentences.levels_headline if is_levels else sentences.headline)(facts, state))
    place = parts()
    with place.left, errors.boundary():
        map_panel.facilities_map(facts, state, *place.map_px)
        st.caption(paragraph(f"{words.legend()}　{sentences.placing(facts, state)}", sentences.nearby(facts, state)))
    with place.right, errors.boundary():
        (panels.levels_panel if is_levels else panels.inventory_panel)(facts, state, place.panel_px)


with errors.boundary(tr(words.TITLE)):
    errors.tell(load_facts().faults)
    stage()
