"""State of 空间布局: selected element, layers with their opacity, step of the walk, panel, profile, camera."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from components.base import cache
from components.base.query import LONGEST_VALUE, Reading, Refusal, without_defaults
from components.drawing.maps.camera import Camera
from components.topics.layout import sketch as sketches
from components.topics.layout.camera import camera_in, camera_text
from components.topics.layout.sketch import EMPTY, Sketch
from components.topics.layout.walk import STEPS
from components.topics.reach.state import point, text_of
from geo.contracts import Layer

DEFAULTS = {"el": "", "layers": "", "step": "", "panel": "card", "profile": "", "cam": "", "at": ""}
DEFAULTS |= sketches.DEFAULTS
PANELS = ("card", "layers", "subdistricts", "land", "here", "measure")
PERCENT = re.compile(r"|[1-9][0-9]|100")
"""The slider's range; nothing means full strength."""
HIDDEN = {"river_band"}
"""Part of the base map in every view."""
NONE = "none"
Layers = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class State:
    """Id of the selected element or nothing; ids of layers with opacity in percent, in the order they were switched on;
    step of the walk, 0 for none; panel beside the map; id of the area whose profile stands in place of all these;
    camera, None for the one that suits step and element; the viewer's own place as longitude and latitude; and what
    the viewer has drawn to measure."""

    element: str = ""
    layers: Layers = ()
    step: int = 0
    panel: str = "card"
    profile: str = ""
    camera: Camera | None = None
    at: tuple[float, float] | None = None
    sketch: Sketch = EMPTY

    @property
    def opacities(self) -> dict[str, int]:
        """Layer id to opacity in percent."""
        return dict(self.layers)


def default_layers(layers: Iterable[Layer]) -> dict[str, int]:
    """The layers of a first visit at full strength."""
    return {layer.id: 100 for layer in layers if layer.default and layer.id not in HIDDEN}


def usual_layers(step: int, layers: Iterable[Layer]) -> dict[str, int]:
    """The layers of a step of the walk, those of a first visit where `step` is 0."""
    return dict.fromkeys(STEPS[step - 1].layers, 100) if step else default_layers(layers)


def written(opacities: Mapping[str, int]) -> str:
    """Layers as the address writes them: `axis,groups:60`."""
    return ",".join(layer if percent == 100 else f"{layer}:{percent}" for layer, percent in opacities.items()) or NONE


def layers_in(text: str, known_ids: Collection[str]) -> tuple[dict[str, int], list[str]]:
    """Layers that an address names, and what in it could not be understood."""
    opacities: dict[str, int] = {}
    strange: list[str] = []
    for part in (p for p in text.split(",") if p and p != NONE):
        layer, _, percent = part.partition(":")
        if layer not in known_ids or not PERCENT.fullmatch(percent):
            strange.append(part)
        else:
            opacities[layer] = int(percent or 100)
    return opacities, strange


def read(
    reading: Reading, elements: Collection[str], layers: tuple[Layer, ...], subjects: Collection[str] = ()
) -> State:
    """The state of an address; `elements` are the ids that there are, `subjects` those that have a profile."""
    step = reading.one_of("step", ("", *(str(n) for n in range(1, len(STEPS) + 1))), "")
    return State(
        element=reading.one_of("el", elements, ""),
        layers=tuple(_layers(reading, usual_layers(int(step or 0), layers), layers).items()),
        step=int(step or 0),
        panel=reading.one_of("panel", PANELS, "card"),
        profile=reading.one_of("profile", subjects, ""),
        camera=_camera(reading),
        at=_place(reading),
        sketch=sketches.read(reading, cache.element_index()),
    )


def _camera(reading: Reading) -> Camera | None:
    text = reading.text("cam")
    camera = camera_in(text)
    if text and camera is None:
        reading.refuse("cam", text)
    return camera


def _place(reading: Reading) -> tuple[float, float] | None:
    text = reading.text("at")
    place = point(text)
    if text and place is None:
        reading.refuse("at", text)
    return place


def _layers(reading: Reading, usual: dict[str, int], layers: tuple[Layer, ...]) -> dict[str, int]:
    text = reading.text("layers")
    if not text:
        return usual
    opacities, strange = layers_in(text, {layer.id for layer in layers})
    if strange:
        reading.refusals.append(Refusal("layers", "、".join(p[:LONGEST_VALUE] for p in strange[:3]), whole=False))
        return opacities or usual
    return opacities


def query(state: State, layers: tuple[Layer, ...]) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    usual = state.layers == tuple(usual_layers(state.step, layers).items())
    pairs = {"el": state.element, "layers": "" if usual else written(state.opacities), "panel": state.panel}
    pairs |= {"profile": state.profile, "cam": camera_text(state.camera)}
    pairs |= sketches.query(state.sketch)
    pairs["at"] = text_of(*state.at) if state.at else ""
    return without_defaults(pairs | {"step": str(state.step) if state.step else ""}, DEFAULTS)
