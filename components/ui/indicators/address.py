"""What the indicators page shows: in the address (`cat`, `view`, `ind`) and, over page switches, in the session."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from components.ui import state
from components.ui.indicators import targets

KEYS = {"cat": "annex", "view": "cards", "ind": ""}
KEPT = "indicators_address"
TURN = "indicators_turn"
LEAD = "indicators_lead"


@dataclass(frozen=True)
class Address:
    """Category (`annex`, `all` or an id), `cards` or `table`, and the open indicator's id or nothing."""

    category: str
    view: str
    indicator: str


def read(categories: Collection[str], indicators: Collection[str]) -> Address:
    """The address's state; what it does not know falls back to the default with a visible sentence.

    An address without any of our keys, as after a visit to another page, continues where the session left off.
    """
    if not any(key in st.query_params for key in KEYS):
        for key, value in st.session_state.get(KEPT, {}).items():
            state.remember(key, value, KEYS[key])
    found = {
        "cat": state.one_of("cat", categories, KEYS["cat"]),
        "view": state.one_of("view", ("cards", "table"), KEYS["view"]),
        "ind": state.one_of("ind", indicators, KEYS["ind"]),
    }
    st.session_state[KEPT] = found
    return Address(found["cat"], found["view"], found["ind"])


def write(key: str, value: str) -> None:
    """Set one part, in the address and in the session."""
    st.session_state[KEPT] = {**KEYS, **st.session_state.get(KEPT, {}), key: value}
    state.remember(key, value, KEYS[key])


def open_indicator(ident: str, *, from_board: bool = False) -> None:
    """Open one indicator. Opened from elsewhere than the board, the board is drawn afresh and begins with its group."""
    if not from_board:
        turn()
    targets.clear_address()
    write("ind", ident)


def close_indicator() -> None:
    """Back to the whole board."""
    turn()
    targets.clear_address()
    write("ind", "")


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
