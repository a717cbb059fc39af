"""What a crossing's slip costs: the map of minutes, the ranking, counts and indicators; a row chooses the crossing."""

import streamlit as st

from components.base import cache
from components.topics.crossings.facts import Facts as CrossingFacts
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.industry import project_slips, slip_words, slips
from components.topics.industry.slips import Slip
from components.topics.industry.state import PROJECTS, SLIP_YEARS, State
from components.topics.industry.view import VIEW
from components.topics.reach.content import units_table
from components.topics.reach.map_picture import minutes_picture
from components.topics.reach.scene import Scene
from components.ui import errors, viewport
from components.ui.industry import controls, editing
from components.ui.map_view import map_view, selected_id
from components.ui.picks import picked_row
from components.ui.reach.model import build_with_sign
from components.ui.segments import segments
from components.ui.session import address
from components.ui.session.look import page_look
from components.words.text import tr

MAP_KEY = "industry_slip_map"
Parts = tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator, tuple[int, int]]


def now_and_ranking(state: State) -> tuple[CrossingFacts, tuple[Slip, ...], Slip, Scene]:
    """Crossings, the ranking, the slip that is seen, and its minutes."""
    build_with_sign()
    facts = load_crossings()
    ranked = slips.ranking(facts, state.to)
    slip = slips.chosen(ranked, state) or ranked[0]
    return facts, ranked, slip, slips.scene_of(facts, slip, state, viewport.theme())


def choices(state: State, scene: Scene) -> None:
    """By how many years, and minutes to where."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        years = {str(n): tr("推迟 {n} 年", n=n) for n in SLIP_YEARS}
        segments(tr("推迟"), years, key="industry_by", current=str(state.by), on_change=_take, args=("by",))
        places = {"": tr("代价最大的目的地"), **{p.ident: scene.place_name(p.ident) for p in scene.kit.places}}
        controls.one_of(st.container(width=260), "to", tr("去往"), places, state.to)


def _take(key: str) -> None:
    address.write(VIEW, {key: str(st.session_state[f"industry_{key}"])})


def map_side(scene: Scene, size: tuple[int, int]) -> None:
    """Where minutes are lost."""
    picture = minutes_picture(scene, page_look())
    deck = picture.deck(*size, [layer for layer in cache.layers() if layer.id == "crossings"])
    map_view(deck, picture, key=MAP_KEY, size=size, on_select=_clicked, turns=True)


def _clicked() -> None:
    _choose(selected_id(MAP_KEY) or "")


def _choose(ident: str) -> None:
    waiting = {line.ident for line in load_crossings().lines if not line.crossing.stands}
    if ident in waiting:
        address.write(VIEW, {"x": ident})
        controls.new_turn()


def side(about: tuple[CrossingFacts, tuple[Slip, ...], Slip, Scene], state: State, height: int) -> None:
    """The ranking, then counts, indicators and subdistricts of the chosen one."""
    facts, ranked, slip, now = about
    with st.container(height=height, border=False):
        table = slip_words.ranking_table(now, ranked, state.to)
        table.insert(0, " ", ["▶" if ident == slip.ident else "" for ident in table.index])
        key, idents = controls.turn_key("slips"), [str(ident) for ident in table.index]
        st.markdown(f"**{tr(slip_words.RANKING)}**")
        st.dataframe(table, hide_index=True, key=key, selection_mode="single-row", placeholder="—",
                     on_select=lambda: _choose(picked_row(key, idents) or ""))  # fmt: skip
        if slip.year is not None:
            st.button(tr("把“{name}推迟 {n} 年”记入方案", name=slip.name, n=state.by), icon=":material/add_task:",
                      key="industry_take_slip", on_click=editing.take_slip, args=(slip.ident, state.by))  # fmt: skip
            with errors.boundary():
                st.dataframe(slip_words.counts_table(facts, slip, state.by), hide_index=True, key="industry_counts")
        st.dataframe(slip_words.links_table(slip), hide_index=True, key="industry_slip_links")
        st.dataframe(units_table(now), hide_index=True, key="industry_units")
        st.caption(slip_words.method(now))
        with errors.boundary():
            _projects()


def _projects() -> None:
    """Projects and facilities by what their slip costs; a row opens its card, where its year is moved."""
    ranked = project_slips.project_ranking()
    table = project_slips.ranking_table(ranked)
    key, idents = controls.turn_key("project_slips"), [str(ident) for ident in table.index]
    st.markdown(f"**{tr(project_slips.RANKING)}**")
    st.dataframe(table, hide_index=True, key=key, selection_mode="single-row",
                 on_select=lambda: _open(picked_row(key, idents) or ""))  # fmt: skip
    st.caption(project_slips.method(ranked))


def _open(ident: str) -> None:
    if ident:
        address.write(VIEW, {"view": PROJECTS, "el": ident})
        controls.new_turn()
