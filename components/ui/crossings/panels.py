"""Beside the map: the inventory with one crossing's clauses, the counts, the spacing with its arithmetic."""

from typing import NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.base.words_cache import words_cache
from components.topics.crossings import gaps, sentences, tables, words
from components.topics.crossings.card import card_of
from components.topics.crossings.facts import Facts, Line
from components.topics.crossings.reconciliation import reconciliation
from components.topics.crossings.state import State
from components.ui import errors, viewport
from components.ui.crossings import address, controls, pictures, scenario_bar
from components.ui.picks import picked_row
from components.ui.provenance import source_button
from components.words.citation import cite
from components.words.text import paragraph, tr
from model.scenario import Scenario

# Px: the tick of a row, the same at every size. Px at size 1.0: the columns from the mark on (name, status, year, type,
# length …), heights of rows.
TICK_PX, NAME_PX, LEAST_COLUMNS = 40, 140, 4
COLUMNS_PX = (24, 204, 88, 110, 104, 230, 64, 150)
ROW_PX, HEAD_PX = (26, 42), 36


class Room(NamedTuple):
    """Px that a table has."""

    width: int
    height: int


def panel(facts: Facts, state: State, scenario: Scenario, room: Room) -> None:
    """The panel that the address names, in the room there is."""
    controls.panel_choice(state)
    with st.container(height=room.height, border=False):
        if state.panel == "list":
            line = facts.one(state.crossing)
            if line:
                card(facts, line, state, scenario)
            crossing_list(facts, state, scenario, Room(room.width, room.height - 4))
        elif state.panel == "counts":
            counts(facts, state, scenario)
        else:
            with errors.boundary():
                facts.check_measured()
                spacing(facts, state, scenario)


def crossing_list(facts: Facts, state: State, scenario: Scenario, room: Room) -> None:
    """Every named crossing; a row selects. Rows as high as lets all be seen, whole columns as far as they fit."""
    table = _list_table((facts, state.year, scenario), state.crossing)
    size = viewport.current().size
    key = f"crossings_list_{st.session_state.get('crossings_list_turn', 0)}"
    head = round(HEAD_PX * size)
    row = min(max((room.height - head - 4) // len(table), round(ROW_PX[0] * size)), round(ROW_PX[1] * size))
    text = st.column_config.TextColumn
    widths = dict(zip(table.column_names, column_widths(room.width, size), strict=False))
    st.dataframe(
        table, key=key, hide_index=True, placeholder="", row_height=row,
        height=min(room.height, head + row * len(table) + 4),
        column_config={name: text(width=px) for name, px in widths.items()},
        on_select=lambda: _row_chosen(key, facts.idents), selection_mode="single-row",
    )  # fmt: skip


def column_widths(width: int, size: float) -> list[int]:
    """Widths in px of the columns: as many as fit whole, the name taking what they leave; no column is cut at the
    panel's edge. At least name, status and year; the others are reached by scrolling."""
    px = [round(one * size) for one in COLUMNS_PX]
    free = width - TICK_PX
    seen = next((n for n in range(len(px), LEAST_COLUMNS, -1) if sum(px[:n]) <= free), LEAST_COLUMNS)
    px[1] = max(px[1] + free - sum(px[:seen]), round(NAME_PX * size))
    return px


@words_cache(128)
def _list_table(about: tuple[Facts, int, Scenario], chosen: str) -> pa.Table:
    table = tables.on_screen(*about)
    table.insert(0, " ", ["▶" if ident == chosen else "" for ident in table.index])
    return pa.Table.from_pandas(table, preserve_index=False)


def _row_chosen(key: str, idents: list[str]) -> None:
    address.write("x", picked_row(key, idents) or "")


def card(facts: Facts, line: Line, state: State, scenario: Scenario) -> None:
    """One crossing: status, years, length, place, what contradicts what, every clause."""
    words = card_of(facts, line, state, scenario)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{words.name}**　{words.kind}", width="stretch")
            source_button(line.citations(facts.sources), key=f"crossings_source_{line.ident}")
            st.button(
                "", icon=":material/close:", key="crossings_close", type="tertiary", on_click=controls.select,
                args=("",), help=tr("取消选择"),
            )  # fmt: skip
        st.markdown(words.status)
        for line_of_card in (words.latest, words.place, words.order):
            if line_of_card:
                st.caption(line_of_card)
        if words.other_names:
            st.caption(words.other_names)
        scenario_bar.card_actions(line, scenario)
        for dispute in words.disputes:
            st.markdown(f"**{dispute.title}**")
            for statement in dispute.statements:
                st.caption(statement)
        for line_of_card in (*words.links, words.note):
            if line_of_card:
                st.caption(line_of_card)


def counts(facts: Facts, state: State, scenario: Scenario) -> None:
    """The chart, and in words which of the documents' crossings are named."""
    pictures.counts(facts, state, scenario, round(290 * viewport.current().size))
    st.markdown("\n\n".join([reconciliation(facts, state.year, scenario), *sentences.named_paragraphs(facts)]))
    st.dataframe(tables.counts_table(facts), hide_index=True, placeholder="")
    rows = [cite(row, facts.sources) for row in facts.counts if row["scope"] != "city"]
    source_button(rows, key="crossings_counts_source")
    st.caption(paragraph(sentences.counts_method(), sentences.scopes_note()))


def spacing(facts: Facts, state: State, scenario: Scenario) -> None:
    """Mean and largest gap of the year with the arithmetic, against the reported 2.2 km."""
    controls.basis_choice(state)
    measured = facts.spacing(state.year, scenario, unclear=state.unclear)
    mean, most = st.columns(2)
    label = tr("{year}年底平均间距", year=state.year)
    mean.metric(label, words.km_within(measured.mean_gap_km, measured.mean_error_km))
    most.metric(gaps.largest_label(measured), words.km_within(measured.largest.km, measured.largest.error_km))
    st.markdown("\n\n".join(gaps.sentences(facts, state, scenario)))
    st.markdown("\n\n".join(sentences.arithmetic(facts, state, scenario)))
    _reported(facts)
    with st.expander(tr("逐段间距")):
        st.dataframe(
            gaps.gaps_table(facts, state.year, scenario, unclear=state.unclear), hide_index=True, placeholder=""
        )
    with st.expander(tr("历年间距")):
        st.dataframe(tables.yearly(facts, scenario), hide_index=True, placeholder="")


def _reported(facts: Facts) -> None:
    """The press's figure, its scope, and what it would mean on our line."""
    if facts.reported_spacing is None:
        return
    with st.container(border=True):
        st.markdown("\n\n".join(sentences.reported_sentences(facts)))
        source_button([cite(facts.reported_spacing, facts.sources)], key="crossings_reported_source")
