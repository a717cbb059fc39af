"""Areas cut at an outline and grown up to it, so that they cover it without gap or overlap."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

LEAST_M2 = 1.0
"""Smaller pieces are left over from the arithmetic."""


def fitted(areas: Sequence[BaseGeometry], outline: BaseGeometry) -> list[BaseGeometry]:
    """The areas (metres) within the outline; a piece that none covers goes to the neighbour with the longest edge.

    An area that lies outside altogether stays as it is: an element does not vanish because an outline moves.
    """
    inner = [_polygons(shapely.intersection(area, outline)) for area in areas]
    inner = [part if part.area > LEAST_M2 else area for part, area in zip(inner, areas, strict=True)]
    missing = shapely.get_parts(_polygons(shapely.difference(outline, shapely.union_all(inner))))
    grown = list(inner)
    for piece in sorted(missing, key=lambda part: -part.area):
        if piece.area > LEAST_M2:
            place = _neighbour(piece, grown)
            grown[place] = shapely.union(grown[place], piece)
    return grown


def _neighbour(piece: BaseGeometry, areas: Sequence[BaseGeometry]) -> int:
    """Index of the area with the longest common edge, the nearest where none touches."""
    shared = shapely.length(shapely.intersection(shapely.boundary(piece).buffer(0.5), shapely.boundary(areas)))
    if shared.max() > 0:
        return int(shared.argmax())
    return int(np.argmin(shapely.distance(piece, np.asarray(areas, dtype=object))))


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    """The areas of what an intersection leaves, without its lines and points."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])
