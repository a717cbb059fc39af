"""Measures on the ground: project first, then measure.

All lengths and areas are taken in a Lambert azimuthal equal-area projection centred on the area
(36.85° N, 117.1° E, WGS 84). Within 60 km of the centre, lengths are off by less than 0.002 %.
"""

import math
from functools import cache

import pyproj
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

CENTRE = (117.1, 36.85)  # longitude, latitude
EQUAL_AREA = f"+proj=laea +lat_0={CENTRE[1]} +lon_0={CENTRE[0]} +datum=WGS84 +units=m +no_defs"
AREA_METHOD = f"LAEA {CENTRE[1]}°N {CENTRE[0]}°E, WGS 84"


@cache
def _to_ground() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True)


@cache
def _to_degrees() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(EQUAL_AREA, "EPSG:4326", always_xy=True)


def project(geometry: BaseGeometry) -> BaseGeometry:
    """Longitude and latitude (degrees, WGS 84) to metres east and north of the centre."""
    return shapely.transform(geometry, _to_ground().transform, interleaved=False)


def unproject(geometry: BaseGeometry) -> BaseGeometry:
    """Metres east and north of the centre to longitude and latitude (degrees, WGS 84)."""
    return shapely.transform(geometry, _to_degrees().transform, interleaved=False)


def area_km2(geometry: BaseGeometry) -> float:
    """Area of a longitude-latitude geometry, km²."""
    return float(project(geometry).area) / 1e6


def length_km(geometry: BaseGeometry) -> float:
    """Length of a longitude-latitude line (or of a polygon's edge), km."""
    return float(project(geometry).length) / 1e3


def distance_km(one: BaseGeometry, other: BaseGeometry) -> float:
    """Shortest distance between two longitude-latitude geometries, km."""
    return float(project(one).distance(project(other))) / 1e3


def position_along_km(line: LineString, point: Point) -> float:
    """How far along `line` from its first vertex the nearest place to `point` lies, km."""
    return float(project(line).project(project(point))) / 1e3


def bearing_along_deg(line: LineString, point: Point, *, window_m: float = 600.0) -> float:
    """Direction of `line` beside `point`: degrees clockwise from north, over a window of `window_m` metres."""
    ground = project(line)
    here = ground.project(project(point))
    start = ground.interpolate(max(here - window_m / 2, 0.0))
    end = ground.interpolate(min(here + window_m / 2, ground.length))
    return math.degrees(math.atan2(end.x - start.x, end.y - start.y)) % 360.0


def circle(centre: Point, radius_m: float, *, segments: int = 12) -> Polygon:
    """A circle on the ground around a longitude-latitude point; `segments` per quarter."""
    if not radius_m > 0:
        raise ValueError(f"radius_m must be above 0, not {radius_m}")
    return unproject(project(centre).buffer(radius_m, quad_segs=segments))
