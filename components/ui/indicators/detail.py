"""One indicator in full, in the order in which questions come: where it stands, where it is to go, what it means."""

import streamlit as st

from components.drawing.charts.indicator_figures import Figures, when
from components.topics.assessment.evidence import year_of
from components.topics.assessment.sentences import value_of
from components.topics.indicators.content import Content
from components.topics.indicators.tables import DIRECTIONS, remarks, values_table
from components.ui import viewport
from components.ui.indicators import address
from components.ui.indicators.ladder_view import Room, growth_view, ladder_view
from components.ui.indicators.status import status_block
from components.ui.provenance import source_button
from components.words.citation import Citation, cite, grade_label, scope_label
from components.words.text import pick, tr
from components.words.unit_words import unit_sentence, unit_words
from data.read import values_of

STEPS = {
    "PageUp": (":material/chevron_left:", "上一项", "上一个指标"),
    "PageDown": (":material/chevron_right:", "下一项", "下一个指标"),
}


def detail(content: Content, ident: str, room: Room) -> None:
    """The whole view of one indicator."""
    figures = content.figures[ident]
    values = values_table(content.observations, ident, content.sources)
    _header(content, figures)
    status_block(content, ident)
    ladder_view(content, ident, room, citations_of(content, ident))
    growth_view(figures, room)
    _clauses(content, ident)
    _meaning(figures, remarks(values))
    st.dataframe(values, key=f"values_{ident}_{viewport.current().size}", hide_index=True, height="content")


def citations_of(content: Content, ident: str) -> list[Citation]:
    """The clauses behind an indicator's values, each once."""
    rows = values_of(content.observations, ident)
    found = (cite(row, content.sources) for _, row in rows.iterrows())
    return list({(c.source_title, c.locator, c.quote): c for c in found}.values())


def _header(content: Content, figures: Figures) -> None:
    indicator = figures.indicator
    mates = [f.indicator.id for f in content.members(indicator.category)]
    place = mates.index(indicator.id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(figures.name, anchor=False, width="stretch")
        _step("PageUp", mates[place - 1] if place else "")
        _step("PageDown", mates[place + 1] if place + 1 < len(mates) else "")
        st.button(
            "", icon=":material/close:", help=tr("收起"), key="indicators_close", on_click=address.close_indicator
        )
    parts = [content.title_of(indicator.category), tr("口径：{scope}", scope=scope_label(indicator.scope))]
    parts += [figures.tag] if figures.tag else []
    parts += [tr("单位：{unit}", unit=unit_words(indicator))] if figures.unit else []
    parts += [tr(DIRECTIONS[indicator.direction]), *(grade_label(grade) for grade in figures.grades)]
    st.caption(" · ".join(parts))
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


def _clauses(content: Content, ident: str) -> None:
    """Every stated figure, each opening its own clause."""
    st.markdown(f"**{tr('每个数的出处')}**")
    with st.container(horizontal=True, gap="small"):
        for place, row in enumerate(values_of(content.observations, ident).to_dict("records")):
            known = {str(k): v for k, v in row.items()}
            label = f"{when(year_of(known), str(row['kind']))} {value_of(known)}"
            source_button([cite(known, content.sources)], key=f"clause_{ident}_{place}", label=label)


def _meaning(figures: Figures, remarks_found: list[str]) -> None:
    indicator = figures.indicator
    meaning, limits = st.columns(2, gap="medium")
    with meaning:
        st.markdown(f"**{tr('定义')}**")
        st.text(pick(indicator.definition, indicator.definition_en))
    with limits:
        st.markdown(f"**{tr('使用限制')}**")
        st.text(pick(indicator.limits, indicator.limits_en))
    if remarks_found:
        st.markdown(f"**{tr('文件中的出入与说明')}**")
        for remark in remarks_found:
            st.text(remark)
