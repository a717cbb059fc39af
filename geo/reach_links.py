"""The located crossings as ways between the banks of the grid."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString

from geo.reach_layers import Placed, placed, river
from geo.read import GEO
from model.reach.grid import NORTH, SOUTH, Floats, Grid
from model.reach.inputs import CrossingLink, CrossingSpec, LeftOut, Located, Reason

BESIDE_M = 300.0  # the river's direction at a crossing is taken over twice this, or the crossing's own length if longer


def locate(
    grid: Grid, specs: Iterable[CrossingSpec], root: Path = GEO, *, moved_m: Mapping[str, float] | None = None
) -> Located:
    """Crossings that can be placed, as links; and those left out, with the reason.

    The ends lie half the stated length from the river's line, across its direction there; where no length is stated,
    half the length drawn in the layer. `moved_m` shifts a crossing that far downstream: how much its place matters.
    """
    points, strokes = placed("crossings", root), placed("crossing_lines", root)
    line = LineString(river(root))
    links, left_out = [], []
    for spec in specs:
        reason = _reason(spec, points)
        if reason:
            left_out.append(LeftOut(spec.ident, reason))
            continue
        point, length = points[spec.ident], spec.length_m or strokes[spec.ident].ground.length
        along = line.project(point.ground) + (moved_m or {}).get(spec.ident, 0.0)
        links.append(_link(grid, spec, point.accuracy_m, length, _across(line, along, length)))
    return Located(tuple(links), tuple(left_out))


def _reason(spec: CrossingSpec, points: Mapping[str, Placed]) -> Reason | None:
    if not spec.carries_road:
        return "rail_only"
    if not spec.spans:
        return "not_across"
    return None if spec.ident in points else "no_place"


def _across(line: LineString, along_m: float, length_m: float) -> tuple[Floats, Floats]:
    """Where a crossing meets the river's line, and the unit vector from there to the north bank."""
    half = max(BESIDE_M, length_m / 2)
    here, before, after = (shapely.get_coordinates(line.interpolate(along_m + step))[0] for step in (0.0, -half, half))
    downstream = (after - before) / np.hypot(*(after - before))
    return here, np.array([-downstream[1], downstream[0]])  # the river runs east: its left bank is the north


def _link(
    grid: Grid, spec: CrossingSpec, accuracy_m: float, length_m: float, across: tuple[Floats, Floats]
) -> CrossingLink:
    here, north = across
    ends = [here + sign * north * length_m / 2 for sign in (NORTH, SOUTH)]
    bank, other = (grid.nearest(end[0], end[1], side) for end, side in zip(ends, (NORTH, SOUTH), strict=True))
    apart = float(np.hypot(grid.x[bank] - grid.x[other], grid.y[bank] - grid.y[other]))
    return CrossingLink(
        ident=spec.ident,
        north=bank,
        south=other,
        length_m=max(length_m, apart),
        expressway=spec.expressway,
        stated_length=spec.length_m is not None,
        accuracy_m=accuracy_m,
        x_m=float(here[0]),
        y_m=float(here[1]),
    )
