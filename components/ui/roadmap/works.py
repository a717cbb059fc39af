"""时间线: year and kind, the timeline and the map of the year side by side, the selected work's card.

Three parts, each within the one before: the view; the buttons of the years; what a year changes. Most years change no
button, and are then put on the page without them.
"""

from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base import cache
from components.drawing.charts.sheet import PICK
from components.drawing.charts.timeline import timeline_spec
from components.drawing.maps.picture import MapPicture
from components.topics.crossings.events import changes_in
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.roadmap import timeline
from components.topics.roadmap.map_picture import frame_picture, works_picture
from components.topics.roadmap.state import KINDS, LAST, State
from components.topics.roadmap.view import VIEW
from components.topics.roadmap.work_card import work_card
from components.topics.roadmap.works import Work, one_work
from components.ui import errors, folded, player, viewport
from components.ui.map_view import map_frame, map_in_frame, selected_id
from components.ui.picks import picked_mark
from components.ui.provenance import source_button
from components.ui.roadmap import controls
from components.ui.segments import segments
from components.ui.session import address
from components.ui.session.look import page_look
from components.ui.whatif import state as session
from components.ui.year_bar import YearPlaces, buttons_look, year_buttons, year_places, year_slider
from components.words.text import tr
from model.scenario import Scenario

YEARS, BUTTONS = "roadmap_years", "roadmap_buttons"
STACKED, CHART, TOP = 1100, 0.56, 330  # px at size 1.0; the chart's share of the width; px above chart and map
MAP_KEY, CARD_PX, LEAST_MAP_PX = "roadmap_map", 200, 240
"""px at size 1.0 of the card above the map, which scrolls where its text is longer, and of the map at least."""


@dataclass(frozen=True)
class Room:
    """Where the parts of the year stand: the years, the chart, the card of the selected work and the map; px of chart
    and map."""

    years: YearPlaces
    chart: DeltaGenerator
    card: DeltaGenerator
    map: DeltaGenerator
    chart_px: int
    map_px: tuple[int, int]


def timeline_view(state: State) -> None:
    """The whole view under the page's title."""
    scenario = session.scenario()
    listed = timeline.chosen(state, scenario)
    st.markdown(timeline.headline(listed))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        names = {kind: tr(timeline.KIND_WORDS[kind]) for kind in KINDS}
        segments(tr("项目范围"), names, key="roadmap_kind", current=state.kind, on_change=controls.take, args=("kind",))
        years = year_places()
    years_part(_room(years, frame_picture(state, scenario, page_look())))
    st.caption(timeline.legend())
    if box := folded.opened(tr("时间线清单"), key="roadmap_works"):
        box.dataframe(timeline.table(listed), hide_index=True, placeholder="")


def _room(years: YearPlaces, picture: MapPicture) -> Room:
    """Everything that no year changes, so that a year does not send it again."""
    port = viewport.current()
    stacked = port.width < STACKED * port.size
    left, right = (st.container(), st.container()) if stacked else st.columns([CHART, 1 - CHART], gap="medium")
    px = round(port.inside * (1.0 if stacked else 1 - CHART) - 16 * port.size), port.fill(TOP, 320)
    with left if stacked else right:
        card_place = st.container()
        least = px[0], _under_card(px[1])
        frame = map_frame(picture, MAP_KEY, least)
    bars = (right if stacked else left).container(height=px[1], border=False)
    return Room(years, bars, card_place, frame, px[1], px)


def _under_card(height: int) -> int:
    """Height in px that the card of a work leaves the map."""
    size = viewport.current().size
    return max(height - round((CARD_PX + 16) * size), round(LEAST_MAP_PX * size))


@st.fragment(key=YEARS)
def years_part(room: Room) -> None:
    """The buttons of the years with all that follows from a year."""
    with errors.boundary():
        year = controls.current().year
        st.session_state[BUTTONS] = buttons_look(year)
        year_buttons("roadmap", year, set_year, room.years)
        year_part(room)


@st.fragment
def year_part(room: Room) -> None:
    """What a year or a chosen work changes: slider, chart and map. Which works are listed does not."""
    with errors.boundary():
        state, scenario = controls.current(), session.scenario()
        with room.years.slider:
            year_slider("roadmap", state.year, _slide)
        work = one_work(state.work, scenario) if state.work else None
        if work:
            with room.card, st.container(height=round(CARD_PX * viewport.current().size), border=False):
                card(work, state, scenario)
        size = room.map_px[0], _under_card(room.map_px[1]) if work else room.map_px[1]
        with room.map, errors.boundary():
            style = works_map(state, scenario, size)
        with room.chart, errors.boundary():
            chart(state, scenario, room.chart_px)
        player.player(
            state.year, style, _slide, on_end=partial(_follow, LAST),
            events=lambda: changes_in(load_crossings(), state.year, scenario),
        )  # fmt: skip


def set_year(year: int) -> None:
    """Put a year into the address."""
    address.write(VIEW, {"year": str(year)})


def _slide(year: int) -> None:
    """Callback of what stands without the buttons: a year into the address."""
    set_year(year)
    _follow(year)


def _follow(year: int) -> None:
    """Callback: the buttons come again where they are no longer what they were."""
    if st.session_state.get(BUTTONS) != buttons_look(year):
        st.rerun(YEARS)


def works_map(state: State, scenario: Scenario, size: tuple[int, int]) -> str:
    """The map of the year in `size` px; returns the address of its style."""
    picture = works_picture(state, scenario, page_look())
    targets = [layer for layer in cache.layers() if layer.id in ("crossings", "facilities")]
    return map_in_frame(picture.deck(*size, targets), picture, key=MAP_KEY, size=size, on_select=_map_clicked)


def _map_clicked() -> None:
    _choose("el", selected_id(MAP_KEY) or "")


def _choose(key: str, ident: str) -> None:
    """Callback: a work is chosen, which the legend says, or let go."""
    controls.select(key, ident)
    st.rerun(controls.STAGE)


def chart(state: State, scenario: Scenario, height: int) -> None:
    """The bars; a click on a row selects its work, another click lets it go."""
    key, sheet = controls.turn_key("bars"), timeline.sheet(state, scenario)
    spec = timeline_spec(sheet.works, viewport.theme(), viewport.current().size, height - 40)
    st.vega_lite_chart(
        sheet.arrow[state.year], spec, theme=None, key=key, selection_mode=PICK,
        alt=timeline.timeline_alt(), on_select=lambda: _picked(key, state.work),
    )  # fmt: skip


def _picked(key: str, chosen: str) -> None:
    ident = picked_mark(key, PICK)
    _choose("el", "" if ident == chosen else ident)


def card(work: Work, state: State, scenario: Scenario) -> None:
    """One work: status of the year, both dates with grades, place, every clause."""
    text = work_card(work, state, scenario)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{text.title}**", width="stretch")
            source_button(list(text.citations), key=f"roadmap_source_{work.ident}")
            controls.close_button("el", _choose)
        st.markdown(text.status)
        st.caption(f"{text.start}　{text.opening}")
        for line in (text.place, *text.links, text.note):
            if line:
                st.caption(line)
