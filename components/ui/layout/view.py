"""State changes of the page: selection, layers, walk; and the last camera target."""

from collections.abc import Mapping

import streamlit as st

from components.base import cache
from components.drawing.maps.camera import Camera, widened
from components.drawing.maps.picture import View as Looking
from components.topics.layout import sketch as sketches
from components.topics.layout.camera import camera_text, is_same
from components.topics.layout.look_at import OPENING, box_of
from components.topics.layout.sketch import Sketch
from components.topics.layout.state import State, usual_layers, written
from components.topics.layout.view import VIEW
from components.topics.layout.walk import STEPS
from components.topics.reach.state import text_of
from components.ui.session import address

FOCUS = "layout_focus"
CAMERA, SENT = "layout_camera_text", "layout_camera_sent"
"""In the session: the camera that the address named last, and the cameras of the last map."""
MAP = "layout_map_part"
SIDE = "layout_side_part"
WALK = "layout_walk_part"
FIND = "layout_find_part"
HERE = "here"
"""The panel of the viewer's own place."""
MEASURE, FINISHED = "measure", "layout_sketch_finished"
"""The panel of the map tools; in the session: that presses on the map set no more corners."""


def current() -> State:
    """The state of the address."""
    state = address.state_of(VIEW)
    if FOCUS not in st.session_state or camera_text(state.camera) != st.session_state.get(CAMERA, ""):
        look_at(state.camera or box_of(state))
        st.session_state[CAMERA] = camera_text(state.camera)
    return state


def look_at(target: Looking) -> None:
    """Send the camera to a box or a camera, again even if it was sent there before."""
    nonce = focus()[1] if FOCUS in st.session_state else -1
    st.session_state[FOCUS] = (target, nonce + 1)


def focus() -> tuple[Looking, int]:
    """The last camera target, and a counter of camera moves."""
    target: Looking
    target, nonce = st.session_state[FOCUS]
    return target, int(nonce)


def keep_sent(camera: Camera, usual: Camera) -> None:
    """Note the camera that the map is sent with, and the one that it would have without a camera in the address."""
    st.session_state[SENT] = (camera, usual)


def camera_now() -> Camera | None:
    """Where the map looks: as the browser last reported, else as it was sent; None before the first map."""
    target, _ = focus()
    sent = st.session_state.get(SENT)
    return target if isinstance(target, Camera) else sent[0] if sent else None


def note_camera(camera: Camera) -> None:
    """The browser's map has come to rest at `camera`: the address says so, unless it is where it would be anyway."""
    sent = st.session_state.get(SENT)
    is_usual = sent is not None and is_same(camera, sent[1])
    _, nonce = focus()
    st.session_state[FOCUS] = (box_of(current()) if is_usual else camera, nonce)
    _write_camera(None if is_usual else camera)


def set_camera(camera: Camera) -> None:
    """Send the map to `camera`, and put it into the address."""
    look_at(camera)
    _write_camera(camera)


def reset_camera() -> None:
    """Callback: look at the step, the element or the whole again."""
    _write_camera(None)
    look_at(box_of(current()))
    redraw(MAP, WALK)


def set_place(place: tuple[float, float] | None) -> None:
    """From a callback: where the viewer is, None for nowhere."""
    address.write(VIEW, {"at": text_of(*place) if place else "", "panel": HERE})
    redraw(MAP, SIDE)


def is_picking() -> bool:
    """Whether a press on the map sets a place and selects nothing."""
    panel = current().panel
    return panel == HERE or (panel == MEASURE and not st.session_state.get(FINISHED))


def press(place: tuple[float, float]) -> None:
    """From a callback: the map was pressed at `place` while a panel takes places."""
    state = current()
    if state.panel == MEASURE:
        set_sketch(sketches.extended(state.sketch, place))
    else:
        set_place(place)


def set_sketch(sketch: Sketch) -> None:
    """From a callback: measure this."""
    address.write(VIEW, {**sketches.query(sketch), "panel": MEASURE})
    redraw(MAP, SIDE)


def finish_sketch(*, is_finished: bool) -> None:
    """Callback: the map selects elements again, or takes corners again."""
    st.session_state[FINISHED] = is_finished
    redraw(MAP, SIDE)


def _write_camera(camera: Camera | None) -> None:
    st.session_state[CAMERA] = camera_text(camera)
    address.write(VIEW, {"cam": camera_text(camera)})


def write_layers(opacities: Mapping[str, int]) -> None:
    """Put the layers into the address; the defaults are left out."""
    address.write(VIEW, {"layers": _layers(opacities)})


def _layers(opacities: Mapping[str, int]) -> str:
    usual = usual_layers(current().step, cache.layers())
    return "" if list(opacities.items()) == list(usual.items()) else written(opacities)


def show_panel(panel: str) -> None:
    """Open one of the panels beside the map; under some of them the map takes presses for them."""
    before = current().panel
    st.session_state.pop(FINISHED, None)
    address.write(VIEW, {"panel": panel})
    if {HERE, MEASURE} & {before, panel}:
        redraw(MAP, SIDE)


def select(
    element: str, *, fly: bool, panel: str | None = None, parts: tuple[str, ...] = (MAP, SIDE)
) -> None:  # fmt: skip
    """Callback: make `element` the selected one ("" for none), send the camera there if `fly`, open `panel`, and rerun
    `parts` of the page."""
    address.write(VIEW, {"el": element} | ({"panel": panel} if panel else {}))
    place = cache.element_index().get(element)
    if fly and place:
        _write_camera(None)
        look_at(widened(place.bbox))
    redraw(*parts)


def go_to_step(step: int) -> None:
    """Callback: open a step of the walk (0 leaves it): its layers, its camera, no selection."""
    address.write(VIEW, {"step": str(step) if step else "", "el": "", "layers": "", "panel": "card"})
    _write_camera(None)
    look_at(STEPS[step - 1].box if step else OPENING)
    redraw(MAP, SIDE, WALK)


def is_located(element: str) -> bool:
    """Whether an element has a place on the map."""
    return element in cache.element_index()


def redraw(*parts: str) -> None:
    """From a callback: rerun only these parts of the page (`MAP`, `SIDE`), the map without the panel if need be."""
    st.rerun(parts)
