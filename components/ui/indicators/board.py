"""All indicators at once: the sheet of cards, or the table. A click on either opens one indicator."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from components.drawing.charts.indicator_sheet import PICK
from components.topics.indicators.content import Content, board_of, overview
from components.topics.indicators.tables import for_screen
from components.ui import viewport
from components.ui.indicators import address
from components.ui.indicators.address import Address
from components.ui.picks import picked_mark, picked_row
from components.words.text import tr


def cards(content: Content, shown: Address, width: float) -> None:
    """The sheet of cards, `width` CSS px wide."""
    view = viewport.current()
    lead = address.lead_category(content.figures[shown.indicator].indicator.category) if shown.indicator else ""
    what = (shown.category, lead, shown.indicator)
    picture = board_of(content, what, width=width, size=view.size, theme=viewport.theme())
    key = address.board_key("split" if shown.indicator else "cards")
    count = sum(len(group.members) for group in content.groups(shown.category))
    st.vega_lite_chart(
        picture.marks,
        picture.spec,
        theme=None,
        key=key,
        on_select=lambda: _open_clicked_card(key, bool(shown.indicator)),
        selection_mode=PICK,
        alt=tr("{title}：{n}项指标的小图，数值见表格", title=content.title_of(shown.category), n=count),
    )


def _open_clicked_card(key: str, beside: bool) -> None:
    picked = picked_mark(key, PICK)
    if picked:
        address.open_indicator(picked, from_board=beside)


def table(content: Content, shown: Address, height: int) -> None:
    """The table of the chosen category; a selected row opens its indicator, the open indicator's row is selected."""
    frame = for_screen(overview(content, shown.category))
    size = viewport.current().size
    key = address.board_key(f"table_{size}")  # a grid measures its lettering once, when it is first drawn
    rows = [list(frame.index).index(shown.indicator)] if shown.indicator in frame.index else []
    row = round(35 * size)
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=min(height - round(40 * size), row * (len(frame) + 1) + 4),
        row_height=row,
        column_config=_columns(frame, size),
        on_select=lambda: _open_selected_row(key, list(frame.index)),
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows, "columns": [], "cells": []}},
    )
    st.caption(tr("数值照录文件，“-”为附件原有；合并的单元格只在第一格写出。点选一行，打开该指标。"))


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
    right = {names[3]: 100, names[4]: 100, names[5]: 130, names[6]: 180, names[7]: 130}
    words = {name: text(width=round(px * size)) for name, px in widths.items()}
    return words | {name: text(width=round(px * size), alignment="right") for name, px in right.items()}
