"""还不知道的: what nobody has stated, in groups, each with who would hold it."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from components.base import cache
from components.export.files import csv_bytes, file_name
from components.topics.sources import content, unknowns
from components.topics.sources.basics import Facts, basics
from components.topics.sources.unknowns import Unknown
from components.ui import viewport
from components.ui.menu import target
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.grid import grid, listed
from components.words.text import language, tr
from model.single_flight import single_flight

GROUPS = {
    "basics": "规划最先要问的",
    "actuals": "2024年以来的实际",
    "starts": "有计划或目标、没有现状",
    "targets": "目标只有文字",
    "unplanned": "有实际、没有计划",
    "crossings": "跨河通道",
    "places": "位置与范围",
    "sources": "出处本身",
}


def gather() -> dict[str, list[Unknown]]:
    """Everything unknown by group, read once per version of the files and per language. Raises a contract error."""
    tables = ("observations", "goals", "spatial_elements", "facilities", "projects", "crossings", "crossing_counts")
    return _gather(cache.facts_versions(*tables), cache.geo_versions(), language())


@single_flight(maxsize=4)
def _gather(facts: tuple[int, ...], geometry: tuple[int, ...], language_code: str) -> dict[str, list[Unknown]]:
    """Everything unknown by group, in the page's order. Raises a contract error."""
    indicators, observations = cache.indicators(), cache.table("observations")
    things = {tr("设施"): cache.table("facilities"), tr("项目"): cache.table("projects")}
    known = Facts(indicators, observations, cache.table("spatial_elements"), cache.layers())
    found: dict[str, Iterator[Unknown]] = {
        "basics": basics(known),
        "actuals": unknowns.actuals_since(indicators, observations),
        "starts": unknowns.starting_points(indicators, observations),
        "targets": unknowns.targets(indicators, observations, cache.table("goals")),
        "unplanned": unknowns.unplanned(indicators, observations),
        "crossings": unknowns.crossings(cache.table("crossing_counts"), cache.table("crossings")),
        "places": unknowns.places(content.unlocated(), things),
        "sources": unknowns.provenance(cache.sources()),
    }
    return {group: list(found[group]) for group in GROUPS}


def missing_tab(height: int) -> None:
    """The groups with their numbers, then the chosen group as a list."""
    found = gather()
    chosen = address.read("gap", GROUPS) or "basics"
    st.markdown(
        tr("两份文件和报道都没有说的，本系统不补、不猜。下面逐条列出，并写明向谁查得到；数据补齐后相应条目自动消失。")
    )
    names = {group: f"{tr(title)} {len(found[group])}" for group, title in GROUPS.items()}
    if viewport.current().narrow:
        st.session_state["sources_gap"] = chosen
        st.selectbox(tr("分组"), list(names), format_func=names.__getitem__, key="sources_gap",
                     label_visibility="collapsed", on_change=_choose)  # fmt: skip
    else:
        segments(tr("分组"), names, key="sources_gap", current=chosen, on_change=_choose)
    _list(chosen, found[chosen], height)


def _choose() -> None:
    address.turn()
    address.write(gap=st.session_state["sources_gap"] or "")


def _list(group: str, rows: list[Unknown], height: int) -> None:
    table = pd.DataFrame(
        {
            tr("还不知道"): [one.what for one in rows],
            tr("现在知道的"): [one.known for one in rows],
            tr("何处可能查到"): [one.holder for one in rows],
        }
    )
    size = viewport.current().size
    widths = dict(zip(table.columns, (430, 620, 430), strict=True))
    grid(
        listed(table, widths), f"unknown_{group}", height, size=size,
        on_pick=lambda place: _open(rows, place),
    )  # fmt: skip
    opened = st.session_state.pop("sources_unknown", None)
    if opened is not None and opened in rows:
        _leads(opened)
    st.download_button(
        tr("整表 CSV"), lambda: csv_bytes(table),
        file_name=file_name(tr("还不知道的"), tr(GROUPS[group]), suffix="csv"),
        mime="text/csv", icon=":material/download:", key=f"unknown_csv_{group}", on_click="ignore",
    )  # fmt: skip


def _open(rows: list[Unknown], place: int | None) -> None:
    st.session_state["sources_unknown"] = None if place is None else rows[place]


def _leads(one: Unknown) -> None:
    """Where the explorer shows the thing that the question is about."""
    with st.container(border=True):
        st.markdown(f"**{one.what}**")
        st.text(one.known)
        st.caption(tr("何处可能查到：{holder}", holder=one.holder))
        if one.indicator_id:
            st.page_link(target("indicators"), label=tr("到指标体系"), icon=":material/monitoring:",
                         query_params={"ind": one.indicator_id, "cat": "all"})  # fmt: skip
        if one.element_id:
            st.page_link(target("layout"), label=tr("到空间布局"), icon=":material/map:",
                         query_params={"el": one.element_id})  # fmt: skip
