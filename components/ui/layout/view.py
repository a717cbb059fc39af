"""What the page shows: selected element, layers with opacity, step of the walk, and where the camera goes.

The address is the truth; the session only remembers it while the viewer is on another page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.base import cache
from components.topics.layout.walk import STEPS
from components.ui import state
from components.words.text import tr
from geo.read import Layer

MEMORY = "layout_memory"
FOCUS = "layout_focus"
MAP = "layout_map_part"
SIDE = "layout_side_part"
WALK = "layout_walk_part"
PERCENT = re.compile(r"|[1-9][0-9]|100")  # the slider's range; nothing means full strength
HIDDEN = {"river_band"}  # part of the base map in every view
# The whole area with the old city at the end of its axis: west, south, east, north in degrees.
OPENING = (116.82, 36.63, 117.40, 37.045)
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class LayoutView:
    """One state of the page. `shown` maps layer ids to opacity in percent, `step` 0 is no walk."""

    element: str
    shown: Mapping[str, int]
    step: int


def default_layers(layers: tuple[Layer, ...]) -> dict[str, int]:
    """The layers of a first visit at full strength."""
    return {layer.id: 100 for layer in layers if layer.default and layer.id not in HIDDEN}


def encode(shown: Mapping[str, int]) -> str:
    """Layers as the address writes them: `axis,groups:60`."""
    return ",".join(layer if percent == 100 else f"{layer}:{percent}" for layer, percent in shown.items()) or "none"


def decode(text: str, known: Mapping[str, object]) -> tuple[dict[str, int], list[str]]:
    """Layers that an address names, and what in it could not be understood."""
    shown: dict[str, int] = {}
    strange: list[str] = []
    for part in (p for p in text.split(",") if p and p != "none"):
        layer, _, percent = part.partition(":")
        if layer not in known or not PERCENT.fullmatch(percent):
            strange.append(part)
        else:
            shown[layer] = int(percent or 100)
    return shown, strange


def read(elements: Mapping[str, object]) -> LayoutView:
    """The view that the address asks for; what it leaves out comes from memory, then from the defaults."""
    memory: dict[str, str] = st.session_state.get(MEMORY, {})
    for key in ("el", "layers", "step"):
        if key not in st.query_params and key in memory:
            st.query_params[key] = memory[key]
    element = state.one_of("el", elements, "")
    step = int(state.one_of("step", [str(n) for n in range(1, len(STEPS) + 1)], "0"))
    view = LayoutView(element, shown_layers(), step)
    st.session_state[MEMORY] = {k: st.query_params[k] for k in ("el", "layers", "step") if k in st.query_params}
    if FOCUS not in st.session_state:
        st.session_state[FOCUS] = (_opening_box(view), 0)
    return view


def shown_layers() -> dict[str, int]:
    """The layers that the address asks for, else the defaults."""
    layers = cache.layers()
    text = st.query_params.get("layers")
    if text is None:
        return default_layers(layers)
    shown, strange = decode(text, {layer.id: layer for layer in layers})
    if strange:
        named = "、".join(s[:30] for s in strange[:3])
        state.notice(tr("链接里有无法识别的图层（{named}），已忽略。", named=named))
        shown = shown or default_layers(layers)
        write_layers(shown)
    return shown


def _opening_box(view: LayoutView) -> Box:
    if view.step:
        return STEPS[view.step - 1].box
    place = cache.element_index().get(view.element)
    return widen(place.bbox) if place else OPENING


def widen(box: Box, least: float = 0.06) -> Box:
    """`box` with its surroundings: nearly doubled, and at least `least` degrees to each side."""
    west, south, east, north = box
    x, y = (west + east) / 2, (south + north) / 2
    half_x, half_y = max((east - west) * 0.9, least), max((north - south) * 0.9, least * 0.8)
    return (x - half_x, y - half_y, x + half_x, y + half_y)


def look_at(box: Box) -> None:
    """Send the camera to `box`, again even if it was sent there before."""
    _, nonce = st.session_state.get(FOCUS, (OPENING, 0))
    st.session_state[FOCUS] = (box, nonce + 1)


def focus() -> tuple[Box, int]:
    """Where the camera was last sent, and how often it has been sent."""
    box, nonce = st.session_state[FOCUS]
    return box, nonce


def write_layers(shown: Mapping[str, int]) -> None:
    """Put the layers into the address; the defaults are left out."""
    _write("layers", None if dict(shown) == default_layers(cache.layers()) else encode(shown))


def select(element: str, *, fly: bool) -> None:
    """Callback: make `element` the selected one ("" for none), and send the camera there if `fly`."""
    _write("el", element or None)
    place = cache.element_index().get(element)
    if fly and place:
        look_at(widen(place.bbox))
    redraw(MAP, SIDE)


def go_to_step(step: int) -> None:
    """Callback: open a step of the walk (0 leaves it): its layers, its camera, no selection."""
    _write("step", str(step) if step else None)
    _write("el", None)
    if step:
        write_layers(dict.fromkeys(STEPS[step - 1].layers, 100))
        look_at(STEPS[step - 1].box)
    else:
        _write("layers", None)
        look_at(OPENING)
    redraw(MAP, SIDE, WALK)


def redraw(*parts: str) -> None:
    """From a callback: rerun only these parts of the page (`MAP`, `SIDE`), the map without the panel if need be."""
    st.rerun(parts)


def _write(key: str, value: str | None) -> None:
    state.remember(key, value)
    memory: dict[str, str] = st.session_state.setdefault(MEMORY, {})
    if value is None:
        memory.pop(key, None)
    else:
        memory[key] = value
