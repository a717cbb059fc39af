"""The start screen: three questions to choose from, or all of them in a row."""

import streamlit as st

from components.story.kiosk.challenges import CHALLENGES, question
from components.ui.kiosk import visit as visits
from components.ui.kiosk.picture import first_scene
from components.ui.kiosk.visit import Visit
from components.words.text import language, tr


def start_screen(visit: Visit) -> None:
    """Raises DataContractError and LayerContractError."""
    first_scene()
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
