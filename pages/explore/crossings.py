"""跨河通道: every crossing on the map and along the river, year by year, with the documents' counts beside."""

import streamlit as st

from components import errors, viewport
from components.crossings_page import address, controls, panels, pictures, scenario_bar
from components.crossings_page.content import content
from components.crossings_page.take_away import exports
from components.text import tr

port = viewport.current()
stacked = port.width < 1100 * port.size
margin = 16 if port.narrow else 80
width = (port.width - 2 * margin * port.size) * (1.0 if stacked else 0.6)
below = 250  # the unrolled river and its legend, px at size 1.0
height = port.fill(250 + below, 260)
title = st.container()


def stage() -> None:
    """Everything that follows year and selection; while playing it runs by itself."""
    with errors.boundary():
        known = content()
        if controls.advance(address.read(known.idents)):
            st.rerun()
        shown = address.read(known.idents)
        st.markdown(panels.headline(known, shown))
        scenario_bar.bar(known, shown)
        left, right = (st.container(), st.container()) if stacked else st.columns([0.6, 0.4], gap="medium")
        with left:
            controls.year_bar(known, shown)
            pictures.crossings_map(known, shown, height, width)
            pictures.river(known, shown, width - 30 * port.size)
            st.caption(f"{controls.legend()}　{tr('灰线：位置精度')}　{tr('黄线：最大间距')}")
        with right:
            panels.panel(known, shown, port.fill(260, 420))


with title, errors.boundary(), st.container(horizontal=True, vertical_alignment="center"):
    st.title(tr("跨河通道"), anchor=False, width="stretch")
    scenario_bar.follow(content())
    controls.play_button()
    exports(content())
st.fragment(stage, run_every=controls.STEP_S if controls.playing() else None)()
