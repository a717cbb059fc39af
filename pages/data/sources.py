"""数据与出处: every source, every value with its clause, what contradicts what, what is covered, what is not known."""

import streamlit as st

from components.ui import errors, viewport
from components.ui.sources import address, tabs
from components.words.text import tr

ABOVE = {"sources": 520, "tables": 380, "contradictions": 285, "coverage": 270, "unknown": 340}


@st.fragment
def sources() -> None:
    """Title and tabs; the open tab is built, each section failing for itself."""
    address.restore()
    view = viewport.current()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr("数据与出处"), anchor=False, width="content")
        if not view.narrow:
            st.caption(
                tr("每个数都有出处、口径和原文。直管区、全域、全市三种口径不相加、不相比；报道与官方数并列，不相连。")
            )
    opened = tabs.open_tab(narrow=view.narrow)
    with errors.boundary():
        tabs.BUILD[opened](view.fill(ABOVE[opened], 380))


sources()
