"""Filters, views and reading levels: widgets that follow the address and write into it."""

import streamlit as st

from components.base.words_cache import words_cache
from components.topics.assessment.facts import Facts
from components.topics.assessment.results import STATUS_ORDER, counts
from components.topics.assessment.state import ALL, DEFAULTS, DUTIES, SCOPES, State
from components.topics.assessment.tables import DUTY_WORDS
from components.topics.assessment.words import LEVEL_WORDS, filter_words
from components.ui.monitoring import address
from components.ui.segments import segments
from components.words.citation import scope_label
from components.words.status_words import STATUS_MARKS
from components.words.text import tr

VIEW_WORDS = {
    "board": ":material/bar_chart: 看板",
    "table": ":material/table_rows: 表格",
    "summary": ":material/article: 摘要",
}


def view_choice(state: State) -> None:
    """Board, table or summary."""
    _segments("view", tr("显示方式"), {code: tr(word) for code, word in VIEW_WORDS.items()}, state.view)


def level_choice(state: State) -> None:
    """Reading level of the summary."""
    _segments("level", tr("读者"), {code: tr(word) for code, word in LEVEL_WORDS.items()}, state.level)


def _segments(key: str, label: str, names: dict[str, str], current: str) -> None:
    widget = f"monitoring_{key}"
    segments(label, names, key=widget, current=current, on_change=_choose, args=(key, widget))


def filters(facts: Facts, state: State, size: float) -> None:
    """Category, scope and obligation behind one button, which says what they leave; boxes are sent when it is open."""
    label = tr("、").join(filter_words(facts, state))
    popover = st.popover(label, icon=":material/filter_alt:", key="monitoring_filters", on_change="rerun")
    if not popover.open:
        return
    names = _names(facts.version, facts)
    with popover:
        _box("cat", tr("类别"), names["cat"], (state.category, round(300 * size)))
        _box("scope", tr("口径"), names["scope"], (state.scope, round(300 * size)))
        _box("duty", tr("性质"), names["duty"], (state.duty, round(300 * size)))


@words_cache(8)
def _names(version: tuple[object, ...], facts: Facts) -> dict[str, dict[str, str]]:
    """Labels of all filter options, cached by version and language."""
    scopes = {code: tr("全部") if code == ALL else scope_label(code) for code in SCOPES}
    duties = {code: tr("全部") if code == ALL else tr(DUTY_WORDS[code]) for code in DUTIES}
    statuses = {str(s): f":material/{mark.icon}: {tr(mark.word)}" for s, mark in STATUS_MARKS.items()}
    categories = {code: facts.title_of(code) for code in facts.category_choices}
    return {"cat": categories, "scope": scopes, "duty": duties, "status": statuses}


def _box(key: str, label: str, names: dict[str, str], look: tuple[str, int]) -> None:
    widget, (current, width) = f"monitoring_{key}", look
    st.session_state[widget] = current
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=widget,
        width=width,
        on_change=_choose,
        args=(key, widget),
    )


def statuses(facts: Facts, state: State) -> None:
    """The statuses that occur among what the filters leave, each with its number."""
    options, labels = _status_labels(facts, state)
    st.session_state["monitoring_status"] = [s for s in options if s in state.statuses]
    st.pills(
        tr("状态"),
        options,
        selection_mode="multi",
        format_func=labels.__getitem__,
        key="monitoring_status",
        label_visibility="collapsed",
        on_change=_choose_statuses,
    )


@words_cache(128)
def _status_labels(facts: Facts, state: State) -> tuple[list[str], dict[str, str]]:
    names, numbers = _names(facts.version, facts)["status"], counts(facts.within(state))
    options = [str(s) for s in STATUS_ORDER if s in numbers or s in state.statuses]
    return options, {str(s): f"{names[s]} {numbers.get(s, 0)}" for s in STATUS_ORDER}


def _choose(key: str, widget: str) -> None:
    address.write(key, st.session_state[widget] or DEFAULTS[key])


def _choose_statuses() -> None:
    address.write("status", ",".join(st.session_state["monitoring_status"]))
