"""规划体系: the tree of the 1, 4, 16 and N with the selected plan's statements over them, and the list."""

import streamlit as st

from components.drawing.charts.goal_board import goals_spec
from components.drawing.charts.sheet import PICK
from components.topics.roadmap import plans
from components.topics.roadmap.plans import Plan
from components.topics.roadmap.state import State
from components.ui import viewport
from components.ui.picks import picked_mark
from components.ui.provenance import source_button
from components.ui.roadmap import controls
from components.words.text import tr


def plans_view(state: State) -> None:
    """The whole view under the page's title."""
    listed, port = plans.load_plans(), viewport.current()
    st.markdown(plans.answer(listed))
    if plan := plans.one_plan(state.card):
        card(plan)
    key = controls.turn_key("plans")
    sheet = plans.board(state, port.inside, port.size)
    st.vega_lite_chart(
        sheet.arrow, goals_spec(sheet, viewport.theme()), theme=None, key=key, selection_mode=PICK,
        alt=plans.board_alt(), on_select=lambda: _picked(key, state.card),
    )  # fmt: skip
    st.caption(plans.legend())
    with st.expander(tr("规划清单")):
        st.dataframe(plans.table(listed), hide_index=True, placeholder="")


def _picked(key: str, chosen: str) -> None:
    ident = picked_mark(key, PICK)
    controls.select("card", "" if ident == chosen else ident)


def card(plan: Plan) -> None:
    """One plan: every statement about it with date, grade and source."""
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plan.name}**", width="stretch")
            source_button(list(plans.plan_citations([plan])), key=f"roadmap_source_{plan.ident}")
            controls.close_button("card")
        for row in reversed(plan.rows):
            st.markdown(plans.statement(row))
