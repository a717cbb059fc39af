"""Beside the map: the table with one facility's card, the bars by category, what has no place, the levels."""

from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.base.words_cache import words_cache
from components.drawing.charts.sheet import PICK
from components.topics.facilities import charts, sentences, tables, words
from components.topics.facilities.card import card_of
from components.topics.facilities.facts import Facility, Facts
from components.topics.facilities.state import State
from components.ui import viewport
from components.ui.facilities import controls, editing
from components.ui.picks import picked_mark, picked_row
from components.ui.provenance import source_button
from components.words.text import tr

ROW_PX = 30
COLUMNS_PX = (24, 200, 120, 110, 130, 110, 130, 70, 80, 80)
"""Mark, name, stage, kind, subdistrict, place, status, quantity, unit, origin: px at size 1.0."""


def inventory_panel(facts: Facts, state: State, height: int) -> None:
    """The panel that the address names, `height` px."""
    controls.panel_choice(state)
    with st.container(height=height, border=False):
        _card(facts, state)
        if state.panel == "table":
            _table(facts, state, height)
        elif state.panel == "chart":
            _categories(facts, state)
        else:
            st.markdown(sentences.placing(facts, state))
            st.caption(sentences.coverage(facts))
            st.dataframe(tables.unplaced(facts, state), hide_index=True, key="facilities_unplaced")


def levels_panel(facts: Facts, state: State, height: int) -> None:
    """The pyramid over the list of its levels."""
    with st.container(height=height, border=False):
        _card(facts, state)
        spec = charts.levels_spec(viewport.theme(), viewport.current().size)
        rows = pd.DataFrame(charts.level_rows(facts, state))
        st.vega_lite_chart(rows, spec, theme=None, key="facilities_levels", alt=charts.levels_alt())
        st.caption(words.legend())
        st.dataframe(tables.levels(facts, state), hide_index=True, key="facilities_levels_table")
        st.caption(sentences.levels_note())


def _card(facts: Facts, state: State) -> None:
    facility = facts.one(state.facility)
    if facility:
        card(facts, facility, state)


def card(facts: Facts, facility: Facility, state: State) -> None:
    """One facility: what it is, its status, level, place and history, every clause."""
    text = card_of(facts, facility, state.year)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{text.name}**　{text.kind}", width="stretch")
            if text.citations:
                source_button(list(text.citations), key=f"facilities_source_{facility.ident}")
            st.button(
                "", icon=":material/close:", key="facilities_close", type="tertiary", on_click=controls.select,
                args=("",), help=tr("取消选择"),
            )  # fmt: skip
        st.markdown(text.status)
        lines = (text.quantity, text.level, text.area, text.place, text.other_names)
        for line in lines:
            if line:
                st.caption(line)
        with st.container(horizontal=True, gap="small"):
            editing.removal(facility)
        if text.history:
            st.markdown(f"**{tr('逐条记载')}**")
            for line in text.history:
                st.caption(line)
        if text.note:
            st.caption(text.note)


def _table(facts: Facts, state: State, height: int) -> None:
    table, idents = _screen_table((facts, state))
    if not idents:
        st.info(tr("没有符合条件的设施，请放宽筛选。"), icon=":material/filter_alt_off:")
        return
    size = viewport.current().size
    key = controls.turn_key("table")
    row = round(ROW_PX * size)
    widths = dict(zip(table.column_names, COLUMNS_PX, strict=True))
    st.dataframe(
        table, key=key, hide_index=True, height=min(height - 8, row * (len(idents) + 1) + 8), row_height=row,
        column_config={name: st.column_config.Column(width=round(px * size)) for name, px in widths.items()},
        on_select=lambda: _row_chosen(key, idents), selection_mode="single-row",
    )  # fmt: skip


@words_cache(64)
def _screen_table(about: tuple[Facts, State]) -> tuple[pa.Table, list[str]]:
    facts, state = about
    frame = tables.on_screen(facts, state)
    frame.insert(0, " ", ["▶" if ident == state.facility else "" for ident in frame.index])
    return pa.Table.from_pandas(frame, preserve_index=False), [str(ident) for ident in frame.index]


def _row_chosen(key: str, idents: list[str]) -> None:
    controls.select(picked_row(key, idents) or "")


def _categories(facts: Facts, state: State) -> None:
    rows: list[dict[str, Any]] = charts.category_rows(facts, state)
    key = controls.turn_key("bars")
    spec = charts.categories_spec(rows, viewport.theme(), viewport.current().size)
    st.vega_lite_chart(
        pd.DataFrame(rows), spec, theme=None, key=key, selection_mode=PICK, alt=charts.categories_alt(),
        on_select=lambda: controls.select_category(picked_mark(key, PICK)),
    )  # fmt: skip
    st.caption(f"{words.legend()}　{tr('点选一类，地图和清单只显示该类；再点恢复。')}")
    st.caption(sentences.counting())
