"""What is wrong with the site's settings, or with the release that it should read, on every page."""

import streamlit as st

from components.base import release
from components.base.settings import site
from components.words.text import say, tr


def show_site_faults() -> None:
    """A warning for each setting that could not be used as written and for a release that cannot be read; nothing on a
    sound site."""
    for fault in site().faults:
        st.warning(tr("站点设置有误：{what}。", what=say(fault)), icon=":material/settings_alert:")
    if trouble := release.trouble():
        st.warning(say(trouble), icon=":material/history:")
