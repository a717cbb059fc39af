import streamlit as st

from components.base import cache
from components.topics.overview.locator import locator_picture
from components.topics.overview.statement import brief, stated
from components.topics.overview.view import VIEW
from components.ui import viewport
from components.ui.errors import boundary
from components.ui.export_menu import export_menu
from components.ui.map_view import map_view
from components.ui.overview.doors import door_rows, show_doors
from components.ui.overview.figure_rows import show_figures
from components.ui.overview.step_columns import show_steps
from components.ui.provenance import source_button
from components.ui.session.address import state_of
from components.ui.session.look import page_look
from components.words.text import tr

view = viewport.current()
low = view.height < 900 * view.size and not view.narrow  # a laptop: everything in two thirds of an office screen
state = state_of(VIEW)

with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.title(tr("济南新旧动能转换起步区"), anchor=False, width="content")
    with boundary():
        words, clauses = stated(cache.facts_versions("spatial_elements"))
        st.markdown(f":small[{brief(words)}]" if low else words, width="content")
        source_button(clauses, key="source_statement")
    with boundary():
        export_menu(VIEW, state)

share = 0.46 if view.width >= 1500 * view.size else 0.335  # of the width, for the map
inside = view.width - 160 * view.size
left, right = (st.container(), st.container()) if view.narrow else st.columns([share, 1 - share], gap="medium")
figures_slot, map_slot = (left, right) if view.narrow else (right, left)

with figures_slot:
    show_figures(0 if view.narrow else inside * (1 - share) - 16 * view.size, low=low)

with map_slot, boundary():
    cache.layers()  # a broken layer catalogue is reported here; the map itself only loses its base
    width = view.width * 0.92 if view.narrow else inside * share
    used_px = 462 if low else 500 + 44 * door_rows()
    height = min(view.fill(used_px, 300 if low else 340 if view.narrow else 400), round(width))
    locator, size = locator_picture(page_look()), (round(width), height)
    groups = [layer for layer in cache.layers() if layer.id == "groups"]
    map_view(locator.deck(*size, groups), locator, key="locator", size=size)

with boundary():
    show_steps(state.day, low=low)
show_doors(low=low)
