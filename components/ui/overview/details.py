"""Grade, scope, arithmetic and clauses of one figure or step in a dialog, and the rules by which figures are chosen."""

from datetime import date

import streamlit as st

from components.base import cache
from components.drawing.charts.sheet import PICK
from components.topics.overview.aims import Aims, aims
from components.topics.overview.bullets import sentence
from components.topics.overview.conclusion import conclusion_rule
from components.topics.overview.rows import Row, choice, rows
from components.topics.overview.statement import stated
from components.ui.errors import boundary
from components.ui.menu import target
from components.ui.picks import picked_mark
from components.ui.provenance import show_citation
from components.words.citation import Citation
from components.words.status_words import rule_text, status_badge
from components.words.text import tr

OPENED, TURN, CHOICE = "overview_opened", "overview_turn", "overview_details"
AREA, RULES = "area", "rules"


def turn() -> int:
    """How often the details were closed; in a chart's key it makes the chart forget what was pressed."""
    return int(st.session_state.get(TURN, 0))


def open_picked(key: str) -> None:
    """Open the details of the mark that is picked on the chart of `key`."""
    if picked := picked_mark(key, PICK):
        _open(picked)


def details_button() -> None:
    """The way to the details without pointing at a chart."""
    st.button(tr("出处与算式"), icon=":material/format_quote:", type="tertiary", on_click=_open, args=(AREA,))


def show_details(day: date) -> None:
    """The dialog, where one is open."""
    if st.session_state.get(OPENED):
        st.dialog(tr("出处与算式"), width="large", icon=":material/format_quote:", on_dismiss=_close)(_content)(day)


def _open(ident: str) -> None:
    st.session_state[OPENED] = st.session_state[CHOICE] = ident


def _close() -> None:
    st.session_state.pop(OPENED, None)
    st.session_state[TURN] = turn() + 1


def _content(day: date) -> None:
    with boundary():
        figures, steps = {row.indicator_id: row for row in rows()}, {each.ident: each for each in aims()}
        names = {AREA: tr("起步区的范围与结构")}
        names |= {ident: row.title for ident, row in figures.items()}
        names |= {ident: each.name for ident, each in steps.items()} | {RULES: tr("判定与选取规则")}
        if st.session_state.get(CHOICE) not in names:
            st.session_state[CHOICE] = AREA
        chosen = st.selectbox(tr("选择指标"), list(names), format_func=names.__getitem__, key=CHOICE)
        if chosen in figures:
            _figure(figures[chosen])
        elif chosen in steps:
            _step(steps[chosen], day)
        elif chosen == RULES:
            st.text(rule_text())
            st.text(choice())
            st.text(conclusion_rule())
        else:
            words, clauses = stated(cache.facts_versions("spatial_elements"))
            st.text("　".join(words))
            _clauses(clauses)


def _figure(row: Row) -> None:
    st.markdown(f"{status_badge(row.status)}　{row.comparison}  \n{row.footing}")
    st.text(sentence(row))
    st.page_link(
        target("indicators"), label=tr("该指标的页面"), icon=":material/monitoring:",
        query_params={"ind": row.indicator_id},
    )  # fmt: skip
    _clauses(row.citations)


def _step(each: Aims, day: date) -> None:
    st.markdown("\n".join(f"- {line}" for line in each.lines) + f"\n\n{each.phase(day)}")
    _clauses(each.citations)


def _clauses(citations: tuple[Citation, ...] | list[Citation]) -> None:
    for citation in citations:
        show_citation(citation)
