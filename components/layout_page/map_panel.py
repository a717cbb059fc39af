"""The map of the layout, and the bar of the guided walk under it."""

import streamlit as st

from components import cache, viewport
from components.layout_page import view
from components.layout_page.view import LayoutView
from components.layout_page.walk import STEPS
from components.map_view import map_view, selected_id
from components.maps.basemap import MapState
from components.maps.camera import fit
from components.maps.deck import touch_deck, view_state
from components.text import language, pick, tr

MAP_KEY = "layout_map"


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


def walk_bar(state: LayoutView) -> None:
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
    back, text, on, leave = st.columns([1.3, 6, 1.5, 1.1], vertical_alignment="center", gap="small")
    first, last = state.step == 1, state.step == len(STEPS)
    # The key is printed on the button, so its word is an arrow: both fit on a narrow screen.
    back.button(
        "◀", disabled=first, on_click=view.go_to_step, args=(state.step - 1,), shortcut="PageUp", width="stretch"
    )
    name = pick(str(row["name"]), str(row["name_en"]))
    text.markdown(f"**{state.step}/{len(STEPS)}　{name}**　{row['role']}", help=str(row["note"]))
    on.button(
        "▶", disabled=last, on_click=view.go_to_step, args=(state.step + 1,), shortcut="PageDown",
        width="stretch", type="primary",
    )  # fmt: skip
    leave.button(tr("结束"), on_click=view.go_to_step, args=(0,), width="stretch")
