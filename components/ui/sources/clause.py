"""One row in full: its clause and citation, and every cell that a narrow column cuts off."""

import pandas as pd
import streamlit as st

from components.base import cache
from components.topics.sources import facts
from components.topics.sources.records import label, numbered, readable
from components.topics.sources.tables import table_title
from components.ui.provenance import show_citation
from components.words.citation import cite
from components.words.text import tr


def row_in_full(table: str, number: int) -> None:
    """Row `number` (from 1) of a table: what it is about, its citation if it has one, then all its cells."""
    frame = numbered(facts.frame(table))
    row = frame.iloc[number - 1]
    st.markdown(f"**{tr('{table} 第{number}行', table=table_title(table), number=number)}**")
    about = label(table, row.to_dict(), facts.names())
    if about:
        st.text(about)
    if row.get("source_id", ""):
        show_citation(cite(row, cache.sources()))
    _cells(frame.loc[[number]], table)


def _cells(frame: pd.DataFrame, table: str) -> None:
    """Every filled cell under its Chinese name, one a line, as plain text."""
    cells = readable(frame, table, facts.names())
    with st.expander(tr("全部字段"), expanded="source_id" not in frame.columns):
        for title, cell in cells.iloc[0].items():
            if not pd.isna(cell) and cell != "":
                st.caption(str(title))
                st.text(str(cell))
