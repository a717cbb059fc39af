"""The panel of the viewer's own place: named by words or pressed on the map."""

import streamlit as st
from shapely.geometry import shape

from components.topics.elements import elements
from components.topics.layout.here import here_of
from components.topics.layout.state import State
from components.topics.search.find import LONGEST, find, places_in
from components.ui.layout import view
from components.ui.reach.model import build_with_sign
from components.words.text import plain_in_markdown, tr

WORDS = "layout_here"
MOST = 8


def here_panel(state: State) -> None:
    """The box for words, what fits them, and what there is to say of the place."""
    st.text_input(
        tr("我在哪儿：地名、街道、设施或通道"), key=WORDS, max_chars=LONGEST, icon=":material/person_pin_circle:",
        placeholder=tr("例如：崔寨街道办事处"), on_change=view.redraw, args=(view.SIDE,),
    )  # fmt: skip
    st.caption(tr("也可以直接点地图上的任一处。只认本项目资料里的名称，不用门牌号，也不读取您的定位。"))
    words = str(st.session_state.get(WORDS) or "").strip()
    if words:
        _choices(words)
    elif state.at:
        _place(state.at)


def _choices(words: str) -> None:
    """Places with those words that are on the map."""
    pairs = [(dict(entry.pairs)["el"], entry.title) for entry in find(words, 60, places_in()).entries]
    located = [(element, title) for element, title in pairs if view.is_located(element)][:MOST]
    if not located:
        st.info(tr("图上没有叫“{words}”的地方。", words=words), icon=":material/search_off:")
    for element, title in located:
        st.button(
            plain_in_markdown(title), key=f"here_{element}", icon=":material/person_pin_circle:", type="tertiary",
            on_click=_choose, args=(element,),
        )  # fmt: skip


def _choose(element: str) -> None:
    """A point of it: an area stands by a point inside."""
    st.session_state[WORDS] = ""
    feature = elements.feature_of(element)
    if feature:
        spot = shape(feature["geometry"]).representative_point()
        view.set_place((spot.x, spot.y))


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
