"""Where an indicator stands, with the arithmetic and the documents' contradictions one click away."""

import streamlit as st

from components.topics.assessment.arithmetic import derivations
from components.topics.assessment.results import Assessment
from components.topics.assessment.sentences import reported_notes, verdict_sentence
from components.topics.indicators.clashes import show_clash
from components.topics.indicators.content import Content
from components.topics.indicators.paces import Pace, pace_derivation, paces
from components.ui import errors
from components.ui.menu import target
from components.ui.provenance import show_derivation
from components.words.citation import grade_label
from components.words.finding import VERDICTS
from components.words.status_words import formula_text, ratio_text, status_badge
from components.words.text import tr

SUM, CLASH = "sum", "clash"


@st.fragment
def status_block(content: Content, ident: str) -> None:
    """Verdict and sentence; under them, one at a time, the arithmetic or what the documents contradict."""
    assessment = content.assessments[ident]
    parts = [status_badge(assessment.verdict)]
    if assessment.status != "unjudged":
        parts.append(f":gray-badge[{grade_label('derived')}]")
    st.markdown(f"{' '.join(parts)} **{verdict_sentence(assessment)}** {ratio_text(assessment.verdict)}")
    names = {SUM: ":material/function: " + tr("公式与算式")}
    if content.clashes.get(ident):
        names[CLASH] = ":material/warning: " + clash_line(content, ident)
    opened = st.pills(
        tr("展开"), list(names), format_func=names.__getitem__, key=f"status_{ident}", label_visibility="collapsed"
    )
    with errors.boundary():
        content.check_clashes()
    if opened == SUM:
        _arithmetic(content, assessment)
    elif opened == CLASH:
        for finding in content.clashes[ident]:
            show_clash(finding, content.sources)


def clash_line(content: Content, ident: str) -> str:
    """How many contradictions there are, and of which of the two verdicts."""
    found = content.clashes[ident]
    words = tr("、").join(dict.fromkeys(tr(VERDICTS[one.verdict].word) for one in found))
    return tr("文件中的矛盾 {n} 处（{verdicts}）", n=len(found), verdicts=words)


def _arithmetic(content: Content, assessment: Assessment) -> None:
    """The published formula with this indicator's figures, then every pace that the ladder draws."""
    ident = assessment.indicator.id
    with st.container(border=True, gap="small"):
        st.text(formula_text())
        for place, derivation in enumerate(derivations(assessment, content.sources)):
            show_derivation(derivation, key=f"sum_{ident}_{place}")
        _paces(content, assessment, [pace for pace in paces(assessment, {}) if not pace.reached])
        for said, _ in reported_notes(assessment):
            st.markdown(said)
        st.page_link(
            target("monitoring"),
            label=tr("在监测预警中查看"),
            icon=":material/notifications_active:",
            query_params={"ind": ident, "cat": "all"},
        )


def _paces(content: Content, assessment: Assessment, found: list[Pace]) -> None:
    """Every pace that the ladder draws; a plan already reached requires none."""
    if not found:
        return
    st.caption(tr("图中虚线的速度由文件所列绝对量或占比推算，不与文件所列增速相比："))
    for place, pace in enumerate(found):
        derivation = pace_derivation(pace, assessment.indicator, content.sources)
        show_derivation(derivation, key=f"pace_{assessment.indicator.id}_{place}")
