from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from components import cache, viewport
from components.citation import cite
from components.errors import boundary
from components.map_view import map_view
from components.overview_page.doors import door_rows, show_doors
from components.overview_page.figure_rows import show_figures
from components.overview_page.locator import locator_deck, locator_state
from components.overview_page.statement import statement, statement_rows
from components.overview_page.step_columns import show_steps
from components.provenance import source_button
from components.text import language, tr

view = viewport.current()
today = datetime.now(ZoneInfo("Asia/Shanghai")).date()

with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.title(tr("济南新旧动能转换起步区"), anchor=False, width="content")
    with boundary():
        elements = cache.table("spatial_elements")
        st.markdown(statement(elements), width="content")
        source_button([cite(row, cache.sources()) for row in statement_rows(elements)], key="source_statement")

left, right = (st.container(), st.container()) if view.narrow else st.columns([46, 54], gap="medium")
figures_slot, map_slot = (left, right) if view.narrow else (right, left)

with figures_slot:
    show_figures()

with map_slot, boundary():
    height = view.fill(500 + 44 * door_rows(), 400)
    state = locator_state(viewport.theme(), language(), view.size)
    map_view(
        locator_deck(state, view.width * 0.45, height),
        key="locator",
        height=height,
        alt=tr("区位示意图：起步区在济南老城以北、黄河两岸，东有遥墙机场"),
    )

with boundary():
    show_steps(today)
show_doors()
