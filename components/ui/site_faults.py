"""What is wrong with the site's settings, on every page."""

import streamlit as st

from components.base.settings import site
from components.words.text import say, tr


def show_site_faults() -> None:
    """A warning for each setting that could not be used as written; nothing on a sound site."""
    for fault in site().faults:
        st.warning(tr("站点设置有误：{what}。", what=say(fault)), icon=":material/settings_alert:")
