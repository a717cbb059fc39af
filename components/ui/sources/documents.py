"""来源: the two documents first, then every press page and map layer, each with what leans on it."""

from contextlib import suppress

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base import cache
from components.topics.sources import content
from components.ui import errors, viewport
from components.ui.errors import KNOWN
from components.ui.segments import segments
from components.ui.sources import address, clause
from components.ui.sources.grid import Listed, grid, listed
from components.words.citation import grade_label
from components.words.text import language, pick, tr
from data.catalog import Source
from model.single_flight import single_flight

CONFIDENCE = {"high": "高", "medium": "中", "low": "低"}
LISTS = {"press": "媒体报道", "layers": "图层来源"}


def documents_tab(height: int) -> None:
    """Everything of the tab; a broken table costs the counts and the citing rows, not the sources."""
    sources = cache.sources()
    chosen = address.read("src", sources)
    cited: dict[str, pd.DataFrame] | None = None
    with errors.boundary():
        cited = content.cited()
    official = [s for s in sources.values() if s.grade == "official"]
    view = viewport.current()
    slots = [st.container(border=True) for _ in official] if view.narrow else _frames(len(official))
    for slot, source in zip(slots, official, strict=True):
        with slot:
            _document(source, cited, chosen)
    if not chosen or cited is None:
        _others(cited, height)
    elif view.narrow or view.width < 1100 * view.size:
        _citing(sources[chosen], cited[chosen], height - round(40 * view.size))
        _others(cited, height)
    else:
        left, right = st.columns([1, 1], gap="medium")
        with right:
            _citing(sources[chosen], cited[chosen], height - round(40 * view.size))
        with left:
            _others(cited, height)


def _frames(count: int) -> list[DeltaGenerator]:
    return st.columns(count, gap="medium", border=True)


def _document(source: Source, cited: dict[str, pd.DataFrame] | None, chosen: str) -> None:
    """One of the two documents, large."""
    st.subheader(f"《{source.title.zh}》" if pick("zh", "en") == "zh" else source.title.en, anchor=False)
    parts = [
        f"**{source.publisher}** · {source.date} · {grade_label(source.grade)}",
        tr("**口径**　{scope}", scope=source.scope),
        tr("**使用**　{licence}", licence=source.licence),
    ]
    st.markdown("  \n".join(parts))
    count = len(cited[source.id]) if cited is not None else None
    label = tr("引用它的 {n:,} 条", n=count) if count is not None else tr("引用它的条目")
    opened = chosen == source.id
    st.button(
        tr("收起") if opened else label,
        icon=":material/close:" if opened else ":material/format_list_bulleted:",
        key=f"cited_{source.id}",
        disabled=count is None,
        on_click=_choose,
        args=("" if opened else source.id,),
    )


def _choose(source_id: str) -> None:
    address.turn()
    address.write(src=source_id)


def _others(cited: dict[str, pd.DataFrame] | None, height: int) -> None:
    """The press pages, or where the layers come from."""
    shown = address.read("list", LISTS)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        segments(
            tr("来源种类"), _list_names(), key="sources_list", current=shown,
            on_change=lambda: address.write(list=st.session_state["sources_list"]),
        )  # fmt: skip
        st.caption(
            tr("报道所述单列，标注日期，不与官方数相连；网址只作记录，本系统不访问。点选一行，看引用它的条目。")
            if shown == "press"
            else tr("界线均为示意，非法定边界，不作为划界依据。")
        )
    with errors.boundary():
        size = viewport.current().size
        if shown == "press":
            table = _press(content.versions(), language(), whole=cited is not None)
            chosen = address.read("src", cache.sources())
            grid(table, "press", height, on_pick=_choose_page, size=size, chosen=chosen)
        else:
            grid(_layers(cache.geo_versions(), language()), "layers", height, on_pick=None, size=size)


def _list_names() -> dict[str, str]:
    names = {key: tr(title) for key, title in LISTS.items()}
    with suppress(*KNOWN):
        layers = len(content.all_layers())
        press = sum(s.grade == "reported" for s in cache.sources().values())
        return {"press": f"{names['press']} {press}", "layers": f"{names['layers']} {layers}"}
    return names


@single_flight(maxsize=4)
def _press(version: tuple[int, ...], code: str, *, whole: bool) -> Listed:
    """The press pages, newest first; without the numbers of citing rows unless all tables are `whole`."""
    cited = content.cited() if whole else None
    pages = [s for s in cache.sources().values() if s.grade == "reported"]
    pages.sort(key=lambda s: s.date or "", reverse=True)
    table = pd.DataFrame(
        {
            tr("日期"): [s.date or tr("日期未注明") for s in pages],
            tr("发布者"): [s.publisher for s in pages],
            tr("内容"): [pick(s.title.zh, s.title.en) for s in pages],
            tr("口径"): [s.scope for s in pages],
            tr("可信度"): [tr(CONFIDENCE[s.confidence]) if s.confidence else "" for s in pages],
            tr("引用条数"): [None if cited is None else len(cited[s.id]) for s in pages],
            tr("网址"): [s.url or "" for s in pages],
            tr("使用"): [s.licence for s in pages],
        },
        index=[s.id for s in pages],
    )
    return listed(table, dict(zip(table.columns, (100, 210, 330, 210, 66, 78, 330, 200), strict=True)))


def _choose_page(source_id: str | None) -> None:
    address.write(src=source_id or "")


@single_flight(maxsize=4)
def _layers(version: tuple[int, ...], code: str) -> Listed:
    layers = content.all_layers()
    table = pd.DataFrame(
        {
            tr("图层"): [pick(x.title.zh, x.title.en) for x in layers],
            tr("来源"): [pick(x.source.zh, x.source.en) for x in layers],
            tr("做法"): [pick(x.made.zh, x.made.en) for x in layers],
            tr("精度"): [tr("示意") if x.schematic else tr("参考") for x in layers],
            tr("误差不超过（米）"): [x.accuracy_m for x in layers],
            tr("许可"): [pick(x.licence.zh, x.licence.en) for x in layers],
        },
        index=[x.id for x in layers],
    )
    return listed(table, dict(zip(table.columns, (170, 380, 380, 66, 130, 330), strict=True)))


def _citing(source: Source, rows: pd.DataFrame, height: int) -> None:
    """The rows that lean on the chosen source; a click opens the row in the tables."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{pick(source.short, source.title.en)}**", width="stretch")
        if source.url:
            st.text(source.url)
        st.button(tr("收起"), icon=":material/close:", key="close_source", on_click=_choose, args=("",))
    if rows.empty:
        st.info(tr("已登记备查，还没有数据引用它。"), icon=":material/inventory_2:")
        return
    st.caption(tr("{n:,}条数据引用它。点选一行，到数据表中看全文和引注。", n=len(rows)))
    table = pd.DataFrame(
        {
            tr("数据表"): [clause.table_title(name) for name in rows["table"]],
            tr("条目"): rows["about"],
            tr("位置"): rows["locator"],
            tr("原文"): rows["quote"],
        }
    )
    widths = dict(zip(table.columns, (120, 300, 130, 280), strict=True))
    grid(
        listed(table, widths),
        f"citing_{source.id}",
        height,
        on_pick=lambda place: _open_row(rows, place),
        size=viewport.current().size,
    )


def _open_row(rows: pd.DataFrame, place: int | None) -> None:
    if place is None:
        return
    row = rows.loc[place]
    address.jump(tab="tables", table=str(row["table"]), row=str(row["row"]), scope="", grade="", by="", q="")
