"""空间布局: the map of 一纵一横两核五组团, every element with its card, the layers, and a guided walk."""

import streamlit as st

from components.drawing.charts.lettering import width_px
from components.topics.elements import elements
from components.topics.layout.reasons import reason_text
from components.topics.layout.structure import structure_sentence
from components.ui import errors, viewport
from components.ui.layout import finder, map_panel, profile, side, view
from components.ui.layout.lead import in_map_colours
from components.words.text import tr

TITLE_PX, WIDE = 130, 1600  # px at size 1.0: width of the title beside the lead, and of a window with large letters
LETTERS, HEADS = (28, 38.4), (234, 246)  # px of the lead's letters (page.css), and what stands over and under the map
port = viewport.current()
is_wide = port.width >= WIDE * port.size
stacked = port.width < 900 * port.size or port.upright
inside = port.inside
side_width = inside if stacked else (inside - 32 * port.size) / 3.1
map_width = round(inside if stacked else port.width * 0.64)
height = min(
    port.fill(HEADS[is_wide], 340), round(map_width * (1.1 if stacked else 1.0))
)  # under a phone's map the panel is seen
side_height = port.fill(300, 340) - height if stacked and not port.narrow else height + 40


@st.fragment(key=view.MAP)
def map_part() -> None:
    with errors.boundary():
        map_panel.layout_map(view.current(), height, map_width)


@st.fragment(key=view.WALK)
def walk_part() -> None:
    with errors.boundary():
        map_panel.walk_bar(view.current())


@st.fragment(key=view.SIDE)
def side_part() -> None:
    with errors.boundary():
        side.side(view.current(), max(side_height, 340), side_width)


@st.fragment(key=view.FIND)
def find_part() -> None:
    with errors.boundary():
        errors.tell(elements.faults())
        finder.search_box()


with errors.boundary(tr("空间布局")):
    if (page_state := view.current()).profile:
        profile.profile_page(page_state)
    else:
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="layout_head"):
            st.title(tr("空间布局"), anchor=False, width="content")
            if not port.narrow:
                with st.container(gap=None, width="stretch", key="layout_lead"):
                    room = inside - TITLE_PX * port.size
                    fits = width_px(structure_sentence(), LETTERS[is_wide] * port.size, bold=True) < room
                    lead, follower = (
                        (structure_sentence(), reason_text("layout")) if fits else (reason_text("layout"), "")
                    )
                    st.markdown(f"**{in_map_colours(lead, viewport.theme())}**")
                    if follower:
                        st.caption(follower)
        left, right = (st.container(), st.container()) if stacked else st.columns([2.1, 1], gap="medium")
        with left:
            with st.container(key="layout_map_area"):
                with st.container(key="layout_find"):
                    find_part()
                map_part()
            walk_part()
        with right:
            side_part()
