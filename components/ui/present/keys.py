"""Keys, fading and full screen: what only the browser can do for the presenter (`components/assets/presenter.js`)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from model.single_flight import single_flight

CODE = tuple(Path(__file__).parents[2] / "assets" / name for name in ("chart_motion.js", "presenter.js"))
KEY, SERIAL = "present_keys", "present_serial"
"""The part of the page, and in the session the number of the latest press."""
Obey = Callable[[dict[str, object]], None]


@single_flight(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("explorer_presenter", js="\n".join(file.read_text("utf-8") for file in CODE))


def listen(data: dict[str, object], obey: Obey) -> None:
    """Take keys while the slide stands. `obey` gets the whole wish of the latest press: `step`, `before`, `levers` and
    `ask`; `data` tells the browser what is on screen, the style of the map that comes next, and what
    the room is told."""
    serial = st.session_state.get(SERIAL, 0)
    data = data | {"serial": serial}
    with st.container(key="present_keys_place", width="content"):
        _component()(key=KEY, data=data, on_wish_change=lambda: _report(obey), height=1, width=1)


def _report(obey: Obey) -> None:
    report = st.session_state.get(KEY)
    wish = report.get("wish") if report else None
    if isinstance(wish, dict) and isinstance(wish.get("serial"), int):
        st.session_state[SERIAL] = wish["serial"]
        obey(wish)
