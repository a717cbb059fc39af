"""Layers of points, straight from points.csv, and the circles that show how far a point may be off."""

from typing import Any

from shapely.geometry import Point

from geo.contracts import Feature
from geo.making.material import Material, feature, simplified

LAYERS = ("hills", "water_bodies", "heritage", "crossings", "facilities", "places", "stations")
SHOWN_FROM_M = 300.0  # below this the circle is smaller than its marker


def layer_points(material: Material, layer: str) -> list[Feature]:
    """The points of one layer, in the order of the table."""
    rows = [row for row in material.points if row["layer"] == layer]
    return [feature(_degrees(row), _properties(row)) for row in rows]


def accuracy_circles(material: Material) -> list[Feature]:
    """A circle around every point that may be off by 300 m or more."""
    features = []
    for row in material.points:
        if row["layer"] in ("places", "hills", "stations") or float(row["accuracy_m"]) < SHOWN_FROM_M:
            continue
        circle = material.point(row["id"]).buffer(float(row["accuracy_m"]), quad_segs=8)
        features.append(feature(simplified(circle, tolerance_m=1.0), _properties(row)))
    return features


def _degrees(row: dict[str, str]) -> Point:
    return Point(float(row["lon"]), float(row["lat"]))


def _properties(row: dict[str, str]) -> dict[str, Any]:
    properties: dict[str, Any] = {key: row[key] for key in ("id", "name", "name_en", "precision")}
    properties["accuracy_m"] = int(row["accuracy_m"])
    properties["source"] = row["source"]
    properties |= {key: row[key] for key in ("kind", "note", "measured_from") if row[key]}
    if row["measured_from"]:
        properties["offset_error_m"] = int(row["offset_error_m"])
    return properties
