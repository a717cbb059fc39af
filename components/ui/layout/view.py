"""State changes of the page: selection, layers, walk; and the last camera target."""

from collections.abc import Mapping

import streamlit as st

from components.base import cache
from components.drawing.maps.camera import Box, widened
from components.topics.layout.look_at import OPENING, box_of
from components.topics.layout.state import State, usual_layers, written
from components.topics.layout.view import VIEW
from components.topics.layout.walk import STEPS
from components.ui.session import address

FOCUS = "layout_focus"
MAP = "layout_map_part"
SIDE = "layout_side_part"
WALK = "layout_walk_part"
FIND = "layout_find_part"


def current() -> State:
    """The state of the address."""
    state = address.state_of(VIEW)
    if FOCUS not in st.session_state:
        st.session_state[FOCUS] = (box_of(state), 0)
    return state


def look_at(box: Box) -> None:
    """Send the camera to `box`, again even if it was sent there before."""
    _, nonce = st.session_state.get(FOCUS, (OPENING, 0))
    st.session_state[FOCUS] = (box, nonce + 1)


def focus() -> tuple[Box, int]:
    """The last camera target, and a counter of camera moves."""
    box, nonce = st.session_state[FOCUS]
    return box, nonce


def write_layers(opacities: Mapping[str, int]) -> None:
    """Put the layers into the address; the defaults are left out."""
    address.write(VIEW, {"layers": _layers(opacities)})


def _layers(opacities: Mapping[str, int]) -> str:
    usual = usual_layers(current().step, cache.layers())
    return "" if list(opacities.items()) == list(usual.items()) else written(opacities)


def show_panel(panel: str) -> None:
    """Open one of the panels beside the map."""
    address.write(VIEW, {"panel": panel})


def select(
    element: str, *, fly: bool, panel: str | None = None, parts: tuple[str, ...] = (MAP, SIDE)
) -> None:  # fmt: skip
    """Callback: make `element` the selected one ("" for none), send the camera there if `fly`, open `panel`, and rerun
    `parts` of the page."""
    address.write(VIEW, {"el": element} | ({"panel": panel} if panel else {}))
    place = cache.element_index().get(element)
    if fly and place:
        look_at(widened(place.bbox))
    redraw(*parts)


def go_to_step(step: int) -> None:
    """Callback: open a step of the walk (0 leaves it): its layers, its camera, no selection."""
    address.write(VIEW, {"step": str(step) if step else "", "el": "", "layers": "", "panel": "card"})
    look_at(STEPS[step - 1].box if step else OPENING)
    redraw(MAP, SIDE, WALK)


def is_located(element: str) -> bool:
    """Whether an element has a place on the map."""
    return element in cache.element_index()


def redraw(*parts: str) -> None:
    """From a callback: rerun only these parts of the page (`MAP`, `SIDE`), the map without the panel if need be."""
    st.rerun(parts)
