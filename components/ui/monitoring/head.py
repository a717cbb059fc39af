"""The top of the page: what lags in a sentence, what every status compares, filters, views and files."""

import streamlit as st

from components.topics.assessment.content import Content
from components.ui.monitoring.address import Address
from components.ui.monitoring.controls import filters, statuses, view_choice
from components.ui.monitoring.take_away import exports, page_sentences
from components.ui.viewport import Viewport
from components.words.text import tr


def head(known: Content, shown: Address, port: Viewport) -> None:
    """Sentence and basis beside the title, everything to choose in the line under them."""
    if port.narrow:
        _narrow(known, shown, port.size)
        return
    counted, compared = page_sentences(known, shown)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("监测预警"), anchor=False, width="content")
        st.markdown(f"{counted}  \n:small[:gray[{compared}]]", width="stretch")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        filters(known, shown, port.size)
        statuses(known, shown)
        view_choice(shown)
        exports(known, shown)


def _narrow(known: Content, shown: Address, size: float) -> None:
    """On a phone the list must begin on the first screen: the basis stands under the list."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("监测预警"), anchor=False, width="content")
        filters(known, shown, size)
        exports(known, shown)
        st.markdown(page_sentences(known, shown)[0], width="stretch")
        statuses(known, shown)
        view_choice(shown)


def basis(known: Content, shown: Address) -> None:
    """What every status compares, where the head has no room for it."""
    st.caption(page_sentences(known, shown)[1])
