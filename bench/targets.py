"""What is measured: the pages and the widgets to move on them. A new page adds one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bench.wire import Value
from components.ui.segments import unsearched


@dataclass(frozen=True)
class Move:
    """A widget, named by its key or label, and the values it is set to in turn (at least two)."""

    widget: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Target:
    """One page: its address ("" is the default page), what it mainly shows, and what is moved on it.

    ``before`` is set once after loading, e.g. to open the panel that holds the widget.  ``slide`` is a what-if
    move (figures and charts change), ``recolour`` one that only changes the map's colours.  ``map_vertices`` is
    how many vertices the graphics card draws at the least in one go once the map is there.
    """

    page: str
    kind: Literal["chart", "map"]
    before: tuple[tuple[str, Value], ...] = ()
    slide: Move | None = None
    recolour: Move | None = None
    map_vertices: int = 1000


def _lever_moved(value: float, lever: str = "gdp_long_run") -> tuple[str, object]:
    """What the levers of the what-if pages report of a hand on one of them."""
    return ("moved", {"lever": lever, "value": value, "hand": round(value)})


TARGETS = (
    Target("", "map"),
    Target(
        "layout",
        "map",
        before=(("layout_panel", unsearched("图层")),),
        recolour=Move("opacity_groups", (40.0, 60.0, 80.0)),
    ),
    Target("indicators", "chart"),
    Target("monitoring", "chart"),
    Target("sources", "chart"),
    Target("crossings", "map"),
    Target("facilities", "map"),
    Target("targets", "chart", slide=Move("whatif_levers", tuple(_lever_moved(value) for value in (5.0, 7.0, 8.0)))),
    Target(
        "balance",
        "chart",
        slide=Move("balance_page", tuple(_lever_moved(value, "irrigation_per_mu") for value in (210.0, 220.0, 230.0))),
    ),
    Target("compare", "chart"),
)
FLOOR_MOVE = Move("growth", (11.0, 23.0, 37.0))
