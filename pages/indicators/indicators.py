"""指标体系: every indicator of the documents at once, and one of them in full."""

import streamlit as st

from components.topics.indicators.facts import Facts, load_facts
from components.topics.indicators.state import State
from components.topics.indicators.view import VIEW
from components.topics.indicators.words import overview_sentence
from components.ui import errors, viewport
from components.ui.indicators import board, targets
from components.ui.indicators.attention import attention_line
from components.ui.indicators.controls import category_line, tools
from components.ui.indicators.detail import detail
from components.ui.indicators.ladder_view import Room
from components.ui.session.address import state_of
from components.words.text import tr

PAGE_MARGIN, NARROW_MARGIN = 80, 16
SIDE_BY_SIDE, ONE_LINE = 1180, 1700
CARDS_SHARE = 0.43
GUTTER, FRAME = 32, 44
LADDER_SHARE, LADDER_LEAST, LADDER_MOST = 0.33, 200, 380


@st.fragment
def indicators() -> None:
    """Controls, then the board; an open indicator stands beside it, or in its place where there is no room."""
    view = viewport.current()
    width = view.width - 2 * (NARROW_MARGIN if view.narrow else PAGE_MARGIN) * view.size
    height = view.fill(235 if width > ONE_LINE * view.size else 270, 420)
    head = st.container(horizontal=True, vertical_alignment="center", gap="small")
    head.title(tr("指标体系"), anchor=False, width="content")
    with errors.boundary():
        facts = load_facts()
        state = state_of(VIEW)
        opened = facts.figures.get(state.indicator)
        targets.settle(opened.indicator if opened else None, state)
        with head:
            st.caption(overview_sentence(facts, state.category), width="stretch")
            tools(facts, state, view.size)
        category_line(facts, state, narrow=view.narrow, size=view.size)
        if not state.indicator:
            attention_line(facts, state)
            board_of(facts, state, width, height)
        elif width < SIDE_BY_SIDE * view.size:
            detail(facts, state.indicator, room_of(width, height))
        else:
            left, right = st.columns([CARDS_SHARE, 1 - CARDS_SHARE], gap="medium")
            with left.container(height=height, border=False):
                board_of(facts, state, width * CARDS_SHARE, height)
            with right.container(height=height, border=True):
                detail(facts, state.indicator, room_of((width - GUTTER * view.size) * (1 - CARDS_SHARE), height))


def room_of(width: float, height: int) -> Room:
    """Room for the ladder in a frame of `width` by `height` px."""
    size = viewport.current().size
    tall = min(max(LADDER_SHARE * height, LADDER_LEAST * size), LADDER_MOST * size)
    return Room(width - FRAME * size, round(tall))


def board_of(facts: Facts, state: State, width: float, height: int) -> None:
    """Cards or table, as stated in the address."""
    if state.view == "cards":
        board.cards(facts, state, width)
    else:
        board.table(facts, state, height)


indicators()
