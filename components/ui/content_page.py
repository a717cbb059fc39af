"""The plain page of a view: everything its content says, in one order, with files and clauses. For topics that need no
widgets of their own; a topic that does has a page script instead."""

from typing import Any

import streamlit as st

from components.topics.contract import Content, Figure, View
from components.ui.export_menu import export_menu
from components.ui.provenance import source_button
from components.ui.session.address import state_of
from components.ui.session.look import page_look
from components.ui.whatif import state as session
from components.words.citation import grade_label, scope_label
from components.words.text import plain_in_markdown, tr

FIGURES_A_ROW = 5


def content_page(view: View[Any]) -> None:
    """Draw what the view says in the state of the address."""
    state = state_of(view)
    content = view.content(state, session.scenario(), page_look())
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(content.heading, anchor=False, width="stretch")
        export_menu(view, state)
    st.markdown(f"**{plain_in_markdown(content.answer)}**")
    _figures(content.figures)
    _graphics(content)
    for sentence in content.sentences:
        st.text(sentence.text)
    for table in content.tables:
        st.subheader(table.title, anchor=False)
        st.dataframe(table.frame, hide_index=True, placeholder="", key=f"{view.ident}_table_{table.ident}")
        if table.note:
            st.caption(plain_in_markdown(table.note))
    if content.citations:
        source_button(list(content.citations), key=f"{view.ident}_sources")
    if content.notice:
        st.caption(plain_in_markdown(content.notice))


def _figures(figures: tuple[Figure, ...]) -> None:
    for start in range(0, len(figures), FIGURES_A_ROW):
        row = figures[start : start + FIGURES_A_ROW]
        for column, figure in zip(st.columns(FIGURES_A_ROW), row, strict=False):
            scope = scope_label(figure.scope) if figure.scope else ""
            column.metric(figure.label, figure.value, border=True)
            column.caption(" · ".join(part for part in (scope, grade_label(figure.grade), figure.note) if part))


def _graphics(content: Content) -> None:
    """Maps as pictures with their own notice, charts as they are."""
    look = page_look()
    for picture in content.maps:
        st.image(picture.png(min(look.width, 1600), round(min(look.width, 1600) * 0.56)), width="stretch")
    for chart in content.charts:
        st.vega_lite_chart(
            chart.rows,
            chart.spec,
            width="stretch",
            theme=None,
            key=f"{content.view}_{chart.ident}",
            alt=chart.alt or tr("图"),
        )
        if chart.source_note:
            st.caption(plain_in_markdown(chart.source_note))
