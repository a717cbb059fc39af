"""过河可达: the answer in a sentence, the map of minutes, and who gains or loses, in one fragment."""

import streamlit as st

from components import errors, viewport
from components.crossings_page import address as page_address
from components.crossings_page import scenario_bar
from components.crossings_page.content import Content
from components.reach import controls, map_panel, side_panel, words
from components.reach.scene import Scene, scene
from components.text import tr

STACKED = 1100


def reach_page(known: Content) -> None:
    """The whole view under the page's title."""
    st.fragment(key=map_panel.PAGE)(_page)(known)


def _page(known: Content) -> None:
    port = viewport.current()
    stacked = port.width < STACKED * port.size
    width = (port.width - 2 * (16 if port.narrow else 80) * port.size) * (1.0 if stacked else 0.58)
    with errors.boundary():
        now = scene(known, page_address.read(known.idents))
        st.markdown(words.headline(now))
        hint = tr("方案没有改动通道。点“通道”表的一行，试着关闭或开通一处，看谁变化最大。")
        scenario_bar.bar(known, now.shown, untouched=hint)
        taken = 350
        controls.bar(now)
        left, right = (st.container(), st.container()) if stacked else st.columns([0.58, 0.42], gap="medium")
        with left:
            st.fragment(key=map_panel.PART)(_map)(known, port.fill(taken + 200, 300), width)
        with right:
            side_panel.side(now, port.fill(taken, 560))


def _map(known: Content, height: int, width: float) -> None:
    with errors.boundary():
        now: Scene = scene(known, page_address.read(known.idents))
        map_panel.map_part(now, height, width)
