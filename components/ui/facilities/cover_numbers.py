"""The numbers of the life circles: bars by subdistrict and the tables."""

import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.drawing.charts.cover import share_height, share_spec
from components.drawing.charts.sheet import PICK
from components.topics.facilities import cover_tables
from components.topics.facilities.cover import Cover
from components.topics.facilities.facts import Facts
from components.topics.facilities.state import State
from components.topics.facilities_and_needs.view import VIEW
from components.ui import folded, viewport
from components.ui.facilities import controls
from components.ui.picks import picked_mark
from components.ui.session import address
from components.words import boundaries
from components.words.text import tr

TABLES = "facilities_cover_tables"


def bars(facts: Facts, answer: Cover, state: State) -> None:
    """Cover by subdistrict; a click filters the table by one."""
    rows = cover_tables.bar_rows(facts, answer, state)
    table = pa.Table.from_pylist(rows)  # by way of pandas it takes a seventh of the move
    size, key = viewport.current().size, controls.turn_key("cover_bars")
    spec = share_spec(share_height(len(rows), size), viewport.theme(), size)
    st.markdown(f"**{cover_tables.chart_title(answer)}**")
    st.vega_lite_chart(
        table, spec, theme=None, key=key, selection_mode=PICK, alt=cover_tables.bars_alt(answer),
        on_select=lambda: _pick_area(picked_mark(key, PICK)),
    )  # fmt: skip


def _pick_area(ident: str) -> None:
    address.write(VIEW, {"sub": "" if controls.current().subdistrict == ident else ident})
    controls.new_turn()


def are_tables_open() -> bool:
    """Whether the numbers are on screen."""
    return bool(st.session_state.get(TABLES))


def tables(facts: Facts, answer: Cover, state: State) -> None:
    """All numbers of the cover, sent when they are opened."""
    label = tr("各街道、各组团、各类设施的数")
    if box := folded.opened(label, key=TABLES, icon=":material/table:"):
        with box:
            st.dataframe(cover_tables.subdistricts(facts, answer), hide_index=True, key="facilities_cover_units")
            st.dataframe(cover_tables.groups(facts, answer), hide_index=True, key="facilities_cover_groups")
            st.caption(boundaries.groups_note())
            st.dataframe(cover_tables.kinds(facts, state), hide_index=True, key="facilities_cover_kinds")
