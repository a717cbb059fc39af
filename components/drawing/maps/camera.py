"""Where the map looks: a view that fits a box, and the presets of the area."""

import math
from dataclasses import dataclass

# The whole area with the old city, both stations and the airport in view: west, south, east, north in degrees.
AREA_BOX = (116.70, 36.62, 117.42, 37.07)
TILE_PX = 512


@dataclass(frozen=True)
class Camera:
    """Centre in degrees (WGS 84), zoom of 512 px tiles, pitch and bearing in degrees."""

    longitude: float
    latitude: float
    zoom: float
    pitch: float = 0.0
    bearing: float = 0.0


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def fit(box: tuple[float, float, float, float], width_px: float, height_px: float, margin: float = 0.12) -> Camera:
    """The camera that shows `box` (west, south, east, north) in a map of the given size, `margin` of it left free."""
    west, south, east, north = box
    x_span = max((east - west) / 360, 1e-5)
    y_span = max((_mercator(north) - _mercator(south)) / (2 * math.pi), 1e-5)
    free = 1 - 2 * margin
    zoom = min(math.log2(width_px * free / (TILE_PX * x_span)), math.log2(height_px * free / (TILE_PX * y_span)))
    middle = (_mercator(north) + _mercator(south)) / 2
    latitude = math.degrees(2 * math.atan(math.exp(middle)) - math.pi / 2)
    return Camera((west + east) / 2, latitude, round(min(max(zoom, 7.5), 13.5), 3))
