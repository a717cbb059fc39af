"""The panel of the viewer's own place: named by words or pressed on the map."""

import streamlit as st
from shapely.geometry import shape

from components.topics.elements import elements
from components.topics.layout.here import here_of
from components.topics.layout.state import State
from components.ui.layout import view
from components.ui.layout.place_choice import place_choice
from components.ui.reach.model import build_with_sign
from components.words.text import plain_in_markdown, tr

WORDS = "layout_here"


def here_panel(state: State) -> None:
    """The box for words, what fits them, and what there is to say of the place."""
    words = place_choice(WORDS, tr("我的位置：地名、街道、设施或通道"), ":material/person_pin_circle:", _choose)
    st.caption(tr("也可直接点击地图任一处。仅支持本系统资料中的名称，不支持门牌号，也不读取您的定位。"))
    if state.at and not words:
        _place(state.at)


def point_of(element: str) -> tuple[float, float] | None:
    """A point of an element: an area stands by a point inside."""
    feature = elements.feature_of(element)
    spot = shape(feature["geometry"]).representative_point() if feature else None
    return (spot.x, spot.y) if spot else None


def _choose(element: str) -> None:
    if spot := point_of(element):
        view.set_place(spot)


def _place(at: tuple[float, float]) -> None:
    build_with_sign()
    here = here_of(at)
    st.markdown(f"**{plain_in_markdown(here.answer)}**")
    for sentence in here.sentences[1:]:
        st.text(sentence)
    if len(here.table.frame):
        st.dataframe(here.table.frame, hide_index=True, key="here_minutes")
    st.caption(plain_in_markdown(here.table.note))
    st.button(tr("取消位置"), icon=":material/close:", type="tertiary", on_click=view.set_place, args=(None,))
