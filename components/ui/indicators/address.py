"""State of the indicators page in the address, and in the session: resets of the board and its leading category."""

import streamlit as st

from components.topics.indicators.state import TARGET_KEYS
from components.topics.indicators.view import VIEW
from components.ui.session import address

TURN = "indicators_turn"
LEAD = "indicators_lead"


def write(key: str, value: str) -> None:
    """Set one part of the page's state."""
    address.write(VIEW, {key: value})


def open_indicator(ident: str, *, from_board: bool = False) -> None:
    """Open one indicator, nothing for none; its own targets come from the scenario.

    Opened from elsewhere than the board, the board is drawn afresh and begins with its group.
    """
    if not from_board:
        turn()
    address.write(VIEW, {"ind": ident, **dict.fromkeys(TARGET_KEYS, "")})


def close_indicator() -> None:
    """Back to the whole board."""
    open_indicator("")


def turn() -> None:
    """Make board and table forget their last click, so that the same card can be clicked again."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state.pop(LEAD, None)


def board_key(name: str) -> str:
    """Key of the board or the table until the next `turn`."""
    return f"indicators_{name}_{st.session_state.get(TURN, 0)}"


def lead_category(current: str) -> str:
    """Category that leads the board beside an open indicator; it stays while cards of that board are clicked."""
    return str(st.session_state.setdefault(LEAD, current))
