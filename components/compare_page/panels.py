"""Beside the board: levers that differ, whatever else differs, and the formula behind a figure."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from components import state, viewport
from components.citation import GRADES, grade_label
from components.compare_page import address, tables
from components.compare_page.derivations import derivation
from components.compare_page.picture import Comparison
from components.provenance import show_derivation
from components.text import language, tr
from components.whatif.known import Known
from components.whatif.reach_method import reach_method
from components.whatif.state import show_in
from model.reach.outcomes import REACH_OUTCOMES
from model.reproduce import reproduce
from model.scenario import BASELINE

PANEL = "compare_panel"
ROW_PX = 42


@dataclass(frozen=True)
class Room:
    """Width and height in CSS px."""

    width: float
    height: int


def panel(known: Known, shown: Comparison, look: address.Look, room: Room) -> None:
    """Choice of panel and its content in the room there is."""
    names = {
        "levers": tr("调节项之别"), "others": tr("其他之别"), "reach": tr("可达之差"), "formula": tr("算法与依据")
    }  # fmt: skip
    show_in(PANEL, look.panel)
    st.segmented_control(
        tr("对照内容"), list(names), format_func=lambda name: names[name], key=PANEL, required=True,
        label_visibility="collapsed", on_change=lambda: address.write("panel", st.session_state[PANEL]),
    )  # fmt: skip
    PANELS[look.panel](known, shown, room)


def _levers(known: Known, shown: Comparison, room: Room) -> None:
    found = _tables(known, shown)[0]
    if found.empty:
        st.info(tr("各方案的调节项完全相同。"), icon=":material/info:")
        return
    _table(found, room.height)
    words = tr("只列不同的{n}项，其余相同。", n=len(found))
    st.caption(words + "　".join(grade_label(grade) for grade in GRADES if grade != "reported"))


def _others(known: Known, shown: Comparison, room: Room) -> None:
    found = _tables(known, shown)[1]
    if found.empty:
        words = tr("自定目标、项目推迟、通道关闭与开通、新增设施：各方案都相同。")
        st.info(words, icon=":material/info:")
        return
    _table(found, room.height)
    st.caption(tr("“-”表示与基准相同。"))


def _table(found: pd.DataFrame, height: int) -> None:
    """Static, so that its lettering grows with the page's."""
    size = viewport.current().size
    room = height - round(100 * size)
    st.table(found, border="horizontal", height=room if len(found) * ROW_PX * size > room else "content")


def _formula(known: Known, shown: Comparison, room: Room) -> None:
    place, _, outcome_id = shown.cell.partition(".")
    if not outcome_id or int(place) >= len(shown.entries):
        st.info(tr("点左边任何一个数，这里就显示它的算法、代入的数和等级。"), icon=":material/touch_app:")
        return
    entry = shown.entries[int(place)]
    if shown.before:
        entry = replace(entry, name=tr("基准"), scenario=BASELINE)
    if outcome_id in REACH_OUTCOMES:
        reach_method(known, entry.scenario, outcome_id, shown.year)
        return
    with st.container(height=room.height - round(60 * viewport.current().size), border=True):
        show_derivation(derivation(known, entry, outcome_id, shown.year), key="compare_derivation")
        popover = st.popover(tr("用 Python 重算"), icon=":material/code:", key="compare_script", on_change="rerun")
        if popover.open:
            with popover:
                st.caption(tr("在项目文件夹中运行，给出 2023 至 2035 年的同一组数。"))
                script = reproduce(known.baseline, dict(entry.scenario.levers), outcome_id)
                st.code(script, language="python")


def _reach(known: Known, shown: Comparison, room: Room) -> None:
    from components.compare_page.reach_panel import reach_panel

    reach_panel(shown, room.height, room.width)


PANELS: dict[str, Callable[[Known, Comparison, Room], None]] = {
    "levers": _levers,
    "others": _others,
    "reach": _reach,
    "formula": _formula,
}


def _tables(known: Known, shown: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables, made once a comparison, language and version of the data."""
    return _made(repr((shown.entries, shown.changes, known.version, language())), known, shown)


@st.cache_resource(max_entries=64, show_spinner=False)
def _made(key: str, _known: Known, _shown: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    levers = tables.lever_table(_known, _shown.entries, changes=_shown.changes)
    return _for_screen(levers), _for_screen(tables.other_table(_known, _shown.entries))


def _for_screen(found: pd.DataFrame) -> pd.DataFrame:
    """Named by what stands in the first column; a name is no Markdown."""
    name = str(found.columns[0])
    return found.assign(**{name: [state.plain(str(cell)) for cell in found[name]]}).set_index(name)
