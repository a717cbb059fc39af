"""通道与年份: map, unrolled river and panels of one year; while playing, year after year."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.drawing.charts.river_rows import NAME_ROWS, river_height
from components.topics.crossings import sentences
from components.topics.crossings.charts import river_legend
from components.topics.crossings.events import Counter, changes_in, counter
from components.topics.crossings.facts import Facts
from components.ui import errors, player, viewport
from components.ui.crossings import address, controls, panels, pictures, scenario_bar
from components.ui.whatif import state as session

STACKED, WIDE, TALL = 1100, 1700, 900  # px at size 1.0: panels beside the map, one line of text, room for every name
LOW_ROWS = 0  # rows of names over the river on a low screen, where the map above it has the names
TOP = 243  # px at size 1.0 above the map: title, one line of text, the years
ROOM = (700, 420)  # px at size 1.0 of a map with room for the events of a year
UNDER = 105  # and under it beside the river: notice, legend, and the gaps between


def years_view(facts: Facts) -> None:
    """The whole view under the page's title."""
    st.fragment(_stage)(facts)


def _stage(facts: Facts) -> None:
    """What shows the year is made first and sent together, so that headline, slider and map change as one."""
    port = viewport.current()
    size, stacked, wide = port.size, port.width < STACKED * port.size, port.width >= WIDE * port.size
    width = port.inside * (1.0 if stacked else 0.6) - 16 * size
    with errors.boundary():
        state, scenario = address.current().years, session.scenario()
        headline, now = sentences.headline(facts, state, scenario, wide=wide), counter(facts, state.year, scenario)
        head = st.container()
        top = TOP + (0 if wide else 22) + (50 if scenario_bar.bar(facts, scenario, port.inside) else 0)
        rows = NAME_ROWS if port.height >= TALL * size else LOW_ROWS
        under = UNDER + (0 if wide else 22) + river_height(rows)
        slot, river = pictures.Slot(width, port.map_height(top + under)), pictures.Slot(width - 14 * size, rows)
        deck, picture = pictures.crossings_deck(facts, state, scenario, slot)
        left, right = (st.container(), st.container()) if stacked else st.columns([0.6, 0.4], gap="medium")
        with left:
            years, stage = _in_order(map_first=port.narrow)
            with years:
                controls.years(facts, state, scenario)
            (years if port.narrow else head).markdown(headline)
            with stage:
                style = pictures.crossings_map(deck, picture, slot)
                year_counter(now, has_room=min(slot.width / ROOM[0], slot.height / ROOM[1]) >= size)
            with errors.boundary():
                pictures.river(facts, state, scenario, river)
            st.caption(river_legend())
        with right:
            room = panels.Room(round(port.inside * (1.0 if stacked else 0.4) - 16 * size), port.fill(top + 8, 420))
            panels.panel(facts, state, scenario, room)
        player.player(state.year, style, controls.set_year, events=partial(changes_in, facts, state.year, scenario))


def _in_order(*, map_first: bool) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Places for the years and for the map: on a phone the map comes first."""
    if map_first:
        stage = st.container(key="crossings_stage", gap=None)
        return st.container(), stage
    return st.container(), st.container(key="crossings_stage", gap=None)


def year_counter(year: Counter, *, has_room: bool) -> None:
    """The year in large figures over the map and, where it has room, what happened in it."""
    event = year.event if has_room else ""
    with st.container(key="crossings_counter", gap=None):
        st.markdown("\n\n".join(text for text in (f"**{year.year}**", year.count, event) if text))
