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

BESIDE_M = 300.0  # the river's direction at a crossing is taken over twice this length


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
        shift = (moved_m or {}).get(spec.ident, 0.0)
        links.append(
            _link(grid, spec, (points[spec.ident], strokes[spec.ident]), _across(line, points[spec.ident], shift))
        )
    return Located(tuple(links), tuple(left_out))


def _reason(spec: CrossingSpec, points: Mapping[str, Placed]) -> Reason | None:
    if not spec.carries_road:
        return "rail_only"
    if not spec.spans:
        return "not_across"
    return None if spec.ident in points else "no_place"


def _across(line: LineString, place: Placed, shift_m: float) -> tuple[Floats, Floats]:
    """Where the crossing meets the river's line, and the unit vector from there to the north bank."""
    along = line.project(place.ground) + shift_m
    here, before, after = (
        shapely.get_coordinates(line.interpolate(along + step))[0] for step in (0.0, -BESIDE_M, BESIDE_M)
    )
    downstream = (after - before) / np.hypot(*(after - before))
    return here, np.array([-downstream[1], downstream[0]])  # the river runs east: its left bank is the north


def _link(grid: Grid, spec: CrossingSpec, known: tuple[Placed, Placed], across: tuple[Floats, Floats]) -> CrossingLink:
    point, stroke = known
    here, north = across
    length = spec.length_m or stroke.ground.length
    ends = [here + sign * north * length / 2 for sign in (NORTH, SOUTH)]
    bank, other = (grid.nearest(end[0], end[1], side) for end, side in zip(ends, (NORTH, SOUTH), strict=True))
    apart = float(np.hypot(grid.x[bank] - grid.x[other], grid.y[bank] - grid.y[other]))
    return CrossingLink(
        ident=spec.ident,
        north=bank,
        south=other,
        length_m=max(length, apart),
        expressway=spec.expressway,
        stated_length=spec.length_m is not None,
        accuracy_m=point.accuracy_m,
        x_m=float(here[0]),
        y_m=float(here[1]),
    )
