"""The road network that a viewer supplied: in this session alone, in place of the grid until it is put away."""

from dataclasses import dataclass

import streamlit as st

from model.reach.solver import Reach

KEPT = "reach_network"


@dataclass(frozen=True, eq=False)
class OwnNetwork:
    """A checked network joined to the grid's cells; `key` names its content, `report` says what was found in it."""

    name: str
    key: str
    reach: Reach
    report: tuple[str, ...]


def current() -> OwnNetwork | None:
    """The network in use, None for the grid."""
    found: OwnNetwork | None = st.session_state.get(KEPT)
    return found


def use(network: OwnNetwork | None) -> None:
    """Take a network, or None to go back to the grid."""
    if network is None:
        st.session_state.pop(KEPT, None)
    else:
        st.session_state[KEPT] = network
