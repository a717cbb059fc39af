"""The list of facilities behind the needs: what is open, being built or planned, with clauses."""

import pandas as pd
import streamlit as st

from components.topics.balance import beside
from components.words.text import tr


def show_list() -> None:
    """The whole list of facilities with their clauses, in a dialog."""
    st.dialog(tr("已开放、在建与规划的设施"), width="large", icon=":material/apartment:")(_list)()


def _list() -> None:
    st.caption(tr(beside.NOTE))
    wide = {tr("类别"): 90, tr("名称"): 210, tr("原文"): 330}
    st.dataframe(
        pd.DataFrame(beside.table_rows()), hide_index=True, placeholder="", height=520,
        column_config={name: st.column_config.TextColumn(width=px) for name, px in wide.items()},
    )  # fmt: skip
