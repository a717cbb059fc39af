"""Where a facility could be put: points on a grid, off the river and its belt, the airport, and what stands there."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, Point

from geo.measure import project, unproject
from geo.reach_layers import placed, river
from geo.read import GEO
from model.cover.circles import Sites
from model.cover.ground import Floats, Ground


@dataclass(frozen=True)
class Exclusion:
    """Metres kept free: on either side of the river's line, around the runway, and around facilities of the kind."""

    river_m: float
    airport_m: float
    existing_m: float


def candidates(ground: Ground, every: int, existing: Sites, free: Exclusion, root: Path = GEO) -> Sites:
    """The centre of every `every`-th cell in both directions that no exclusion takes."""
    cells = ground.index[every // 2 :: every, every // 2 :: every].ravel()
    cells = cells[cells >= 0]
    xy, bank = ground.xy[cells], ground.bank[cells]
    points = shapely.points(xy)
    allowed = shapely.distance(points, LineString(river(root))) >= free.river_m
    for runway in placed("runway", root).values():
        allowed &= shapely.distance(points, runway.ground) >= free.airport_m
    if len(existing):
        near = shapely.STRtree(shapely.points(existing.xy)).query_nearest(
            points, return_distance=True, all_matches=False
        )
        allowed &= near[1] >= free.existing_m
    return Sites(xy[allowed], bank[allowed])


def lonlat_of(sites: Sites) -> Floats:
    """Longitude and latitude of every site, shape (n, 2)."""
    if not len(sites):
        return np.empty((0, 2))
    return np.asarray(shapely.get_coordinates(unproject(shapely.multipoints(sites.xy))))


def point_at(lon: float, lat: float) -> Point:
    """A longitude and latitude on the ground, metres."""
    return project(Point(lon, lat))
