"""One search for every page: a box in the title bar, and what it finds in a dialog."""

from itertools import groupby

import streamlit as st

from components.topics.search.find import LONGEST, Hits, find, places_in
from components.topics.search.index import Entry
from components.topics.search.kinds import ICONS, KINDS, THING_ICON
from components.ui import viewport
from components.ui.errors import boundary
from components.ui.menu import target
from components.ui.search.by_place import subdistrict_filter
from components.words.text import plain_in_markdown, tr

BOX, AGAIN = "search_words", "search_again"
FRAME = "frame_search"
"""Key of the container that the stylesheet puts into the title bar."""
ROOM = 1000
"""Width in px at size 1 from which the title bar has room for the box; below it a button opens the dialog."""


def search_in_frame() -> None:
    """The search in the title bar of the frame."""
    with st.container(key=FRAME):
        search_box()


def search_box() -> None:
    """The box, or on small screens the button; words typed open the dialog."""
    view = viewport.current()
    if view.width < ROOM * view.size:
        if st.button(tr("搜索"), icon=":material/search:", key="search_open"):
            open_search()
        return
    st.text_input(
        tr("全站搜索"), key=BOX, placeholder=tr("搜地名、指标、任务、机制…"), label_visibility="collapsed",
        icon=":material/search:", max_chars=LONGEST, width=round(240 * view.size), on_change=_keep_words,
    )  # fmt: skip
    if words := st.session_state.pop("search_submitted", ""):
        open_search(words)


def _keep_words() -> None:
    """Open the dialog in the run that follows, with the box empty for the next search."""
    st.session_state["search_submitted"] = st.session_state[BOX].strip()
    st.session_state[BOX] = ""


def open_search(words: str = "") -> None:
    """The dialog, with `words` looked for."""
    st.session_state[AGAIN] = words
    st.dialog(tr("全站搜索"), width="large", icon=":material/search:")(_results)()


def _results() -> None:
    st.text_input(
        tr("搜索内容"), key=AGAIN, placeholder=tr("名称、别称、拼音首字母或原文，可用空格隔开多个词"),
        max_chars=LONGEST, icon=":material/search:",
    )  # fmt: skip
    words = st.session_state[AGAIN].strip()
    if words:
        with boundary():
            subdistrict = subdistrict_filter("search_subdistrict")
            _hits(words, find(words, among=places_in(subdistrict) if subdistrict else None))


def _hits(words: str, hits: Hits) -> None:
    """The best hits by kind; the kind of the best hit stands first."""
    if not hits.entries:
        st.info(tr("未找到“{words}”。请换用其他说法，或减少词数。", words=words), icon=":material/search_off:")
        return
    st.caption(tr("共{n}条，先列名称最相近的。", n=hits.count))
    first = {kind: place for place, kind in reversed(list(enumerate(entry.kind for entry in hits.entries)))}
    for kind, entries in groupby(sorted(hits.entries, key=lambda e: first[e.kind]), key=lambda e: e.kind):
        st.markdown(f":small[{tr(KINDS[kind])}]")
        for entry in entries:
            _link(entry)


def _link(entry: Entry) -> None:
    where = f"　:small[{plain_in_markdown(entry.where)}]" if entry.where else ""
    st.page_link(
        target(entry.page), label=plain_in_markdown(entry.title) + where, icon=ICONS.get(entry.kind, THING_ICON),
        query_params=dict(entry.pairs),
    )  # fmt: skip
