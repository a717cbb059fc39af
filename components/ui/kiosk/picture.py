"""The picture of a screen, drawn by the server ahead and fetched by its name."""

import streamlit as st

from components.story.kiosk.parts import Question
from components.story.kiosk.pictures import name_of
from components.ui import viewport
from components.words.text import language, plain_in_markdown


def picture(question: Question, which: str) -> None:
    """The picture of a question, or of the choice `which`, for the shape of this screen."""
    name = name_of(question.ident, which, language(), is_upright=viewport.current().upright)
    with st.container(key="kiosk_picture"):
        st.markdown(f"![{plain_in_markdown(question.title)}](hall/picture/{name})")
