"""One indicator: its status, the arithmetic with its own figures, what is missing, and where it all stands."""

import streamlit as st

from components import navigation
from components.assessment.results import Assessment
from components.citation import cite, grade_label, scope_label
from components.monitoring_page.arithmetic import derivations
from components.monitoring_page.content import Content
from components.monitoring_page.gaps import gap_of
from components.monitoring_page.sentences import full_sentence, name_of, reported_notes
from components.monitoring_page.tables import DUTY_WORDS
from components.provenance import show_derivation, source_button
from components.scales import GRADE_MARK
from components.status_words import formula_text, status_badge
from components.text import pick, tr


def detail(known: Content, ident: str) -> None:
    """The whole view of one indicator."""
    a = known.one(ident)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(name_of(a), anchor=False, width="stretch", help=formula_text())
        st.page_link(navigation.target("indicators"), label=tr("指标页"), query_params={"ind": ident})
    st.markdown(f"{_badges(known, a)}\n\n**{full_sentence(a)}**")
    for place, derivation in enumerate(derivations(a, known.sources)):
        with st.container(border=True, gap="xsmall"):
            show_derivation(derivation, key=f"derivation_{ident}_{place}")
    _press(known, a)
    _gap_and_remarks(a)
    _sources(known, a)


def _badges(known: Content, a: Assessment) -> str:
    """Status, scope, category and obligation; that the status is computed is said beside it."""
    parts = [f":gray-badge[{grade_label('derived')}]"] if a.status != "unjudged" else []
    parts.append(f":blue-badge[{scope_label(a.indicator.scope)}]")
    parts.append(f":gray-badge[{known.title_of(a.indicator.category)}]")
    duty = tr("性质：{duty}", duty=tr(DUTY_WORDS[a.obligation.kind]))
    return " ".join([status_badge(a.verdict), *parts, f":gray-badge[{duty}]"])


def _press(known: Content, a: Assessment) -> None:
    for place, (said, row) in enumerate(reported_notes(a)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(said, width="stretch")
            source_button([cite(row, known.sources)], key=f"press_{a.indicator.id}_{place}")


def _gap_and_remarks(a: Assessment) -> None:
    """What is missing and where it may be; what must not be done with the figures; where the documents differ."""
    gap = gap_of(a)
    notes = dict.fromkeys(str(row["note"]) for row in a.rows if row["note"])
    st.markdown(tr("**还缺** {missing}", missing=gap.missing))
    remarks = [
        tr("{mark} 推断，未核实：可能在{holder}", mark=GRADE_MARK["assumed"], holder=gap.holder),
        tr("使用限制：{text}", text=pick(a.indicator.limits, a.indicator.limits_en)),
        *(tr("文件中的出入与说明：{note}", note=note) for note in notes),
    ]
    st.caption("\n\n".join(remarks))


def _sources(known: Content, a: Assessment) -> None:
    """Clauses not given with the arithmetic: all where nothing was computed, and the one on 约束性 or 预期性."""
    rows = [] if a.verdict.ratio is not None or a.verdict.margin is not None else list(a.rows)
    citations = {c.text(): c for c in (cite(row, known.sources) for row in rows)}
    with st.container(horizontal=True, gap="small"):
        if citations:
            source_button(list(citations.values()), key=f"monitoring_source_{a.indicator.id}")
        if a.obligation.row:
            clause = cite(a.obligation.row, known.sources)
            source_button([clause], key=f"duty_source_{a.indicator.id}", label=tr("“性质”的出处"))
