"""The frame of a site that is locked to the kiosk: no menu, no settings, no other page."""

import streamlit as st

from components.base.navigation import KIOSK
from components.base.settings import read_settings
from components.ui import menu, state, viewport
from components.ui.kiosk.bar import NAMES
from components.ui.session.look import LANGUAGE, settle

SIZE = 1.0
"""Text size in the sense of the other pages: the kiosk's own letters follow the screen."""


def is_locked() -> bool:
    """Whether this site serves the kiosk and nothing else."""
    return read_settings().kiosk


def run_locked() -> None:
    """Run the kiosk, whatever page the browser asks for."""
    code = state.one_of(LANGUAGE, NAMES, read_settings().kiosk_language)
    st.session_state[LANGUAGE] = code
    settle(code)
    home = st.Page(_lead_to_kiosk, title=NAMES["zh"], url_path="home", default=True)
    page = st.navigation([home, menu.page_of(KIOSK)], position="hidden")
    viewport.mount(SIZE, None)
    page.run()


def _lead_to_kiosk() -> None:
    st.switch_page(menu.script_of(KIOSK))
