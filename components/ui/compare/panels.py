"""Panels next to the board: differing levers, other differences, and the formula of a figure."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.topics.compare import tables
from components.topics.compare.derivations import derivation
from components.topics.compare.entries import Entry
from components.topics.compare.keys import FactsKey, facts_key
from components.topics.compare.picture import Comparison
from components.topics.compare.state import State
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import PLACE_OUTCOMES
from components.ui import viewport
from components.ui.compare import address
from components.ui.provenance import show_derivation
from components.ui.segments import segments
from components.ui.whatif.place_method import place_method
from components.words.text import plain_in_markdown, tr
from model.reproduce import reproduce
from model.scenario import BASELINE
from model.single_flight import single_flight

PANEL = "compare_panel"
ROW_PX = 42


@dataclass(frozen=True)
class Room:
    """Width and height in CSS px; no height where what is shown may be as high as it is."""

    width: float
    height: int


def panel(facts: Facts, comparison: Comparison, look: State, room: Room) -> None:
    """Choice of panel and its content in the room there is."""
    names = {
        "levers": tr("调节项差异"), "others": tr("其他差异"), "reach": tr("可达差异"),
        "cover": tr("覆盖差异"), "formula": tr("算法与依据")
    }  # fmt: skip
    segments(
        tr("对照内容"), names, key=PANEL, current=look.panel,
        on_change=lambda: address.write("panel", st.session_state[PANEL]),
    )  # fmt: skip
    PANELS[look.panel](facts, comparison, room)


def _levers(facts: Facts, comparison: Comparison, room: Room) -> None:
    table = _tables(facts, comparison)[0]
    if not table.num_rows:
        st.info(tr("各方案的调节项完全相同。"), icon=":material/info:")
        return
    _table(table, room.height)


def _others(facts: Facts, comparison: Comparison, room: Room) -> None:
    table = _tables(facts, comparison)[1]
    if not table.num_rows:
        words = tr("自定目标、项目推迟、通道关闭与开通、新增设施：各方案都相同。")
        st.info(words, icon=":material/info:")
        return
    _table(table, room.height)
    st.caption(tr("“—”表示与基准相同。"))


def _table(table: pa.Table, height: int) -> None:
    """Static, so that its lettering grows with the page's."""
    size = viewport.current().size
    room = height - round(100 * size)
    long = table.num_rows * ROW_PX * size > room
    st.table(
        table, border="horizontal", height=room if long else "content", hide_index=False, hide_header=False
    )  # fmt: skip


def _formula(facts: Facts, comparison: Comparison, room: Room) -> None:
    place, _, outcome_id = comparison.cell.partition(".")
    if not outcome_id or int(place) >= len(comparison.entries):
        st.info(tr("点选看板上的任一数值，显示其算法、代入数值和等级。"), icon=":material/touch_app:")
        return
    entry = comparison.entries[int(place)]
    if comparison.before:
        entry = replace(entry, name=tr("基准"), scenario=BASELINE)
    if outcome_id in PLACE_OUTCOMES:
        place_method(facts, entry.scenario, outcome_id, comparison.year)
        return
    above = round(60 * viewport.current().size)
    with st.container(height=room.height - above if room.height else "content", border=bool(room.height)):
        show_derivation(derivation(facts, entry, outcome_id, comparison.year), key="compare_derivation")
        popover = st.popover(tr("用 Python 重算"), icon=":material/code:", key="compare_script", on_change="rerun")
        if popover.open:
            with popover:
                st.caption(tr("在项目文件夹中运行，给出 {start} 至 2035 年的同一组数。", start=facts.base_year))
                script = reproduce(facts.baseline, dict(entry.scenario.levers), outcome_id)
                st.code(script, language="python")


def formula_over(facts: Facts, comparison: Comparison) -> None:
    """The formula of a touched figure over the page, where the panel stands too far below to be seen."""
    cell = address.touched()
    if cell:
        st.dialog(tr("算法与依据"), width="large")(_formula)(facts, replace(comparison, cell=cell), Room(0, 0))


def _reach(facts: Facts, comparison: Comparison, room: Room) -> None:
    from components.ui.compare.reach_panel import reach_panel

    reach_panel(comparison, room.height, room.width)


def _cover(facts: Facts, comparison: Comparison, room: Room) -> None:
    from components.ui.compare.cover_panel import cover_panel

    cover_panel(comparison, room.height, room.width)


PANELS: dict[str, Callable[[Facts, Comparison, Room], None]] = {
    "levers": _levers,
    "others": _others,
    "reach": _reach,
    "cover": _cover,
    "formula": _formula,
}


def _tables(facts: Facts, comparison: Comparison) -> tuple[pa.Table, pa.Table]:
    """Both tables, made once a comparison, language and version of the data."""
    return _both_tables(comparison.entries, comparison.changes, facts_key(facts))


@single_flight(maxsize=64)
def _both_tables(entries: tuple[Entry, ...], changes: bool, key: FactsKey) -> tuple[pa.Table, pa.Table]:
    levers = tables.lever_table(key.facts, entries, changes=changes)
    others = tables.other_table(key.facts, entries)
    return _for_screen(levers, tr("调节项（只列不同的{n}项）", n=len(levers))), _for_screen(others, tr("内容"))


def _for_screen(frame: pd.DataFrame, head: str) -> pa.Table:
    """Named by what stands in the first column, under `head`; a name is no Markdown."""
    names = pd.Index([plain_in_markdown(str(cell)) for cell in frame.iloc[:, 0]], name=head)
    return pa.Table.from_pandas(frame.iloc[:, 1:].set_axis(names), preserve_index=True)
