"""Beside the map while the walk runs: the step's own words, its clause, and the elements that stand for it."""

import streamlit as st

from components.topics.elements.elements import Entry
from components.topics.layout.structure import image_of
from components.ui.layout.jumps import jump_button
from components.ui.provenance import source_button
from components.words.quotation import in_marks
from components.words.text import original, tr


def walk_card(step: int, entries: dict[str, Entry]) -> None:
    """The image of a step."""
    image = image_of(step, entries)
    st.subheader(image.title, anchor=False)
    st.markdown(image.role)
    st.markdown(f"> {in_marks(image.citation.quote)}")
    st.markdown(f"**{image.drawable}**")
    st.caption(image.members_title)
    with st.container(gap="xxsmall"):
        for member in image.members:
            jump_button(member.element_id, member.title, located=member.located)
    if image.note:
        st.caption(original(image.note))
    source_button([image.citation], key=f"source_image_{step}", label=tr("出处 {n} 条", n=1))
