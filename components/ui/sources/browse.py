"""数据表: any table or layer, filtered, each row with its clause, and everything to take out."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.base import cache
from components.topics.sources import content
from components.topics.sources.records import Wanted, cites, filtered, grade_column, numbered, readable
from components.topics.sources.words import LAYER, TABLES
from components.ui import errors, viewport
from components.ui.sources import address, clause, takeout
from components.ui.sources.grid import grid, listed
from components.words.citation import GRADES, KINDS, scope_label
from components.words.text import tr
from geo.contracts import Layer

WIDE = 1100
MOST_OTHERS = 6
WIDTHS = {
    "原文": 290, "备注": 260, "说明": 260, "文字表述": 170, "指标": 230, "名称": 210, "目标": 300, "职能": 260,
    "内容": 380,
    "定义": 360, "使用限制": 360, "为何没有": 360, "何处可能查到": 360, "来源": 170, "来源说明": 360, "年份": 66,
    "类型": 66, "口径": 150, "单位": 80, "数值": 86, "设施或项目": 240, "任务": 210, "通道": 210, "位置": 150,
}  # fmt: skip


def browse_tab(height: int) -> None:
    """Choose, filter, look, take out."""
    tables = [*TABLES, *(LAYER + layer.id for layer in _layers())]
    table = address.read("table", tables)
    line = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    with line:
        _box("table", tables, clause.table_title, (tr("数据表"), 270))
    with errors.boundary():
        frame = numbered(content.frame(table))
        with line:
            wanted = _filters(frame)
        rows = filtered(frame, wanted, content.names())
        number = address.read("row", [str(n) for n in frame.index])
        view = viewport.current()
        beside = number != "" and view.width >= WIDE * view.size
        left, right = st.columns([2.4, 1], gap="medium") if beside else (st.container(), st.container())
        with left:
            _elsewhere(table, wanted.words)
            _summary(table, frame, rows)
            _rows(table, rows, (number, wanted), height)
        if number:
            with right.container(border=True, height=height + round(70 * view.size) if beside else "content"):
                clause.row_in_full(table, int(number))
        takeout.downloads(table, rows)


def _layers() -> list[Layer]:
    """All layers; none when their catalogue is broken, so that the tables stay in reach."""
    with errors.boundary():
        return list(content.all_layers())
    return []


def _filters(frame: pd.DataFrame) -> Wanted:
    """The boxes beside the table's name. What a table does not have cannot be filtered by."""
    grade = grade_column(frame)
    sources = sorted({s for s in cache.sources() if "source_id" in frame and cites(frame, s).any()})
    scopes = _found(frame["scope"]) if "scope" in frame else []
    grades = _found(frame[grade]) if grade else []
    words = address.read_search()
    _text(words)
    if scopes:
        _box("scope", ["", *scopes], lambda s: scope_label(s) if s else tr("全部口径"), (tr("口径"), 180))
    if grades:
        _box("grade", ["", *grades], _grade_name, (tr("类型或等级"), 140))
    if len(sources) > 1:
        shorts = content.names().sources
        _box("by", ["", *sources], lambda s: shorts[s] if s else tr("全部来源"), (tr("来源"), 240))
    return Wanted(address.read("scope", scopes), address.read("grade", grades), address.read("by", sources), words)


def _found(column: "pd.Series[str]") -> list[str]:
    return [str(value) for value in column.unique() if value]


def _grade_name(value: str) -> str:
    return tr(KINDS.get(value) or GRADES.get(value, value)) if value else tr("全部类型")


def _box(key: str, options: list[str], name: Callable[[str], str], look: tuple[str, int]) -> None:
    """A selectbox of part `key` of the address; `look` is its label and its width in px at size 1."""
    widget = f"sources_{key}"
    st.session_state[widget] = address.read(key, options)
    st.selectbox(
        look[0], options, format_func=name, key=widget, label_visibility="collapsed",
        width=round(look[1] * viewport.current().size), on_change=_changed, args=(key,),
    )  # fmt: skip


def _text(current: str) -> None:
    st.session_state["sources_q"] = current
    st.text_input(
        tr("搜索"), key="sources_q", placeholder=tr("搜索本表，可用空格隔开多个词"), label_visibility="collapsed",
        max_chars=address.LONGEST_SEARCH, width=round(260 * viewport.current().size),
        icon=":material/search:", on_change=_changed, args=("q",),
    )  # fmt: skip


def _changed(key: str) -> None:
    address.turn()
    if key == "table":
        address.write(**dict.fromkeys(address.FILTERS, ""))
    address.write(**{key: st.session_state[f"sources_{key}"], "row": ""})


def _summary(table: str, frame: pd.DataFrame, rows: pd.DataFrame) -> None:
    shown = tr("共{n:,}行", n=len(frame))
    if len(rows) < len(frame):
        shown = tr("{shown:,}行符合，共{n:,}行", shown=len(rows), n=len(frame))
    hint = tr("点选一行看原文、引注和全部字段。数值照录文件，空格表示没有给出。")
    if table.startswith(LAYER):
        hint = tr("界线均为示意，非法定边界，不作为划界依据。")
    st.caption(f"{shown} · {hint}")


def _elsewhere(table: str, words: str) -> None:
    """Where else the words stand: who looks for a figure need not know in which table it is."""
    others = {name: count for name, count in content.found_in(words).items() if name != table} if words else {}
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(tr("其他表中也有"), width="content")
        for name, count in sorted(others.items(), key=lambda found: found[1])[:MOST_OTHERS]:
            label = tr("{table} {n}行", table=clause.table_title(name), n=count)
            st.button(label, key=f"also_{name}", type="tertiary", on_click=_look_in, args=(name, words))


def _look_in(table: str, words: str) -> None:
    address.jump(table=table, scope="", grade="", by="", q=words, row="")


def _rows(table: str, rows: pd.DataFrame, chosen: tuple[str, Wanted], height: int) -> None:
    number, wanted = chosen
    if rows.empty:
        st.info(tr("没有符合条件的行。放宽筛选，或换一张表。"), icon=":material/filter_alt_off:")
        return
    shown = readable(rows, table, content.names())
    widths = {tr(name): width for name, width in WIDTHS.items() if tr(name) in shown.columns}
    grid(
        listed(shown, widths), f"{table}_{wanted.key}", height,
        on_pick=lambda row: address.write(row="" if row is None else str(row)),
        size=viewport.current().size, chosen=int(number) if number else None,
    )  # fmt: skip
