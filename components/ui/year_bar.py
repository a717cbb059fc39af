"""Play, one year back, the slider, one year on: the same on every page that has years."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.topics.crossings.state import FIRST, LAST
from components.ui import player
from components.ui.player import SetYear
from components.words.text import tr


def year_bar(prefix: str, year: int, set_year: SetYear, *, is_small: bool = False) -> None:
    """The widgets in a row; a year set by hand stops the play. To be placed in a horizontal container. `is_small`
    leaves out the button's word."""
    _before(prefix, year, set_year, is_small=is_small)
    year_slider(prefix, year, set_year)
    _after(prefix, year, set_year)


class YearPlaces(NamedTuple):
    """Where the widgets stand in a row whose buttons and whose slider are sent by different parts of the page."""

    before: DeltaGenerator
    slider: DeltaGenerator
    after: DeltaGenerator


def year_places() -> YearPlaces:
    """Places for the widgets in a row."""
    before = st.container(horizontal=True, width="content", vertical_alignment="center", gap="small")
    return YearPlaces(before, st.container(), st.container(width="content"))


def year_buttons(prefix: str, year: int, set_year: SetYear, places: YearPlaces) -> None:
    """The widgets but the slider."""
    with places.before:
        _before(prefix, year, set_year)
    with places.after:
        _after(prefix, year, set_year)


def buttons_look(year: int) -> tuple[bool, bool, bool]:
    """What the buttons are like in a year: whether they stop a play, and whether there is a year before and after."""
    return player.playing(), year > FIRST, year < LAST


def year_slider(prefix: str, year: int, set_year: SetYear) -> None:
    """The slider alone."""
    st.session_state[f"{prefix}_year"] = year
    st.slider(
        tr("年份"), FIRST, LAST, key=f"{prefix}_year", format="%d", on_change=_slid, args=(f"{prefix}_year", set_year),
        label_visibility="collapsed", width="stretch",
    )  # fmt: skip


def _before(prefix: str, year: int, set_year: SetYear, *, is_small: bool = False) -> None:
    player.play_button(year, set_year, is_small=is_small)
    st.button(
        "◀", key=f"{prefix}_back", disabled=year <= FIRST, on_click=_choose, args=(year - 1, set_year),
        help=tr("前一年"),
    )  # fmt: skip


def _after(prefix: str, year: int, set_year: SetYear) -> None:
    st.button(
        "▶", key=f"{prefix}_on", disabled=year >= LAST, on_click=_choose, args=(year + 1, set_year), help=tr("后一年")
    )


def _choose(year: int, set_year: SetYear) -> None:
    player.stop()
    set_year(year)


def _slid(key: str, set_year: SetYear) -> None:
    _choose(int(st.session_state[key]), set_year)
