"""Camera of a state: the step of the walk, the selected element with its surroundings, or the whole area."""

from components.base import cache
from components.drawing.maps.camera import Box, widened
from components.topics.layout.state import State
from components.topics.layout.walk import STEPS

OPENING: Box = (116.785, 36.615, 117.415, 37.045)
"""The whole area with the old city at the end of its axis, and room for the names at its sides."""


def box_of(state: State) -> Box:
    """The box that a map of `state` opens with."""
    if state.step:
        return STEPS[state.step - 1].box
    place = cache.element_index().get(state.element)
    return widened(place.bbox) if place else OPENING


def under_title(box: Box) -> Box:
    """`box` with room at the top for the words over the live map."""
    west, south, east, north = box
    return (west, south, east, north + 0.14 * (north - south))
