"""Buttons that lead to an element."""

import streamlit as st

from components.ui.layout import view


def jump_button(element: str, label: str, *, located: bool) -> None:
    """A button that selects an element and sends the camera there."""
    icon = ":material/my_location:" if located else ":material/location_off:"
    key = f"jump_{element}_{label}"
    st.button(label, key=key, type="tertiary", icon=icon, on_click=view.select, args=(element,), kwargs={"fly": True})
