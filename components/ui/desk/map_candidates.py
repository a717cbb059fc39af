"""Coordinate systems by eye: a small map for each that puts the file into the region, and a button that takes it."""

import streamlit as st

from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.intake.map_answers import Survey
from components.topics.desk.candidate_maps import Bounds, Group, close_view, groups, small_map, whole_view
from components.ui import viewport
from components.ui.desk import map_tables as tables
from components.ui.desk.map_session import SYSTEM
from components.ui.session.look import page_look
from components.words.text import plain_in_markdown, say, tr

COLUMNS = 3
SIZE = (300, 190)
"""Width and height of a small map at text size 1.0."""


def gallery(survey: Survey) -> None:
    """Nothing is chosen for anybody: where the file states no system, or one that contradicts it, each is shown."""
    if survey.warning is None and any(each.is_stated for each in survey.candidates):
        return
    listed = groups(survey.candidates)
    if not listed:
        return
    st.caption(
        tr("每种坐标系两幅小图：上为全貌，下为同一处地标附近（约 4 公里宽），各图的下图范围相同；描边的是文件的图形。"
           "哪一幅的图形与河道、桥、站等地标对得上，就选哪一种。")
    )  # fmt: skip
    close = close_view(listed)
    columns = 1 if viewport.current().narrow else COLUMNS
    for first in range(0, len(listed), columns):
        for place, group in zip(st.columns(columns), listed[first : first + columns], strict=False):
            with place:
                _card(group, close)
    st.caption(map_notice(read_settings(), schematic=True, openstreetmap=True))


def _card(group: Group, close: Bounds | None) -> None:
    """Title, both maps, where the file lies in words, and the button."""
    titles = tr("＝").join(say(each.title) for each in group.candidates)
    look, size = page_look(), viewport.current().size
    px = (round(SIZE[0] * size), round(SIZE[1] * size))
    with st.container(border=True):
        st.markdown(f"**{plain_in_markdown(titles)}**")
        for view in (whole_view(group), close):
            if view:
                st.image(small_map(group, view, look, px), width="stretch", alt=titles)
        st.caption(plain_in_markdown(tables.lies(group.first)))
        is_taken = st.session_state.get(SYSTEM) in {each.key for each in group.candidates}
        st.button(
            tr("✓ 已选") if is_taken else tr("按这种读"), key=f"desk_map_take_{group.first.key}", disabled=is_taken,
            on_click=_take, args=(group.first.key,), width="stretch",
        )  # fmt: skip


def _take(key: str) -> None:
    st.session_state[SYSTEM] = key
