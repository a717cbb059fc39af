"""监测预警: every indicator by status with its reason, the arithmetic of one of them, and what is missing."""

import streamlit as st

from components.topics.assessment.content import Content, content, selected
from components.ui import errors, viewport
from components.ui.monitoring import address, board
from components.ui.monitoring.detail import detail
from components.ui.monitoring.head import basis, head
from components.ui.monitoring.opened import open_alone
from components.ui.monitoring.summary_view import summary_view
from components.words.text import tr

PAGE_MARGIN, NARROW_MARGIN = 80, 16
SIDE_BY_SIDE = 1180
BOARD_SHARE = 0.58
ABOVE = 240


@st.fragment
def monitoring() -> None:
    """What lags in a sentence, the filters, and under them the list beside one indicator in full."""
    port = viewport.current()
    width = port.width - 2 * (NARROW_MARGIN if port.narrow else PAGE_MARGIN) * port.size
    with errors.boundary(tr("监测预警")):
        known = content()
        shown = address.read(known.category_choices, known.by_id)
        head(known, shown, port)
        height, chosen = port.fill(ABOVE, 420), selected(known, shown)
        if width < SIDE_BY_SIDE * port.size:
            listing(known, shown, shown.indicator, (width, height), port.size)
            if port.narrow:
                basis(known, shown)
            open_alone(known, shown)
            return
        left, right = st.columns([BOARD_SHARE, 1 - BOARD_SHARE], gap="medium")
        with left.container(height=height, border=False):
            listing(known, shown, chosen, (width * BOARD_SHARE - 40 * port.size, height), port.size)
        if chosen:
            with right.container(height=height, border=True):
                detail(known, chosen)


def listing(known: Content, shown: address.Address, chosen: str, room: tuple[float, int], size: float) -> None:
    """The board, the table or the summary of what the filters leave, `chosen` marked, in a `room` of px."""
    if shown.view == "board":
        board.board(known, shown, chosen, (room[0], size))
    elif shown.view == "table":
        board.table(known, shown, room[1] - 20, size)
    else:
        summary_view(known, shown)


monitoring()
