"""One indicator: its status, the arithmetic with its own figures, what is missing, and where it all stands."""

from dataclasses import dataclass

import streamlit as st

from components.base.scales import GRADE_MARK
from components.base.words_cache import words_cache
from components.topics.assessment.arithmetic import derivations
from components.topics.assessment.facts import Facts
from components.topics.assessment.figure_words import name_of, years_of
from components.topics.assessment.gaps import gap_of
from components.topics.assessment.project import facility_id, facility_name
from components.topics.assessment.results import Assessment
from components.topics.assessment.sentences import full_sentence, reported_notes
from components.topics.assessment.tables import DUTY_WORDS
from components.topics.indicators.facts import load_facts as load_indicators
from components.ui import errors, viewport
from components.ui.indicators.ladder_view import Room, ladder_alone
from components.ui.menu import target
from components.ui.provenance import show_citation
from components.words.citation import Citation, Derivation, cite, grade_label, scope_label
from components.words.status_words import rule_text, status_badge
from components.words.text import pick, tr

FRAME_PX, CHART_PX = 44, 200  # px at size 1.0: the panel's padding, the chart's inner height


@dataclass(frozen=True)
class DetailText:
    """One indicator in words: Markdown of status and arithmetic and of the remarks; clauses by what they back."""

    name: str
    body: str
    remarks: str
    clauses: dict[str, list[Citation]]


def detail_text(facts: Facts, ident: str) -> DetailText:
    """Text of one indicator's panel, cached by version and language."""
    return _detail_text(facts, ident)


@words_cache(256)
def _detail_text(facts: Facts, ident: str) -> DetailText:
    a = facts.by_id[ident]
    sums = derivations(a, facts.sources)
    parts = [_badges(facts, a), f"**{full_sentence(a)}**", *map(_arithmetic, sums)]
    parts += [note for note, _ in reported_notes(a)]
    parts.append(tr("**尚缺** {missing}", missing=gap_of(a).missing))
    return DetailText(name_of(a), "\n\n".join(parts), "\n\n".join(_remarks(a)), _clauses(facts, a, sums))


def detail(facts: Facts, ident: str, width: float) -> None:
    """The whole view of one indicator in `width` px, its chart first."""
    st.subheader(detail_text(facts, ident).name, anchor=False, help=rule_text())
    size = viewport.current().size
    with errors.boundary():
        ladder_alone(load_indicators(), ident, Room(width - FRAME_PX * size, CHART_PX * size))
    detail_body(facts, ident)


def detail_body(facts: Facts, ident: str) -> None:
    """The view under its name."""
    words = detail_text(facts, ident)
    st.markdown(words.body)
    st.caption(words.remarks)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _sources(words, ident)
        st.page_link(
            target("indicators"), label=tr("到指标体系"), icon=":material/monitoring:",
            query_params={"ind": ident, "cat": "all"},
        )  # fmt: skip
        _project_link(facts.by_id[ident])


def _project_link(a: Assessment) -> None:
    """To the card of the facility that makes the indicator jump."""
    if a.project:
        st.page_link(
            target("layout"), label=facility_name(a), icon=":material/domain_add:",
            query_params={"el": facility_id(a)},
        )  # fmt: skip


def _badges(facts: Facts, a: Assessment) -> str:
    """Status, scope, category and obligation, with a mark that the status is computed."""
    parts = [f":gray-badge[{grade_label('derived')}]"] if a.judgement.is_judged else []
    parts.append(f":blue-badge[{scope_label(a.indicator.scope)}]")
    parts.append(f":gray-badge[{facts.title_of(a.indicator.category)}]")
    duty = tr("性质：{duty}", duty=tr(DUTY_WORDS[a.obligation.kind]))
    years = years_of(a)
    dated = [f":gray-badge[{years}]"] if years else []
    return " ".join([status_badge(a.status), *dated, *parts, f":gray-badge[{duty}]"])


def _arithmetic(derivation: Derivation) -> str:
    """One derivation in Markdown: formula, figures filled in, result, inputs."""
    parts = [f"**{derivation.title}**　{derivation.formula}", derivation.filled, f"**{derivation.result}**"]
    if derivation.inputs:
        figures = tr("；").join(f"{item.label} {item.value}" for item in derivation.inputs)
        parts.append(f":small[{tr('用到的数：{figures}', figures=figures)}]")
    return "\n\n".join(part for part in parts if part)


def _remarks(a: Assessment) -> list[str]:
    """Likely holder of the missing figure, limits of use, and differences between the documents."""
    notes = dict.fromkeys(str(row["note"]) for row in a.rows if row["note"])
    return [
        tr("{mark} 推断，未核实：可能在{holder}", mark=GRADE_MARK["assumed"], holder=gap_of(a).holder),
        tr("使用限制：{text}", text=pick(a.indicator.limits, a.indicator.limits_en)),
        *(tr("文件中的出入与说明：{note}", note=note) for note in notes),
    ]


def _clauses(facts: Facts, a: Assessment, sums: list[Derivation]) -> dict[str, list[Citation]]:
    """The clauses of each piece of arithmetic, or of all figures where nothing was computed; of the press; of 性质."""
    cited = {one.title: [i.citation for i in one.inputs if i.citation] for one in sums}
    if not a.judgement.is_judged:
        cited[tr("文件中的数")] = [cite(row, facts.sources) for row in a.rows]
    cited[tr("媒体报道")] = [cite(row, facts.sources) for _, row in reported_notes(a)]
    cited[tr("“性质”的出处")] = [cite(a.obligation.row, facts.sources)] if a.obligation.row else []
    return {title: list({one.text(): one for one in group}.values()) for title, group in cited.items() if group}


def _sources(words: DetailText, ident: str) -> None:
    """One button for every clause; they are sent when it is opened."""
    if not words.clauses:
        return
    popover = st.popover(
        tr("出处"), icon=":material/format_quote:", type="tertiary", key=f"monitoring_source_{ident}",
        on_change="rerun",
    )  # fmt: skip
    if popover.open:
        with popover:
            for title, citations in words.clauses.items():
                st.markdown(f"**{title}**")
                for citation in citations:
                    show_citation(citation)
