"""Subdistricts in a table that selects on the map, and the land budget of the 798 km²."""

from functools import partial

import streamlit as st

from components.drawing.charts.land_budget import land_budget_spec
from components.topics.layout.land import (
    area_note,
    budget,
    budget_alt,
    budget_sentence,
    scope_note,
    subdistrict_frame,
)
from components.topics.layout.view import land_figures
from components.ui import viewport
from components.ui.layout import view
from components.ui.picks import picked_row
from components.ui.provenance import source_button
from components.words.text import tr

DISTRICT_PX = 150  # px at size 1.0


def _pick_row(key: str, ids: list[str]) -> None:
    chosen = picked_row(key, ids) or ""
    view.select(chosen, fly=bool(chosen))


def subdistrict_table(selected: str, width: float) -> None:
    """The table in `width` px; a row selects on the map, and the map's selection marks the row.

    The district comes last: where there is no room for it, it is reached by scrolling and no other column is cut.
    """
    size = viewport.current().size
    left = round(width - 36 - (158 + 74) * size)  # beside the tick, name and area
    room = left - round(DISTRICT_PX * size) if left > (DISTRICT_PX + 90) * size else left
    frame = subdistrict_frame()
    ids = list(frame["id"])
    marked = [ids.index(selected)] if selected in ids else []
    # A table takes a selection from us only when it is new, so each selection has a table of its own.
    key = f"subdistrict_table_{selected if marked else 'none'}"
    st.dataframe(
        frame[["name", "area_km2", "share_pct", "district"]],
        key=key,
        hide_index=True,
        placeholder="",
        on_select=partial(_pick_row, key, ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": marked, "columns": [], "cells": []}},
        column_config={
            "name": st.column_config.TextColumn(tr("街道"), width=round(158 * size)),
            "area_km2": st.column_config.NumberColumn(tr("平方公里"), format="%.1f", width=round(74 * size)),
            "share_pct": st.column_config.ProgressColumn(
                tr("占比"), format="%.1f%%", min_value=0, max_value=20, width=max(room, round(78 * size))
            ),
            "district": st.column_config.TextColumn(tr("所在区"), width=round(DISTRICT_PX * size)),
        },
    )
    st.caption(area_note())


def land_budget() -> None:
    """798 km² against the two stated limits: what they allow, in km² (derived)."""
    land = budget()
    with st.container(horizontal=True):
        for figure in land_figures(land):
            st.metric(figure.label, figure.value)
    spec = land_budget_spec(viewport.theme(), viewport.current().size)
    st.vega_lite_chart(land.rows, spec, width="stretch", alt=budget_alt())
    st.markdown(budget_sentence(land))
    st.caption(scope_note())
    source_button(list(land.citations), key="source_land_budget")
