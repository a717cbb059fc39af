"""Beside the map: cards of the chosen group and project, the table, the bars, and what the scenario touches."""

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.base.words_cache import words_cache
from components.drawing.charts.sheet import PICK
from components.topics.facilities.words import legend
from components.topics.industry import charts, sentences, tables, words
from components.topics.industry.card import area_lines, card_of
from components.topics.industry.facts import Facts
from components.topics.industry.state import State
from components.ui import viewport
from components.ui.industry import controls, editing
from components.ui.picks import picked_mark, picked_row
from components.ui.provenance import source_button
from components.words.citation import cite
from components.words.text import tr

ROW_PX, CHOICE_PX = 30, 48
"""Height of a row, and of the choice of the panel with its gap, px at size 1.0."""
COLUMNS_PX = (24, 190, 118, 150, 190, 150, 80, 180, 70, 70, 80, 110)
"""Mark, name, stage, industry, group, step reached, kind, due, links, quantity, unit, grade: px at size 1.0."""


def side_panel(facts: Facts, state: State, height: int) -> None:
    """The panel that the address names, `height` px."""
    controls.panel_choice(state)
    height -= round(CHOICE_PX * viewport.current().size)
    with st.container(height=height, border=False):
        _project_card(facts, state)
        if state.group in facts.areas and not state.project:
            _area_card(facts, state.group)
        if state.panel == "table":
            _table(facts, state, height)
        elif state.panel == "changes":
            _touched(facts)
        else:
            _bars(facts, state)


def _area_card(facts: Facts, area: str) -> None:
    lines = area_lines(facts, area)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{words.area_short(facts, area)}**", width="stretch")
            source_button([cite(facts.areas[area], facts.sources)], key=f"industry_source_{area}")
            st.button("", icon=":material/close:", key="industry_area_close", type="tertiary",
                      on_click=controls.select_area, args=(area,), help=tr("取消选择"))  # fmt: skip
        st.markdown(f"**{lines[1]}**")
        st.caption("  \n".join((lines[0], *lines[2:])))


def _project_card(facts: Facts, state: State) -> None:
    project = facts.one(state.project)
    if project is None:
        return
    card = card_of(facts, project, state.year)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{card.name}**　{card.kind}", width="stretch")
            source_button(list(card.citations), key=f"industry_source_{project.ident}")
            st.button("", icon=":material/close:", key="industry_close", type="tertiary", on_click=controls.select,
                      args=("",), help=tr("取消选择"))  # fmt: skip
        st.markdown(card.status)
        for line in (card.group, *card.industries, card.due):
            if line:
                st.markdown(line)
        editing.moves(project)
        for line in card.links or (tr("没有条款把它与指标联系起来。"),):
            st.caption(line)
        for line in card.more:
            st.caption(line)


def _table(facts: Facts, state: State, height: int) -> None:
    table, idents = _screen_table((facts, state))
    if not idents:
        st.info(tr("没有写明属于这里的项目；组团未写明的另列。"), icon=":material/filter_alt_off:")
        return
    size = viewport.current().size
    key, row = controls.turn_key("table"), round(ROW_PX * size)
    widths = dict(zip(table.column_names, COLUMNS_PX, strict=True))
    st.dataframe(
        table, key=key, hide_index=True, height=min(height - 8, row * (len(idents) + 1) + 8), row_height=row,
        column_config={name: st.column_config.Column(width=round(px * size)) for name, px in widths.items()},
        on_select=lambda: controls.select(picked_row(key, idents) or ""), selection_mode="single-row",
    )  # fmt: skip
    st.caption(sentences.money(facts))


@words_cache(64)
def _screen_table(about: tuple[Facts, State]) -> tuple[pa.Table, list[str]]:
    facts, state = about
    frame = tables.inventory(facts, state)
    frame.insert(0, " ", ["▶" if ident == state.project else "" for ident in frame.index])
    return pa.Table.from_pandas(frame, preserve_index=False), [str(ident) for ident in frame.index]


PICKED = {"groups": controls.select_area, "kinds": controls.select_family}
HINTS = {
    "groups": "点击一个组团，地图和清单只显示该组团；再次点击恢复。",
    "kinds": "点击一类，地图和清单只显示该类；再次点击恢复。",
}


def _bars(facts: Facts, state: State) -> None:
    rows, kind = charts.rows_of(facts, state, state.panel), state.panel
    key = controls.turn_key(kind)
    spec, take = charts.spec_of(rows, viewport.theme(), viewport.current().size), PICKED.get(kind)
    st.markdown(f"**{charts.title_of(kind, state.year)}**")
    alt = charts.alt_of(kind, state.year)
    if take is None:
        st.vega_lite_chart(pd.DataFrame(rows), spec, theme=None, key=key, alt=alt)
        st.caption(f"{legend()}　{sentences.dated(facts, state)}")
        return
    st.vega_lite_chart(
        pd.DataFrame(rows), spec, theme=None, key=key, selection_mode=PICK, alt=alt,
        on_select=lambda: take(picked_mark(key, PICK)),
    )  # fmt: skip
    st.caption(f"{legend()}　{tr(HINTS[kind])}")
    st.caption(sentences.counting())


def _touched(facts: Facts) -> None:
    texts = sentences.change_sentences(facts)
    if not texts:
        st.info(tr("选择一个项目并推迟或取消，此处列出涉及的指标和条款。"), icon=":material/event_repeat:")
    else:
        st.dataframe(tables.links(facts, changed_only=True), hide_index=True, key="industry_touched")
    with st.expander(tr("全部联系：项目与指标"), icon=":material/link:"):
        st.dataframe(tables.links(facts), hide_index=True, key="industry_links")
