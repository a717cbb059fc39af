"""The opening of 总览: six seconds over the map, once for a browser, see `components/assets/opening.js`."""

from pathlib import Path
from typing import Any

import streamlit as st

from components.drawing.maps.camera import Sheet
from components.drawing.maps.picture import MapPicture
from components.topics.crossings.facts import load_facts
from components.topics.overview.opening import opening
from components.ui import viewport
from model.single_flight import single_flight

SCRIPT = Path(__file__).parents[2] / "assets" / "opening.js"
COOKIE = "explorer_opening"
"""Set by the browser when the opening has been seen or skipped."""


@single_flight(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("explorer_opening", js=SCRIPT.read_text(encoding="utf-8"))


def play_opening(picture: MapPicture, size: tuple[int, int]) -> None:
    """Play it over the live map of `size` px, unless this browser has seen it."""
    if st.context.cookies.get(COOKIE) or not viewport.current().webgl:
        return
    sheet = Sheet(picture.camera(*size), *size)
    data = opening(load_facts(), sheet, viewport.theme()) | {"cookie": COOKIE}
    with st.container(key="overview_opening", width="content"):
        _component()(key="opening", data=data, height=1, width=1)
