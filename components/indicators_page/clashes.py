"""Contradictions that touch an indicator: figures side by side, the arithmetic, and which one is used and why."""

from typing import NamedTuple

import streamlit as st

from components.citation import Citation, cite, grade_of
from components.navigation import target
from components.provenance import source_button
from components.text import pick, tr
from data.catalog import Source
from data.checks_rows import Figure
from data.findings import Finding


class VerdictMark(NamedTuple):
    """Word, icon and badge colour of a verdict."""

    word: str
    icon: str
    colour: str


VERDICTS = {
    "proven": VerdictMark("已证实", "balance", "red"),
    "question": VerdictMark("存疑", "help", "orange"),
}


def clashes_by_indicator(found: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    """Indicator id to its findings, proven ones first."""
    ids = dict.fromkeys(ident for one in found for ident in one.indicator_ids)
    ordered = sorted(found, key=lambda one: one.verdict != "proven")
    return {ident: tuple(one for one in ordered if ident in one.indicator_ids) for ident in ids}


def show_clash(one: Finding, sources: dict[str, Source]) -> None:
    """One contradiction in full. Figures and arithmetic are the documents' own and stay as printed."""
    mark = VERDICTS[one.verdict]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":{mark.colour}-badge[:material/{mark.icon}: {tr(mark.word)}]")
        st.text(pick(one.title.zh, one.title.en))
        with st.container(horizontal=True, gap="small"):
            for place, figure in enumerate(one.figures):
                label = tr("{label}：{value}", label=figure.label, value=figure.stated)
                source_button([citation_of(figure, sources)], key=f"clash_{one.id}_{place}", label=label)
        for head, text in (
            (tr("算式"), one.arithmetic or tr("不涉及计算")),
            (tr("本系统怎么用"), pick(one.reading.zh, one.reading.en)),
            (tr("为什么"), pick(one.why.zh, one.why.en)),
        ):
            st.caption(head)
            st.text(text)
        st.page_link(
            target("sources"),
            label=tr("在数据与出处中查看"),
            icon=":material/source:",
            query_params={"tab": "contradictions", "find": one.id},
        )


def citation_of(figure: Figure, sources: dict[str, Source]) -> Citation:
    """The clause in which a figure of a finding stands."""
    row = {
        "source_id": figure.source_id,
        "kind": figure.kind if grade_of(figure.kind) in {"official", "reported"} else "",
        "scope": figure.scope,
        "locator": figure.locator,
        "quote": figure.quote,
    }
    return cite(row, sources)


def clash_mark(found: tuple[Finding, ...]) -> str:
    """For the table: how many, and the word of the gravest; proven ones come first."""
    return f"≠ {len(found)} {tr(VERDICTS[found[0].verdict].word)}" if found else ""
