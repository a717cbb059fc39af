"""One indicator: what it is, what the documents state of it, what it must not be used for, and where it all stands."""

import streamlit as st

from components import viewport
from components.charts.indicator_figures import Figures, when
from components.charts.indicators import growth_rows, growth_spec, level_rows, level_spec, picture_spec
from components.citation import Citation, cite, grade_label, scope_label
from components.exports import csv_bytes, file_name, png_bytes
from components.indicators_page import address
from components.indicators_page.content import Content
from components.indicators_page.tables import DIRECTIONS, indicator_export, remarks, values_table
from components.provenance import source_button
from components.text import tr
from data.read import values_of


def detail(content: Content, ident: str) -> None:
    """The whole view of one indicator, in the order in which questions come."""
    figures = content.figures[ident]
    citations = citations_of(content, ident)
    values = values_table(content.observations, ident, content.sources)
    _header(content, figures)
    _charts(figures)
    _exports(content, figures, citations)
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
        _step(":material/chevron_left:", tr("上一个指标"), mates[place - 1] if place else "")
        _step(":material/chevron_right:", tr("下一个指标"), mates[place + 1] if place + 1 < len(mates) else "")
        st.button(tr("收起"), icon=":material/close:", key="indicators_close", on_click=address.close_indicator)
    parts = [content.title_of(indicator.category), tr("口径：{scope}", scope=scope_label(indicator.scope))]
    parts += [figures.tag] if figures.tag else []
    parts += [tr("单位：{unit}", unit=tr(figures.unit))] if figures.unit else []
    parts += [tr(DIRECTIONS[indicator.direction]), *(grade_label(grade) for grade in figures.grades)]
    st.caption(" · ".join(parts))


def _step(icon: str, label: str, ident: str) -> None:
    st.button(
        "",
        icon=icon,
        help=label,
        key=f"step_{icon}",
        disabled=not ident,
        on_click=address.open_indicator,
        args=(ident,),
    )


def _charts(figures: Figures) -> None:
    """Own values and printed growth, each on its own axis; words alone are said in words."""
    theme, size = viewport.theme(), viewport.current().size
    name, ident = figures.name, figures.indicator.id
    if figures.values:
        alt = tr("{name}：各年数值，下表列出全部", name=name)
        st.vega_lite_chart(
            level_rows(figures), level_spec(figures, theme, size), theme=None, alt=alt, key=f"level_{ident}"
        )
    else:
        for words in figures.words:
            st.markdown(f"**{when(words.year, words.kind)}**")
            st.text(words.text)
    if figures.growth:
        alt = tr("{name}：文件印出的同比增长率", name=name)
        st.vega_lite_chart(
            growth_rows(figures), growth_spec(figures, theme, size), theme=None, alt=alt, key=f"growth_{ident}"
        )


def _meaning(figures: Figures, remarks_found: list[str]) -> None:
    indicator = figures.indicator
    meaning, limits = st.columns(2, gap="medium")
    with meaning:
        st.markdown(f"**{tr('定义')}**")
        st.text(indicator.definition)
    with limits:
        st.markdown(f"**{tr('使用限制')}**")
        st.text(indicator.limits)
    if remarks_found:
        st.markdown(f"**{tr('文件中的出入与说明')}**")
        for remark in remarks_found:
            st.text(remark)


def _exports(content: Content, figures: Figures, citations: list[Citation]) -> None:
    name, ident = figures.name, figures.indicator.id
    table = indicator_export(figures, content.observations, content.sources)
    picture = picture_spec(figures, name, source_note(figures, citations))
    with st.container(horizontal=True, gap="small"):
        source_button(citations, key=f"source_{ident}", label=tr("出处与引用"))
        st.download_button(
            tr("本指标 CSV"),
            lambda: csv_bytes(table),
            file_name=file_name(name, suffix="csv"),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"csv_{ident}",
        )
        if figures.values:
            st.download_button(
                tr("图 PNG"),
                lambda: png_bytes(picture),
                file_name=file_name(name, suffix="png"),
                mime="image/png",
                icon=":material/image:",
                on_click="ignore",
                key=f"png_{ident}",
            )


def source_note(figures: Figures, citations: list[Citation]) -> list[str]:
    """The lines under an exported picture: sources, scope, grades."""
    titles = dict.fromkeys(f"{c.source_title}（{c.date}）" for c in citations)
    grades = tr("、").join(grade_label(grade) for grade in figures.grades)
    scope = scope_label(figures.indicator.scope)
    return [
        *(tr("资料来源：{source}", source=title) for title in titles),
        tr("口径：{scope}；{grades}；实心圆为实际，空心菱形为计划，方块为报道，三角为目标", scope=scope, grades=grades),
    ]
