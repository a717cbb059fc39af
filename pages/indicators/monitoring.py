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
        if shown.view == "summary":
            summary_view(known, shown)
        else:
            chosen = shown.indicator or (found[0].indicator.id if found else "")
            side_by_side(known, shown, chosen, width)


def side_by_side(known: Content, shown: address.Address, chosen: str, width: float) -> None:
    """Board or table, and the indicator beside it, or under it where there is no room."""
    view = viewport.current()
    height = view.fill(270, 420)
    if width < SIDE_BY_SIDE * view.size:
        listing(known, shown, chosen, width, height)
        right = st.container(border=True)
    else:
        left, right = st.columns([BOARD_SHARE, 1 - BOARD_SHARE], gap="medium")
        with left.container(height=height, border=False):
            listing(known, shown, chosen, width * BOARD_SHARE - 40 * view.size, height)
        right = right.container(height=height, border=True)
    if chosen:
        with right:
            detail(known, chosen)


def listing(known: Content, shown: address.Address, chosen: str, width: float, height: int) -> None:
    """The board or the table."""
    if shown.view == "board":
        board.board(known, shown, chosen, width)
    else:
        board.table(known, shown, height - 20)


monitoring()
