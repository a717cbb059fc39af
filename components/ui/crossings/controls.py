"""Year, play, slip, panel: widgets that follow the address and write into it."""

import time
from typing import Literal

import streamlit as st

from components.topics.crossings.facts import Facts
from components.topics.crossings.state import FIRST, LAST, State
from components.ui.crossings import address, scenario_bar
from components.ui.segments import unsearched
from components.words.text import tr
from model.scenario import Scenario

PLAYING, NEXT_AT = "crossings_playing", "crossings_next_at"
STEP_S = 1.6
PANEL_WORDS = {"list": "通道清单", "counts": "历年数量", "spacing": "沿河间距"}
VIEW_WORDS = {"years": "通道与年份", "reach": "过河可达"}
BASIS_WORDS = {"sure": "仅计明确计入者", "all": "加上未说明者"}


def playing() -> bool:
    """Whether the years are running."""
    return bool(st.session_state.get(PLAYING))


def play_button() -> None:
    """Start or stop; at the last year it starts again from the first."""
    running = playing()
    icon = ":material/pause:" if running else ":material/play_arrow:"
    st.button(tr("暂停") if running else tr("播放"), icon=icon, key="crossings_play", on_click=_toggle)


def _toggle() -> None:
    st.session_state[PLAYING] = not playing()
    st.session_state[NEXT_AT] = time.monotonic() + STEP_S
    if playing() and address.current().years.year == LAST:
        address.write("year", str(FIRST))


def advance(state: State) -> bool:
    """While playing, go one year on when its time has come. True when the end has been reached and playing stops."""
    if not playing() or time.monotonic() < st.session_state[NEXT_AT] - 0.2:
        return False
    if state.year < LAST:
        address.write("year", str(state.year + 1))
        st.session_state[NEXT_AT] = time.monotonic() + STEP_S
        return False
    st.session_state[PLAYING] = False
    return True


def year_bar(facts: Facts, state: State, scenario: Scenario, *, playable: bool = False) -> None:
    """One year back, the slider, one year on, the button that plays where the page's head has none, and by how much
    planned openings slip."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        back, on = state.year <= FIRST, state.year >= LAST
        st.button("◀", key="crossings_back", disabled=back, on_click=_go, args=(state.year - 1,), help=tr("前一年"))
        st.session_state["crossings_year"] = state.year
        st.slider(
            tr("年份"), FIRST, LAST, key="crossings_year", format="%d", on_change=_slid,
            label_visibility="collapsed", width="stretch",
        )  # fmt: skip
        st.button("▶", key="crossings_on", disabled=on, on_click=_go, args=(state.year + 1,), help=tr("后一年"))
        if playable:
            play_button()
        scenario_bar.all_slips(facts, scenario)


def _go(year: int) -> None:
    address.write("year", str(year))


def _slid() -> None:
    address.write("year", str(st.session_state["crossings_year"]))


def view_choice(view: str) -> None:
    """Crossings through the years, or minutes to a place."""
    _segments("view", tr("看什么"), {code: tr(word) for code, word in VIEW_WORDS.items()}, view, "content")


def panel_choice(state: State) -> None:
    """Which panel stands beside the map."""
    _segments("panel", tr("面板"), {code: tr(word) for code, word in PANEL_WORDS.items()}, state.panel)


def basis_choice(state: State) -> None:
    """Which crossings enter the spacing."""
    _segments("basis", tr("算哪些通道"), {code: tr(word) for code, word in BASIS_WORDS.items()}, state.basis)


def _segments(
    key: str, label: str, names: dict[str, str], current: str, width: Literal["stretch", "content"] = "stretch"
) -> None:  # fmt: skip
    widget = f"crossings_{key}"
    st.session_state[widget] = current
    st.segmented_control(
        label, list(names), format_func=lambda code: unsearched(names[code]), key=widget,
        label_visibility="collapsed", required=True, width=width,
        on_change=lambda: address.write(key, st.session_state[widget]),
    )  # fmt: skip


def select(ident: str) -> None:
    """Make one crossing the selected one, "" for none; a list drawn before forgets its own mark."""
    address.write("x", ident)
    st.session_state["crossings_list_turn"] = st.session_state.get("crossings_list_turn", 0) + 1
