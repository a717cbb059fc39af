import streamlit as st

from components.base import cache
from components.topics.overview.aims import steps_picture
from components.topics.overview.bullets import grounds
from components.topics.overview.locator import locator_picture
from components.topics.overview.rows import rows
from components.topics.overview.statement import stated
from components.topics.overview.view import VIEW
from components.ui import viewport
from components.ui.errors import boundary
from components.ui.export_menu import export_menu
from components.ui.map_view import map_view
from components.ui.overview import group_link
from components.ui.overview.charts import show_conclusion, show_figures, show_steps
from components.ui.overview.details import details_button, show_details
from components.ui.overview.doors import show_doors
from components.ui.overview.form import form_of, inner, is_low, map_box
from components.ui.overview.opening import play_opening
from components.ui.session.address import state_of
from components.ui.session.look import page_look
from components.words.text import tr

LEAD_PX, LOW_LEAD_PX = 74, 44  # what the conclusion takes of the rows under it
WIDE = 1600  # px at size 1 from which a door has room for what lies behind it
group_link.open_page()
view = viewport.current()
state = state_of(VIEW)
steps = None
with boundary():
    steps = steps_picture(state.day, (inner(view), view.size, is_low(view)), viewport.theme())
form = form_of(view, float(steps.spec["height"]) if steps else 0.0)
stacked = (st.container(), st.container()) if form.is_stacked else None
left, right = stacked or st.columns([form.share, 1 - form.share], gap="medium")

is_upright = form.is_stacked and not view.narrow
with left.container(key="overview_map_upright" if is_upright else "overview_map", gap="xxsmall"):
    with boundary():
        cache.layers()  # a broken layer catalogue is reported here; the map itself only loses its base
        locator = locator_picture(page_look(), map_box(view, form))
        groups = [layer for layer in cache.layers() if layer.id == "groups"]
        size = form.map_width, form.map_height
        map_view(
            locator.deck(*size, groups),
            locator,
            key=group_link.MAP,
            size=size,
            legend="folded",
            on_select=group_link.follow,
        )
    with st.container(key="overview_phrase", gap="xxsmall"):
        st.title(tr("济南新旧动能转换起步区"), anchor=False)
        with boundary():
            phrase, area, structure = stated(cache.facts_versions("spatial_elements"))[0][:3]
            # On a phone the longer line stands above the tip of the axis.
            lines = (phrase, area, structure) if view.narrow else (phrase, structure, area)
            st.markdown("\n\n".join(lines))

with right:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(tr("五项关键指标"), anchor=False)
        with boundary():
            details_button()
            export_menu(VIEW, state)
    with boundary():
        with st.container(key="overview_lead_low" if form.is_low else "overview_lead", gap="xxsmall"):
            show_conclusion(form)
            st.caption(grounds(rows(), form.rows_width / view.size))
        lead = LOW_LEAD_PX if form.is_low else LEAD_PX
        show_figures(form.rows_width, form.rows_height - round(lead * view.size))

if steps:
    show_steps(steps)
show_doors(low=not form.is_stacked, answers=form.is_stacked or view.width >= WIDE * view.size)
show_details(state.day)
with boundary():
    play_opening(locator, size)
