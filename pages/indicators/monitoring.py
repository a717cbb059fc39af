"""监测预警: every indicator by status with its reason, the arithmetic of one of them, and what is missing."""

import streamlit as st

from components import errors, viewport
from components.monitoring_page import address, board
from components.monitoring_page.content import Content, content
from components.monitoring_page.controls import filters, view_choice
from components.monitoring_page.detail import detail
from components.monitoring_page.summary import basis_sentence, count_sentence
from components.monitoring_page.summary_view import summary_view
from components.monitoring_page.take_away import exports, frame_of
from components.text import tr

PAGE_MARGIN, NARROW_MARGIN = 80, 16
SIDE_BY_SIDE = 1180
BOARD_SHARE = 0.58


@st.fragment
def monitoring() -> None:
    """Counts and filters, then the board with one indicator beside it; or the table; or the summary."""
    view = viewport.current()
    width = view.width - 2 * (NARROW_MARGIN if view.narrow else PAGE_MARGIN) * view.size
    head = st.container(horizontal=True, vertical_alignment="center", gap="small")
    head.title(tr("监测预警"), anchor=False, width="content")
    with errors.boundary():
        known = content()
        shown = address.read(known.category_choices(), known.ids())
        found = known.chosen(shown)
        with head:
            st.markdown(count_sentence(known.within(shown), bold=True), width="stretch")
            view_choice(shown)
            exports(known, shown)
        st.caption(basis_sentence(frame_of(known, shown, found)))
        filters(known, shown, view.size)
        side_by_side(known, shown, width)


def side_by_side(known: Content, shown: address.Address, width: float) -> None:
    """Board or table with the indicator beside it, or under it where there is no room; or the summary and the board."""
    view = viewport.current()
    height, beside = view.fill(270, 420), width >= SIDE_BY_SIDE * view.size
    left, right = (
        st.columns([BOARD_SHARE, 1 - BOARD_SHARE], gap="medium") if beside else (st.container(), st.container())
    )
    chosen = shown.indicator or next((a.indicator.id for a in known.chosen(shown)), "")
    left_width = width * BOARD_SHARE - 40 * view.size if beside else width
    with left.container(height=height if beside else "content", border=False):
        if shown.view == "board":
            board.board(known, shown, chosen, left_width)
        elif shown.view == "table":
            board.table(known, shown, height - 20)
        else:
            summary_view(known, shown)
    if chosen:
        with right.container(height=height if beside else "content", border=True):
            detail(known, chosen)


monitoring()
