"""Places of the open map that the documents do not name: schools, clinics, offices, parks, homes and the like."""

from typing import Any

from shapely.geometry import Point

from geo.contracts import Feature
from geo.making.material import Material, feature


def open_places(material: Material) -> list[Feature]:
    """One point a place, in the order of the table; a place that is one of the documents' facilities is drawn as that
    facility in its own layer, and left out here."""
    return [feature(_degrees(row), _properties(row)) for row in material.open_map_places if not row["same_as"]]


def _degrees(row: dict[str, str]) -> Point:
    return Point(float(row["lon"]), float(row["lat"]))


def _properties(row: dict[str, str]) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": f"o_{row['osm_id']}",
        "name": row["name"],
        "name_en": row["name_en"],
        "precision": "derived",
        "accuracy_m": int(row["accuracy_m"]),
        "source": f"OpenStreetMap 要素 {row['osm_id']}（© OpenStreetMap contributors）",
        "kind": row["kind"],
    }
    return properties | ({"note": row["note"]} if row["note"] else {})
