"""三步走: the goals of 2025, 2030 and 2035, works through the years, the system of plans, and how it is run."""

import streamlit as st

from components.topics.roadmap import words
from components.topics.roadmap.facts import load_facts
from components.topics.roadmap.state import PLANS, REFERENCE, TIMELINE
from components.topics.roadmap.view import VIEW
from components.ui import errors
from components.ui.export_menu import export_menu, yearly_report
from components.ui.roadmap import controls, goals, plans, reference, works
from components.words.text import tr

VIEWS = {TIMELINE: works.timeline_view, PLANS: plans.plans_view, REFERENCE: reference.reference_view}


@st.fragment(key=controls.STAGE)
def stage() -> None:
    """Title, choice of the view, and the view."""
    state = controls.current()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(tr(words.TITLE), anchor=False, width="content")
        controls.view_choice(state)
        export_menu(VIEW, state, on_opening=yearly_report)
    with errors.boundary():
        if view := VIEWS.get(state.view):
            view(state)
        else:
            goals.goals_view(load_facts(), state)


with errors.boundary(tr(words.TITLE)):
    stage()
