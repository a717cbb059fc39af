"""A list to read and to click, of the page's usual look."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components.sources_page import address

ROW_PX = 35


def grid(
    table: pd.DataFrame,
    name: str,
    height: int,
    *,
    on_pick: Callable[[Any], None] | None,
    widths: dict[str, int],
    size: float,
    chosen: object = None,
) -> None:
    """`table` without its index, at most `height` px high; a click hands the row's index label to `on_pick`.

    The index label `chosen` is marked from the start; clicking a marked row hands None.
    """
    row = round(ROW_PX * size)
    config = {column: st.column_config.Column(width=round(width * size)) for column, width in widths.items()}
    look: dict[str, Any] = {
        "hide_index": True,
        "height": max(min(height, row * (len(table) + 1) + 4), row * 3),
        "row_height": row,
        "column_config": config,
    }
    if on_pick is None:
        st.dataframe(table, key=address.turned(name, size), **look)
        return
    key = address.turned(name, size)
    rows = [list(table.index).index(chosen)] if chosen in table.index else []
    st.dataframe(
        table,
        key=key,
        on_select=lambda: _picked(key, list(table.index), on_pick),
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows, "columns": [], "cells": []}},
        **look,
    )


def _picked(key: str, labels: list[Any], on_pick: Callable[[Any], None]) -> None:
    rows = st.session_state[key].selection.rows
    on_pick(labels[rows[0]] if rows else None)
