"""汇报: the stories that ship, step by step, and the files that are handed out."""

import streamlit as st

from components.topics.stories.view import VIEW
from components.ui import errors
from components.ui.export_menu import export_menu
from components.ui.stories.lookup import open_state
from components.ui.stories.page import stage
from components.words.text import tr

with errors.boundary(tr("汇报")):
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr("汇报"), anchor=False, width="stretch")
        export_menu(VIEW, open_state())
    with errors.boundary():
        stage()
