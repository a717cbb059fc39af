"""A list to read and to click, of the page's usual look."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.ui.picks import picked_row
from components.ui.sources import address
from components.ui.tables_by_touch import room_for_toolbar

ROW_PX = 35


@dataclass(frozen=True, eq=False)
class Listed:
    """A table ready to be sent, its rows' index labels, and the width of every column in px at size 1."""

    arrow: pa.Table
    labels: tuple[Hashable, ...]
    widths: dict[str, int]


def listed(table: pd.DataFrame, widths: dict[str, int]) -> Listed:
    """`table` as it is sent: turned into Arrow once, where the caller keeps the answer."""
    return Listed(pa.Table.from_pandas(table, preserve_index=True), tuple(table.index), widths)


def grid(
    table: Listed,
    name: str,
    height: int,
    *,
    size: float,
    on_pick: Callable[[Any], None] | None,
    chosen: object = None,
) -> None:
    """`table` without its index, at most `height` px high; a click hands the row's index label to `on_pick`.

    The index label `chosen` is marked from the start; clicking a marked row hands None.
    """
    room_for_toolbar()
    row, key = round(ROW_PX * size), address.turned(name, size)
    config = {column: st.column_config.Column(width=round(width * size)) for column, width in table.widths.items()}
    look: dict[str, Any] = {
        "key": key,
        "hide_index": True,
        "height": max(min(height, row * (len(table.labels) + 1) + 4), row * 3),
        "row_height": row,
        "column_config": config,
    }
    if on_pick is None:
        st.dataframe(table.arrow, **look)
        return
    rows = [table.labels.index(chosen)] if chosen in table.labels else []
    st.dataframe(
        table.arrow,
        on_select=lambda: _picked(key, table.labels, on_pick),
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows, "columns": [], "cells": []}},
        **look,
    )


def _picked(key: str, labels: tuple[Hashable, ...], on_pick: Callable[[Any], None]) -> None:
    on_pick(picked_row(key, labels))
