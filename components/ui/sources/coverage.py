"""覆盖: which indicator has a value for which year, and how many values each category has."""

import pandas as pd
import streamlit as st

from components.base import cache
from components.drawing.charts.coverage import PICK, Group, coverage_spec, matrix
from components.topics.sources import facts
from components.topics.sources.sentences import coverage_answer, coverage_legend
from components.topics.sources.state import ALL, ANNEX, State
from components.topics.sources.tables import category_groups, category_title, cell_names, chosen_groups, counts_table
from components.ui import viewport
from components.ui.menu import target
from components.ui.picks import picked_mark
from components.ui.provenance import show_citation
from components.ui.sources import address
from components.ui.sources.grid import grid, listed
from components.words.citation import cite
from components.words.text import paragraph, tr

WIDE = 1100
SCROLLBAR = 46


def coverage_tab(state: State, height: int) -> None:
    """Categories with their numbers of values, the matrix of the chosen one, and the clauses of a clicked mark."""
    groups, observations, view = category_groups(), cache.table("observations"), viewport.current()
    wide = view.width >= WIDE * view.size
    left, right = st.columns([1, 2.3], gap="medium") if wide else (st.container(), st.container())
    with left:
        cell = observations[cell_names(observations) == state.cell] if state.cell else None
        if wide:
            room = round((330 if cell is not None else 900) * view.size)
            _numbers(groups, state.category, min(height, room))
        else:
            _choice(groups, state.category)
        if cell is not None:
            left_over = height - round((330 + 24) * view.size)
            _clauses(cell, max(left_over, round(260 * view.size)) if wide else None)
    with right:
        st.caption(paragraph(coverage_answer(state), coverage_legend()) + tr("点一个记号看原文。"))
        share = 2.3 / 3.3 * 0.985 if wide else 1.0
        _matrix(chosen_groups(groups, state.category), view.inside * share - SCROLLBAR, height)


def _numbers(groups: dict[str, Group], chosen: str, height: int) -> None:
    """The numbers of values by category; the row is the choice."""
    table = counts_table(groups)
    widths = dict(zip(table.columns, (122, 50, 50, 62, 62, 62, 62), strict=True))
    grid(
        listed(table, widths), "coverage", height, on_pick=lambda key: _choose(key or ANNEX),
        size=viewport.current().size, chosen=chosen,
    )  # fmt: skip


def _choice(groups: dict[str, Group], chosen: str) -> None:
    st.session_state["sources_cat"] = chosen
    st.selectbox(
        tr("类别"), [ANNEX, ALL, *groups], format_func=lambda key: category_title(groups, key), key="sources_cat",
        on_change=lambda: _choose(st.session_state["sources_cat"]),
    )  # fmt: skip


def _choose(category: str) -> None:
    address.write(cat=category, cell="")


def _matrix(groups: list[Group], width: float, height: int) -> None:
    view = viewport.current()
    sheet = matrix(groups, cache.table("observations"), width, view.size)
    key = address.turned("matrix", round(width), *(g.title for g in groups))
    with st.container(height=min(height, round(sheet.height) + 24), border=False):
        st.vega_lite_chart(
            sheet.frame,
            coverage_spec(width, sheet.height, viewport.theme(), view.size),
            theme=None,
            key=key,
            on_select=lambda: _clicked(key),
            selection_mode=PICK,
            alt=tr("{n}项指标在2021至2035年各年有无数值，数目见左表", n=sum(len(g.rows) for g in groups)),
        )


def _clicked(key: str) -> None:
    address.write(cell=picked_mark(key, PICK))


def _clauses(rows: pd.DataFrame, height: int | None) -> None:
    """In `height` px, or as high as they are."""
    ident = str(rows["indicator_id"].iloc[0])
    with st.container(border=True, height=height or "content"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(
                target("indicators"), label=f"**{facts.names().items.get(ident, ident)}**",
                icon=":material/monitoring:", query_params={"ind": ident, "cat": "all"},
            )  # fmt: skip
            st.button(tr("收起"), icon=":material/close:", key="close_cell", on_click=_close)
        for _, row in rows.iterrows():
            show_citation(cite(row, cache.sources()))


def _close() -> None:
    address.turn()
    address.write(cell="")
