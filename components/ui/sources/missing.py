"""资料缺口: unknown facts in groups, each with who would hold the figure."""

import streamlit as st

from components.topics.sources.facts import unknowns_by_group
from components.topics.sources.sentences import unknown_answer, unknown_note
from components.topics.sources.state import BASICS, State
from components.topics.sources.tables import unknown_table
from components.topics.sources.unknowns import Unknown
from components.topics.sources.words import GROUPS
from components.ui import viewport
from components.ui.menu import target
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.grid import grid, listed
from components.words.text import paragraph, tr


def missing_tab(state: State, height: int) -> None:
    """The groups with their numbers, then the chosen group as a list."""
    gaps, chosen = unknowns_by_group(), state.group or BASICS
    st.markdown(paragraph(unknown_answer(state), unknown_note()))
    names = {group: f"{tr(title)} {len(gaps[group])}" for group, title in GROUPS.items()}
    if viewport.current().narrow:
        st.session_state["sources_gap"] = chosen
        st.selectbox(tr("分组"), list(names), format_func=names.__getitem__, key="sources_gap",
                     label_visibility="collapsed", on_change=_choose)  # fmt: skip
    else:
        segments(tr("分组"), names, key="sources_gap", current=chosen, on_change=_choose)
    _list(chosen, gaps[chosen], height)


def _choose() -> None:
    address.turn()
    address.write(gap=st.session_state["sources_gap"] or "")


def _list(group: str, rows: list[Unknown], height: int) -> None:
    table = unknown_table(rows)
    size = viewport.current().size
    widths = dict(zip(table.columns, (430, 620, 430), strict=True))
    grid(
        listed(table, widths), f"unknown_{group}", height, size=size,
        on_pick=lambda place: _open(rows, place),
    )  # fmt: skip
    opened = st.session_state.pop("sources_unknown", None)
    if opened is not None and opened in rows:
        _leads(opened)


def _open(rows: list[Unknown], place: int | None) -> None:
    st.session_state["sources_unknown"] = None if place is None else rows[place]


def _leads(one: Unknown) -> None:
    """Link to where the explorer shows the subject of the question."""
    with st.container(border=True):
        st.markdown(f"**{one.what}**")
        st.text(one.stated)
        st.caption(tr("可能的资料来源：{holder}", holder=one.holder))
        if one.indicator_id:
            st.page_link(target("indicators"), label=tr("到指标体系"), icon=":material/monitoring:",
                         query_params={"ind": one.indicator_id, "cat": "all"})  # fmt: skip
        if one.element_id:
            st.page_link(target("layout"), label=tr("到空间布局"), icon=":material/map:",
                         query_params={"el": one.element_id})  # fmt: skip
