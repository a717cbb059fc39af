"""目标: the board of the three steps, the selected goal's card, and the list of all goals."""

import streamlit as st

from components.drawing.charts.goal_board import goals_spec
from components.drawing.charts.sheet import PICK
from components.topics.roadmap import steps, tables
from components.topics.roadmap.card import goal_card
from components.topics.roadmap.facts import Facts, Goal
from components.topics.roadmap.state import State
from components.ui import folded, viewport
from components.ui.menu import target
from components.ui.picks import picked_mark
from components.ui.provenance import source_button
from components.ui.roadmap import controls
from components.words.text import paragraph, tr

STACKED, BOARD = 1100, 0.7  # px at size 1.0 below which the card stands over the board; the board's share beside it


def goals_view(facts: Facts, state: State) -> None:
    """Board, card and list."""
    st.markdown(steps.answer(facts, state.day))
    port, goal = viewport.current(), facts.one(state.goal)
    stacked = port.width < STACKED * port.size
    width = port.inside if stacked or goal is None else port.inside * BOARD - 16 * port.size
    if goal is None:
        board(facts, state, width)
    elif stacked:
        card(facts, goal, state)
        board(facts, state, width)
    else:
        left, right = st.columns([BOARD, 1 - BOARD], gap="medium")
        with left:
            board(facts, state, width)
        with right:
            card(facts, goal, state)
    st.caption(paragraph(steps.rule(), steps.undated_note(facts)))
    controls.ledger_link()
    if box := folded.opened(tr("目标清单"), key="roadmap_goals"):
        box.dataframe(tables.goals(facts, state.day), hide_index=True, placeholder="")
    if box := folded.opened(tr("关于各目标的逐条记载"), key="roadmap_reports"):
        box.dataframe(tables.reports(facts), hide_index=True, placeholder="")


def board(facts: Facts, state: State, width: float) -> None:
    """The columns; a click on a goal opens its card, another click closes it."""
    key = controls.turn_key("board")
    sheet = steps.board(facts, state, width, viewport.current().size)
    st.vega_lite_chart(
        sheet.arrow, goals_spec(sheet, viewport.theme()), theme=None, key=key, selection_mode=PICK,
        alt=steps.board_alt(), on_select=lambda: _picked(key, state.goal),
    )  # fmt: skip


def _picked(key: str, chosen: str) -> None:
    ident = picked_mark(key, PICK)
    controls.select("goal", "" if ident == chosen else ident)


def card(facts: Facts, goal: Goal, state: State) -> None:
    """One goal: its clause, what sources say, the rule, what would decide it."""
    text = goal_card(facts, goal, state.day)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{text.title}**", width="stretch")
            source_button(list(text.citations), key=f"roadmap_source_{goal.ident}")
            controls.close_button("goal")
        st.markdown(f"{text.step}　**{text.standing}**")
        for line in text.reports:
            st.markdown(line)
        for line in (text.judgement, text.evidence, text.note):
            if line:
                st.caption(line)
        if text.indicator:
            st.page_link(
                target("indicators"), label=text.indicator, icon=":material/monitoring:",
                query_params={"ind": goal.indicator, "cat": "all"},
            )  # fmt: skip
