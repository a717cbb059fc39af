"""One contradiction in full: figures side by side, the arithmetic, and which one is used and why."""

import streamlit as st

from components.ui.menu import target
from components.ui.provenance import source_button
from components.words.finding import citation_of, explained, finding_badges, label_of, stated_words
from components.words.text import pick, tr
from data.catalog import Source
from data.findings import Finding


def show_clash(one: Finding, sources: dict[str, Source]) -> None:
    """Figures and arithmetic are the documents' own and stay as printed."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(finding_badges(one))
        st.text(pick(one.title.zh, one.title.en))
        with st.container(horizontal=True, gap="small"):
            for place, figure in enumerate(one.figures):
                label = tr("{label}：{value}", label=label_of(figure), value=stated_words(figure))
                source_button([citation_of(figure, sources)], key=f"clash_{one.id}_{place}", label=label)
        for head, text in explained(one):
            st.caption(head)
            st.text(text)
        st.page_link(
            target("sources"),
            label=tr("在数据与出处中查看"),
            icon=":material/source:",
            query_params={"tab": "contradictions", "find": one.id},
        )
