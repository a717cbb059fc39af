"""The map of the layout, and the bar of the guided walk under it."""

import streamlit as st

from components.base import cache
from components.topics.layout.map_picture import layout_picture
from components.topics.layout.state import State
from components.topics.layout.structure import image_of
from components.topics.layout.view import VIEW, sound_layers
from components.topics.layout.walk import STEPS
from components.ui import viewport
from components.ui.export_menu import export_menu
from components.ui.layout import view
from components.ui.map_view import map_view, selected_id
from components.ui.session.look import page_look
from components.words.text import tr

MAP_KEY = "layout_map"
STEP_BUTTONS_PX, LEAST_WORDS_PX = 335, 300  # back, on and leave with their keys; the sentence beside them


def layout_map(state: State, height: int, width: int) -> None:
    """The map of `state`; a click selects the element under the pointer."""
    whole = sound_layers(state)
    targets = [layer for layer in cache.layers() if layer.id in whole and layer.index]
    box, nonce = view.focus()
    margin = 0.09 if viewport.current().narrow else 0.02
    picture = layout_picture(whole, state.element, box, page_look(), margin)
    deck = picture.deck(width, height, targets, nonce)
    map_view(deck, picture, key=MAP_KEY, size=(width, height), on_select=_clicked)


def _clicked() -> None:
    st.session_state["layout_search"] = None
    view.select(selected_id(MAP_KEY) or "", fly=False, panel="card")


def walk_bar(state: State, width: float) -> None:
    """Eight images, one after the other: name, one sentence, back and forth (PageUp and PageDown work too)."""
    if not state.step:
        with st.container(horizontal=True, gap="small"):
            st.button(
                tr("导览：八句空间意象"), icon=":material/play_arrow:", on_click=view.go_to_step, args=(1,),
                shortcut="PageDown",
            )  # fmt: skip
            export_menu(VIEW, state)
        return
    image = image_of(state.step)
    first, last, size = state.step == 1, state.step == len(STEPS), viewport.current().size
    text = f"**{image.title}**　{image.role}"
    beside = width - STEP_BUTTONS_PX * size
    words = round(beside if beside > LEAST_WORDS_PX * size else width)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(text, help=image.note, width=words)
        # The key is printed on the button, so its word is an arrow: both fit on a narrow screen.
        st.button("◀", disabled=first, on_click=view.go_to_step, args=(state.step - 1,), shortcut="PageUp")
        st.button(
            "▶", disabled=last, on_click=view.go_to_step, args=(state.step + 1,), shortcut="PageDown", type="primary"
        )
        st.button(tr("结束"), on_click=view.go_to_step, args=(0,))
