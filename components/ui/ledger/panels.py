"""The list of tasks, the bars by section or unit, the month, and the card of one task."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.base.scales import colour
from components.drawing.charts.sheet import PICK
from components.topics.ledger import charts, sentences, tables, words
from components.topics.ledger.card import card_of
from components.topics.ledger.facts import Facts
from components.topics.ledger.lines import Line, on_page, pages, selected
from components.topics.ledger.state import UNITS, State
from components.ui import viewport
from components.ui.ledger import controls
from components.ui.picks import picked_mark, picked_row
from components.ui.provenance import source_button
from components.ui.tables_by_touch import room_for_toolbar
from components.words.text import plain_in_markdown, tr

ROW_PX, PAGING_PX = 32, 60
TONES = {"red": "red", "yellow": "orange", "grey": "gray", "green": "green", "closed": "blue"}
"""Streamlit's name for the colour of a light."""
COLUMNS_PX = (84, 250, 150, 104, 200, 172, 320, 240)
"""Light, task, unit, status, reason, deadline, target, progress: px at size 1.0."""


def task_list(facts: Facts, state: State, height: int) -> None:
    """A page of the tasks that pass the filters, overdue first; a click opens one."""
    every = selected(facts, state)
    if not every:
        st.info(tr("没有符合条件的任务，请放宽筛选。"), icon=":material/filter_alt_off:")
        return
    page = on_page(every, state.page)
    idents, key = [line.task.ident for line in page], controls.turn_key("table")
    frame, size = tables.on_screen(page), viewport.current().size
    row = round(ROW_PX * size)
    widths = dict(zip(frame.columns, COLUMNS_PX, strict=True))
    room_for_toolbar()
    st.dataframe(
        coloured(frame, page), key=key, hide_index=True, height=min(height - 60, row * (len(page) + 1) + 8),
        column_config={name: st.column_config.Column(width=round(px * size)) for name, px in widths.items()},
        row_height=row, on_select=lambda: _row_chosen(key, idents), selection_mode="single-row",
    )  # fmt: skip
    controls.paging(len(every), state)


def coloured(frame: pd.DataFrame, page: Sequence[Line]) -> "pd.io.formats.style.Styler":
    """The lights in their colours; the shape and the word say the same."""
    theme = viewport.theme()
    tints = [f"color: {colour(words.ROLE[line.judgement.light], theme)}; font-weight: 700" for line in page]
    return frame.reset_index(drop=True).style.apply(lambda _: tints, subset=[frame.columns[0]])


def _row_chosen(key: str, idents: Sequence[str]) -> None:
    controls.select(picked_row(key, idents) or "")


def bars(facts: Facts, state: State) -> None:
    """Tasks by light, a bar a section or a unit; a press leaves only its tasks."""
    rows = charts.bar_rows(facts, state)
    if not rows:
        return
    key, of = controls.turn_key("bars"), "unit" if state.view == UNITS else "sec"
    st.markdown(f"**{charts.bars_title(facts, state)}**")
    spec = charts.bars_spec(rows, viewport.theme(), viewport.current().size)
    st.vega_lite_chart(
        pd.DataFrame(rows), spec, theme=None, key=key, selection_mode=PICK, alt=charts.bars_alt(state),
        on_select=lambda: controls.narrow_to(of, picked_mark(key, PICK)),
    )  # fmt: skip
    st.caption(charts.legend())
    st.caption(charts.source_note(facts))


def units(facts: Facts, state: State, height: int) -> None:
    """The table by unit."""
    frame = tables.units(facts, state)
    st.dataframe(frame, hide_index=True, key="ledger_units_table", height=min(height, ROW_PX * (len(frame) + 2)))
    st.caption(tr("文件未写明、也没有填报的为“未写明”"))


def month(facts: Facts, state: State, height: int) -> None:
    """What the month has changed."""
    every = tables.changed_in_month(facts, state)
    if not every:
        st.info(tr("本月没有填报，红黄绿没有变化。"), icon=":material/event_available:")
        return
    frame = tables.month_rows(on_page(every, state.page))
    height = min(height - (PAGING_PX if pages(len(every)) > 1 else 0), ROW_PX * (len(frame) + 2))
    st.dataframe(frame, hide_index=True, key="ledger_month_table", height=height)
    controls.paging(len(every), state)


def card(facts: Facts, line: Line, state: State) -> None:
    """One task: its light, what it asks, its reports."""
    text = card_of(facts, line, state.book)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain_in_markdown(text.title)}**", width="stretch")
        if text.citations:
            source_button(list(text.citations), key=f"ledger_source_{line.task.ident}")
        st.button("", icon=":material/close:", key="ledger_close", type="tertiary", on_click=controls.select,
                  args=("",), help=tr("取消选择"))  # fmt: skip
    st.markdown(f":{TONES[line.judgement.light]}[**{text.light}**]")
    st.markdown("  \n".join(map(plain_in_markdown, text.duty)))


def about(facts: Facts, line: Line, state: State) -> None:
    """What the documents say of the task, and its reports so far."""
    text = card_of(facts, line, state.book)
    for each in text.lines:
        st.caption(plain_in_markdown(each))
    if text.history:
        st.markdown(f"**{tr('填报历史（{n} 次）', n=len(text.history))}**")
        for each in text.history:
            st.caption(plain_in_markdown(each))


def rule(facts: Facts, state: State) -> None:
    """The published rule and what the ledger rests on, one press away."""
    with st.popover(tr("红黄绿判定规则"), icon=":material/traffic:", type="tertiary"):
        for sentence in (*words.rules(), sentences.counting(facts, state), sentences.basis()):
            st.markdown(plain_in_markdown(sentence))
