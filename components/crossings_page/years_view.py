"""通道与年份: map, unrolled river and panels of one year; while playing it runs by itself."""

import streamlit as st

from components import errors, viewport
from components.crossings_page import address, controls, panels, pictures, scenario_bar
from components.crossings_page.content import Content
from components.text import tr

UNDER_MAP = 250  # the unrolled river and its legend, px at size 1.0


def years_view(known: Content) -> None:
    """The whole view under the page's title."""
    st.fragment(_stage, run_every=controls.STEP_S if controls.playing() else None)(known)


def _stage(known: Content) -> None:
    port = viewport.current()
    stacked = port.width < 1100 * port.size
    width = (port.width - 2 * (16 if port.narrow else 80) * port.size) * (1.0 if stacked else 0.6)
    with errors.boundary():
        if controls.advance(address.read(known.idents)):
            st.rerun()
        shown = address.read(known.idents)
        st.markdown(panels.headline(known, shown))
        bar = 50 if scenario_bar.bar(known, shown) else 0
        left, right = (st.container(), st.container()) if stacked else st.columns([0.6, 0.4], gap="medium")
        with left:
            controls.year_bar(known, shown)
            pictures.crossings_map(known, shown, port.fill(250 + UNDER_MAP + bar, 260), width)
            with errors.boundary():
                pictures.river(known, shown, width - 30 * port.size)
            st.caption(f"{controls.legend()}　{tr('灰线：位置精度')}　{tr('黄线：最大间距')}")
        with right:
            panels.panel(known, shown, port.fill(260 + bar, 420))
