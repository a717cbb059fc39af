"""The camera of the map: reported by the browser when it comes to rest, and set by buttons: tilt, north, reset."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from components.base.assets_store import script
from components.drawing.maps.camera import Camera
from components.topics.layout.camera import TILTED, camera_in
from components.topics.reach.state import point
from components.ui.layout import view
from components.words.text import tr
from model.single_flight import single_flight

SCRIPT = Path(__file__).parents[2] / "assets" / "camera.js"
KEY = "layout_camera"


@single_flight(maxsize=1)
def camera_component() -> Any:
    """What reports the camera, and presses where `data` says so, from the first live map of a page."""
    return st.components.v2.component("explorer_camera", js=script(SCRIPT))


@st.fragment
def camera_watch(*, is_picking: bool) -> None:
    """Have the browser report the camera and, where it `is_picking`, the place that is pressed; only this part of the
    page runs for it."""
    with st.container(key="layout_camera_watch", width="content"):
        camera_component()(
            key=KEY, data={"pick": is_picking}, on_camera_change=_moved, on_place_change=_pressed, height=1, width=1
        )


def _moved() -> None:
    report = st.session_state.get(KEY)
    text = report.get("camera") if report else None
    camera = camera_in(text) if isinstance(text, str) else None
    if camera:
        view.note_camera(camera)


def _pressed() -> None:
    report = st.session_state.get(KEY)
    text = report.get("place") if report else None
    place = point(text) if isinstance(text, str) else None
    if place:
        view.press(place)


def camera_buttons() -> None:
    """Tilt or flatten, turn north up, look at the whole again; a touch is enough."""
    camera = view.camera_now()
    is_tilted = bool(camera and camera.pitch >= 1)
    word = tr("放平") if is_tilted else tr("倾斜")
    st.button(
        word, icon=":material/3d_rotation:", key="camera_tilt", on_click=_tilt, help=tr("倾斜只换视角，高度没有含义")
    )
    st.button(tr("正北朝上"), icon=":material/explore:", key="camera_north", on_click=_turn_north)
    st.button(tr("复位"), icon=":material/fit_screen:", key="camera_reset", on_click=view.reset_camera)


def _tilt() -> None:
    if camera := view.camera_now():
        _look(replace(camera, pitch=0.0 if camera.pitch >= 1 else float(TILTED)))


def _turn_north() -> None:
    if camera := view.camera_now():
        _look(replace(camera, bearing=0.0))


def _look(camera: Camera) -> None:
    view.set_camera(camera)
    view.redraw(view.MAP, view.WALK)
