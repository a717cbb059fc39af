"""View, filters and panel of 设施与生活圈: widgets that follow the address and write into it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.topics.facilities import words
from components.topics.facilities.facts import Facts
from components.topics.facilities.state import FIRST, LAST, LONGEST_SEARCH, UNKNOWN, State
from components.topics.facilities_and_needs.view import VIEW
from components.ui import viewport
from components.ui.facilities import people_file
from components.ui.reach import own_network
from components.ui.segments import segments
from components.ui.session import address
from components.ui.state import notice
from components.words.format import year as year_label
from components.words.text import tr
from model.facility_status import STAGES

VIEW_WORDS = {"list": "设施清单", "levels": "三级体系", "circles": "生活圈", "needs": "需要与规模"}
PANEL_WORDS = {"table": "清单", "chart": "分类", "unplaced": "没有位置"}
TURN = "facilities_turn"
SHARES = (2.2, 2.6, 2.0, 1.2, 1.8)
"""Widths of the filters: search, category, stage, year, subdistrict."""


def current() -> State:
    """The state of the address, with the viewer's files of people and roads where the address names them."""
    return address.state_of(VIEW).with_people(people_file.current()).on(own_network.current())


def present(facts: Facts, state: State) -> State:
    """The state without a selected facility that the scenario on screen does not have, which is said."""
    if not state.facility or facts.one(state.facility):
        return state
    notice(tr("所选设施不在当前方案中，已取消选择；其余照常显示。"))
    address.write(VIEW, {"el": ""})
    return replace(state, facility="")


def view_choice(state: State) -> None:
    """Inventory, levels or life circles."""
    names = {code: tr(word) for code, word in VIEW_WORDS.items()}
    segments(tr("显示内容"), names, key="facilities_view", current=state.view, on_change=take, args=("view",))


def panel_choice(state: State) -> None:
    """Which panel stands beside the map."""
    names = {code: tr(word) for code, word in PANEL_WORDS.items()}
    segments(
        tr("面板"), names, key="facilities_panel", current=state.panel, on_change=take, args=("panel",),
        width="stretch",
    )  # fmt: skip


def take(key: str) -> None:
    """Callback: what a widget holds goes into the address."""
    address.write(VIEW, {key: str(st.session_state[f"facilities_{key}"])})


def filters(facts: Facts, state: State) -> None:
    """Words, categories, stages, year and subdistrict; on a narrow screen inside a popover."""
    if viewport.current().narrow:
        with st.popover(tr("筛选"), icon=":material/filter_alt:", width="stretch"):
            _filters(facts, state, [st.container() for _ in SHARES])
    else:
        _filters(facts, state, list(st.columns(SHARES, gap="small", vertical_alignment="bottom")))


def _filters(facts: Facts, state: State, places: list[DeltaGenerator]) -> None:
    _show("q", state.search)
    places[0].text_input(
        tr("搜索"), key="facilities_q", max_chars=LONGEST_SEARCH, placeholder=tr("名称、别称或拼音首字母"),
        label_visibility="collapsed", icon=":material/search:", on_change=take, args=("q",),
    )  # fmt: skip
    _many(places[1], "cat", tr("设施类别"), {c: words.category_word(c) for c in facts.categories}, state.categories)
    _many(places[2], "stage", tr("阶段"), {s: words.stage_word(s) for s in STAGES}, state.stages)
    year_choice(places[3], state)
    areas = {"": tr("全部街道"), **{i: facts.area_name(i) for i in facts.subdistricts}, UNKNOWN: tr("位置未知")}
    one_of(places[4], Choice("sub", tr("街道"), areas, state.subdistrict))


def year_choice(place: DeltaGenerator, state: State, on_change: Callable[[str], None] = take) -> None:
    """Year of the status."""
    years = {str(year): tr("{year}底", year=year_label(year)) for year in range(LAST, FIRST - 1, -1)}
    one_of(place, Choice("year", tr("年份"), years, str(state.year), on_change))


def _show(key: str, value: object) -> None:
    if st.session_state.get(f"facilities_{key}") != value:
        st.session_state[f"facilities_{key}"] = value


def _many(
    place: DeltaGenerator, key: str, label: str, names: dict[str, str], now: tuple[str, ...]
) -> None:  # fmt: skip
    _show(key, list(now))
    place.multiselect(
        label, list(names), key=f"facilities_{key}", format_func=lambda code: names.get(code, code),
        placeholder=tr("全部{what}", what=label), label_visibility="collapsed", on_change=_take_many, args=(key,),
    )  # fmt: skip


def _take_many(key: str) -> None:
    address.write(VIEW, {key: ",".join(map(str, st.session_state[f"facilities_{key}"]))})


@dataclass(frozen=True)
class Choice:
    """A key of the address, its label for screen readers, codes with their names, the one that holds, and what takes
    another into the address."""

    key: str
    label: str
    names: dict[str, str]
    now: str
    on_change: Callable[[str], None] = take


def one_of(place: DeltaGenerator, choice: Choice) -> None:
    """A list to choose one from."""
    _show(choice.key, choice.now)
    place.selectbox(
        choice.label, list(choice.names), key=f"facilities_{choice.key}", label_visibility="collapsed",
        format_func=lambda code: choice.names.get(code, code), on_change=choice.on_change, args=(choice.key,),
    )  # fmt: skip


def select(ident: str) -> None:
    """Make one facility the selected one, "" for none; a table drawn before forgets its own mark."""
    address.write(VIEW, {"el": ident})
    new_turn()


def select_category(category: str) -> None:
    """Show one category; the one that is shown alone already gives way to all."""
    alone = current().categories == (category,)
    address.write(VIEW, {"cat": "" if alone or not category else category})
    new_turn()


def new_turn() -> None:
    """Let tables and charts that were drawn before forget their own marks."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def turn_key(name: str) -> str:
    """Key of a table or chart until the next selection from elsewhere."""
    return f"facilities_{name}_{st.session_state.get(TURN, 0)}"
