"""A map beside its panel, or over it on a narrow screen, and over the panel the line of what the scenario changes."""

from collections.abc import Callable
from dataclasses import dataclass

from streamlit import columns, container
from streamlit.delta_generator import DeltaGenerator

from components.ui import viewport

STACKED = 1100
"""px at size 1.0: the panel stands under the map below this width."""
GAP = 16


@dataclass(frozen=True)
class Measures:
    """The map's share of the width; px at size 1.0 of what stands above the map and under it, and of the scenario's
    line."""

    share: float
    top: int
    line: int


@dataclass(frozen=True)
class Room:
    """Where the map and the panel stand, and how large they are, px."""

    left: DeltaGenerator
    right: DeltaGenerator
    map_px: tuple[int, int]
    panel_px: int


def room(measures: Measures, line: Callable[[], bool]) -> Room:
    """`line` draws what the scenario changes and says whether there is anything.

    It has its place over the panel from the start: were the map to make way for it, the browser would set up the map
    anew with the first change.
    """
    port = viewport.current()
    stacked = port.width < STACKED * port.size
    left, right = (container(), container()) if stacked else columns([measures.share, 1 - measures.share], gap="medium")
    width = round(port.inside * (1.0 if stacked else measures.share) - GAP * port.size)
    height = port.fill(measures.top, 320)
    with right, container():
        is_open = line()
    line_px = round(measures.line * port.size) if is_open and not stacked else 0
    return Room(left, right, (width, height), height - line_px)
