"""What 数据与出处 writes into its address, and the turns by which its lists forget their last click."""

import streamlit as st

from components.topics.sources.view import VIEW
from components.ui.session import address

TURN = "sources_turn"


def write(**values: str) -> None:
    """Set parts of the page's state by the keys of its address."""
    address.write(VIEW, values)


def turn() -> None:
    """Make the lists of the page forget their last click, so that the same row can be clicked again."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def jump(**values: str) -> None:
    """Like `write`, from one tab into another."""
    turn()
    write(**values)


def turned(name: str, *parts: object) -> str:
    """Key of a list until the next `turn` or until one of `parts` changes."""
    return "_".join(["sources", name, *map(str, parts), str(st.session_state.get(TURN, 0))])
