"""The map of the layout, and the bar of the guided walk under it."""

import streamlit as st

from components.base import cache
from components.drawing.maps.basemap import MapState
from components.drawing.maps.camera import fit
from components.drawing.maps.deck import touch_deck, view_state
from components.topics.layout.walk import STEPS
from components.ui import viewport
from components.ui.layout import view
from components.ui.layout.view import LayoutView
from components.ui.map_view import map_view, selected_id
from components.words.text import language, pick, tr

MAP_KEY = "layout_map"
STEP_BUTTONS_PX, LEAST_WORDS_PX = 335, 300  # back, on and leave with their keys; the sentence beside them


def layout_map(state: LayoutView, height: int, width: int) -> None:
    """The map as `state` asks; a click selects the element under the pointer."""
    port, theme = viewport.current(), viewport.theme()
    broken = {fault.layer_id for fault in cache.layer_faults()}
    whole = {ident: percent for ident, percent in state.shown.items() if ident not in broken}
    base = MapState(theme, whole, state.element, language(), port.size)
    shown = [layer for layer in cache.layers() if layer.id in whole and layer.index]
    box, nonce = view.focus()
    camera = view_state(fit(box, width, height, margin=0.09 if port.narrow else 0.02), nonce)
    deck = touch_deck(base.url(), shown, camera, theme, port.size)
    map_view(deck, key=MAP_KEY, height=height, alt=tr("起步区空间布局示意图"), on_select=_clicked)


def _clicked() -> None:
    st.session_state["layout_panel"] = "card"
    st.session_state["layout_search"] = None
    view.select(selected_id(MAP_KEY) or "", fly=False)


def walk_bar(state: LayoutView, width: float) -> None:
    """Eight images, one after the other: name, one sentence, back and forth (PageUp and PageDown work too)."""
    if not state.step:
        st.button(
            tr("导览：八句空间意象"),
            icon=":material/play_arrow:",
            on_click=view.go_to_step,
            args=(1,),
            shortcut="PageDown",
        )
        return
    row = cache.records("spatial_elements", "element_id")[STEPS[state.step - 1].image_id]
    first, last, size = state.step == 1, state.step == len(STEPS), viewport.current().size
    name = pick(str(row["name"]), str(row["name_en"]))
    text = f"**{state.step}/{len(STEPS)}　{name}**　{row['role']}"
    beside = width - STEP_BUTTONS_PX * size
    words = round(beside if beside > LEAST_WORDS_PX * size else width)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(text, help=str(row["note"]), width=words)
        # The key is printed on the button, so its word is an arrow: both fit on a narrow screen.
        st.button("◀", disabled=first, on_click=view.go_to_step, args=(state.step - 1,), shortcut="PageUp")
        st.button(
            "▶", disabled=last, on_click=view.go_to_step, args=(state.step + 1,), shortcut="PageDown", type="primary"
        )
        st.button(tr("结束"), on_click=view.go_to_step, args=(0,))
