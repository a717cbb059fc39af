"""The one-page summary on the screen: to read, to copy, to save."""

import streamlit as st

from components.export.files import file_name
from components.topics.assessment.facts import Facts
from components.topics.assessment.state import State
from components.topics.assessment.summary import summary
from components.topics.assessment.words import LEVEL_WORDS, TITLE, chosen_words, frame_of
from components.ui import share
from components.ui.copy_button import copy_button
from components.ui.monitoring.controls import level_choice
from components.words.text import tr


def summary_view(facts: Facts, state: State) -> None:
    """Reading level, what can be taken away, and the text."""
    assessments = facts.chosen(state)
    text = summary(assessments, frame_of(facts, state, assessments), state.level)
    address = share.link_now()
    back = "\n\n" + tr("打开同一画面") + tr("：") + address if address else ""
    name = file_name(tr(TITLE), chosen_words(facts, state), tr(LEVEL_WORDS[state.level]), suffix="txt")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        level_choice(state)
        copy_button(text, key="monitoring_copy", label=tr("复制"))
        st.download_button(
            tr("存为 TXT"),
            ("\ufeff" + f"{text}{back}\n".replace("\n", "\r\n")).encode(),
            file_name=name,
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
            key="monitoring_text",
        )
    with st.container(border=True):
        for paragraph in text.split("\n\n"):
            st.text(paragraph)
