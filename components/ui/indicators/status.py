"""Where an indicator stands, with the arithmetic and the documents' contradictions one click away."""

import streamlit as st

from components.topics.indicators.clashes import clash_line
from components.topics.indicators.facts import Facts
from components.topics.indicators.words import pace_note, pace_sums, press_lines, status_line, status_sums
from components.ui import errors
from components.ui.indicators.clashes import show_clash
from components.ui.menu import target
from components.ui.provenance import show_derivation
from components.words.status_words import rule_text
from components.words.text import tr

SUM, CLASH = "sum", "clash"


@st.fragment
def status_block(facts: Facts, ident: str) -> None:
    """Verdict and sentence; under them, one at a time, the arithmetic or what the documents contradict."""
    st.markdown(status_line(facts, ident))
    names = {SUM: ":material/function: " + tr("规则与算式")}
    if clashes := facts.clashes.get(ident):
        names[CLASH] = ":material/warning: " + clash_line(clashes)
    opened = st.pills(
        tr("展开"), list(names), format_func=names.__getitem__, key=f"status_{ident}", label_visibility="collapsed"
    )
    with errors.boundary():
        facts.check_clashes()
    if opened == SUM:
        _arithmetic(facts, ident)
    elif opened == CLASH:
        for finding in facts.clashes[ident]:
            show_clash(finding, facts.sources)


def _arithmetic(facts: Facts, ident: str) -> None:
    """The published rule with this indicator's figures, then every pace that the ladder draws."""
    with st.container(border=True, gap="small"):
        st.text(rule_text())
        for place, derivation in enumerate(status_sums(facts, ident)):
            show_derivation(derivation, key=f"sum_{ident}_{place}")
        if sums := pace_sums(facts, ident):
            st.caption(pace_note())
        for place, derivation in enumerate(sums):
            show_derivation(derivation, key=f"pace_{ident}_{place}")
        for line in press_lines(facts, ident):
            st.markdown(line)
        st.page_link(
            target("monitoring"),
            label=tr("在监测预警中查看"),
            icon=":material/notifications_active:",
            query_params={"ind": ident, "cat": "all"},
        )
