"""Playing years: the browser asks for the next year once its map has drawn the last (`components/assets/player.js`)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from components.topics.crossings.state import FIRST, LAST
from components.words.text import tr
from model.single_flight import single_flight

SCRIPT = Path(__file__).parents[1] / "assets" / "player.js"
PLAYING = "years_playing"
KEY = "player"
HOLD_MS, EVENT_MS = 400, 1500
"""How long a year stands at least, and one in which something happens."""
SetYear = Callable[[int], None]


def playing() -> bool:
    """Whether the years are running."""
    return bool(st.session_state.get(PLAYING))


def stop() -> None:
    """Let the years stand, as anyone who sets one by hand expects."""
    st.session_state[PLAYING] = False


def play_button(year: int, set_year: SetYear, *, is_small: bool = False) -> None:
    """Start or stop; at the last year it starts again from the first. `is_small`: a sign, its word left to readers."""
    running = playing()
    icon = ":material/pause:" if running else ":material/play_arrow:"
    word = tr("暂停") if running else tr("播放")
    with st.container(key="years_play_small" if is_small else "years_play_whole", width="content"):
        st.button(word, icon=icon, key="years_play", on_click=_toggle, args=(year, set_year))


def _toggle(year: int, set_year: SetYear) -> None:
    st.session_state[PLAYING] = not playing()
    if playing() and year >= LAST:
        set_year(FIRST)


def player(
    year: int, style: str, set_year: SetYear, *, events: Callable[[], object], on_end: Callable[[], None] | None = None
) -> None:
    """While playing, the part of the page that asks for the year after `year`; to be placed after everything that shows
    the year. `style` is the address of the map's style, "" without a live map. A year with any of `events` stands
    longer. `on_end` is called back when the play has stopped after the last year."""
    if not playing():
        return
    data = {"year": year, "style": style, "hold_ms": EVENT_MS if events() else HOLD_MS}
    with st.container(key="years_player", width="content"):
        _component()(key=KEY, data=data, on_step_change=lambda: _step(set_year, on_end), height=1, width=1)


@single_flight(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("explorer_player", js=SCRIPT.read_text(encoding="utf-8"))


def next_year(year: object) -> int | None:
    """The year after the one that the browser has drawn; None after the last, and for what is no year of ours."""
    return year + 1 if isinstance(year, int) and FIRST <= year < LAST else None


def _step(set_year: SetYear, on_end: Callable[[], None] | None) -> None:
    report = st.session_state.get(KEY)
    year = next_year(report.get("step") if report else None)
    if year is None:
        stop()
        if on_end:
            on_end()
    else:
        set_year(year)
