"""The tabs of 数据更新: which is open stands in the address."""

import streamlit as st

from components.topics.desk.state import COMPARE, ELEMENT, HISTORY, MAP, PEOPLE, UPDATE, State
from components.topics.desk.view import VIEW
from components.ui.segments import segments
from components.ui.session import address
from components.words.text import tr

NAMES = {HISTORY: "版本记录", COMPARE: "差别", UPDATE: "更新", MAP: "地图文件", ELEMENT: "新增要素", PEOPLE: "人口"}
KEY = "desk_tab"


def tab_row(state: State) -> None:
    """The row of tabs."""
    names = {tab: tr(name) for tab, name in NAMES.items()}
    segments(tr("内容"), names, key=KEY, current=state.tab, on_change=_changed)


def _changed() -> None:
    address.write(VIEW, {"tab": str(st.session_state[KEY])})
