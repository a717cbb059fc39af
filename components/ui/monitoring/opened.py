"""One indicator over the list, where there is no room for it beside the list."""

import streamlit as st

from components.topics.assessment.content import Content
from components.ui.monitoring import address
from components.ui.monitoring.address import Address
from components.ui.monitoring.detail import detail_body, told


def open_alone(known: Content, shown: Address) -> None:
    """Open the indicator that was touched, or that a link names, once: closed, it stays closed until touched again."""
    if shown.indicator and address.opened() != shown.indicator:
        address.remember_opened(shown.indicator)
        show = st.dialog(told(known, shown.indicator).name, width="large")(detail_body)
        show(known, shown.indicator)
