"""Reach state written into the page's address."""

import streamlit as st

from components.topics.crossings_and_reach.view import VIEW
from components.topics.reach.classes import Picture
from components.topics.reach.network import Network, mark_of
from components.ui.session import address

MAP_KEY = "reach_map"


def show(picture: Picture) -> None:
    """Have one of the three pictures seen."""
    before = {"before": "1" if picture == "before" else ""}
    address.write(VIEW, before if picture == "before" else before | {"look": picture})


def forget_point() -> None:
    """No cell is read off any more."""
    address.write(VIEW, {"at": ""})
    st.session_state.pop(MAP_KEY, None)


def stand_on(network: Network | None) -> None:
    """Compute the minutes on `network`, whose mark goes into the address, or on the grid."""
    address.write(VIEW, {"net": mark_of(network).text() if network else ""})
