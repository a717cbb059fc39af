"""From one step of a story to the next."""

from functools import partial

import streamlit as st

from components.topics.stories.view import VIEW
from components.ui.session import address
from components.words.text import tr


def turn(step: int, count: int) -> None:
    """Back, place and on."""
    _turn(tr("上一步"), step - 1, count, "arrow_back")
    st.markdown(f"{step}/{count}", width="content")
    _turn(tr("下一步"), step + 1, count, "arrow_forward")


def _turn(label: str, step: int, count: int, icon: str) -> None:
    st.button(label, icon=f":material/{icon}:", disabled=not 1 <= step <= count, key=f"story_turn_{icon}",
              on_click=partial(address.write, VIEW, {"step": str(step)}))  # fmt: skip
