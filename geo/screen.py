"""Layers thinned for the screen: the file of a layer keeps every vertex, what is drawn does not need them."""

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import mapping, shape

from geo.contracts import Feature
from geo.measure import project, unproject

DECIMALS = 6  # about a tenth of a metre


def thinned(features: list[Feature], tolerance_m: float) -> list[Feature]:
    """The features with lines off by no more than about `tolerance_m` metres; areas keep their common edges."""
    if not tolerance_m > 0 or not features:
        return features
    ground = np.array([project(shape(each["geometry"])) for each in features], dtype=object)
    if (shapely.get_dimensions(ground) == 2).all() and shapely.coverage_is_valid(ground):
        simple = shapely.coverage_simplify(ground, tolerance=tolerance_m)
    else:
        simple = shapely.simplify(ground, tolerance_m)
    return [{**each, "geometry": _degrees(line)} for each, line in zip(features, simple, strict=True)]


def _degrees(ground: Any) -> dict[str, Any]:
    def to_grid(coordinates: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.round(coordinates, DECIMALS)

    geometry: dict[str, Any] = mapping(shapely.transform(unproject(ground), to_grid))
    return geometry
