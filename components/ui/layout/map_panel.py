"""The map of the layout, and the bar of the guided walk under it."""

from dataclasses import replace

import streamlit as st

from components.base import cache
from components.drawing.maps.picture import MapPicture
from components.topics.layout.map_picture import layout_picture
from components.topics.layout.walk import STEPS
from components.ui import viewport
from components.ui.layout import view
from components.ui.layout.view import LayoutView
from components.ui.map_files import map_menu
from components.ui.map_view import map_view, selected_id
from components.ui.session.look import page_look, paper_look
from components.words.text import pick, tr

MAP_KEY = "layout_map"
STEP_BUTTONS_PX, LEAST_WORDS_PX = 335, 300  # back, on and leave with their keys; the sentence beside them


def layout_map(state: LayoutView, height: int, width: int) -> None:
    """The map as `state` asks; a click selects the element under the pointer."""
    whole = _whole(state)
    shown = [layer for layer in cache.layers() if layer.id in whole and layer.index]
    box, nonce = view.focus()
    margin = 0.09 if viewport.current().narrow else 0.02
    picture = layout_picture(whole, state.element, box, page_look(), margin)
    deck = picture.deck(width, height, shown, nonce)
    map_view(deck, picture, key=MAP_KEY, size=(width, height), on_select=_clicked)


def _whole(state: LayoutView) -> dict[str, int]:
    """The chosen layers without those that are broken."""
    broken = {fault.layer_id for fault in cache.layer_faults()}
    return {ident: percent for ident, percent in state.shown.items() if ident not in broken}


def _handout(state: LayoutView) -> MapPicture:
    """The map as the page was last sent to look at it, in the colours for paper."""
    box, _ = view.focus()
    picture = layout_picture(_whole(state), state.element, box, paper_look())
    return replace(picture, notes=(tr("来源与精度逐层列在“空间布局”页的图层清单中。"),))


def _clicked() -> None:
    st.session_state["layout_panel"] = "card"
    st.session_state["layout_search"] = None
    view.select(selected_id(MAP_KEY) or "", fly=False)


def walk_bar(state: LayoutView, width: float) -> None:
    """Eight images, one after the other: name, one sentence, back and forth (PageUp and PageDown work too)."""
    if not state.step:
        with st.container(horizontal=True, gap="small"):
            st.button(
                tr("导览：八句空间意象"), icon=":material/play_arrow:", on_click=view.go_to_step, args=(1,),
                shortcut="PageDown",
            )  # fmt: skip
            map_menu(lambda: _handout(state), "layout_map")
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
