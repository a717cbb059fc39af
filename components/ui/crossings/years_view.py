"""通道与年份: map, unrolled river and panels of one year; while playing it runs by itself."""

import streamlit as st

from components.drawing.charts.river_rows import NAME_ROWS, river_height
from components.topics.crossings import sentences
from components.topics.crossings.charts import river_legend
from components.topics.crossings.facts import Facts
from components.ui import errors, viewport
from components.ui.crossings import address, controls, panels, pictures, scenario_bar
from components.ui.whatif import state as session

STACKED, WIDE, TALL = 1100, 1700, 900  # px at size 1.0: panels beside the map, one line of text, room for every name
TOP = 243  # px at size 1.0 above the map: title, one line of text, the years
UNDER = 105  # and under it beside the river: notice, legend, and the gaps between


def years_view(facts: Facts) -> None:
    """The whole view under the page's title."""
    st.fragment(_stage, run_every=controls.STEP_S if controls.playing() else None)(facts)


def _stage(facts: Facts) -> None:
    port = viewport.current()
    size, stacked, wide = port.size, port.width < STACKED * port.size, port.width >= WIDE * port.size
    inside = port.width - 2 * (16 if port.narrow else 80) * size
    width = inside * (1.0 if stacked else 0.6) - 16 * size
    with errors.boundary():
        if controls.advance(address.current().years):
            st.rerun()
        state, scenario = address.current().years, session.scenario()
        if not port.narrow:
            st.markdown(sentences.headline(facts, state, scenario, wide=wide))
        top = TOP + (0 if wide else 22) + (50 if scenario_bar.bar(facts, scenario, inside) else 0)
        left, right = (st.container(), st.container()) if stacked else st.columns([0.6, 0.4], gap="medium")
        rows = NAME_ROWS if port.height >= TALL * size else NAME_ROWS - 1
        under = UNDER + (0 if wide else 22) + river_height(rows)
        with left:
            slot = pictures.Slot(width, port.map_height(top + under))
            if port.narrow:
                pictures.crossings_map(facts, state, scenario, slot)
                controls.year_bar(facts, state, scenario, playable=True)
                st.markdown(sentences.headline(facts, state, scenario, wide=wide))
            else:
                controls.year_bar(facts, state, scenario)
                pictures.crossings_map(facts, state, scenario, slot)
            with errors.boundary():
                pictures.river(facts, state, scenario, pictures.Slot(width - 14 * size, rows))
            st.caption(river_legend())
        with right:
            room = panels.Room(round(inside * (1.0 if stacked else 0.4) - 16 * size), port.fill(top + 8, 420))
            panels.panel(facts, state, scenario, room)
