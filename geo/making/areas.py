"""The outline, its ten subdistricts, and the districts around."""

from typing import Any

import shapely
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from geo.contracts import Feature
from geo.making.material import Material, feature, rounded
from geo.measure import AREA_METHOD, area_km2, project

BORDERS = "公开县区界线（拟合、推算处另注）"
CUT = "外边随导入的起步区范围裁切、补满，内边为推算边"


def startup_area(material: Material) -> list[Feature]:
    """The outline: the union of the subdistricts; its match with the official 798 km² is how it was calibrated."""
    properties = {
        "id": "startup_area",
        "name": "济南新旧动能转换起步区",
        "name_en": "Jinan Start-up Area",
        "precision": "approximate",
        "accuracy_m": 2000,
        "source": f"{BORDERS}；文件所述四至与街道名单",
        "area_text": "约798平方公里（文件）",
        "edges": "周长约183公里：沿县区界82公里（±150米），拟合街道界24公里（±150米），黄河9公里，推算68公里（±2公里）",
        "note": "面积与798平方公里相符是校准的结果，不是验证",
    }
    outline = rounded(material.outline)
    return [feature(outline, {**properties, **_measured(outline)})]


def subdistricts(material: Material) -> list[Feature]:
    """Ten units that cover the outline without gap or overlap; inner edges are modelled."""
    features = []
    for source in material.collection("subdistricts"):
        stated = source["properties"]
        place = rounded(material.subdistricts[stated["id"]])
        properties = {
            "id": stated["id"],
            "name": stated["name"],
            "name_en": stated["name_en"],
            "precision": "schematic",
            "accuracy_m": stated["accuracy_m"],
            "source": BORDERS,
            "district": stated["district"],
            "edges": stated["edges"] if material.supplied.get("startup_area") is None else CUT,
        }
        features.append(feature(place, {**properties, **_measured(place)}))
    return features


def districts(material: Material) -> list[Feature]:
    """County-level districts for orientation, cut off at the frame of the reference data."""
    collection = material.collection("districts")
    ground = shapely.coverage_simplify(
        [project(shape(f["geometry"])) for f in collection], tolerance=material.tolerance_m("districts", 150.0)
    )
    return [feature(rounded(g), _district(f["properties"])) for f, g in zip(collection, ground, strict=True)]


def base_borders(material: Material) -> list[Feature]:
    """District borders as lines, without the frame at which the reference data is cut off."""
    land = [shape(f["geometry"]) for f in districts(material)]
    west, south, east, north = shapely.total_bounds(land)
    frame = box(west, south, east, north).boundary.buffer(1e-4)
    edges = [polygon.boundary for polygon in land]
    lines: BaseGeometry = shapely.line_merge(shapely.difference(shapely.unary_union(edges), frame))
    properties = {
        "id": "district_borders",
        "name": "县区界线",
        "name_en": "District borders",
        "precision": "derived",
        "accuracy_m": 300,
        "source": "天地图公开行政区划",
    }
    return [feature(shapely.set_precision(lines, 1e-5), material.stated("districts", properties))]


def base_city(material: Material) -> list[Feature]:
    """The whole city, for the inset that says where the area lies in it."""
    (city,) = material.collection("jinan")
    properties = {**city["properties"], "precision": "approximate", "accuracy_m": 1500, "source": "天地图公开行政区划"}
    return [feature(shape(city["geometry"]), properties)]


def base_mask(material: Material) -> list[Feature]:
    """Everything outside the outline, to be dimmed."""
    land = [shape(f["geometry"]) for f in districts(material)]
    outside = box(*shapely.total_bounds(land)).difference(rounded(material.outline))
    properties = {
        "id": "outside_startup_area",
        "name": "起步区以外",
        "name_en": "Outside the Start-up Area",
        "precision": "approximate",
        "accuracy_m": 2000,
        "source": BORDERS,
    }
    return [feature(outside, material.stated("startup_area", properties))]


def _district(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": properties["id"],
        "name": properties["name"],
        "name_en": properties["name_en"],
        "precision": "derived",
        "accuracy_m": 300,
        "source": "天地图公开行政区划",
        "city": properties["city"],
        "adcode": properties["adcode"],
    }


def _measured(degrees: BaseGeometry) -> dict[str, Any]:
    return {"area_km2": round(area_km2(degrees), 2), "area_method": AREA_METHOD}
