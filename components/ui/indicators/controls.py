"""The line above the board: categories, search, cards or table, and what can be taken out."""

import streamlit as st

from components.topics.indicators.facts import Facts
from components.topics.indicators.state import ALL, DEFAULTS, State
from components.topics.indicators.view import VIEW as INDICATORS
from components.topics.indicators.words import scope_line
from components.ui.export_menu import export_menu
from components.ui.indicators import address
from components.ui.segments import unsearched
from components.words.text import tr

PILLS, OTHERS, SEARCH, VIEW = "indicators_pills", "indicators_others", "indicators_search", "indicators_view"
VIEW_ICONS = {"cards": ":material/grid_view:", "table": ":material/table_rows:"}


def tools(facts: Facts, state: State, size: float) -> None:
    """Search, cards or table, and what can be taken out: beside the title."""
    _search(facts, state, round(240 * size))
    _view(state)
    export_menu(INDICATORS, state)


def category_line(facts: Facts, state: State, *, narrow: bool, size: float) -> None:
    """The category filter and the scope of what it shows."""
    choices = list(facts.titles)
    main, others = choices[: choices.index(ALL) + 1], choices[choices.index(ALL) + 1 :]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if narrow:
            _category_box(facts, choices, state.category, (tr("类别"), round(240 * size)))
        else:
            _category_pills(facts, main, state.category)
            _category_box(facts, others, state.category, (tr("其他指标"), round(170 * size)))
        st.caption(scope_line())


def _category_pills(facts: Facts, main: list[str], current: str) -> None:
    st.session_state[PILLS] = current if current in main else None
    st.segmented_control(
        tr("类别"),
        main,
        format_func=lambda code: unsearched(facts.titles[code]),
        key=PILLS,
        label_visibility="collapsed",
        on_change=_choose_category,
        args=(PILLS,),
    )


def _category_box(facts: Facts, others: list[str], current: str, look: tuple[str, int]) -> None:
    label, width = look
    st.session_state[OTHERS] = current if current in others else None
    st.selectbox(
        label,
        others,
        format_func=facts.titles.__getitem__,
        key=OTHERS,
        placeholder=label,
        label_visibility="collapsed",
        width=width,
        on_change=_choose_category,
        args=(OTHERS,),
    )


def _choose_category(key: str) -> None:
    address.turn()
    address.write("cat", st.session_state[key] or DEFAULTS["cat"])


def _search(facts: Facts, state: State, width: int) -> None:
    st.session_state[SEARCH] = state.indicator or None
    st.selectbox(
        tr("查找指标"),
        list(facts.figures),
        format_func=lambda ident: facts.figures[ident].name,
        key=SEARCH,
        placeholder=tr("查找指标，{n}项", n=len(facts.figures)),
        label_visibility="collapsed",
        width=width,
        on_change=_choose_indicator,
    )


def _choose_indicator() -> None:
    address.open_indicator(st.session_state[SEARCH] or "")


def _view(state: State) -> None:
    names = {"cards": tr("小图"), "table": tr("表格")}
    st.session_state[VIEW] = state.view
    st.segmented_control(
        tr("显示方式"),
        list(names),
        format_func=lambda view: f"{VIEW_ICONS[view]} {names[view]}",
        key=VIEW,
        label_visibility="collapsed",
        required=True,
        on_change=_choose_view,
    )


def _choose_view() -> None:
    address.turn()
    address.write("view", st.session_state[VIEW])
