"""Year, slip, panel: widgets that follow the address and write into it."""

from typing import Literal

import streamlit as st

from components.topics.crossings.facts import Facts
from components.topics.crossings.state import State
from components.ui.crossings import address, scenario_bar
from components.ui.segments import unsearched
from components.ui.year_bar import year_bar
from components.words.text import tr
from model.scenario import Scenario

PANEL_WORDS = {"list": "通道清单", "counts": "历年数量", "spacing": "沿河间距"}
VIEW_WORDS = {"years": "通道与年份", "reach": "过河可达"}
BASIS_WORDS = {"sure": "仅计明确计入者", "all": "含未说明者"}


def years(facts: Facts, state: State, scenario: Scenario) -> None:
    """Play, one year back, the slider, one year on, and by how much planned openings slip."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        year_bar("crossings", state.year, set_year)
        scenario_bar.all_slips(facts, scenario)


def set_year(year: int) -> None:
    """Put a year into the address."""
    address.write("year", str(year))


def view_choice(view: str) -> None:
    """Crossings through the years, or minutes to a place."""
    _segments("view", tr("显示内容"), {code: tr(word) for code, word in VIEW_WORDS.items()}, view, "content")


def panel_choice(state: State) -> None:
    """Which panel stands beside the map."""
    _segments("panel", tr("面板"), {code: tr(word) for code, word in PANEL_WORDS.items()}, state.panel)


def basis_choice(state: State) -> None:
    """Which crossings enter the spacing."""
    _segments("basis", tr("计入范围"), {code: tr(word) for code, word in BASIS_WORDS.items()}, state.basis)


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
