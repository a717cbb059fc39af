"""One indicator over the list, where there is no room for it beside the list."""

import streamlit as st

from components.monitoring_page import address
from components.monitoring_page.address import Address
from components.monitoring_page.content import Content
from components.monitoring_page.detail import detail_body, told


def open_alone(known: Content, shown: Address) -> None:
    """Open the indicator that was touched, or that a link names, once: closed, it stays closed until touched again."""
    if shown.indicator and address.opened() != shown.indicator:
        address.remember_opened(shown.indicator)
        show = st.dialog(told(known, shown.indicator).name, width="large")(detail_body)
        show(known, shown.indicator)
