"""Features of the project's layers on the ground, by id, as the reach grid and its crossings need them."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry import LineString, shape
from shapely.geometry.base import BaseGeometry

from geo.errors import LayerContractError, LayerFault
from geo.measure import project
from geo.read import GEO, features
from model.messages import message
from model.reach.grid import Floats
from model.reach.inputs import PlaceRef

LED_ON_M = 30_000.0  # the river's line runs on past the view, so that nothing slips round its end


class Placed(NamedTuple):
    """A feature on the ground (metres) with how far it may be off."""

    ground: BaseGeometry
    accuracy_m: float
    note: str


def placed(layer: str, root: Path = GEO) -> dict[str, Placed]:
    """Every feature of a layer by id. Raises LayerContractError when the layer breaks its contract."""
    by_id = {}
    for feature in features(layer, root):
        stated = feature["properties"]
        by_id[stated["id"]] = Placed(
            project(shape(feature["geometry"])), float(stated["accuracy_m"]), stated.get("note", "")
        )
    return by_id


def one(ref: PlaceRef, root: Path = GEO) -> Placed:
    """The feature that a reference names. Raises LayerContractError when the layer does not hold it."""
    by_id = placed(ref.layer, root)
    if ref.feature not in by_id:
        what = message("没有编号为“{feature}”的要素", feature=ref.feature)
        raise LayerContractError([LayerFault(f"layers/{ref.layer}.geojson", None, what)])
    return by_id[ref.feature]


def river(root: Path = GEO) -> Floats:
    """The Yellow River's line on the ground, upstream first, led on straight at both ends; shape (k, 2), metres."""
    line = one(PlaceRef("yellow_river", "yellow_river"), root).ground
    points = shapely.get_coordinates(line)
    first, last = _led_on(points[1], points[0]), _led_on(points[-2], points[-1])
    led = np.vstack([first, points, last])
    if not LineString(led).is_simple:
        raise LayerContractError([LayerFault("layers/yellow_river.geojson", 0, message("黄河中心线与自身相交"))])
    return led


def _led_on(before: Floats, end: Floats) -> Floats:
    way = end - before
    return np.asarray(end + way / np.hypot(*way) * LED_ON_M)
