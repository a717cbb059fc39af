"""What is measured: the pages and the widgets to move on them. A new page adds one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bench.wire import Value


@dataclass(frozen=True)
class Move:
    """A widget, named by its key or label, and the values it is set to in turn (at least two)."""

    widget: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Target:
    """One page: its address ("" is the default page), what it mainly shows, and what is moved on it.

    ``slide`` is a what-if move (figures and charts change), ``recolour`` a move that only changes the map's
    colours.  ``map_vertices`` is how many vertices the graphics card draws at the least once the map is there.
    """

    page: str
    kind: Literal["chart", "map"]
    slide: Move | None = None
    recolour: Move | None = None
    map_vertices: int = 1000


TARGETS = (
    Target("", "chart"),
    Target("layout", "map", recolour=Move("opacity_structure", (0.4, 0.6, 0.8))),
    Target("indicators", "chart"),
)
FLOOR_MOVE = Move("growth", (11.0, 23.0, 37.0))
