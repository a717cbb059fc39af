"""The life circles: choices, and in parts of their own the year with the headline, and what follows from all.

In most years the same facilities serve as in the year before: then a year changes the headline alone, and nothing else
is put together or sent.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base.errors import EXPECTED
from components.topics.facilities import cover_words
from components.topics.facilities.cover import Cover, cover, serving_of
from components.topics.facilities.facts import Facts, load_facts
from components.topics.facilities.map_picture import stage_marks
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import State
from components.ui import errors
from components.ui.facilities import circles, controls, cover_numbers
from components.ui.map_and_panel import Room
from components.ui.whatif import state as session

STAGE = "facilities_stage"
Parts = Callable[[], Room]


def circle_view(facts: Facts, state: State, parts: Parts) -> None:
    """The view under the page's title; `parts` says where map and panel stand."""
    _stage(circles.choices(facts, state), parts)


@st.fragment(key=STAGE)
def _stage(years: DeltaGenerator, parts: Parts) -> None:
    """Year, headline, map and panel. No other choice changes by what is done here; scenario and address do, and are
    read anew."""
    with errors.boundary():
        facts = facts_in(session.scenario())
        state = controls.present(facts, controls.current())
        _year(years)
        _show(facts, cover(facts, state), state, parts)


@st.fragment
def _year(place: DeltaGenerator) -> None:
    """The year and the headline of what it is."""
    with errors.boundary():
        facts, state = facts_in(session.scenario()), controls.current()
        controls.year_choice(place, state, on_change=_take_year)
        st.markdown(cover_words.headline(cover(facts, state), state))


def _take_year(key: str) -> None:
    """Callback: a year in which something else serves is put on the whole stage."""
    before = controls.current()
    controls.take(key)
    if not _is_alike(before, controls.current()):
        st.rerun(STAGE)


def _is_alike(before: State, after: State) -> bool:
    """Whether map and panel of two years are the same, in the scenario and as the sources have it."""
    if cover_numbers.are_tables_open():
        return False  # they list every kind
    try:
        return all(
            _served(facts, before) == _served(facts, after) for facts in (facts_in(session.scenario()), load_facts())
        )
    except EXPECTED:  # the stage says which file is broken
        return False


def _served(facts: Facts, state: State) -> tuple[object, ...]:
    """The facilities that serve in the state's year, and how the map marks them."""
    serving = serving_of(facts, state.circles, state.year)
    return serving, stage_marks((facility for facility in serving if facility.place), state)


def _show(facts: Facts, answer: Cover, state: State, parts: Parts) -> None:
    place = parts()
    with place.left, errors.boundary():
        circles.cover_map(facts, answer, state, place.map_px)
    with place.right, errors.boundary():
        circles.cover_panel(facts, answer, state, place.panel_px)
