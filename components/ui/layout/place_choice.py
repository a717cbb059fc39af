"""A place by its name, for those who do not press the map: words, and what on the map fits them."""

from collections.abc import Callable

import streamlit as st

from components.topics.search.find import LONGEST, find, places_in
from components.ui.layout import view
from components.words.text import plain_in_markdown, tr

MOST = 8


def place_choice(key: str, label: str, icon: str, on_choose: Callable[[str], None]) -> str:
    """The box for words, and under it the elements of the map that they fit; `on_choose` gets the id of the one chosen.

    Returns the words, "" for none.
    """
    st.text_input(
        label, key=key, max_chars=LONGEST, icon=icon, placeholder=tr("例如：崔寨街道办事处"),
        on_change=view.redraw, args=(view.SIDE,),
    )  # fmt: skip
    words = str(st.session_state.get(key) or "").strip()
    if words:
        _choices(key, words, icon, on_choose)
    return words


def _choices(key: str, words: str, icon: str, on_choose: Callable[[str], None]) -> None:
    pairs = [(dict(entry.pairs)["el"], entry.title) for entry in find(words, 60, places_in()).entries]
    located = [(element, title) for element, title in pairs if view.is_located(element)][:MOST]
    if not located:
        st.info(tr("图上没有名为“{words}”的地点。", words=words), icon=":material/search_off:")
    for element, title in located:
        st.button(
            plain_in_markdown(title), key=f"{key}_{element}", icon=icon, type="tertiary",
            on_click=_choose, args=(key, element, on_choose),
        )  # fmt: skip


def _choose(key: str, element: str, on_choose: Callable[[str], None]) -> None:
    st.session_state[key] = ""
    on_choose(element)
