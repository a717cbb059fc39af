"""Beside the picture: heading, sentences, figures with their clauses, and small print for the presenter."""

import streamlit as st

from components.base.scales import GRADE_MARK
from components.handout.live import LiveSlide
from components.topics.contract import Figure
from components.ui.provenance import show_citation
from components.ui.stories.sentence import sentence_markdown
from components.words.citation import GRADES, scope_label
from components.words.text import plain_in_markdown, say, tr


def words(slide: LiveSlide, marks: tuple[str, ...]) -> None:
    """What the slide says; `marks` stand above the heading."""
    if marks:
        st.markdown(" ".join(f":orange-badge[{plain_in_markdown(mark)}]" for mark in marks))
    st.title(plain_in_markdown(slide.step.heading), anchor=False)
    st.markdown("\n\n".join(sentence_markdown(runs) for runs in slide.step.runs))


def show_figure(figure: Figure, key: str) -> None:
    """Value with grade over its label; a press opens scope, grade and clauses."""
    label, value = plain_in_markdown(figure.label), plain_in_markdown(figure.value)
    text = f"**{value}** {GRADE_MARK.get(figure.grade, '')} :small[{label}]"
    popover = st.popover(text, type="tertiary", key=f"present_figure_{key}", on_change="rerun")
    if popover.open:
        with popover:
            grade = tr(GRADES.get(figure.grade, figure.grade))
            st.caption(" · ".join(part for part in (scope_label(figure.scope) if figure.scope else "", grade) if part))
            for citation in figure.citations:
                show_citation(citation)


def small_print(slide: LiveSlide) -> None:
    """What of the step could not be shown, and what reads otherwise than when it was put together."""
    lines = [say(fault) for fault in slide.step.faults]
    for change in slide.step.changes:
        values = {"label": change.label, "before": change.before, "after": change.after}
        lines.append(tr("{label}：编入时为 {before}，现为 {after}", **values))
    if lines:
        st.caption("  \n".join(f":material/info: {plain_in_markdown(line)}" for line in lines))
