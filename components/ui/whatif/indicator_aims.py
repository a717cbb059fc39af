"""Targets for any indicator of the documents: what they ask a year, against the past and the plan."""

import streamlit as st

from components.topics.indicators.facts import Facts, load_facts
from components.topics.indicators.targets import takes_targets
from components.topics.whatif.state import State
from components.ui import state as page_state
from components.ui.indicators.target_results import target_results
from components.ui.indicators.target_tools import target_tools
from components.ui.menu import target
from components.ui.whatif import own_targets, state, view
from components.words.citation import grade_label, scope_label
from components.words.status_words import status_badge
from components.words.text import pick, tr
from data.catalog import Indicator

PARAM, CHOICE = "aim", "whatif_aim_indicator"
FIRST = "gdp"


def opened() -> bool:
    """Whether this tool is open: the address then names its indicator."""
    return PARAM in st.query_params


def open_tool(is_open: bool) -> None:
    """Open it on the indicator that was last looked at, or close it."""
    view.write(PARAM, st.session_state.get(CHOICE, FIRST) if is_open else "")


def aims_panel(_: object, choice: State) -> None:
    """One indicator: its standing, its own targets, and what they ask; then every target of the scenario."""
    facts = load_facts()
    offered = indicators_with_actuals(facts)
    chosen = page_state.one_of(PARAM, offered, FIRST)
    view.write(PARAM, chosen)
    _choice(facts, offered, chosen)
    assessment, indicator = facts.assessments[chosen], offered[chosen]
    st.markdown(
        f"**{_title(indicator)}**　{status_badge(assessment.status)}  \n"
        f"{scope_label(indicator.scope)} · {grade_label('official')}"
    )
    own = own_targets.of(indicator)
    target_tools(facts.figures[chosen], own)
    target_results(facts, chosen, own)
    st.page_link(
        target("indicators"),
        label=tr("在指标体系中查看"),
        icon=":material/monitoring:",
        query_params={own_targets.ELSEWHERE: chosen},
    )
    _others(offered, chosen)


def indicators_with_actuals(facts: Facts) -> dict[str, Indicator]:
    """The indicators that have a figure to start from, in catalogue order."""
    return {
        ident: assessment.indicator
        for ident, assessment in facts.assessments.items()
        if assessment.evidence.actuals and takes_targets(assessment.indicator)
    }


def _choice(facts: Facts, offered: dict[str, Indicator], chosen: str) -> None:
    """The list is long: it is sent when it is opened."""
    popover = st.popover(
        tr("更换指标（{n} 项有实际数）", n=len(offered)), icon=":material/list:", key="whatif_aim_list",
        on_change="rerun", width="stretch",
    )  # fmt: skip
    if popover.open:
        with popover:
            state.show_in(CHOICE, chosen)
            st.selectbox(
                tr("指标"), list(offered), key=CHOICE, on_change=_choose,
                format_func=lambda ident: _line(facts, offered[ident]),
            )  # fmt: skip


def _line(facts: Facts, indicator: Indicator) -> str:
    return tr("{title}（{category}）", title=_title(indicator), category=facts.title_of(indicator.category))


def _choose() -> None:
    view.write(PARAM, st.session_state[CHOICE])


def _others(offered: dict[str, Indicator], chosen: str) -> None:
    """Own targets of other indicators, so that none is forgotten."""
    others = dict.fromkeys(i for i, _, _ in state.scenario().targets if i != chosen and i in offered)
    if others:
        names = tr("、").join(_title(offered[ident]) for ident in others)
        st.caption(tr("本方案另有自定目标的指标：{names}", names=names))


def _title(indicator: Indicator) -> str:
    return pick(indicator.title.zh, indicator.title.en)
