"""What a crossing's slip costs: the map of minutes, the ranking, counts and indicators; a row chooses the crossing."""

from collections.abc import Callable

import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base import cache
from components.base.words_cache import words_cache
from components.topics.contract import View
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.industry import costliest, project_slips, slip_words, slips
from components.topics.industry.project_slips import ProjectSlip
from components.topics.industry.state import PROJECTS, SLIP_YEARS, State
from components.topics.reach.map_picture import minutes_picture
from components.topics.reach.scene import Scene
from components.ui import errors, map_and_panel, viewport
from components.ui.industry import controls, editing, slip_tables
from components.ui.industry.slip_tables import About
from components.ui.map_view import map_view, selected_id
from components.ui.menu import script_of
from components.ui.picks import picked_row
from components.ui.reach.model import build_with_sign
from components.ui.segments import segments
from components.ui.session import address
from components.ui.session.look import page_look
from components.ui.whatif import state as session
from components.words.text import tr

MEASURES = map_and_panel.Measures(share=0.55, top=286, line=112)
OPENED = "slips_opened"
"""In the session: the project whose card another page is to show."""
Page = View[State]


def slip_stage(page: Page, state: State, line: Callable[[], bool]) -> None:
    """What a crossing's slip costs, on one of the pages that show it; `line` is the scenario's line."""
    if ident := st.session_state.pop(OPENED, ""):
        st.switch_page(script_of("industry"), query_params={"el": ident})
    about, head = now_and_ranking(state), st.container()
    place = map_and_panel.room(MEASURES, line)
    with place.left, errors.boundary():
        map_side(page, about[3], place.map_px)
    with place.right, errors.boundary():
        own = side(page, about, state, place.panel_px)
        with head:
            late_part(page, own)


@st.fragment
def late_part(page: Page, own: DeltaGenerator) -> None:
    """What the number of years changes: choices and headline here, and `own` in the panel. Minutes, ranking and map are
    of the year in which the crossing should open."""
    with errors.boundary():
        state = address.state_of(page)
        about = now_and_ranking(state)
        crossings, _, slip, now = about
        choices(page, state, now)
        st.markdown(slip_words.headline(crossings, now, slip, state))
        if slip.year is not None:
            with own, errors.boundary():
                st.button(
                    tr("把“{name}推迟 {n} 年”记入方案", name=slip.name, n=state.by), icon=":material/add_task:",
                    key="industry_take_slip", on_click=_into_scenario, args=(page, slip.ident, state.by),
                )  # fmt: skip
                st.dataframe(slip_tables.counts(about, state), hide_index=True, key="industry_counts")


def _into_scenario(page: Page, ident: str, years: int) -> None:
    editing.take_slip(ident, years)
    st.rerun((stage_key(page),))


def stage_key(page: Page) -> str:
    """Key of the fragment that holds everything about slips on a page."""
    return f"{page.ident}_stage"


def now_and_ranking(state: State) -> About:
    """Crossings, the ranking, the slip that is seen, and its minutes."""
    build_with_sign()
    facts = load_crossings()
    ranked = slips.ranking(facts, state.to)
    slip = slips.chosen(ranked, state) or ranked[0]
    return facts, ranked, slip, slips.scene_of(facts, slip, state, viewport.theme())


def choices(page: Page, state: State, scene: Scene) -> None:
    """By how many years, and minutes to where."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        years, key = {str(n): tr("推迟 {n} 年", n=n) for n in SLIP_YEARS}, f"{page.ident}_slip_by"
        segments(tr("推迟"), years, key=key, current=str(state.by), on_change=_take, args=(page, "by", key))
        places = {"": tr("代价最大的目的地"), **{p.ident: scene.place_name(p.ident) for p in scene.kit.places}}
        key = f"{page.ident}_slip_to"
        session.show_in(key, state.to)
        st.selectbox(
            tr("去往"), list(places), key=key, format_func=lambda code: places.get(code, code), width=260,
            label_visibility="collapsed", on_change=_take, args=(page, "to", key),
        )  # fmt: skip


def _take(page: Page, key: str, widget: str) -> None:
    address.write(page, {key: str(st.session_state[widget])})
    if key == "to":  # other minutes, another order of rows
        controls.new_turn()
        st.rerun((stage_key(page),))


def map_side(page: Page, scene: Scene, size: tuple[int, int]) -> None:
    """Where minutes are lost."""
    picture, key = minutes_picture(scene, page_look()), f"{page.ident}_slip_map"
    deck = picture.deck(*size, [layer for layer in cache.layers() if layer.id == "crossings"])
    map_view(deck, picture, key=key, size=size, on_select=lambda: _choose(page, selected_id(key) or ""),
             turns=True)  # fmt: skip


def _choose(page: Page, ident: str) -> None:
    waiting = {line.ident for line in load_crossings().lines if not line.crossing.stands}
    if ident in waiting:
        address.write(page, {"x": ident})
        controls.new_turn()


def side(page: Page, about: About, state: State, height: int) -> DeltaGenerator:
    """The ranking, then indicators and subdistricts of the chosen one; returns the place for what its years change."""
    _, ranked, _, now = about
    with st.container(height=height, border=False):
        projects, capacities = project_slips.project_ranking(), dict(session.scenario().capacities)
        lines = costliest.costliest(now, ranked, projects, capacities)
        st.markdown("\n".join([f"**{tr(costliest.HEADING)}**\n", *(f"- {line}" for line in lines)]))
        key, (table, idents) = controls.turn_key("slips"), slip_tables.ranking(about, state)
        st.markdown(f"**{tr(slip_words.RANKING)}**")
        st.dataframe(table, hide_index=True, key=key, selection_mode="single-row", placeholder="—",
                     on_select=lambda: _choose(page, picked_row(key, idents) or ""))  # fmt: skip
        own = st.container()
        st.dataframe(slip_tables.links(about), hide_index=True, key="industry_slip_links")
        st.dataframe(slip_tables.units(about, state), hide_index=True, key="industry_units")
        st.caption(slip_words.method(now))
        with errors.boundary():
            _projects(page, projects)
    return own


def _projects(page: Page, ranked: tuple[ProjectSlip, ...]) -> None:
    """Projects and facilities by what their slip costs; a row opens its card, where its year is moved."""
    table, idents = _project_rows(ranked, session.scenario().capacities)
    key = controls.turn_key("project_slips")
    st.markdown(f"**{tr(project_slips.RANKING)}**")
    st.dataframe(table, hide_index=True, key=key, selection_mode="single-row",
                 on_select=lambda: _open(page, picked_row(key, idents) or ""))  # fmt: skip
    st.caption(project_slips.method(ranked))


@words_cache(4)
def _project_rows(
    ranked: tuple[ProjectSlip, ...], capacities: tuple[tuple[str, float], ...]
) -> tuple[pa.Table, list[str]]:
    """A hundred rows that no year and no crossing changes."""
    frame = project_slips.ranking_table(ranked, dict(capacities))
    return pa.Table.from_pandas(frame, preserve_index=False), [str(ident) for ident in frame.index]


def _open(page: Page, ident: str) -> None:
    """The project's card: on this page where it has one, else on 产业组团 when the page runs."""
    if ident and "el" in page.defaults:
        address.write(page, {"view": PROJECTS, "el": ident})
    elif ident:
        st.session_state[OPENED] = ident
    controls.new_turn()
