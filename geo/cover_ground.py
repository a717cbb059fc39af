"""Demand cells laid over the area's land, the bank of any place, and the exact outline of what circles leave out."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from geo.measure import project, unproject
from geo.reach_grid import FAR_M, sides
from geo.reach_layers import placed, river
from geo.read import GEO
from model.cover.circles import Sites
from model.cover.ground import Floats, Ground, Small
from model.reach.grid import CLOSED

QUARTER = 24
"""Segments of a quarter of a circle: its area is off by less than 0.1 %."""


def cover_ground(cell_m: float, river_half_width_m: float, root: Path = GEO) -> Ground:
    """Cells of `cell_m` metres whose centres lie in a subdistrict and not in the river.

    Raises LayerContractError when a layer or a feature is missing.
    """
    if not cell_m > 0:
        raise ValueError(f"cell_m must be above 0, not {cell_m}")
    units, groups = placed("subdistricts", root), placed("groups", root)
    west, south, east, north = shapely.union_all([unit.ground for unit in units.values()]).bounds
    low = math.floor(west / cell_m), math.floor(south / cell_m)
    shape = (math.ceil(north / cell_m) - low[1], math.ceil(east / cell_m) - low[0])
    row, col = (axis.ravel() for axis in np.mgrid[0 : shape[0], 0 : shape[1]])
    centres = np.column_stack([(low[0] + col + 0.5) * cell_m, (low[1] + row + 0.5) * cell_m])
    unit = _inside(centres, [place.ground for place in units.values()])
    is_land = unit >= 0
    bank = sides(centres[is_land], river(root), river_half_width_m)
    is_land[is_land] = bank != CLOSED
    index = np.full(shape, -1, dtype=np.int32)
    index[row[is_land], col[is_land]] = np.arange(is_land.sum(), dtype=np.int32)
    group = _inside(centres[is_land], [place.ground for place in groups.values()])
    return Ground(
        cell_m=cell_m,
        west_m=low[0] * cell_m,
        south_m=low[1] * cell_m,
        index=index,
        xy=centres[is_land],
        bank=bank[bank != CLOSED],
        subdistrict=unit[is_land],
        group=group,
        subdistricts=tuple(units),
        groups=tuple(groups),
    )


def _inside(points: Floats, areas: Sequence[BaseGeometry]) -> Small:
    """Index of the first area that holds each point, -1 for none."""
    index = np.full(len(points), -1, dtype=np.int8)
    for place, area in enumerate(areas):
        shapely.prepare(area)
        index[(index < 0) & shapely.contains_xy(area, points)] = place
    return index


def sites_at(lonlat: Sequence[tuple[float, float]], root: Path = GEO) -> Sites:
    """Sites at longitudes and latitudes (degrees, WGS 84), each on the bank it lies on."""
    if not lonlat:
        return Sites(np.empty((0, 2)), np.empty(0, dtype=np.int8))
    xy = shapely.get_coordinates(project(shapely.multipoints(np.array(lonlat, dtype=float))))
    return Sites(xy, sides(xy, river(root), 0.0))


def uncovered(sites: Sites, radius_m: float, river_half_width_m: float, root: Path = GEO) -> BaseGeometry:
    """What no circle of `radius_m` around a site on the same bank reaches of the area's land, in degrees."""
    return unproject(uncovered_ground(sites, radius_m, river_half_width_m, root))


def uncovered_ground(sites: Sites, radius_m: float, river_half_width_m: float, root: Path = GEO) -> BaseGeometry:
    """The same in metres of the projection."""
    line = river(root)
    area = shapely.union_all([unit.ground for unit in placed("subdistricts", root).values()])
    land = area.difference(LineString(line).buffer(river_half_width_m, cap_style="flat"))
    north = Polygon([*line, (FAR_M, FAR_M), (-FAR_M, FAR_M)])
    parts = []
    for bank, side in ((1, land.intersection(north)), (-1, land.difference(north))):
        own = sites.xy[sites.bank == bank]
        circles = shapely.buffer(shapely.points(own), radius_m, quad_segs=QUARTER) if len(own) else []
        parts.append(side.difference(shapely.union_all(circles)))
    return shapely.union_all(parts)
