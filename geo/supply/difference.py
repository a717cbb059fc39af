"""Old and new shape of each element, measured on the ground: area, length, shift of the middle, farthest distance."""

from collections.abc import Sequence
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

MOST_VERTICES = 1_500
"""The farthest distance is taken on lines thinned to about so many vertices."""


class Difference(NamedTuple):
    """How an element changes. Areas in km² and lengths in km are None where its kind has none; `shift_m` is between
    the middles, `farthest_m` the Hausdorff distance of the edges, `same_share` (0 to 1) intersection over union."""

    element_id: str
    old_km2: float | None
    new_km2: float | None
    old_km: float | None
    new_km: float | None
    shift_m: float
    farthest_m: float
    same_share: float | None


def difference(element_id: str, old: BaseGeometry, new: BaseGeometry) -> Difference:
    """Between two shapes in metres of the equal-area projection."""
    dimension = int(shapely.get_dimensions(new))
    km2 = (float(old.area / 1e6), float(new.area / 1e6)) if dimension == 2 else (None, None)
    km = (float(old.length / 1e3), float(new.length / 1e3)) if dimension > 0 else (None, None)
    same = None
    if dimension == 2:
        common = old.intersection(new).area
        same = float(common / (old.area + new.area - common))
    shift = float(old.centroid.distance(new.centroid))
    return Difference(element_id, km2[0], km2[1], km[0], km[1], shift, farthest_m(old, new), same)


def farthest_m(one: BaseGeometry, other: BaseGeometry) -> float:
    """The Hausdorff distance of two shapes' edges, metres, each thinned by at most a thousandth of its size."""
    edges = [_edge(shape) for shape in (one, other)]
    return float(shapely.hausdorff_distance(*edges, densify=0.5 if _is_short(edges) else None))


def _is_short(edges: Sequence[BaseGeometry]) -> bool:
    """Few vertices far apart: the farthest place may lie between them."""
    return all(shapely.get_num_coordinates(edge) < MOST_VERTICES / 4 for edge in edges)


def _edge(shape: BaseGeometry) -> BaseGeometry:
    edge = shape.boundary if int(shapely.get_dimensions(shape)) == 2 else shape
    if int(shapely.get_num_coordinates(edge)) <= MOST_VERTICES:
        return edge
    west, south, east, north = edge.bounds
    thin: BaseGeometry = edge.simplify(max(east - west, north - south) / 1000.0)
    return thin
