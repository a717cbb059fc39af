"""Leaving a story and coming back: the step is kept, and the viewer's own scenario waits unchanged.

Whoever leaves by a link or by the search takes the step's scenario along; what is moved on the way belongs to the step
when the story goes on. Whoever leaves by Esc has the own scenario back at once.
"""

from dataclasses import dataclass

import streamlit as st

from components.base.navigation import ENTRIES, PRESENTER
from components.ui import menu, state
from components.ui.present.place import STORY, Place, move, scenario_at
from components.ui.session import address
from components.ui.whatif import state as session
from components.words.text import tr
from model.history import History
from model.scenario import Scenario

ORIGIN, AWAY, LAST, IS_OVER = "present_origin", "present_away", "present_last", "present_over"
KEY_CAP = "P"


@dataclass(frozen=True)
class Away:
    """The place that was left; `own` is the viewer's history of scenarios where the step's `carried` replaced it."""

    place: Place
    own: History[Scenario] | None = None
    carried: Scenario | None = None


def follow(path: str) -> None:
    """Before a page runs: note where a story was entered from, and what was left for another page."""
    last = str(st.session_state.get(address.PAGE, ""))
    if path == PRESENTER:
        st.query_params.pop(session.PARAM, None)  # a step has its own scenario
        if last != PRESENTER:
            st.session_state[ORIGIN] = last or ENTRIES[0].url_path
            _come_back()
    elif last == PRESENTER and (place := st.session_state.get(LAST)):
        _leave(place, is_over=st.session_state.pop(IS_OVER, False) or address.is_history_step())


def keep_last(place: Place) -> None:
    """This step is on screen."""
    st.session_state[LAST] = place


def leave_page() -> None:
    """Go where the story was entered from, with the viewer's own scenario."""
    st.session_state[IS_OVER] = True
    origin = str(st.session_state.get(ORIGIN, ENTRIES[0].url_path))
    st.switch_page(menu.script_of(origin))


def open_live(place: Place) -> None:
    """Open the page that the step shows, in the step's state."""
    st.switch_page(menu.script_of(place.step.view), query_params=dict(place.step.query))


def return_button() -> None:
    """On every other page, while a story is left: one button, also a key, that leads back, and one that ends it."""
    away: Away | None = st.session_state.get(AWAY)
    if away is None:
        return
    with st.container(key="present_return", horizontal=True, width="content", gap="small"):
        label = tr("回到汇报（第{n}步）", n=away.place.number)
        if st.button(label, icon=":material/present_to_all:", type="primary", shortcut=KEY_CAP, key="present_back_in"):
            st.switch_page(menu.script_of(PRESENTER), query_params=away.place.pairs)
        st.button(tr("结束汇报"), icon=":material/close:", key="present_end", on_click=_end)


def _leave(place: Place, *, is_over: bool) -> None:
    carried = None if is_over else scenario_at(place)
    if carried is None:
        st.session_state[AWAY] = Away(place)
        return
    st.session_state[AWAY] = Away(place, session.history(), carried)
    session.keep(History(carried))


def _come_back() -> None:
    """What was moved on the way belongs to the step that was left, and the own scenario is back. An address that names
    no story leads to that step."""
    away: Away | None = st.session_state.pop(AWAY, None)
    if away is None:
        return
    if STORY not in st.query_params:
        for key, value in away.place.pairs.items():
            state.remember(key, value)
    if away.own is None:
        return
    if session.scenario() != away.carried and st.query_params[STORY] == away.place.story.id:
        move(away.place.key, session.scenario())
    session.keep(away.own)


def _end() -> None:
    away: Away | None = st.session_state.pop(AWAY, None)
    if away and away.own is not None:
        session.keep(away.own)
        st.query_params.pop(session.PARAM, None)
