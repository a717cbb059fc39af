"""Play, one year back, the slider, one year on: the same on every page that has years."""

import streamlit as st

from components.topics.crossings.state import FIRST, LAST
from components.ui import player
from components.ui.player import SetYear
from components.words.text import tr


def year_bar(prefix: str, year: int, set_year: SetYear, *, is_small: bool = False) -> None:
    """The widgets in a row; a year set by hand stops the play. To be placed in a horizontal container. `is_small`
    leaves out the button's word."""
    choose = (set_year,)
    player.play_button(year, set_year, is_small=is_small)
    st.button(
        "◀", key=f"{prefix}_back", disabled=year <= FIRST, on_click=_choose, args=(year - 1, *choose),
        help=tr("前一年"),
    )  # fmt: skip
    st.session_state[f"{prefix}_year"] = year
    st.slider(
        tr("年份"), FIRST, LAST, key=f"{prefix}_year", format="%d", on_change=_slid, args=(f"{prefix}_year", *choose),
        label_visibility="collapsed", width="stretch",
    )  # fmt: skip
    st.button(
        "▶", key=f"{prefix}_on", disabled=year >= LAST, on_click=_choose, args=(year + 1, *choose), help=tr("后一年")
    )


def _choose(year: int, set_year: SetYear) -> None:
    player.stop()
    set_year(year)


def _slid(key: str, set_year: SetYear) -> None:
    _choose(int(st.session_state[key]), set_year)
