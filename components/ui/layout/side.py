"""Beside the map: the choice of panel, and the one that is open."""

import streamlit as st

from components.topics.elements import elements
from components.topics.layout.state import State
from components.ui.layout import areas, card, finder, here, layer_list, sketch_panel, view, walk_panel
from components.ui.segments import segments
from components.words.text import tr

PANELS = {
    "card": "要素", "layers": "图层", "subdistricts": "街道", "land": "用地", "here": "我的位置", "measure": "量算",
}  # fmt: skip


def side(state: State, height: int, width: float) -> None:
    """The panel of `state` in a box of `height` and `width` px."""
    segments(
        tr("面板"), {panel: tr(word) for panel, word in PANELS.items()}, key="layout_panel",
        current=state.panel, required=True, width="stretch",
        on_change=lambda: view.show_panel(st.session_state["layout_panel"]),
    )  # fmt: skip
    with st.container(height=height, border=False):
        if state.panel == "layers":
            layer_list.layer_list(state.opacities, width)
        elif state.panel == "subdistricts":
            areas.subdistrict_table(state.element, width)
        elif state.panel == "land":
            areas.land_budget()
        elif state.panel == "here":
            here.here_panel(state)
        elif state.panel == "measure":
            sketch_panel.sketch_panel(state)
        else:
            _elements(state)


def _elements(state: State) -> None:
    """What fits the search, else the card of the element, else the step of the walk, else the structure."""
    entries = elements.entries()
    if words := finder.words_typed():
        finder.results(words)
    elif state.element:
        card.element_card(entries[state.element], entries)
    elif state.step:
        walk_panel.walk_card(state.step, entries)
    else:
        card.empty_card(entries)
