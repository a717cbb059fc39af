"""A line above the board: the few indicators that need attention, each opened by a click."""

import streamlit as st

from components.topics.indicators.attention import attention
from components.topics.indicators.facts import Facts
from components.topics.indicators.state import State
from components.ui.indicators import address
from components.words.status_words import STATUS_MARKS
from components.words.text import tr


def attention_line(facts: Facts, state: State) -> None:
    """Nothing where no indicator of the category needs it."""
    idents = attention(facts, state.category)
    if not idents:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(tr("**重点关注**"), width="content")
        for ident in idents:
            mark = STATUS_MARKS[facts.assessments[ident].status]
            label = tr("{name}：{status}", name=facts.figures[ident].name, status=tr(mark.word))
            st.button(
                label, key=f"attention_{ident}", icon=f":material/{mark.icon}:", type="tertiary",
                on_click=address.open_indicator, args=(ident,),
            )  # fmt: skip
