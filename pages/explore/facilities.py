"""设施与生活圈: facilities on map, chart and table, their three levels, and who lives within a walk of them."""

import streamlit as st

from components.topics.facilities import cover_words, sentences, words
from components.topics.facilities.cover import cover
from components.topics.facilities.facts import Facts, load_facts
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import CIRCLES, LEVELS, NEEDS, State
from components.topics.facilities_and_needs.view import VIEW
from components.ui import errors, viewport
from components.ui.export_menu import export_menu
from components.ui.facilities import circles, controls, editing, exports, map_panel, needs, panels
from components.ui.whatif import state as session
from components.words.text import paragraph, tr

STACKED, TOP = 1100, 262  # px at size 1.0: panel under the map below this width; what stands above the map and under it
SHARE, BAR = 0.58, 56  # the map's share of the width; px at size 1.0 of the scenario's line


@st.fragment
def stage() -> None:
    """Title, filters, map and panel of one state."""
    state = controls.current()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        controls.view_choice(state)
        export_menu(VIEW, state, on_opening=lambda: exports.more(state))
    with errors.boundary():
        facts, scenario = facts_in(session.scenario()), session.scenario()
        state = controls.present(facts, state)
        editing.bar(scenario)
        if state.view == NEEDS:
            needs.needs_view(facts, state, parts)
        else:
            (circle_view if state.view == CIRCLES else list_view)(facts, state)


def parts() -> tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator, tuple[int, int]]:
    """Where the map and the panel stand, and the map's size in px."""
    port = viewport.current()
    stacked = port.width < STACKED * port.size
    inside = port.width - 2 * (16 if port.narrow else 80) * port.size
    left, right = (st.container(), st.container()) if stacked else st.columns([SHARE, 1 - SHARE], gap="medium")
    width = round(inside * (1.0 if stacked else SHARE) - 16 * port.size)
    return left, right, (width, port.fill(TOP + (BAR if editing.is_open() else 0), 320))


def list_view(facts: Facts, state: State) -> None:
    """The inventory or the levels."""
    controls.filters(facts, state)
    is_levels = state.view == LEVELS
    st.markdown((sentences.levels_headline if is_levels else sentences.headline)(facts, state))
    left, right, size = parts()
    with left, errors.boundary():
        map_panel.facilities_map(facts, state, *size)
        st.caption(paragraph(f"{words.legend()}　{sentences.placing(facts, state)}", sentences.nearby(facts, state)))
    with right, errors.boundary():
        (panels.levels_panel if is_levels else panels.inventory_panel)(facts, state, size[1])


def circle_view(facts: Facts, state: State) -> None:
    """The life circles."""
    circles.choices(facts, state)
    answer = cover(facts, state)
    st.markdown(cover_words.headline(answer, state))
    left, right, size = parts()
    with left, errors.boundary():
        circles.cover_map(facts, answer, state, size)
    with right, errors.boundary():
        circles.cover_panel(facts, answer, state, size[1])


with errors.boundary(tr(words.TITLE)):
    errors.tell(load_facts().faults)
    stage()
