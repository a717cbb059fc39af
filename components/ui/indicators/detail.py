"""One indicator in full, in the order in which questions come: where it stands, where it is to go, what it means."""

import streamlit as st

from components.drawing.charts.indicator_figures import Figures
from components.topics.indicators.facts import Facts, screen_values, values_of_indicator
from components.topics.indicators.tables import remarks
from components.topics.indicators.words import clauses, heading_line
from components.ui import viewport
from components.ui.indicators import address
from components.ui.indicators.ladder_view import Room, growth_view, ladder_view
from components.ui.indicators.status import status_block
from components.ui.provenance import source_button
from components.words.text import pick, tr
from components.words.unit_words import unit_sentence

STEPS = {
    "PageUp": (":material/chevron_left:", "上一项", "上一个指标"),
    "PageDown": (":material/chevron_right:", "下一项", "下一个指标"),
}


def detail(facts: Facts, ident: str, room: Room) -> None:
    """The whole view of one indicator."""
    figures = facts.figures[ident]
    _header(facts, figures)
    status_block(facts, ident)
    ladder_view(facts, ident, room)
    growth_view(figures, room)
    _clauses(facts, ident)
    _meaning(figures, remarks(values_of_indicator(facts, ident)))
    key = f"values_{ident}_{viewport.current().size}"
    st.dataframe(screen_values(facts, ident), key=key, hide_index=True, height="content", placeholder="")


def _header(facts: Facts, figures: Figures) -> None:
    indicator = figures.indicator
    mates = [f.indicator.id for f in facts.members(indicator.category)]
    place = mates.index(indicator.id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(figures.name, anchor=False, width="stretch")
        _step("PageUp", mates[place - 1] if place else "")
        _step("PageDown", mates[place + 1] if place + 1 < len(mates) else "")
        st.button(
            "", icon=":material/close:", help=tr("收起"), key="indicators_close", on_click=address.close_indicator
        )
    st.caption(heading_line(facts, figures))
    if doubt := unit_sentence(indicator):
        st.warning(doubt, icon=":material/balance:")


def _step(key: str, ident: str) -> None:
    """One indicator back or on within the category, by button or by the key of a presenter's clicker."""
    (icon, short, label), narrow = STEPS[key], viewport.current().narrow
    st.button(
        "" if narrow else tr(short),
        icon=icon if narrow else None,
        help=f"{tr(label)}（{key}）",
        key=f"step_{key}",
        shortcut=None if narrow else key,
        disabled=not ident,
        on_click=address.open_indicator,
        args=(ident,),
    )


def _clauses(facts: Facts, ident: str) -> None:
    """Every stated figure, each opening its own clause."""
    st.markdown(f"**{tr('每个数的出处')}**")
    with st.container(horizontal=True, gap="small"):
        for place, (label, citation) in enumerate(clauses(facts, ident)):
            source_button([citation], key=f"clause_{ident}_{place}", label=label)


def _meaning(figures: Figures, notes: list[str]) -> None:
    indicator = figures.indicator
    meaning, limits = st.columns(2, gap="medium")
    with meaning:
        st.markdown(f"**{tr('定义')}**")
        st.text(pick(indicator.definition, indicator.definition_en))
    with limits:
        st.markdown(f"**{tr('使用限制')}**")
        st.text(pick(indicator.limits, indicator.limits_en))
    if notes:
        st.markdown(f"**{tr('文件中的出入与说明')}**")
        for remark in notes:
            st.text(remark)
