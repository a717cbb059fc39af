"""The industrial system: chains with their leaders, labels figure by figure, industries, carriers."""

import streamlit as st

from components.topics.industry import sentences
from components.topics.industry.facts import Facts
from components.topics.industry.system import chain_lines, headline, system_tables
from components.words.text import tr


def system_view(facts: Facts) -> None:
    """Headline and chains, then a table for each question."""
    st.markdown(headline(facts))
    st.markdown(f"**{tr('三条产业链与引领者')}**")
    for column, line in zip(st.columns(3, gap="medium"), chain_lines(facts), strict=True):
        name, _, rest = line.partition(tr("："))
        with column.container(border=True, gap="xsmall"):
            st.markdown(f"**{name}**")
            st.caption(rest)
    tables = system_tables(facts)
    for tab, table in zip(st.tabs([table.title for table in tables]), tables, strict=True):
        with tab:
            st.dataframe(table.frame, hide_index=True, key=f"industry_system_{table.ident}", width="stretch")
            st.caption(table.note)
    st.caption(sentences.money(facts))
