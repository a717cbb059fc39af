"""All indicators at once: the sheet of cards, or the table. A click on either opens one indicator."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from components.drawing.charts.indicator_sheet import PICK
from components.topics.indicators.facts import Facts, board_of, overview, screen_overview
from components.topics.indicators.state import State
from components.topics.indicators.tables import FIGURE_COLUMNS
from components.topics.indicators.words import screen_note
from components.ui import viewport
from components.ui.indicators import address
from components.ui.picks import picked_mark, picked_row
from components.words.text import tr


def cards(facts: Facts, state: State, width: float) -> None:
    """The sheet of cards, `width` CSS px wide."""
    view = viewport.current()
    lead = address.lead_category(facts.figures[state.indicator].indicator.category) if state.indicator else ""
    what = (state.category, lead, state.indicator)
    picture = board_of(facts, what, width=width, size=view.size, theme=viewport.theme())
    key = address.board_key("split" if state.indicator else "cards")
    count = sum(len(group.members) for group in facts.groups(state.category))
    st.vega_lite_chart(
        picture.marks,
        picture.spec,
        theme=None,
        key=key,
        on_select=lambda: _open_clicked_card(key, bool(state.indicator)),
        selection_mode=PICK,
        alt=tr("{title}：{n}项指标的小图，数值见表格", title=facts.title_of(state.category), n=count),
    )


def _open_clicked_card(key: str, beside: bool) -> None:
    picked = picked_mark(key, PICK)
    if picked:
        address.open_indicator(picked, from_board=beside)


def table(facts: Facts, state: State, height: int) -> None:
    """The table of the chosen category; a selected row opens its indicator, the open indicator's row is selected."""
    frame = overview(facts, state.category)
    size = viewport.current().size
    key = address.board_key(f"table_{size}")  # a grid measures its lettering once, when it is first drawn
    rows = [list(frame.index).index(state.indicator)] if state.indicator in frame.index else []
    row = round(35 * size)
    st.dataframe(
        screen_overview(facts, state.category),
        placeholder="",
        key=key,
        hide_index=True,
        height=min(height - round(40 * size), row * (len(frame) + 1) + 4),
        row_height=row,
        column_config=_columns(frame, size),
        on_select=lambda: _open_selected_row(key, list(frame.index)),
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows, "columns": [], "cells": []}},
    )
    st.caption(screen_note() + tr("点选一行，打开该指标。"))


def _open_selected_row(key: str, ids: list[str]) -> None:
    picked = picked_row(key, ids)
    if picked:
        address.open_indicator(picked, from_board=True)
    else:
        address.close_indicator()


def _columns(frame: pd.DataFrame, size: float) -> dict[str, ColumnConfig]:
    """Room for whole names and sentences; figures stand at the right of their cells."""
    names = list(frame.columns)
    text = st.column_config.TextColumn
    widths = {names[0]: 170 if viewport.current().narrow else 290, names[2]: 150, names[8]: 260}
    right = dict(zip(names[FIGURE_COLUMNS], (100, 100, 130, 180, 130), strict=True))
    words: dict[str, ColumnConfig] = {name: text(width=round(px * size)) for name, px in widths.items()}
    figure = st.column_config.NumberColumn
    return words | {name: figure(width=round(px * size), alignment="right") for name, px in right.items()}
