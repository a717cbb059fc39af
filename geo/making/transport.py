"""Railway lines and the runway, from OpenStreetMap, thinned to what the screen shows."""

from typing import Any

from shapely.geometry import shape

from geo.contracts import Feature
from geo.making.material import Material, feature, simplified
from geo.measure import AREA_METHOD, length_km, project

RAIL_SOURCE = "OpenStreetMap 2026年9月铁路线（© OpenStreetMap contributors）"
RUNWAY_SOURCE = "OpenStreetMap 2025年2月跑道（© OpenStreetMap contributors）"
TOLERANCE_M = 15.0


def rail_lines(material: Material) -> list[Feature]:
    """High-speed railway lines; a piece that its source fills with a straight line is a feature of its own."""
    return [_line(row, RAIL_SOURCE) for row in material.collection("rail_lines")]


def runway(material: Material) -> list[Feature]:
    """The runway in use; the two of the second phase have no public line."""
    return [_line(row, RUNWAY_SOURCE) for row in material.collection("runway")]


def _line(row: Feature, source: str) -> Feature:
    attributes = row["properties"]
    accuracy_m = int(attributes["accuracy_m"])
    line = simplified(project(shape(row["geometry"])), tolerance_m=TOLERANCE_M)
    properties: dict[str, Any] = {
        "id": attributes["id"],
        "name": attributes["name"],
        "name_en": attributes["name_en"],
        "precision": "derived" if accuracy_m < 300 else "approximate",
        "accuracy_m": accuracy_m,
        "source": source,
        "note": attributes["note"],
        "length_km": round(length_km(line), 1),
        "length_method": AREA_METHOD,
    }
    return feature(line, properties)
