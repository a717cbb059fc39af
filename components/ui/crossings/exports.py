"""Downloads of 跨河通道: the files of its view, and those specific to this page."""

import streamlit as st

from components.export.kit import File
from components.topics.crossings.facts import Facts
from components.topics.crossings_and_reach.state import REACH, State
from components.topics.crossings_and_reach.view import VIEW
from components.ui.crossings import address, more_files
from components.ui.export_menu import export_menu
from components.ui.session.look import page_look
from components.ui.whatif import state as session


@st.fragment
def exports(facts: Facts) -> None:
    """The menu of files of the state that is on screen when it is opened."""
    state = address.current()
    export_menu(VIEW, state, on_opening=lambda: _more(facts, state))


def _more(facts: Facts, state: State) -> tuple[File, ...]:
    scenario = session.scenario()
    if state.view != REACH:
        gif = more_files.gif_file(state, scenario, page_look())
        return (gif, *more_files.years_files(facts, state.years, scenario))
    from components.ui.reach.page import scene_now

    return more_files.reach_files(scene_now(facts))
