"""Filters, views and reading levels: widgets that follow the address and write into it."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from components.assessment.results import STATUS_ORDER, Assessment, counts
from components.citation import scope_label
from components.monitoring_page import address
from components.monitoring_page.address import ALL, Address
from components.monitoring_page.content import SHOWN_BESIDE, Content
from components.monitoring_page.tables import DUTY_WORDS
from components.status_words import STATUS_MARKS
from components.text import language, tr

VIEW_WORDS = {
    "board": ":material/bar_chart: 看板",
    "table": ":material/table_rows: 表格与缺口",
    "summary": ":material/article: 一页摘要",
}
LEVEL_WORDS = {"public": "公众", "leaders": "领导", "experts": "专业"}


def view_choice(shown: Address) -> None:
    """Board, table or summary."""
    _segments("view", tr("显示方式"), {code: tr(word) for code, word in VIEW_WORDS.items()}, shown.view)


def level_choice(shown: Address) -> None:
    """Reading level of the summary."""
    _segments("level", tr("读者"), {code: tr(word) for code, word in LEVEL_WORDS.items()}, shown.level)


def _segments(key: str, label: str, names: dict[str, str], current: str) -> None:
    widget = f"monitoring_{key}"
    st.session_state[widget] = current
    st.segmented_control(
        label,
        list(names),
        format_func=lambda code: names[code],
        key=widget,
        label_visibility="collapsed",
        required=True,
        on_change=_choose,
        args=(key, widget),
    )


def filters(known: Content, shown: Address, size: float) -> None:
    """Category, scope, obligation and the statuses that occur among what they leave, each with its number."""
    names = _names(known.version, language(), known)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _box("cat", tr("类别"), names["cat"], (shown.category, round(160 * size)))
        _box("scope", tr("口径"), names["scope"], (shown.scope, round(180 * size)))
        _box("duty", tr("性质"), names["duty"], (shown.duty, round(130 * size)))
        _statuses(shown, known.within(shown), names["status"])


@lru_cache(maxsize=8)
def _names(version: tuple[object, ...], code: str, known: Content) -> dict[str, dict[str, str]]:
    """What the options of every filter are called, made once a version and language."""
    scopes = {code: tr("口径：全部") if code == ALL else scope_label(code) for code in address.SCOPES}
    duties = {code: tr("性质：全部") if code == ALL else tr(DUTY_WORDS[code]) for code in address.DUTIES}
    statuses = {str(s): f":material/{mark.icon}: {tr(mark.word)}" for s, mark in STATUS_MARKS.items()}
    categories = {code: known.title_of(code) for code in known.category_choices()}
    return {"cat": categories, "scope": scopes, "duty": duties, "status": statuses}


def _box(key: str, label: str, names: dict[str, str], look: tuple[str, int]) -> None:
    widget, (current, width) = f"monitoring_{key}", look
    st.session_state[widget] = current
    st.selectbox(
        label,
        list(names),
        format_func=lambda code: names[code],
        key=widget,
        label_visibility="collapsed",
        width=width,
        on_change=_choose,
        args=(key, widget),
    )


def _statuses(shown: Address, within: Sequence[Assessment], names: dict[str, str]) -> None:
    found = counts(within)
    options = [s for s in STATUS_ORDER if s in found or s in shown.statuses]
    st.session_state["monitoring_status"] = [s for s in options if s in shown.statuses]
    st.pills(
        tr("状态"),
        options,
        selection_mode="multi",
        format_func=lambda s: f"{names[s]} {found.get(s, 0)}",
        key="monitoring_status",
        label_visibility="collapsed",
        on_change=_choose_statuses,
    )


def _choose(key: str, widget: str) -> None:
    address.write(key, st.session_state[widget] or address.KEYS[key])
    if key in address.FILTERS:
        _keep_beside()


def _choose_statuses() -> None:
    address.write("status", ",".join(st.session_state["monitoring_status"]))
    _keep_beside()


def _keep_beside() -> None:
    """The indicator beside the list stays until another is opened; the address names it from now on.

    So a filter redraws the list alone. Where nothing stood beside it, both are redrawn.
    """
    beside = st.session_state.get(SHOWN_BESIDE)
    if beside:
        address.write("ind", beside)
    else:
        st.rerun([address.LIST, address.SIDE])
