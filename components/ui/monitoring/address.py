"""Session state of the monitoring page besides its address: the line last opened over the list."""

import streamlit as st

from components.topics.assessment.view import VIEW
from components.ui.session import address

OPENED, TURN = "monitoring_opened", "monitoring_turn"


def write(key: str, value: str) -> None:
    """Set one part of the page's state."""
    address.write(VIEW, {key: value})


def open_line(ident: str) -> None:
    """Show one indicator, even if it was shown before: the list's selection is reset."""
    write("ind", ident)
    st.session_state.pop(OPENED, None)
    st.session_state[TURN] = turn() + 1


def opened() -> str:
    """The indicator last shown over the list."""
    return str(st.session_state.get(OPENED, ""))


def remember_opened(ident: str) -> None:
    """It has been shown over the list."""
    st.session_state[OPENED] = ident


def turn() -> int:
    """How often an indicator has been opened; in a list's key it makes the list forget."""
    return int(st.session_state.get(TURN, 0))
