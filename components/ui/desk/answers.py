"""The answer to an editor's last act, said once."""

import streamlit as st

from components.words.text import plain_in_markdown

ANSWER = "desk_answer"


def answer(words: str) -> None:
    """Keep a sentence for the next run."""
    st.session_state[ANSWER] = words


def last_answer() -> None:
    """Say what came of the last act."""
    if ANSWER in st.session_state:
        st.info(plain_in_markdown(str(st.session_state.pop(ANSWER))), icon=":material/info:")
