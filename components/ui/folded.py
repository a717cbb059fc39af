"""An expander whose content is sent when it is opened, so that what is folded away costs no rerun anything."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def opened(label: str, *, key: str, icon: str | None = None) -> DeltaGenerator | None:
    """The expander while it is open, None while it is closed."""
    box = st.expander(label, key=key, icon=icon, on_change="rerun")
    return box if box.open else None
