"""The board and the table: a click on a line opens its indicator beside it."""

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from components.drawing.charts.sheet import PICK
from components.topics.assessment.facts import Facts, board_of, screen_table_of
from components.topics.assessment.state import State
from components.topics.assessment.tables import AIM, CLAUSES, FIGURES, HOLDER, MISSING, NAME, SENTENCE, STATUS
from components.ui import viewport
from components.ui.monitoring import address
from components.ui.picks import picked_mark, picked_row
from components.ui.tables_by_touch import room_for_toolbar
from components.words.status_words import STATUS_MARKS
from components.words.text import tr


def board(facts: Facts, state: State, chosen: str, look: tuple[float, float]) -> None:
    """The chosen indicators on one scale; `look` is its width in CSS px and the text size."""
    assessments = facts.chosen(state)
    if not assessments:
        st.info(tr("没有符合筛选条件的指标，请放宽条件。"))
        return
    picture = board_of(facts, state, chosen, (*look, viewport.theme()))
    key = f"monitoring_board_{address.turn()}"
    st.vega_lite_chart(
        picture.marks,
        picture.spec,
        theme=None,
        key=key,
        on_select=lambda: _open_clicked_line(key),
        selection_mode=PICK,
        alt=tr("状态看板：{n}项指标按状态分组，数值与说明见表格", n=len(assessments)),
    )


def _open_clicked_line(key: str) -> None:
    picked = picked_mark(key, PICK)
    if picked:
        address.open_line(picked)


def table(facts: Facts, state: State, height: int, size: float) -> None:
    """Status, reason, what is missing and where it would be, for every chosen indicator."""
    frame = screen_table_of(facts, state)
    room_for_toolbar()
    key, row = f"monitoring_table_{size}_{address.turn()}", round(35 * size)
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=min(height, row * (len(frame) + 1) + 4),
        row_height=row,
        column_config=_columns(list(frame.columns), size),
        placeholder="",
        on_select=lambda: _open_selected_row(key, list(frame.index)),
        selection_mode="single-row",
    )


def _columns(names: list[str], size: float) -> dict[str, ColumnConfig]:
    """Room for names and sentences; the status as a chip in its colour, the word in it."""
    text = st.column_config.TextColumn
    marks = list(STATUS_MARKS.values())
    chips = st.column_config.MultiselectColumn(
        options=[tr(mark.word) for mark in marks], color=[mark.colour for mark in marks], width=round(140 * size)
    )
    widths = {NAME: 270, SENTENCE: 420, AIM: 200, MISSING: 150, HOLDER: 260, CLAUSES: 420}
    number = st.column_config.NumberColumn(width=round(90 * size), format="%.2f")
    return {
        **{names[place]: text(width=round(px * size)) for place, px in widths.items()},
        **{names[place]: number for place in FIGURES},
        names[STATUS]: chips,
    }


def _open_selected_row(key: str, ids: list[str]) -> None:
    picked = picked_row(key, ids)
    if picked:
        address.open_line(picked)
