"""Gaps and overlaps among areas, how far they cover what they should, and a repair with its effect in square metres.

Everything here is on the ground: metres of the equal-area projection.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.making.fitting import fitted
from geo.supply.placing import Shapes, areas_of

COVERS, APART = ("subdistricts", "districts"), ("groups",)
"""Layers whose areas cover the ground exactly once, and those whose areas only keep apart."""
CHECKED = ("startup_area", *COVERS, *APART)
LEAST_M2 = 1.0
"""Less is the rounding of coordinates."""
MOST_LISTED = 50


class Overlap(NamedTuple):
    """Two areas, by index, that lie on each other."""

    one: int
    other: int
    m2: float
    width_m: float


class Piece(NamedTuple):
    """A piece of ground that no area covers, or that lies outside, by a point within it."""

    m2: float
    width_m: float
    x_m: float
    y_m: float


class Topology(NamedTuple):
    """`gaps` are holes among the areas, `uncovered` what of the outline none covers, `outside` what lies beyond it;
    without an outline the last two are empty. `sum_m2` adds up the areas, `union_m2` is the ground they cover."""

    overlaps: tuple[Overlap, ...]
    gaps: tuple[Piece, ...]
    uncovered: tuple[Piece, ...]
    outside: tuple[Piece, ...]
    sum_m2: float
    union_m2: float

    @property
    def is_sound(self) -> bool:
        """Whether nothing overlaps and nothing is left open."""
        return not (self.overlaps or self.gaps or self.uncovered or self.outside)

    @property
    def widest_m(self) -> float:
        """Mean width of the widest fault: a repair must allow that much."""
        parts = (self.overlaps, self.gaps, self.uncovered, self.outside)
        return max((each.width_m for group in parts for each in group), default=0.0)


def topology(areas: Sequence[BaseGeometry], outline: BaseGeometry | None = None) -> Topology:
    """What lies open or double."""
    union = shapely.union_all(areas)
    filled = shapely.union_all(shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(union))))
    gaps = _pieces(shapely.difference(filled, union))
    if outline is not None:
        gaps = tuple(gap for gap in gaps if not _is_outside(gap, outline))
    uncovered = () if outline is None else _pieces(shapely.difference(outline, filled))
    outside = () if outline is None else _pieces(shapely.difference(union, outline))
    return Topology(_overlaps(areas), gaps, uncovered, outside, float(shapely.area(areas).sum()), float(union.area))


def _is_outside(gap: Piece, outline: BaseGeometry) -> bool:
    """A hole of the outline itself is no gap."""
    return not bool(shapely.intersects_xy(outline, gap.x_m, gap.y_m))


def _overlaps(areas: Sequence[BaseGeometry]) -> tuple[Overlap, ...]:
    array = np.asarray(areas, dtype=object)
    tree = shapely.STRtree(array)
    pairs = [(one, other) for one, other in tree.query(array, predicate="intersects").T.tolist() if one < other]
    result = []
    for one, other in pairs:
        common = areas_of(shapely.intersection(array[one], array[other]))
        if common.area > LEAST_M2:
            result.append(Overlap(one, other, float(common.area), width_m(common)))
    return tuple(sorted(result, key=lambda each: -each.m2))


def _pieces(shape: BaseGeometry) -> tuple[Piece, ...]:
    parts = shapely.get_parts(areas_of(shape))
    listed = []
    for part in parts[shapely.area(parts) > LEAST_M2]:
        inner = part.representative_point()
        listed.append(Piece(float(part.area), width_m(part), inner.x, inner.y))
    return tuple(sorted(listed, key=lambda piece: -piece.m2))


def width_m(area: BaseGeometry) -> float:
    """Mean width of a long piece: twice its area over its edge; half the side of a square."""
    return float(2.0 * area.area / area.length) if area.length else 0.0


def mended(areas: Sequence[BaseGeometry], outline: BaseGeometry | None, most_m: float) -> list[BaseGeometry]:
    """The areas without overlaps, gaps and slivers whose mean width is at most `most_m` metres.

    An overlap goes to the one with the longer common edge, a gap to its neighbour with the longest. What is wider stays
    as it is: it is no slip of the pen, and whoever made the file has to say whose it is. Vertices of common edges are
    the same afterwards.
    """
    if any(each.width_m > most_m for each in topology(areas).overlaps):
        raise WideOverlapError
    clean = list(shapely.coverage_clean(np.asarray(areas, dtype=object), gap_width=2.0 * most_m))
    if outline is None:
        return clean
    narrow = _narrow(shapely.difference(outline, shapely.union_all(clean)), most_m)
    beyond = _narrow(shapely.difference(shapely.union_all(clean), outline), most_m)
    whole = shapely.difference(shapely.union(shapely.union_all(clean), narrow), beyond)
    return list(shapely.coverage_clean(np.asarray(fitted(clean, areas_of(whole)), dtype=object), gap_width=0.0))


def _narrow(shape: BaseGeometry, most_m: float) -> BaseGeometry:
    parts = shapely.get_parts(areas_of(shape))
    return shapely.union_all([part for part in parts.tolist() if width_m(part) <= most_m])


def effects(before: Sequence[BaseGeometry], after: Sequence[BaseGeometry]) -> list[tuple[float, float]]:
    """Square metres that each area gains and loses."""
    return [
        (float(shapely.difference(new, old).area), float(shapely.difference(old, new).area))
        for old, new in zip(before, after, strict=True)
    ]


def as_shapes(areas: Sequence[BaseGeometry]) -> Shapes:
    """The areas as an array."""
    return np.asarray(areas, dtype=object)


class WideOverlapError(ValueError):
    """Areas overlap by more than a repair may touch."""
