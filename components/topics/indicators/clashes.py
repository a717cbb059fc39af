"""Contradictions that touch an indicator: figures side by side, the arithmetic, and which one is used and why."""

import streamlit as st

from components.ui.menu import target
from components.ui.provenance import source_button
from components.words.finding import VERDICTS, citation_of, explained, verdict_badge
from components.words.text import pick, tr
from data.catalog import Source
from data.findings import Finding


def clashes_by_indicator(found: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    """Indicator id to its findings, proven ones first."""
    ids = dict.fromkeys(ident for one in found for ident in one.indicator_ids)
    ordered = sorted(found, key=lambda one: one.verdict != "proven")
    return {ident: tuple(one for one in ordered if ident in one.indicator_ids) for ident in ids}


def show_clash(one: Finding, sources: dict[str, Source]) -> None:
    """One contradiction in full. Figures and arithmetic are the documents' own and stay as printed."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(verdict_badge(one))
        st.text(pick(one.title.zh, one.title.en))
        with st.container(horizontal=True, gap="small"):
            for place, figure in enumerate(one.figures):
                label = tr("{label}：{value}", label=figure.label, value=figure.stated)
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


def clash_mark(found: tuple[Finding, ...]) -> str:
    """For the table: how many, and the word of the gravest; proven ones come first."""
    return f"≠ {len(found)} {tr(VERDICTS[found[0].verdict].word)}" if found else ""
