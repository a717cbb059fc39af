"""The sketch on the map: the same outline on the page and in every picture."""

from components.base import cache
from components.base.words_cache import words_cache
from components.drawing.maps.outline import Outline
from components.topics.elements import elements
from components.topics.layout.measured_words import Measured, measured_of
from components.topics.layout.sketch import Sketch
from components.topics.layout.state import State
from components.words.text import tr

LEGENDS = {"length": "量测线", "area": "圈定的范围", "radius": "周边范围"}


def measured_in(state: State, layers: tuple[str, ...]) -> Measured | None:
    """What the sketch of `state` measures, None where nothing is drawn; `layers` are those on the map."""
    return None if state.sketch.is_empty else _measured(state.sketch, layers, _version())


def _version() -> tuple[tuple[int, ...], ...]:
    return cache.facts_versions(*(table for table, _ in elements.TABLES)), cache.geo_versions()


@words_cache(8)
def _measured(sketch: Sketch, layers: tuple[str, ...], version: tuple[tuple[int, ...], ...]) -> Measured:
    return measured_of(sketch, layers)


def outline_of(sketch: Sketch, measured: Measured | None) -> Outline | None:
    """The outline of a sketch for the map, with what it measures beside it."""
    if measured is None:
        return None
    return Outline(measured.geometry, sketch.corners, tr(LEGENDS[sketch.tool]), measured.label)
