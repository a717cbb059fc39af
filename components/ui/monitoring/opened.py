"""One indicator over the list, where there is no room for it beside the list."""

import streamlit as st

from components.topics.assessment.facts import Facts
from components.topics.assessment.state import State
from components.ui.monitoring import address
from components.ui.monitoring.detail import detail_body, detail_text


def open_alone(facts: Facts, state: State) -> None:
    """Open the indicator that was touched, or that a link names, once: closed, it stays closed until touched again."""
    if state.indicator and address.opened() != state.indicator:
        address.remember_opened(state.indicator)
        show = st.dialog(detail_text(facts, state.indicator).name, width="large")(detail_body)
        show(facts, state.indicator)
