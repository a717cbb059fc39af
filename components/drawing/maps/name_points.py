"""Where the names of areas and lines stand: one point each, since the renderer would name every tile's piece."""

import math
from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geo.contracts import Feature

Json = dict[str, Any]
CLEAR_DEG, OWN_CLEAR_DEG, ROOM_SHARE = 0.006, {"belt": 0.16, "groups": 0.015, "subdistricts": 0.014}, 0.08
"""Space between a name and what it keeps clear of, more for long names and for a belt that runs on; least share of an
area that is room for its name."""
BESIDE_DEG = 0.034
"""Half a group's name and a gap, on a map of the whole area: a name nearer to a line that cuts its area is read through
the line."""
LONG = 8  # characters; a longer street name is set from near by only
COLON = "："
"""Between a part's title and its name, which stand on a line each."""
LABEL_PROPERTIES = {"id", "name", "name_en", "label", "nickname", "nickname_en", "color_role"}


def name_points(features: list[Feature], covers: Sequence[Feature] = (), clear_deg: float = CLEAR_DEG) -> Json:
    """A FeatureCollection with one point per feature: in the widest part of an area, at seven tenths of a line.

    Points in areas keep clear of `covers`, by `clear_deg` degrees, where there is room beside them, and stand
    beside the lines among them.
    """
    shapes = [shape(f["geometry"]) for f in covers]
    cover = shapely.union_all([one.buffer(clear_deg) for one in shapes])
    lines = shapely.union_all([one for one in shapes if one.geom_type == "LineString"])
    return {"type": "FeatureCollection", "features": [_name_point(f, cover, lines) for f in features]}


def _name_point(feature: Feature, cover: BaseGeometry, lines: BaseGeometry) -> Json:
    ground = shape(feature["geometry"])
    if ground.geom_type == "LineString":
        at = ground.interpolate(0.7, normalized=True)
    else:
        rest = ground.difference(cover)
        at = _widest(rest if rest.area > ROOM_SHARE * ground.area else ground)
        at = _beside(at, lines) if ground.intersects(lines) else at
    values = {k: v for k, v in feature["properties"].items() if k in LABEL_PROPERTIES}
    if COLON in values["name"]:
        values["label"] = values["name"].replace(COLON, "\n")
    values |= {"is_long": True} if len(values.get("label") or values["name"]) > LONG else {}
    place = {"type": "Point", "coordinates": [round(at.x, 5), round(at.y, 5)]}
    return {"type": "Feature", "properties": values, "geometry": place}


def _beside(at: Point, lines: BaseGeometry) -> Point:
    """The point east or west of `lines`, on the side where it is, far enough for half a name."""
    nearest = lines.interpolate(lines.project(at))
    east = at.x - nearest.x
    return at if abs(east) >= BESIDE_DEG else Point(nearest.x + math.copysign(BESIDE_DEG, east), at.y)


def _widest(area: BaseGeometry) -> Point:
    """Middle of the largest circle in an area."""
    return Point(shapely.maximum_inscribed_circle(area, tolerance=0.001).coords[0])
