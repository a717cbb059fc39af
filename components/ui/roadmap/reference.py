"""机制与政策: the sections of the opinion's parts 八 and 九 as cards, filtered by words."""

import streamlit as st

from components.topics.roadmap import reference
from components.topics.roadmap.reference import Card
from components.topics.roadmap.state import LONGEST_SEARCH, State
from components.ui import viewport
from components.ui.provenance import source_button
from components.ui.roadmap import controls
from components.words.quotation import in_marks, printed
from components.words.text import tr

COLUMN_PX = 520  # px at size 1.0 of a column of cards


def reference_view(state: State) -> None:
    """The whole view under the page's title."""
    cards = reference.chosen(state)
    st.markdown(reference.answer(cards))
    if state.card and len(cards) == 1:
        st.button(
            tr("显示全部卡片"), icon=":material/arrow_back:", key="roadmap_all_cards", on_click=controls.select,
            args=("card", ""),
        )  # fmt: skip
    else:
        _search(state)
    if not cards:
        st.info(tr("没有符合条件的卡片。"), icon=":material/filter_alt_off:")
    port = viewport.current()
    count = max(min(int(port.width / (COLUMN_PX * port.size)), 3, len(cards)), 1)
    for place, column in enumerate(st.columns(count, gap="medium")):
        with column:
            for card in cards[place::count]:
                reference_card(card, is_open=len(cards) == 1)
    with st.expander(tr("机制与政策清单")):
        st.dataframe(reference.table(cards), hide_index=True, placeholder="")


def _search(state: State) -> None:
    if st.session_state.get("roadmap_q") != state.search:
        st.session_state["roadmap_q"] = state.search
    st.text_input(
        tr("搜索"), key="roadmap_q", max_chars=LONGEST_SEARCH, placeholder=tr("机构、机制或政策的名称"),
        label_visibility="collapsed", icon=":material/search:", on_change=controls.take, args=("q",), width=420,
    )  # fmt: skip


def reference_card(card: Card, *, is_open: bool) -> None:
    """One section: whom and what it names, and its clauses."""
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{card.title}**", width="stretch")
            source_button(list(card.citations()), key=f"roadmap_source_{card.ident}")
        st.caption(card.place)
        for line in card.names():
            st.markdown(line)
        if is_open:
            for row in card.clauses:
                st.text(in_marks(printed(str(row["quote"]))))
