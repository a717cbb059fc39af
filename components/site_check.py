"""What is wrong with the site's settings, told on the console when the server starts and on every page."""

import sys

import streamlit as st

from components.settings import Settings, SettingsRefusedError, site
from components.text import say, tr


def settings_or_exit() -> Settings:
    """The settings, every fault printed in both languages; ends the process where the site must not start."""
    try:
        found = site()
    except SettingsRefusedError as refused:
        sys.exit(_both(refused.sentence))
    for fault in found.faults:
        print(_both(fault), file=sys.stderr, flush=True)
    return found.settings


def _both(sentence: str) -> str:
    return f"{say(sentence, 'zh')}。 · {say(sentence, 'en')}."


def show_site_faults() -> None:
    """A warning for each setting that could not be used as written; nothing on a sound site."""
    for fault in site().faults:
        st.warning(tr("站点设置有误：{what}。", what=say(fault)), icon=":material/settings_alert:")
