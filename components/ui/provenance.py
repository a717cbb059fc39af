"""One click from a figure to its clause."""

import streamlit as st

from components.topics.sources.outline import heading_of
from components.ui.menu import target
from components.words.citation import Citation, Derivation, grade_label, scope_label
from components.words.quotation import in_marks
from components.words.text import tr


def source_button(citations: list[Citation], *, key: str, label: str | None = None) -> None:
    """A small button that opens the clauses behind what stands beside it; they are sent when it is opened."""
    popover = st.popover(
        label or tr("出处"), icon=":material/format_quote:", type="tertiary", key=key, on_change="rerun"
    )
    if popover.open:
        with popover:
            for citation in citations:
                show_citation(citation)


def show_citation(citation: Citation) -> None:
    """Clause, document, place in the document, grade and scope, as plain text."""
    if citation.quote:
        st.text(in_marks(citation.quote))
    st.text(citation.document)
    parts = [grade_label(citation.grade)]
    if citation.scope:
        parts.append(tr("口径：{scope}", scope=scope_label(citation.scope)))
    if citation.locator:
        parts.append(tr("位置：{locator}", locator=citation.locator))
    st.caption(" · ".join(parts))
    if citation.note:
        st.caption(citation.note)
    st.code(citation.text(), language=None, wrap_lines=True)
    heading = heading_of(citation.source_id, citation.locator)
    if heading:
        st.page_link(
            target("sources"), label=tr("在文件索引中查看该条"), icon=":material/toc:",
            query_params={"tab": "index", "doc": citation.source_id, "at": heading},
        )  # fmt: skip


def show_derivation(derivation: Derivation, *, key: str) -> None:
    """The arithmetic with its own figures filled in, the figures that enter it, and their clauses."""
    parts = [f"**{derivation.title}**　{derivation.formula}", derivation.filled, f"**{derivation.result}**"]
    st.markdown("\n\n".join(part for part in parts if part))
    if derivation.inputs:
        figures = tr("；").join(f"{item.label} {item.value}" for item in derivation.inputs)
        st.caption(tr("用到的数：{figures}", figures=figures))
    citations = {item.citation.text(): item.citation for item in derivation.inputs if item.citation}
    if citations:
        source_button(list(citations.values()), key=key)
