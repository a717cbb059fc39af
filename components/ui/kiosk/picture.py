"""The picture of a screen, drawn by the server ahead and fetched by its name."""

import streamlit as st

from components.story.kiosk.parts import Question
from components.story.kiosk.pictures import LOOP, address_of, name_of
from components.ui import viewport
from components.words.text import language, plain_in_markdown, tr


def picture(question: Question, which: str) -> None:
    """The picture of a question, or of the choice `which`, for the shape of this screen."""
    _show(question.title, question.ident, which)


def first_scene() -> None:
    """The picture with which the loop begins: where the area is."""
    _show(tr("起步区在哪里"), LOOP, "1")


def _show(alt: str, subject: str, which: str) -> None:
    """The picture over a word that stands there until it has come."""
    name = name_of(subject, which, language(), is_upright=viewport.current().upright)
    with st.container(key="kiosk_picture"):
        st.caption(tr("正在画图……"))
        st.markdown(f"![{plain_in_markdown(alt)}]({address_of(name)})")
