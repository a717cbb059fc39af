"""Keys, fading and full screen: what only the browser can do for the presenter (`components/assets/presenter.js`)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from model.single_flight import single_flight

SCRIPT = Path(__file__).parents[2] / "assets" / "presenter.js"
KEY = "present_keys"
Act = Callable[[str, object], None]


@single_flight(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("explorer_presenter", js=SCRIPT.read_text(encoding="utf-8"))


def listen(data: dict[str, object], act: Act) -> None:
    """Take keys while the slide stands. `act` gets the name of what was pressed and its value; `data` tells the browser
    the step, how many there are, what is on, and the style of the map that comes next."""
    with st.container(key="present_keys_place", width="content"):
        _component()(key=KEY, data=data, on_act_change=lambda: _report(act), height=1, width=1)


def _report(act: Act) -> None:
    report = st.session_state.get(KEY)
    event = report.get("act") if report else None
    if isinstance(event, dict) and isinstance(event.get("name"), str):
        act(event["name"], event.get("value"))
