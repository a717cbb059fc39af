"""The map of the layout, and the bar of the guided walk under it."""

from dataclasses import replace

import streamlit as st

from components.base import cache
from components.drawing.maps.camera import Camera
from components.drawing.maps.picture import View as Looking
from components.topics.elements import elements
from components.topics.layout.look_at import box_of, under_title
from components.topics.layout.map_picture import layout_picture
from components.topics.layout.sketch_picture import measured_in, outline_of
from components.topics.layout.state import State
from components.topics.layout.structure import image_of
from components.topics.layout.view import VIEW, sound_layers
from components.topics.layout.walk import STEPS
from components.ui import viewport
from components.ui.export_menu import export_menu
from components.ui.layout import finder, view
from components.ui.layout.camera import camera_buttons, camera_watch
from components.ui.map_view import map_view, selected_id
from components.ui.session.look import page_look
from components.words.text import tr

MAP_KEY = "layout_map"


def layout_map(state: State, height: int, width: int) -> None:
    """The map of `state`; a click selects the element under the pointer."""
    whole = sound_layers(state)
    targets = [layer for layer in cache.layers() if layer.id in whole and layer.index]
    target, nonce = view.focus()
    margin = 0.09 if viewport.current().narrow else 0.02
    picture = layout_picture(whole, state.element, _target(target, state), page_look(), margin=margin, at=state.at)
    picture = replace(picture, outline=outline_of(state.sketch, measured_in(state, tuple(whole))))
    usual = replace(picture, view=_target(box_of(state), state))
    view.keep_sent(picture.camera(width, height), usual.camera(width, height))
    deck = picture.deck(width, height, targets, nonce)
    camera_watch(is_picking=view.is_picking())
    with st.container(key="layout_stage", gap=None):
        map_view(deck, picture, key=MAP_KEY, size=(width, height), on_select=_clicked)
        if state.step:
            image = image_of(state.step, elements.entries())
            with st.container(key="layout_title", gap=None):
                st.markdown(f"{image.name}\n\n{image.step}/{len(STEPS)}　{image.drawable}")


def _target(target: Looking, state: State) -> Looking:
    """A box with room for the title of a step; a camera as it is."""
    return target if isinstance(target, Camera) or not state.step else under_title(target)


def _clicked() -> None:
    finder.clear()
    if view.is_picking():  # the press is a place, and selects nothing
        return
    parts = (view.MAP, view.SIDE, view.FIND)
    view.select(selected_id(MAP_KEY) or "", fly=False, panel="card", parts=parts)


def walk_bar(state: State) -> None:
    """Eight images, one after the other: back, on, leave (PageUp and PageDown work too)."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="layout_walk"):
        if not state.step:
            st.button(
                tr("分步解读布局（8步）"), type="primary",
                icon=":material/play_arrow:", on_click=view.go_to_step, args=(1,),
                shortcut="PageDown", help=tr("也可按键盘或翻页笔的下一页键（PageDown）"),
            )  # fmt: skip
            camera_buttons()
            export_menu(VIEW, state)
            return
        first, last = state.step == 1, state.step == len(STEPS)
        st.button(tr("上一步"), disabled=first, on_click=view.go_to_step, args=(state.step - 1,), shortcut="PageUp")
        st.button(
            tr("下一步"), disabled=last, on_click=view.go_to_step, args=(state.step + 1,), shortcut="PageDown",
            type="primary",
        )  # fmt: skip
        st.button(tr("退出"), on_click=view.go_to_step, args=(0,))
        camera_buttons()
