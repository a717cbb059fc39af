"""Links to the other pages of the menu, each with a line on its content."""

import streamlit as st

from components.base import navigation
from components.base.navigation import PageEntry
from components.ui.menu import target
from components.words.text import tr

DOORS_A_ROW = 4
BEHIND = {
    "layout": "结构、组团、山水、文化，点开看卡片",
    "crossings": "哪里能过河，哪年通车，关闭一处有何影响",
    "indicators": "实际、计划、目标，一项一页",
    "monitoring": "按公布的规则，计划与上年、要求与进度",
    "targets": "设定目标，测算所需条件",
    "balance": "水、地、人、服务，哪项约束最先触顶",
    "compare": "二至四个方案并排比较",
    "sources": "每个数的原文短句，文件里的矛盾",
}


def other_pages() -> list[PageEntry]:
    """Every page of the menu but this one."""
    return [entry for entry in navigation.ENTRIES if entry.url_path != "overview"]


def door_rows() -> int:
    """Rows the doors take on a wide screen, so that what stands above can leave them room."""
    return max(1, -(-len(other_pages()) // DOORS_A_ROW))


def show_doors(*, low: bool = False) -> None:
    """Links in a row, wrapping; on a `low` screen, or without a line of its own, a page is named only."""
    with st.container(horizontal=True, gap="small" if low else "medium", vertical_alignment="center"):
        for entry in other_pages():
            line = None if low else BEHIND.get(entry.url_path)
            label = f"**{tr(entry.title)}**　{tr(line)}" if line else f"**{tr(entry.title)}**"
            st.page_link(target(entry.url_path), label=label, icon=entry.icon)
