"""View, filters and panel of 产业组团: widgets that follow the address and write into it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.topics.facilities.state import FIRST, LAST
from components.topics.industry import words
from components.topics.industry.facts import Facts
from components.topics.industry.families import FAMILIES
from components.topics.industry.state import PROJECTS, SLIPS, SYSTEM, UNSTATED, State
from components.topics.industry.view import VIEW
from components.ui import viewport
from components.ui.segments import segments
from components.ui.session import address
from components.words.format import year as year_label
from components.words.text import tr
from model.facility_status import STAGES

VIEW_WORDS = {PROJECTS: "组团与项目", SYSTEM: "产业体系", SLIPS: "推迟的代价"}
PANEL_WORDS = {"table": "清单", "groups": "组团", "kinds": "种类", "years": "年份", "changes": "推演"}
TURN = "industry_turn"
SHARES = (2.6, 2.2, 2.0, 2.2, 1.2)
"""Widths of the filters: group, family, stage, industry, year."""


def current() -> State:
    """The state of the address."""
    return address.state_of(VIEW)


def view_choice(state: State) -> None:
    """Groups with their projects, the industrial system, or the cost of slips."""
    names = {code: tr(word) for code, word in VIEW_WORDS.items()}
    segments(tr("显示内容"), names, key="industry_view", current=state.view, on_change=_take, args=("view",))


def panel_choice(state: State) -> None:
    """Which panel stands beside the map."""
    names = {code: tr(word) for code, word in PANEL_WORDS.items()}
    segments(
        tr("面板"), names, key="industry_panel", current=state.panel, on_change=_take, args=("panel",), width="stretch"
    )


def _take(key: str) -> None:
    address.write(VIEW, {key: str(st.session_state[f"industry_{key}"])})
    new_turn()


def filters(facts: Facts, state: State) -> None:
    """Group, families, stages, industry and year; on a narrow screen inside a popover."""
    if viewport.current().narrow:
        with st.popover(tr("筛选"), icon=":material/filter_alt:", width="stretch"):
            _filters(facts, state, [st.container() for _ in SHARES])
    else:
        _filters(facts, state, list(st.columns(SHARES, gap="small", vertical_alignment="bottom")))


def _filters(facts: Facts, state: State, places: list[DeltaGenerator]) -> None:
    areas = {"": tr("全部组团"), **{i: words.area_short(facts, i) for i in (*facts.areas, UNSTATED)}}
    one_of(places[0], "group", tr("组团"), areas, state.group)
    _many(places[1], "kind", tr("种类"), {f: words.family_word(f) for f in FAMILIES}, state.families)
    _many(places[2], "stage", tr("阶段"), {s: words.stage_word(s) for s in STAGES}, state.stages)
    industries = {"": tr("全部产业"), **{i: facts.term_name(i) for i in facts.industries}}
    one_of(places[3], "ind", tr("产业"), industries, state.industry)
    years = {str(year): tr("{year}底", year=year_label(year)) for year in range(LAST, FIRST - 1, -1)}
    one_of(places[4], "year", tr("年份"), years, str(state.year))


def _show(key: str, value: object) -> None:
    if st.session_state.get(f"industry_{key}") != value:
        st.session_state[f"industry_{key}"] = value


def _many(place: DeltaGenerator, key: str, label: str, names: dict[str, str], now: tuple[str, ...]) -> None:
    _show(key, list(now))
    place.multiselect(
        label, list(names), key=f"industry_{key}", format_func=lambda code: names.get(code, code),
        placeholder=tr("全部{what}", what=label), label_visibility="collapsed", on_change=_take_many, args=(key,),
    )  # fmt: skip


def _take_many(key: str) -> None:
    address.write(VIEW, {key: ",".join(map(str, st.session_state[f"industry_{key}"]))})
    new_turn()


def one_of(place: DeltaGenerator, key: str, label: str, names: dict[str, str], now: str) -> None:
    """One of several, written into the address."""
    _show(key, now)
    place.selectbox(
        label, list(names), key=f"industry_{key}", format_func=lambda code: names.get(code, code),
        label_visibility="collapsed", on_change=_take, args=(key,),
    )  # fmt: skip


def select(ident: str) -> None:
    """Make one project the selected one, "" for none."""
    address.write(VIEW, {"el": ident})
    new_turn()


def select_area(ident: str) -> None:
    """Show one group or core; the one that is shown already gives way to all."""
    address.write(VIEW, {"group": "" if ident == current().group else ident, "el": ""})
    new_turn()


def select_family(family: str) -> None:
    """Show one family; the one that is shown alone already gives way to all."""
    alone = current().families == (family,)
    address.write(VIEW, {"kind": "" if alone or not family else family})
    new_turn()


def new_turn() -> None:
    """Let tables and charts that were drawn before forget their own marks."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def turn_key(name: str) -> str:
    """Key of a table or chart until the next selection from elsewhere."""
    return f"industry_{name}_{st.session_state.get(TURN, 0)}"
