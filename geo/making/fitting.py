"""Areas cut at an outline and grown up to it, so that they cover it without gap or overlap."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.supply.placing import Shapes

LEAST_M2, TOUCH_M = 1.0, 0.5
"""Smaller pieces are left over from the arithmetic; edges closer than this are one edge."""


def fitted(areas: Sequence[BaseGeometry], outline: BaseGeometry) -> list[BaseGeometry]:
    """The areas (metres) within the outline; a piece that none covers goes to the neighbour with the longest edge.

    Before that a piece is cut where two of its neighbours meet, straight across to the outline: a strip all around
    would else go to one of them, along the edges of all the others. An area that lies outside altogether stays as it
    is: an element does not vanish because an outline moves.
    """
    inner = [_polygons(shapely.intersection(area, outline)) for area in areas]
    inner = [part if part.area > LEAST_M2 else area for part, area in zip(inner, areas, strict=True)]
    missing = shapely.get_parts(_polygons(shapely.difference(outline, shapely.union_all(inner))))
    grown, edges = list(inner), shapely.boundary(np.asarray(inner, dtype=object))
    for whole in (part for part in missing if part.area > LEAST_M2):
        for piece in sorted(_cut(whole, edges), key=lambda part: -part.area):
            place = _neighbour(piece, grown)
            grown[place] = shapely.union(grown[place], piece)
    return grown


def _cut(piece: BaseGeometry, edges: Shapes) -> list[BaseGeometry]:
    """The piece in parts that each lie before one neighbour, as far as two neighbours meet at its edge."""
    rim = shapely.boundary(piece)
    near = [edge for edge in edges if shapely.dwithin(edge, rim, TOUCH_M)]
    free = shapely.difference(rim, shapely.union_all(near).buffer(TOUCH_M))
    if free.is_empty or len(near) < 2:
        return [piece]
    meetings = [
        end for turn, one in enumerate(near) for other in near[turn + 1 :] for end in _meetings(one, other, rim)
    ]
    cuts = [line for line in (shapely.shortest_line(end, free) for end in meetings) if _is_inside(line, piece)]
    lines = shapely.union_all([rim, *map(_beyond, cuts)])
    parts = [
        p for p in shapely.get_parts(shapely.polygonize([lines])) if shapely.contains(piece, p.representative_point())
    ]
    is_whole = abs(sum(part.area for part in parts) - piece.area) <= LEAST_M2
    return parts if is_whole else [piece]


def _is_inside(line: BaseGeometry, piece: BaseGeometry) -> bool:
    """Whether a line runs through a piece and not along its edge."""
    return bool(
        line.length > 0 and shapely.contains_properly(piece, shapely.line_interpolate_point(line, 0.5, normalized=True))
    )


def _meetings(one: BaseGeometry, other: BaseGeometry, rim: BaseGeometry) -> list[BaseGeometry]:
    """Points at the rim where two edges meet."""
    common = shapely.intersection(shapely.intersection(one, other), rim.buffer(TOUCH_M))
    return [
        shapely.Point(xy)
        for xy in shapely.get_coordinates(common)
        if shapely.distance(shapely.Point(xy), rim) < TOUCH_M
    ]


def _beyond(line: BaseGeometry) -> BaseGeometry:
    """A straight line that reaches a little past both its ends."""
    (x, y), (x2, y2) = shapely.get_coordinates(line)
    long = np.hypot(x2 - x, y2 - y)
    dx, dy = (0.0, 0.0) if long == 0 else ((x2 - x) / long * TOUCH_M, (y2 - y) / long * TOUCH_M)
    return shapely.LineString([(x - dx, y - dy), (x2 + dx, y2 + dy)])


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
