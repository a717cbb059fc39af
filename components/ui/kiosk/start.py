"""The start screen: three questions to choose from, or all of them in a row."""

import streamlit as st

from components.story.kiosk.challenges import CHALLENGES, question
from components.story.kiosk.pictures import LOOP, name_of
from components.ui import viewport
from components.ui.kiosk import visit as visits
from components.ui.kiosk.visit import Visit
from components.words.text import language, tr


def start_screen(visit: Visit) -> None:
    """Raises DataContractError and LayerContractError."""
    with st.container(key="kiosk_picture"):
        name = name_of(LOOP, "1", language(), is_upright=viewport.current().upright)
        st.markdown(f"![{tr('起步区在哪里')}](hall/picture/{name})")
    with st.container(key="kiosk_words"):
        st.title(tr("黄河边上，正在长出一座新城。"), anchor=False)
        st.markdown(tr("猜一猜，再看看算出来的是多少。两分钟就够。"))
    with st.container(key="kiosk_cards"):
        for ident in CHALLENGES:
            put = question(ident, language())
            st.button(
                put.title, icon=f":material/{put.icon}:", key=f"kiosk_ask_{ident}", width="stretch",
                on_click=visits.ask, args=(ident,),
            )  # fmt: skip
        st.button(
            tr("三题连着猜"), icon=":material/stars:", key="kiosk_path", type="primary", width="stretch",
            on_click=visits.ask, args=(next(iter(CHALLENGES)),), kwargs={"is_path": True},
        )  # fmt: skip
