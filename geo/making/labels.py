"""Names on the base map: points with a kind and a rank (1 is shown first).

Subdistricts, hills and the rest carry their names in their own layers.
"""

from typing import Any

import shapely
from shapely.geometry import Point, box, shape
from shapely.geometry.base import BaseGeometry

from geo.contracts import Feature
from geo.making.areas import districts, startup_area
from geo.making.material import Material, feature, rounded
from geo.making.rivers import YELLOW_RIVER
from geo.measure import project

PLACE_KINDS = {"老城": ("landmark", 1), "机场": ("airport", 2), "火车站": ("station", 3), "城区": ("city", 3)}

MARGIN_KM = (5.0, 4.0)
"""How far beside and above the area a name may stand: a map of the area alone shows about as much of its neighbours."""
ROOM_KM = 1.8
"""Least radius of the free ground a name takes there."""


def base_labels(material: Material) -> list[Feature]:
    """Districts, landmarks and the river as points with `kind` and `rank`."""
    return [*_districts(material), *_landmarks(material), _river(material)]


def _districts(material: Material) -> list[Feature]:
    features = []
    area = project(shapely.union_all([shape(each["geometry"]) for each in startup_area(material)]))
    for district in districts(material):
        land = shape(district["geometry"])
        own = district["properties"]["city"] == "济南市"
        place = _name_place(project(land), area)
        if place is None and not own:
            continue
        inner = rounded(place or project(land).representative_point())
        features.append(_label(district, inner, "district", 2 if own else 4))
    return features


def _name_place(district: BaseGeometry, area: BaseGeometry) -> Point | None:
    """Where a district is named: on its widest ground beside the area, where every map of the area shows it whole; None
    where it has no room there. Metres."""
    west, south, east, north = area.bounds
    beside, above = (1000 * km for km in MARGIN_KM)
    near = district.intersection(box(west - beside, south - above, east + beside, north + above)).difference(area)
    if near.is_empty:
        return None
    circle = shapely.maximum_inscribed_circle(near, tolerance=50.0)
    return Point(circle.coords[0]) if circle.length >= 1000 * ROOM_KM else None


def _landmarks(material: Material) -> list[Feature]:
    features = []
    for row in material.points:
        if row["layer"] == "places" and row["kind"] in PLACE_KINDS:
            kind, rank = PLACE_KINDS[row["kind"]]
            place = {"properties": {**row, "accuracy_m": int(row["accuracy_m"])}}
            features.append(_label(place, rounded(material.point(row["id"])), kind, rank))
    return features


def _river(material: Material) -> Feature:
    """The river's name upstream of the area, where the river's own layer has no name yet."""
    upstream = material.yellow_river.interpolate(8_000.0)
    return _label({"properties": YELLOW_RIVER}, rounded(upstream), "river", 1)


def _label(source: Feature, inner: Any, kind: str, rank: int) -> Feature:
    stated = source["properties"]
    properties = {key: stated[key] for key in ("id", "name", "name_en", "precision", "accuracy_m", "source")}
    return feature(inner, {**properties, "kind": kind, "rank": rank})
