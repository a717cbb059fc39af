"""The search of 空间布局: by name, other name, kind or initials; what fits stands beside the map with its type."""

import streamlit as st

from components.topics.search.find import LONGEST, find, places_in
from components.topics.search.index import Entry
from components.ui.layout import view
from components.ui.search.by_place import subdistrict_filter
from components.words.text import plain_in_markdown, tr

WORDS = "layout_search"
MOST = 30


def search_box() -> None:
    """The box above the map."""
    st.text_input(
        tr("搜索要素"), key=WORDS, max_chars=LONGEST, icon=":material/search:", label_visibility="collapsed",
        placeholder=tr("图上查找：名称、类别、拼音"),
        on_change=_search,
    )  # fmt: skip


def _search() -> None:
    view.show_panel("card")
    view.redraw(view.SIDE, view.FIND)


def words_typed() -> str:
    """What is searched for, "" for nothing."""
    return str(st.session_state.get(WORDS) or "").strip()


def clear() -> None:
    """End the search."""
    st.session_state[WORDS] = ""


def _end() -> None:
    clear()
    view.redraw(view.SIDE, view.FIND)


def results(words: str) -> None:
    """Everything on the map and in the tables that fits, the best first."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        subdistrict = subdistrict_filter("layout_subdistrict")
        st.button(tr("结束搜索"), icon=":material/close:", type="tertiary", key="layout_search_end", on_click=_end)
    hits = find(words, MOST, places_in(subdistrict))
    if not hits.entries:
        st.info(tr("未找到“{words}”。请换用其他说法，或减少词数。", words=words), icon=":material/search_off:")
        return
    st.caption(tr("共{n}条，先列名称最相近的。", n=hits.count))
    with st.container(gap="xxsmall"):
        for entry in hits.entries:
            _hit(entry)


def _hit(entry: Entry) -> None:
    element = dict(entry.pairs)["el"]
    aside = f"　:gray[{plain_in_markdown(entry.where)}]" if entry.where else ""
    icon = ":material/my_location:" if view.is_located(element) else ":material/location_off:"
    st.button(
        f"{plain_in_markdown(entry.title)}{aside}", key=f"hit_{element}", type="tertiary", icon=icon,
        on_click=_choose, args=(element,),
    )  # fmt: skip


def _choose(element: str) -> None:
    clear()
    view.select(element, fly=True, panel="card", parts=(view.MAP, view.SIDE, view.FIND))
