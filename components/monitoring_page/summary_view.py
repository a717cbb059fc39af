"""The one-page summary on the screen: to read, to copy, to save."""

import streamlit as st

from components.exports import file_name
from components.monitoring_page.address import Address
from components.monitoring_page.content import Content
from components.monitoring_page.controls import LEVEL_WORDS, level_choice
from components.monitoring_page.summary import summary
from components.monitoring_page.take_away import TITLE, chosen_words, frame_of
from components.text import tr


def summary_view(known: Content, shown: Address) -> None:
    """Reading level, file, and the text with its copy button."""
    found = known.chosen(shown)
    text = summary(found, frame_of(known, shown, found), shown.level)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        level_choice(shown)
        st.download_button(
            tr("存为 TXT"),
            ("\ufeff" + text.replace("\n", "\r\n")).encode(),
            file_name=file_name(tr(TITLE), chosen_words(known, shown), tr(LEVEL_WORDS[shown.level]), suffix="txt"),
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
            key="monitoring_text",
        )
    st.code(text, language=None, wrap_lines=True)
