"""Touch files: the features of several layers in one small file for pointer and click, areas below lines below points.

One file and one deck.gl layer instead of one per map layer: a single request, and a short message.
The shapes are coarser than those drawn, because a finger and a pointer are.
"""

import json
from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from components.base import cache
from components.base.assets_store import Payload, layer, layer_features, pack, rounded
from components.base.release import pinned, readable
from model.single_flight import single_flight

TOLERANCE_DEG = 0.0006  # about 60 m, less than a finger at the deepest zoom that shows the whole area
PROPERTIES = ("id", "name", "name_en")
LINE_PX = 12.0
BETWEEN = "-"


def touch_url(layer_ids: Sequence[str]) -> str:
    """Relative address of the touch file of these layers, lowest first; it changes with their content."""
    return _touch_url(BETWEEN.join(layer_ids), cache.geo_versions())


@single_flight(maxsize=64)
def _touch_url(joined: str, version: cache.Versions) -> str:
    file = touch_file(joined)
    return f"map/touch/{joined}.{file.digest if file else 'missing'}.geojson"


def touch_file(joined: str) -> Payload | None:
    """The file of the layer ids in `joined`; layers that cannot be read are left out, None when nothing is left."""
    parts = [(name, layer(name)) for name in dict.fromkeys(joined.split(BETWEEN))]
    versions = tuple((name, file.digest) for name, file in parts if file)
    return _touch_file(versions) if versions else None


def touch_file_of(joined: str, digest: str) -> Payload | None:
    """The touch file as a page was told to fetch it: also of a release that was current when it was opened."""
    for release in readable():
        with pinned(release):
            file = touch_file(joined)
        if file and file.digest == digest:
            return file
    return touch_file(joined)


@single_flight(maxsize=128)
def _touch_file(parts: tuple[tuple[str, str], ...]) -> Payload | None:
    features = [feature for name, _ in parts for feature in _features(name)]
    body = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    return pack(body.encode(), "application/geo+json")


def _features(name: str) -> list[dict[str, Any]]:
    return [_touchable(feature) for feature in layer_features(name)]


def _touchable(feature: dict[str, Any]) -> dict[str, Any]:
    """Name and simplified shape; `px` is the clickable width of a line, 0 for areas."""
    geometry = shape(feature["geometry"])
    coarse = shapely.set_precision(geometry.simplify(TOLERANCE_DEG), 1e-4)
    outline = mapping(geometry if coarse.is_empty else coarse)
    properties = {key: feature["properties"][key] for key in PROPERTIES if key in feature["properties"]}
    properties["px"] = LINE_PX if "Line" in geometry.geom_type else 0
    return {"type": "Feature", "properties": properties, "geometry": _plain(outline)}


def _plain(geometry: dict[str, Any]) -> dict[str, Any]:
    """The same with four decimals: a grid of 1e-4 still leaves binary tails."""
    return {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}
