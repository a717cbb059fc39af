"""来源: the two documents first, then every press page and map layer, each with the rows that cite it."""

from contextlib import suppress

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base import cache
from components.base.errors import EXPECTED
from components.base.words_cache import words_cache
from components.topics.sources import facts
from components.topics.sources.sentences import boundary_note, press_note, sources_answer
from components.topics.sources.state import State
from components.topics.sources.tables import citing_table, layers_table, press_table
from components.ui import errors, viewport
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.grid import Listed, grid, listed
from components.words.citation import grade_label
from components.words.text import from_data, paragraph, pick, tr
from data.catalog import Source

LISTS = {"press": "媒体报道", "layers": "图层来源"}


def documents_tab(state: State, height: int) -> None:
    """Everything of the tab; a broken table costs the counts and the citing rows, not the sources."""
    sources = cache.sources()
    chosen = state.source
    cited: dict[str, pd.DataFrame] | None = None
    with errors.boundary():
        cited = facts.cited()
    with errors.boundary():
        st.caption(paragraph(sources_answer(state), boundary_note()))
    official = [s for s in sources.values() if s.grade == "official"]
    view = viewport.current()
    slots = [st.container(border=True) for _ in official] if view.narrow else _frames(len(official))
    for slot, source in zip(slots, official, strict=True):
        with slot:
            _document(source, cited, chosen)
    if not chosen or cited is None:
        _others(state, cited, height)
    elif view.narrow or view.width < 1100 * view.size:
        _citing(sources[chosen], cited[chosen], height - round(40 * view.size))
        _others(state, cited, height)
    else:
        left, right = st.columns([1, 1], gap="medium")
        with right:
            _citing(sources[chosen], cited[chosen], height - round(40 * view.size))
        with left:
            _others(state, cited, height)


def _frames(count: int) -> list[DeltaGenerator]:
    return st.columns(count, gap="medium", border=True)


def _document(source: Source, cited: dict[str, pd.DataFrame] | None, chosen: str) -> None:
    """One of the two documents, large."""
    st.subheader(f"《{source.title.zh}》" if pick("zh", "en") == "zh" else source.title.en, anchor=False)
    parts = [
        f"**{from_data(source.publisher)}** · {source.date} · {grade_label(source.grade)}",
        tr("**口径**　{scope}", scope=from_data(source.scope)),
        tr("**使用**　{licence}", licence=from_data(source.licence)),
    ]
    st.markdown("  \n".join(parts))
    count = len(cited[source.id]) if cited is not None else None
    label = tr("引用该来源的 {n:,} 条", n=count) if count is not None else tr("引用该来源的条目")
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


def _others(state: State, cited: dict[str, pd.DataFrame] | None, height: int) -> None:
    """The press pages, or where the layers come from."""
    listing = state.listing
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        segments(
            tr("来源种类"), _list_names(), key="sources_list", current=listing,
            on_change=lambda: address.write(list=st.session_state["sources_list"]),
        )  # fmt: skip
        st.caption(press_note() + tr("点选一行，查看引用该来源的条目。") if listing == "press" else boundary_note())
    with errors.boundary():
        size = viewport.current().size
        if listing == "press":
            table = _press(facts.versions(), whole=cited is not None)
            grid(table, "press", height, on_pick=_choose_page, size=size, chosen=state.source)
        else:
            grid(_layers(cache.geo_versions()), "layers", height, on_pick=None, size=size)


def _list_names() -> dict[str, str]:
    names = {key: tr(title) for key, title in LISTS.items()}
    with suppress(*EXPECTED):
        layers = len(facts.all_layers())
        press = sum(s.grade == "reported" for s in cache.sources().values())
        return {"press": f"{names['press']} {press}", "layers": f"{names['layers']} {layers}"}
    return names


@words_cache(4)
def _press(version: tuple[int, ...], *, whole: bool) -> Listed:
    """The press pages, newest first; without the numbers of citing rows unless all tables are `whole`."""
    table = press_table(facts.cited() if whole else None)
    return listed(table, dict(zip(table.columns, (100, 210, 330, 210, 66, 78, 330, 200), strict=True)))


def _choose_page(source_id: str | None) -> None:
    address.write(src=source_id or "")


@words_cache(4)
def _layers(version: tuple[int, ...]) -> Listed:
    table = layers_table()
    return listed(table, dict(zip(table.columns, (170, 380, 380, 66, 130, 330), strict=True)))


def _citing(source: Source, rows: pd.DataFrame, height: int) -> None:
    """The rows that cite the selected source; a click opens the row in the tables."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{pick(source.short, source.title.en)}**", width="stretch")
        if source.url:
            st.text(source.url)
        st.button(tr("收起"), icon=":material/close:", key="close_source", on_click=_choose, args=("",))
    if rows.empty:
        st.info(tr("已登记备查，还没有数据引用它。"), icon=":material/inventory_2:")
        return
    st.caption(tr("{n:,}条数据引用它。点选一行，到数据表中看全文和引注。", n=len(rows)))
    table = citing_table(rows)
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
