"""跨河通道: every crossing year by year, and the minutes that it saves; two views under one title."""

import streamlit as st

from components.topics.crossings.content import content
from components.ui import errors
from components.ui.crossings import address, controls, scenario_bar
from components.words.text import tr


def head() -> None:
    """Title, which view, and what the view can do as a whole."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr("跨河通道"), anchor=False, width="content")
        controls.view_choice(shown)
        if shown.view == "reach":
            from components.ui.reach.take_away import exports as reach_exports

            reach_exports(known)
        else:
            from components.ui.crossings.take_away import exports

            controls.play_button()
            exports(known)


def body() -> None:
    """The view under the title; its faults leave the title standing."""
    if shown.view == "reach":
        from components.ui.reach.page import reach_page

        reach_page(known)
    else:
        from components.ui.crossings.years_view import years_view

        years_view(known)


with errors.boundary(tr("跨河通道")):
    known = content()
    errors.tell(known.faults)
    scenario_bar.follow(known)
    shown = address.read(known.idents)
    head()
    with errors.boundary():
        body()
