"""The life circles: choices, and in a part of its own the year and what follows, most of what is done here."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.topics.facilities import cover_words
from components.topics.facilities.cover import cover
from components.topics.facilities.facts import Facts
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import State
from components.ui import errors
from components.ui.facilities import circles, controls
from components.ui.map_and_panel import Room
from components.ui.whatif import state as session

Parts = Callable[[], Room]


def circle_view(facts: Facts, state: State, parts: Parts) -> None:
    """The view under the page's title; `parts` says where map and panel stand."""
    _stage(circles.choices(facts, state), parts)


@st.fragment
def _stage(years: DeltaGenerator, parts: Parts) -> None:
    """Year, headline, map and panel. No other choice changes by what is done here; scenario and address do, and are
    read anew."""
    with errors.boundary():
        facts = facts_in(session.scenario())
        state = controls.present(facts, controls.current())
        controls.year_choice(years, state)
        _show(facts, state, parts)


def _show(facts: Facts, state: State, parts: Parts) -> None:
    answer = cover(facts, state)
    st.markdown(cover_words.headline(answer, state))
    place = parts()
    with place.left, errors.boundary():
        circles.cover_map(facts, answer, state, place.map_px)
    with place.right, errors.boundary():
        circles.cover_panel(facts, answer, state, place.panel_px)
