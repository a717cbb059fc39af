"""The Yellow River, the stretches of other rivers that can be inferred, and the lines across."""

import math
from typing import Any

from shapely.geometry import LineString, Point
from shapely.ops import substring

from geo.contracts import Feature
from geo.making.material import Material, feature, rounded, simplified, smooth_line
from geo.measure import AREA_METHOD, length_km

DRAWN_HALF_WIDTH_M = 400.0  # the channel is a few hundred metres wide; the levees stand one to three kilometres apart
FADE_M, FADE_STEPS, FADE_OVERLAP_M = 4800.0, 8, 200.0
"""The drawn river fades out where its data ends: stretches that lie over each other, each reaching a step further."""
CROSSING_HALF_LENGTH_M = 900.0

YELLOW_RIVER = {
    "id": "yellow_river",
    "name": "黄河",
    "name_en": "Yellow River",
    "precision": "approximate",
    "accuracy_m": 200,
    "source": "沿黄河的公开县区界线；116.926°E—117.023°E 一段由两座桥和岸边点构造",
}
INFERRED = "河流状的公开县区界线；是否即此河由本项目推断"


def yellow_river(material: Material) -> list[Feature]:
    """Centre line, upstream first."""
    line = rounded(material.yellow_river)
    return [feature(line, {**YELLOW_RIVER, "length_km": round(length_km(line), 1), "length_method": AREA_METHOD})]


def river_band(material: Material) -> list[Feature]:
    """The river as a band of constant drawn width: not the water surface, not the levees. It fades out at its ends."""
    river = drawn_river(material)
    features = []
    for ident, (start, end, strength) in river_ends(river).items():
        band = substring(river, start, end).buffer(DRAWN_HALF_WIDTH_M, cap_style="flat", quad_segs=4)
        properties = {
            **YELLOW_RIVER,
            "id": YELLOW_RIVER["id"] if ident == "whole" else f"{YELLOW_RIVER['id']}_{ident}",
            "precision": "schematic",
            "accuracy_m": 500,
            "note": f"为看清而画成{2 * DRAWN_HALF_WIDTH_M:.0f}米等宽，不是水面，也不是堤距",
            "strength": strength,
        }
        features.append(feature(simplified(band, tolerance_m=15.0), properties))
    return features


def drawn_river(material: Material) -> LineString:
    """The centre line as a smooth curve, for drawing."""
    thinned = material.yellow_river.simplify(120.0)
    return smooth_line([Point(at) for at in thinned.coords], steps=6)


def river_ends(river: LineString) -> dict[str, tuple[float, float, float]]:
    """Stretches of the drawn river: from and to in metres along it, and opacity 0 to 1. `whole` does not fade."""
    first, last = FADE_M, river.length - FADE_M
    stretches = {"whole": (first, last, 1.0)}
    for step in range(1, FADE_STEPS + 1):
        reach = FADE_M * step / FADE_STEPS
        stretches[f"start_{step}"] = (first - reach, first + FADE_OVERLAP_M, 0.22)
        stretches[f"end_{step}"] = (last - FADE_OVERLAP_M, last + reach, 0.22)
    return stretches


def rivers(material: Material) -> list[Feature]:
    """Stretches of district border that run like a river. Which river they are is inferred."""
    features = []
    for source in material.collection("rivers_inferred"):
        properties: dict[str, Any] = {
            **source["properties"],
            "precision": "approximate",
            "accuracy_m": 150,
            "source": INFERRED,
            "identity": "inferred",
            "note": "只有能推断的一段，不是全河",
        }
        line = rounded(material.river(source["properties"]["id"]))
        features.append(feature(line, {**properties, "length_km": round(length_km(line), 1)}))
    return features


def crossing_lines(material: Material) -> list[Feature]:
    """A short stroke across the river for every located crossing of the main channel. For drawing only.

    `form` is what the name says: a tunnel, or else a bridge.
    """
    features = []
    for row in material.points:
        if row["layer"] != "crossings":
            continue
        properties = {
            "id": row["id"],
            "name": row["name"],
            "name_en": row["name_en"],
            "precision": "schematic",
            "accuracy_m": max(float(row["accuracy_m"]), CROSSING_HALF_LENGTH_M),
            "source": row["source"],
            "form": "tunnel" if "隧道" in row["name"] else "bridge",
            "note": "画线只为示意跨河方向，不是桥隧的长度和线位",
        }
        features.append(feature(rounded(_stroke(material, row["id"])), properties))
    return features


def _stroke(material: Material, crossing_id: str) -> LineString:
    """Across the local direction of the river, through the crossing; the northern extension runs on from its point."""
    here = material.point(crossing_id)
    river = material.yellow_river
    if crossing_id == "x_jiluo_north":
        return LineString([(here.x, here.y), (here.x, here.y + 4300.0)])
    at = river.project(here)
    start, end = river.interpolate(at - 400.0), river.interpolate(at + 400.0)
    along = math.atan2(end.y - start.y, end.x - start.x)
    east, north = -math.sin(along) * CROSSING_HALF_LENGTH_M, math.cos(along) * CROSSING_HALF_LENGTH_M
    return LineString([(here.x - east, here.y - north), (here.x + east, here.y + north)])


def river_in_area(material: Material, *, reach_m: float = 3000.0) -> LineString:
    """The stretch of the Yellow River that runs along or through the area, on the ground."""
    near = material.yellow_river.intersection(material.outline.buffer(reach_m))
    parts = list(getattr(near, "geoms", [near]))
    river = material.yellow_river
    ends = [river.project(point) for part in parts for point in part.boundary.geoms]
    return substring(river, min(ends), max(ends))
