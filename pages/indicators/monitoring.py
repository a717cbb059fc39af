"""监测预警: every indicator by status with its reason, the arithmetic of one of them, and what is missing."""

import streamlit as st

from components.topics.assessment.facts import Facts, load_facts, selected
from components.topics.assessment.state import State
from components.topics.assessment.view import VIEW
from components.ui import errors, viewport
from components.ui.monitoring import board
from components.ui.monitoring.detail import detail
from components.ui.monitoring.head import basis, head
from components.ui.monitoring.opened import open_alone
from components.ui.monitoring.summary_view import summary_view
from components.ui.session.address import state_of
from components.words.text import tr

PAGE_MARGIN, NARROW_MARGIN = 80, 16
SIDE_BY_SIDE = 1180
BOARD_SHARE = 0.58
ABOVE = 240
GUTTER = 32


@st.fragment
def monitoring() -> None:
    """What lags in a sentence, the filters, and under them the list beside one indicator in full."""
    port = viewport.current()
    width = port.width - 2 * (NARROW_MARGIN if port.narrow else PAGE_MARGIN) * port.size
    with errors.boundary(tr("监测预警")):
        facts = load_facts()
        state = state_of(VIEW)
        head(facts, state, port)
        height, chosen = port.fill(ABOVE, 420), selected(facts, state)
        if width < SIDE_BY_SIDE * port.size:
            listing(facts, state, state.indicator, (width, height), port.size)
            if port.narrow:
                basis(facts, state)
            open_alone(facts, state)
            return
        left, right = st.columns([BOARD_SHARE, 1 - BOARD_SHARE], gap="medium")
        with left.container(height=height, border=False):
            listing(facts, state, chosen, (width * BOARD_SHARE - 40 * port.size, height), port.size)
        if chosen:
            with right.container(height=height, border=True):
                detail(facts, chosen, (width - GUTTER * port.size) * (1 - BOARD_SHARE))


def listing(facts: Facts, state: State, chosen: str, room: tuple[float, int], size: float) -> None:
    """The board, the table or the summary of what the filters leave, `chosen` marked, in a `room` of px."""
    if state.view == "board":
        board.board(facts, state, chosen, (room[0], size))
    elif state.view == "table":
        board.table(facts, state, room[1] - 20, size)
    else:
        summary_view(facts, state)


monitoring()
