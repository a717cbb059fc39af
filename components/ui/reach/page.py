"""过河可达: the answer in a sentence, the map of minutes, and who gains or loses, in one fragment."""

import streamlit as st

from components.topics.crossings.content import Content
from components.topics.reach import words
from components.topics.reach.scene import Scene, scene
from components.ui import errors, viewport
from components.ui.crossings import address as page_address
from components.ui.crossings import scenario_bar
from components.ui.reach import controls, map_panel, side_panel
from components.words.text import tr

STACKED, WIDE = 1100, 1700  # px at size 1.0: tables beside the map, one line of text
# Px at size 1.0 above the columns; under the top of the left one beside the map; a line of text.
ABOVE, UNDER, LINE, NARROWER = 187, 246, 26, 42


def reach_page(known: Content) -> None:
    """The whole view under the page's title."""
    st.fragment(key=map_panel.PAGE)(_page)(known)


def _page(known: Content) -> None:
    port = viewport.current()
    size, stacked = port.size, port.width < STACKED * port.size
    inside = port.width - 2 * (16 if port.narrow else 80) * size
    width = inside * (1.0 if stacked else 0.58) - 16 * size
    with errors.boundary():
        now = scene(known, page_address.read(known.idents))
        wide = port.width >= WIDE * size
        st.markdown(words.headline(now, wide=wide))
        above, under = ABOVE + (0 if wide else LINE), UNDER + (0 if wide else NARROWER)
        left, right = (st.container(), st.container()) if stacked else st.columns([0.58, 0.42], gap="medium")
        with left:
            controls.bar(now, width)
            st.fragment(key=map_panel.PART)(_map)(known, port.fill(above + under, 240), width)
        with right:
            room = side_panel.Room(round(inside * (1.0 if stacked else 0.42) - 16 * size), port.fill(above, 500))
            side_panel.side(now, room)
            hint = tr("＋ 关闭多几分钟，− 开通少几分钟；点一行试关或试开，再点还原。")
            scenario_bar.bar(known, now.shown, room.width, untouched=f":small[:gray[{hint}]]")


def _map(known: Content, height: int, width: float) -> None:
    with errors.boundary():
        now: Scene = scene(known, page_address.read(known.idents))
        map_panel.map_part(now, height, width)
