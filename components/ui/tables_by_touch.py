"""Space above a table for Streamlit's toolbar on a touch screen."""

import streamlit as st

from components.ui import viewport

TOOLBAR_PX = 30


def room_for_toolbar() -> None:
    """To be called before a table: on a phone its buttons always show, and would cover what stands above them."""
    if viewport.current().narrow:
        st.space(TOOLBAR_PX)
