"""The bin of the dialog of saved scenarios, a page at a time: bring back, or erase after a second click."""

from collections.abc import Callable

import streamlit as st

from components import store as stored
from components.store import Entry
from components.words.text import plain_in_markdown, tr

PAGE_SIZE = 20
PAGE = "library_bin_page"
Act = Callable[[Callable[[], str]], None]


def bin_of(store: stored.Store, lines: Callable[[tuple[Entry, ...]], dict[str, str]], act: Act) -> None:
    """The bin. `lines` gives each entry's line, `act` runs one operation and shows its answer."""
    amount = stored.amount(store, in_bin=True)
    if not amount:
        st.caption(tr("回收站是空的。"))
        return
    entries = stored.listing(store, in_bin=True, most=PAGE_SIZE, after=_first(amount))
    texts = lines(entries)
    for entry in entries:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(texts[entry.id])
            st.button(
                tr("恢复"), key=f"library_back_{entry.id}", on_click=act,
                args=(lambda ident=entry.id: _back(ident),),
            )  # fmt: skip
            with st.popover(tr("彻底删除"), key=f"library_erase_{entry.id}"):
                st.text(tr("连同全部历史一起删除，不能再恢复。"))
                st.button(
                    tr("确认彻底删除“{name}”", name=plain_in_markdown(entry.name)), type="primary",
                    key=f"library_erase_yes_{entry.id}", on_click=act, args=(lambda one=entry: _erased(one),),
                )  # fmt: skip


def _first(amount: int) -> int:
    """How many entries come before the page on screen."""
    pages = -(-amount // PAGE_SIZE)
    if pages == 1:
        return 0
    if st.session_state.get(PAGE, 1) > pages:
        st.session_state[PAGE] = pages
    page = st.pagination(pages, key=PAGE)
    st.caption(tr("共 {n} 个，每页 {m} 个", n=amount, m=PAGE_SIZE))
    return (page - 1) * PAGE_SIZE


def _back(scenario_id: str) -> str:
    entry = stored.from_bin(stored.shared_store(), scenario_id)
    return tr("已恢复“{name}”。", name=entry.name)


def _erased(entry: Entry) -> str:
    stored.erase(stored.shared_store(), entry.id)
    return tr("已彻底删除“{name}”。", name=entry.name)
