"""The life circles as GeoJSON features: the gap, and the facilities that serve with their circles."""

from typing import Any

import shapely
from shapely.geometry import Point, mapping, shape
from shapely.geometry.base import BaseGeometry

from components.base import cache
from components.topics.facilities import cover_words
from components.topics.facilities.cover import Cover, river_half_width_m
from geo.cover_ground import uncovered
from geo.measure import circle, unproject

Json = dict[str, Any]
DECIMALS = 5


def gap_feature(answer: Cover) -> Json:
    """What no circle reaches of the area's land: the exact outline; of walks along streets the cells."""
    gap = _gap_of_cells(answer) if answer.is_along else _gap_of_circles(answer)
    properties = {
        "id": "gap",
        "kind": answer.kind.id,
        "part": "gap",
        "minutes": answer.minutes,
        "radius_m": _metres(answer),
    }
    return _feature(mapping(gap), properties)


def _gap_of_circles(answer: Cover) -> BaseGeometry:
    return uncovered(answer.points, answer.walk.radius_m, river_half_width_m(), cache.geo_root())


def _gap_of_cells(answer: Cover) -> BaseGeometry:
    xy, half = answer.ground.xy[~answer.covered], answer.ground.cell_m / 2
    return unproject(shapely.union_all(shapely.box(*(xy - half).T, *(xy + half).T)))


def site_features(answer: Cover) -> list[Json]:
    """Every facility that serves, as a point and as its circle, with its source."""
    features = []
    for facility in answer.sites:
        if facility.place is None:
            continue
        stated = facility.place["properties"]
        properties = {
            "id": facility.ident, "name": facility.name_zh, "name_en": facility.name_en, "kind": answer.kind.id,
            "precision": stated["precision"], "accuracy_m": stated["accuracy_m"], "source": stated["source"],
        }  # fmt: skip
        point = Point(facility.place["geometry"]["coordinates"])
        features.append(_feature(facility.place["geometry"], properties | {"part": "site"}))
        if answer.is_along:
            continue
        around = mapping(circle(point, answer.walk.radius_m))
        own = {"id": f"{facility.ident}-circle", "part": "circle", "radius_m": _metres(answer)}
        features.append(_feature(around, properties | own))
    return features


def about(answer: Cover, method: str, notice: str) -> Json:
    """What a reader of the file has to know: method, share, credit."""
    return {
        "schematic": notice,
        "method": method,
        "covered": cover_words.percent(answer.whole),
        "credit": "© OpenStreetMap contributors, ODbL 1.0",
    }


def _metres(answer: Cover) -> float:
    return round(answer.walk.radius_m, 1)


def _feature(geometry: Json, properties: Json) -> Json:
    rounded = shapely.set_precision(shape(geometry), 10**-DECIMALS)
    return {"type": "Feature", "properties": properties, "geometry": dict(mapping(rounded))}
