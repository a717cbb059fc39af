"""Beds, doctors, nursery and school places, primary schools: what the people need, and what is on its way."""

import pandas as pd
import streamlit as st

from components.topics.balance import beside
from components.topics.balance.content import Shown
from components.topics.balance.tables import SERVICES
from components.words.format import quantity, year
from components.words.text import tr
from model.carrying import Need
from model.trajectory import BASE_YEAR, position

TITLES = SERVICES
STOCK_KNOWN = ("beds", "physicians")
"""Services whose stock of 2023 follows from a printed rate; of the others nothing is printed."""
DECIMALS = {"primary_schools": 1}
NeedRow = tuple[float, float, bool, str]


def need_row(shown: Shown, need_id: str) -> NeedRow:
    """Parts of the bar (0 to 1 of the row's longest over the years): what there is, what is to be added; then whether
    the stock is known, and the figures in words."""
    need, at = shown.needs[need_id], position(shown.year)
    there, add = bar(need, at)
    return there, add, need_id in STOCK_KNOWN, figures(need, at)


def bar(need: Need, at: int) -> tuple[float, float]:
    """What there is and what is to be added, as parts of the largest need; a need below the stock shows the need."""
    most = max((value for value in need.needed if value is not None), default=0.0)
    needed, added = need.needed[at] or 0.0, need.to_add[at] if need.to_add else None
    there = needed if added is None else (need.needed[0] or 0.0) if need.id in STOCK_KNOWN else needed - added
    if most <= 0:
        return 0.0, 0.0
    there = min(there, needed)
    return round(there / most, 4), round((needed - there) / most, 4) if added is not None else 0.0


def figures(need: Need, at: int) -> str:
    """What is needed and what of it is to be added; what is not known is said."""
    needed = _amount(need, need.needed[at])
    if need.to_add is None:
        return tr("需 {needed}；现有数没有公布", needed=needed)
    added = _amount(need, need.to_add[at])
    if need.id in STOCK_KNOWN:
        return tr("需 {needed}，比2023年须增 {added}", needed=needed, added=added)
    return tr("需 {needed}，新增人口占 {added}；现有数没有公布", needed=needed, added=added)


def _amount(need: Need, value: float | None) -> str:
    return quantity(value, need.unit, DECIMALS.get(need.id, 0))


def legend() -> str:
    """What the bars mean, and that the two columns are not to be subtracted."""
    return tr(
        "灰块为{base}存量（每千人口数 × 假设人口），灰框为{base}人口所需（存量没有公布），赭色为须增。"
        "右侧照文件与报道（■）并列，单位不同，不相减。",
        base=year(BASE_YEAR),
    )


def show_list() -> None:
    """The whole list of facilities with their clauses, in a dialog."""
    st.dialog(tr("已开放、在建与规划的设施"), width="large", icon=":material/apartment:")(_list)()


def _list() -> None:
    st.caption(tr(beside.NOTE))
    wide = {tr("类别"): 90, tr("名称"): 210, tr("原文"): 330}
    st.dataframe(
        pd.DataFrame(beside.table_rows()), hide_index=True, height=520,
        column_config={name: st.column_config.TextColumn(width=px) for name, px in wide.items()},
    )  # fmt: skip
