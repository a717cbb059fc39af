"""产业组团: groups with their industries and projects on map, chart and table, the system, and what slips cost."""

import streamlit as st

from components.topics.industry import sentences, slip_words, words
from components.topics.industry.changes import facts_in
from components.topics.industry.facts import Facts
from components.topics.industry.state import SLIPS, SYSTEM, State
from components.topics.industry.view import VIEW
from components.ui import errors, viewport
from components.ui.export_menu import export_menu
from components.ui.industry import controls, editing, map_panel, panels, slips_view, system_view
from components.ui.whatif import state as session
from components.words.text import paragraph, tr

STACKED, TOP = 1100, 286  # px at size 1.0: panel under the map below this width; what stands above the map and under it
SHARE, BAR = 0.55, 84  # the map's share of the width; px at size 1.0 of the scenario's lines


@st.fragment
def stage() -> None:
    """Title, filters, map and panel of one state."""
    state = controls.current()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        controls.view_choice(state)
        export_menu(VIEW, state)
    with errors.boundary():
        facts = facts_in(session.scenario())
        editing.bar(facts)
        if state.view == SLIPS:
            slip_stage(facts, state)
        elif state.view == SYSTEM:
            system_view.system_view(facts)
        else:
            project_stage(facts, state)


def parts(facts: Facts) -> tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator, tuple[int, int]]:
    """Where the map and the panel stand, and the map's size in px."""
    port = viewport.current()
    stacked = port.width < STACKED * port.size
    inside = port.width - 2 * (16 if port.narrow else 80) * port.size
    left, right = (st.container(), st.container()) if stacked else st.columns([SHARE, 1 - SHARE], gap="medium")
    width = round(inside * (1.0 if stacked else SHARE) - 16 * port.size)
    return left, right, (width, port.fill(TOP + (BAR if editing.is_open(facts) else 0), 320))


def project_stage(facts: Facts, state: State) -> None:
    """Groups and their projects."""
    controls.filters(facts, state)
    narrow = viewport.current().narrow
    if not narrow:
        st.markdown(sentences.headline(facts, state))
    left, right, size = parts(facts)
    with left, errors.boundary():
        map_panel.groups_map(facts, state, *size)
        if narrow:  # the map comes first where both have no room
            st.markdown(sentences.headline(facts, state))
        st.caption(paragraph(sentences.placing(facts, state)))
    with right, errors.boundary():
        panels.side_panel(facts, state, size[1])


def slip_stage(facts: Facts, state: State) -> None:
    """What a crossing's slip costs."""
    about = slips_view.now_and_ranking(state)
    crossings, _, slip, now = about
    slips_view.choices(state, now)
    st.markdown(slip_words.headline(crossings, now, slip, state))
    left, right, size = parts(facts)
    with left, errors.boundary():
        slips_view.map_side(now, size)
    with right, errors.boundary():
        slips_view.side(about, state, size[1])


with errors.boundary(tr(words.TITLE)):
    stage()
