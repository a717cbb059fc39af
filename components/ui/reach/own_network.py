"""The road network that a viewer supplied: in this session alone, in place of the grid until it is put away."""

import streamlit as st

from components.intake.own_network import OwnNetwork
from components.ui.session.printed import keep_network

NETWORK = "reach_network"


def current() -> OwnNetwork | None:
    """The network in use, None for the grid."""
    network: OwnNetwork | None = st.session_state.get(NETWORK)
    return network


def use(network: OwnNetwork | None) -> None:
    """Take a network, or None to go back to the grid."""
    keep_network(network)
    if network is None:
        st.session_state.pop(NETWORK, None)
    else:
        st.session_state[NETWORK] = network
