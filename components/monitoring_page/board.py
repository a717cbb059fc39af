"""The board and the table: a click on a line opens its indicator beside it."""

import streamlit as st

from components import viewport
from components.charts.indicator_sheet import PICK
from components.charts.monitoring import board_spec
from components.monitoring_page import address
from components.monitoring_page.address import Address
from components.monitoring_page.content import Content, sheet_of, table_of
from components.text import tr


def board(known: Content, shown: Address, chosen: str, width: float) -> None:
    """The chosen indicators on one scale, `width` CSS px wide."""
    view, theme = viewport.current(), viewport.theme()
    found = known.chosen(shown)
    if not found:
        st.info(tr("这样筛选没有指标，请放宽条件。"))
        return
    sheet = sheet_of(known, shown, chosen, (width, view.size))
    st.vega_lite_chart(
        sheet.frame,
        board_spec(sheet.width, sheet.height, theme, view.size),
        theme=None,
        key="monitoring_board",
        on_select=_open_clicked_line,
        selection_mode=PICK,
        alt=tr("状态看板：{n}项指标按状态分组，数值与说明见表格", n=len(found)),
    )


def _open_clicked_line() -> None:
    picked = st.session_state["monitoring_board"].selection.get(PICK, [])
    if picked:
        address.write("ind", str(picked[0]["id"]))


def table(known: Content, shown: Address, height: int) -> None:
    """Status, reason, what is missing and where it would be, for every chosen indicator."""
    frame, size = table_of(known, shown), viewport.current().size
    text = st.column_config.TextColumn
    names = list(frame.columns)
    wide = {names[0]: 280, names[5]: 430, names[10]: 130, names[11]: 380}
    st.dataframe(
        frame[[names[i] for i in (0, 1, 2, 5, 10, 11, 7, 8, 6, 9, 12, 13, 15)]],
        key=f"monitoring_table_{size}",
        hide_index=True,
        height=height,
        row_height=round(35 * size),
        column_config={name: text(width=round(px * size)) for name, px in wide.items()}
        | {"r": st.column_config.NumberColumn(format="%.3f", width=round(70 * size))},
        on_select=lambda: _open_selected_row(f"monitoring_table_{size}", list(frame.index)),
        selection_mode="single-row",
    )


def _open_selected_row(key: str, ids: list[str]) -> None:
    rows = st.session_state[key].selection.rows
    if rows:
        address.write("ind", ids[rows[0]])
