"""Tilt and reset on a live map that has no camera in its address; where it looks is known to the session alone."""

from dataclasses import replace

import streamlit as st

from components.drawing.maps.camera import Camera
from components.drawing.maps.deck import CompactDeck, view_state
from components.topics.layout.camera import TILTED
from components.words.text import tr


def turned(deck: CompactDeck, camera: Camera, key: str) -> None:
    """Let the deck of the map `key` look as its buttons were last pressed; `camera` is its usual one."""
    is_tilted, times = _pressed(key)
    if times:
        deck.initial_view_state = view_state(replace(camera, pitch=float(TILTED) if is_tilted else 0.0), times)


def turn_buttons(key: str) -> None:
    """Two buttons in the map's frame: tilt or flatten, and the usual view with north up."""
    is_tilted, _ = _pressed(key)
    with st.container(key=f"{key}_map_turn", gap="xxsmall"):
        words = tr("放平") if is_tilted else tr("倾斜")
        st.button(
            words, icon=":material/3d_rotation:", key=f"{key}_tilt", on_click=_press, args=(key, not is_tilted),
            help=tr("倾斜只换视角，高度没有含义"),
        )  # fmt: skip
        st.button(
            tr("复位"), icon=":material/explore:", key=f"{key}_reset", on_click=_press, args=(key, False),
            help=tr("回到这张图原来的范围，正北朝上"),
        )  # fmt: skip


def _pressed(key: str) -> tuple[bool, int]:
    """Whether the map is tilted, and how often a button was pressed."""
    is_tilted, times = st.session_state.get(f"{key}_turned", (False, 0))
    return bool(is_tilted), int(times)


def _press(key: str, is_tilted: bool) -> None:
    st.session_state[f"{key}_turned"] = (is_tilted, _pressed(key)[1] + 1)
