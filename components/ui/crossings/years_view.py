"""通道与年份: map, unrolled river and panels of one year; while playing it runs by itself."""

import streamlit as st

from components.drawing.charts.river_rows import NAME_ROWS, river_height
from components.topics.crossings.content import Content
from components.ui import errors, viewport
from components.ui.crossings import address, controls, panels, pictures, scenario_bar
from components.words.text import tr

STACKED, WIDE, TALL = 1100, 1700, 900  # px at size 1.0: panels beside the map, one line of text, room for every name
TOP = 243  # px at size 1.0 above the map: title, one line of text, the years
UNDER = 105  # and under it beside the river: notice, legend, and the gaps between


def years_view(known: Content) -> None:
    """The whole view under the page's title."""
    st.fragment(_stage, run_every=controls.STEP_S if controls.playing() else None)(known)


def _stage(known: Content) -> None:
    port = viewport.current()
    size, stacked, wide = port.size, port.width < STACKED * port.size, port.width >= WIDE * port.size
    inside = port.width - 2 * (16 if port.narrow else 80) * size
    width = inside * (1.0 if stacked else 0.6) - 16 * size
    with errors.boundary():
        if controls.advance(address.read(known.idents)):
            st.rerun()
        shown = address.read(known.idents)
        st.markdown(panels.headline(known, shown, wide=wide))
        top = TOP + (0 if wide else 22) + (50 if scenario_bar.bar(known, shown, inside) else 0)
        left, right = (st.container(), st.container()) if stacked else st.columns([0.6, 0.4], gap="medium")
        rows = NAME_ROWS if port.height >= TALL * size else NAME_ROWS - 1
        under = UNDER + (0 if wide else 22) + river_height(rows)
        with left:
            controls.year_bar(known, shown)
            pictures.crossings_map(known, shown, port.fill(top + under, 236), width)
            with errors.boundary():
                pictures.river(known, shown, width - 14 * size, rows)
            st.caption(f"{controls.legend()}　{tr('灰线 位置精度')}　{tr('黄线 最大间距')}")
        with right:
            room = panels.Room(round(inside * (1.0 if stacked else 0.4) - 16 * size), port.fill(top + 8, 420))
            panels.panel(known, shown, room)
