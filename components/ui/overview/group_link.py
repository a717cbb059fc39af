"""From a group on the overview's map to its card: lead industry, projects and facilities, and how far they are."""

import streamlit as st

from components.ui.map_view import selected_id
from components.ui.menu import script_of

MAP = "locator_map"
PRESSED = "overview_group"
"""In the session: the group that was pressed, until its page opens."""


def follow() -> None:
    """Callback: note which group was pressed."""
    if group := selected_id(MAP):
        st.session_state[PRESSED] = group


def open_page() -> None:
    """Go to the card of the group that was pressed; a page can be opened from the script only, not from a callback."""
    if group := st.session_state.pop(PRESSED, ""):
        st.switch_page(script_of("layout"), query_params={"el": group})
