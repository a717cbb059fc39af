"""跨河通道: every crossing year by year, and the minutes that it saves; two views under one title."""

import streamlit as st

from components.topics.crossings.facts import load_facts
from components.topics.crossings_and_reach.state import REACH
from components.ui import errors, viewport
from components.ui.crossings import address, controls, exports, scenario_bar
from components.words.text import tr


def head() -> None:
    """Title, which view, and what the view can do as a whole."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr("跨河通道"), anchor=False, width="content")
        controls.view_choice(view)
        if not viewport.current().narrow:
            exports.exports(facts)


def body() -> None:
    """The view under the title; its faults leave the title standing."""
    if view == REACH:
        from components.ui.reach.page import reach_page

        reach_page(facts)
    else:
        from components.ui.crossings.years_view import years_view

        years_view(facts)


with errors.boundary(tr("跨河通道")):
    facts = load_facts()
    errors.tell(facts.faults)
    scenario_bar.follow(facts)
    view = address.current().view
    head()
    with errors.boundary():
        body()
    if viewport.current().narrow:  # the map comes first there
        exports.exports(facts)
