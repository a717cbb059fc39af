"""Names on the base map: points with a kind and a rank (1 is shown first).

Subdistricts, hills and the rest carry their names in their own layers.
"""

from typing import Any

from shapely.geometry import shape

from geo.contracts import Feature
from geo.making.areas import districts
from geo.making.material import Material, feature, rounded
from geo.making.rivers import YELLOW_RIVER
from geo.measure import area_km2, project

PLACE_KINDS = {"老城": ("landmark", 1), "机场": ("airport", 2), "火车站": ("station", 3), "城区": ("city", 3)}
OWN_MIN_KM2 = 150.0  # a district cut off to less than this at the frame is too small to name


def base_labels(material: Material) -> list[Feature]:
    """Districts, landmarks and the river as points with `kind` and `rank`."""
    return [*_districts(material), *_landmarks(material), _river(material)]


def _districts(material: Material) -> list[Feature]:
    features = []
    for district in districts(material):
        land = shape(district["geometry"])
        own = district["properties"]["city"] == "济南市"
        if not own and area_km2(land) < OWN_MIN_KM2:
            continue
        inner = rounded(project(land).representative_point())
        features.append(_label(district, inner, "district", 2 if own else 4))
    return features


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
