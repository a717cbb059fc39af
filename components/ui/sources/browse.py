"""数据表: any table or layer, filtered, each row with its clause."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.topics.sources import facts
from components.topics.sources.records import readable
from components.topics.sources.sentences import table_note, tables_answer
from components.topics.sources.state import FILTERS, LONGEST_SEARCH, State
from components.topics.sources.tables import filter_of, rows_of, table_title
from components.topics.sources.view import allowed
from components.topics.sources.words import LAYER, TABLES
from components.ui import errors, viewport
from components.ui.sources import address, clause
from components.ui.sources.grid import grid, listed
from components.words.citation import GRADES, KINDS, scope_label
from components.words.text import tr
from geo.contracts import Layer

WIDE = 1100
MOST_OTHERS = 6
WIDTHS = {
    "原文": 290, "备注": 260, "说明": 260, "文字表述": 170, "指标": 230, "名称": 210, "目标": 300, "职能": 260,
    "内容": 380,
    "定义": 360, "使用限制": 360, "为何没有": 360, "可能的资料来源": 360, "来源": 170, "来源说明": 360, "年份": 66,
    "类型": 66, "口径": 150, "单位": 80, "数值": 86, "设施或项目": 240, "任务": 210, "通道": 210, "位置": 150,
}  # fmt: skip


def browse_tab(state: State, height: int) -> None:
    """Choose, filter, look."""
    choices = [*TABLES, *(LAYER + layer.id for layer in _layers())]
    line = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    with line:
        _box("table", choices, table_title, (tr("数据表"), 270), state.table)
    with errors.boundary():
        with line:
            _filters(state)
        rows, view = rows_of(state), viewport.current()
        beside = state.row != "" and view.width >= WIDE * view.size
        left, right = st.columns([2.4, 1], gap="medium") if beside else (st.container(), st.container())
        with left:
            _elsewhere(state.table, state.words)
            st.caption(tables_answer(state) + table_note(state.table) + tr("点选一行看原文、引注和全部字段。"))
            _rows(state, rows, height)
        if state.row:
            with right.container(border=True, height=height + round(70 * view.size) if beside else "content"):
                clause.row_in_full(state.table, int(state.row))


def _layers() -> list[Layer]:
    """All layers; none when their catalogue is broken, so that the tables stay in reach."""
    with errors.boundary():
        return list(facts.all_layers())
    return []


def _filters(state: State) -> None:
    """The boxes beside the table's name. What a table does not have cannot be filtered by."""
    _text(state.words)
    scopes, grades, sources = (allowed(key, state.table) or () for key in ("scope", "grade", "by"))
    if scopes:
        _box("scope", ["", *scopes], _scope_name, (tr("口径"), 180), state.scope)
    if grades:
        _box("grade", ["", *grades], _grade_name, (tr("类型或等级"), 140), state.grade)
    if len(sources) > 1:
        shorts = facts.names().sources
        names = {"": tr("全部来源"), **{ident: shorts[ident] for ident in sources}}
        _box("by", list(names), names.__getitem__, (tr("来源"), 240), state.cited)


def _scope_name(value: str) -> str:
    return scope_label(value) if value else tr("全部口径")


def _grade_name(value: str) -> str:
    return tr(KINDS.get(value) or GRADES.get(value, value)) if value else tr("全部类型")


def _box(key: str, options: list[str], name: Callable[[str], str], look: tuple[str, int], current: str) -> None:
    """A selectbox of part `key` of the address; `look` is its label and its width in px at size 1."""
    widget = f"sources_{key}"
    st.session_state[widget] = current if current in options else options[0]
    st.selectbox(
        look[0], options, format_func=name, key=widget, label_visibility="collapsed",
        width=round(look[1] * viewport.current().size), on_change=_changed, args=(key,),
    )  # fmt: skip


def _text(current: str) -> None:
    st.session_state["sources_q"] = current
    st.text_input(
        tr("搜索"), key="sources_q", placeholder=tr("搜索本表，可用空格隔开多个词"), label_visibility="collapsed",
        max_chars=LONGEST_SEARCH, width=round(260 * viewport.current().size),
        icon=":material/search:", on_change=_changed, args=("q",),
    )  # fmt: skip


def _changed(key: str) -> None:
    address.turn()
    if key == "table":
        address.write(**dict.fromkeys(FILTERS, ""))
    address.write(**{key: st.session_state[f"sources_{key}"], "row": ""})


def _elsewhere(table: str, words: str) -> None:
    """Where else the words stand: who looks for a figure need not know in which table it is."""
    others = {name: count for name, count in facts.tables_with(words).items() if name != table} if words else {}
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(tr("其他表中也有"), width="content")
        for name, count in sorted(others.items(), key=lambda pair: pair[1])[:MOST_OTHERS]:
            label = tr("{table} {n}行", table=table_title(name), n=count)
            st.button(label, key=f"also_{name}", type="tertiary", on_click=_look_in, args=(name, words))


def _look_in(table: str, words: str) -> None:
    address.jump(table=table, scope="", grade="", by="", q=words, row="")


def _rows(state: State, rows: pd.DataFrame, height: int) -> None:
    if rows.empty:
        st.info(tr("没有符合条件的行。请放宽筛选，或更换数据表。"), icon=":material/filter_alt_off:")
        return
    table = readable(rows, state.table, facts.names())
    widths = {tr(name): width for name, width in WIDTHS.items() if tr(name) in table.columns}
    grid(
        listed(table, widths), f"{state.table}_{filter_of(state).key}", height,
        on_pick=lambda row: address.write(row="" if row is None else str(row)),
        size=viewport.current().size, chosen=int(state.row) if state.row else None,
    )  # fmt: skip
