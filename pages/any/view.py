"""A page for any view: heading, answer, figures, maps, charts and tables as its content says them."""

import streamlit as st

from components.topics.views import view_of
from components.ui import errors
from components.ui.content_page import content_page
from components.ui.session import address

view = view_of(str(st.session_state.get(address.PAGE, "")))
with errors.boundary():
    if view is not None:
        content_page(view)
