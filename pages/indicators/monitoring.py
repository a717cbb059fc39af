"""监测预警: every indicator by status with its reason, the arithmetic of one of them, and what is missing."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import errors, viewport
from components.monitoring_page import address, board
from components.monitoring_page.content import SHOWN_BESIDE, Content, content, selected
from components.monitoring_page.controls import filters, view_choice
from components.monitoring_page.detail import detail
from components.monitoring_page.summary_view import summary_view
from components.monitoring_page.take_away import exports, page_sentences
from components.text import tr

PAGE_MARGIN, NARROW_MARGIN = 80, 16
SIDE_BY_SIDE = 1180
BOARD_SHARE = 0.58

port = viewport.current()
width = port.width - 2 * (NARROW_MARGIN if port.narrow else PAGE_MARGIN) * port.size
beside = width >= SIDE_BY_SIDE * port.size
height = port.fill(270, 420)


def head(known: Content, shown: address.Address) -> None:
    """Counts, what they compare, and the filters."""
    counted, compared = page_sentences(known, shown)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("监测预警"), anchor=False, width="content")
        st.markdown(counted, width="stretch")
        view_choice(shown)
        with st.container(width="content"):
            exports(known, shown)
    st.caption(compared)
    filters(known, shown, port.size)


@st.fragment(key=address.LIST)
def listing(above: DeltaGenerator) -> None:
    """The head, and under it the board, the table or the summary of what the filters leave."""
    with errors.boundary():
        known = content()
        shown = address.read(known.category_choices(), known.ids())
        with above:
            head(known, shown)
        with st.container(height=height if beside else "content", border=False):
            if shown.view == "board":
                board_width = width * BOARD_SHARE - 40 * port.size if beside else width
                board.board(known, shown, selected(known, shown), board_width)
            elif shown.view == "table":
                board.table(known, shown, height - 20)
            else:
                summary_view(known, shown)


@st.fragment(key=address.SIDE)
def side() -> None:
    """One indicator; it stays while the filters change."""
    with errors.boundary():
        known = content()
        chosen = st.session_state[SHOWN_BESIDE] = selected(known, address.kept())
        if chosen:
            with st.container(height=height if beside else "content", border=True):
                detail(known, chosen)


with errors.boundary(tr("监测预警")):
    content()  # a broken file is told once, for both parts
    above = st.container()
    left, right = (
        st.columns([BOARD_SHARE, 1 - BOARD_SHARE], gap="medium") if beside else (st.container(), st.container())
    )
    with left:
        listing(above)
    with right:
        side()
