"""Map cameras: a view that fits a box, and the presets of the area."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from components.drawing.maps.mercator import CIRCUMFERENCE_M, TILE_PX, Floats, latitude, northing, unit_square

# The whole area with the old city, both stations and the airport in view: west, south, east, north in degrees.
AREA_BOX = (116.70, 36.62, 117.42, 37.07)
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
FOOT_PX = 28
"""Height of the live map's notice, which covers the foot of its frame."""


@dataclass(frozen=True)
class Camera:
    """Centre in degrees (WGS 84), zoom of 512 px tiles, pitch and bearing in degrees."""

    longitude: float
    latitude: float
    zoom: float
    pitch: float = 0.0
    bearing: float = 0.0


@lru_cache(maxsize=256)
def fit(
    box: Box,
    width_px: float,
    height_px: float,
    margin: float = 0.12,
    foot_px: float = 0.0,
) -> Camera:
    """The camera that shows `box` (west, south, east, north) in a map of the given size, `margin` of it left free on
    each side, and `foot_px` at its foot besides."""
    west, south, east, north = box
    x_span = max((east - west) / 360, 1e-5)
    low, high = float(northing(south)), float(northing(north))
    y_span = max((high - low) / (2 * math.pi), 1e-5)
    free = 1 - 2 * margin
    room_px = height_px - min(foot_px, height_px / 4)
    zoom = min(math.log2(width_px * free / (TILE_PX * x_span)), math.log2(room_px * free / (TILE_PX * y_span)))
    zoom = round(min(max(zoom, 7.5), 13.5), 3)
    middle = (low + high) / 2 - (height_px - room_px) / 2 * 2 * math.pi / (TILE_PX * 2**zoom)
    return Camera((west + east) / 2, float(latitude(middle)), zoom)


def widened(box: Box, least: float = 0.06) -> Box:
    """`box` with its surroundings: nearly doubled, and at least `least` degrees to each side."""
    west, south, east, north = box
    x, y = (west + east) / 2, (south + north) / 2
    half_x, half_y = max((east - west) * 0.9, least), max((north - south) * 0.9, least * 0.8)
    return (x - half_x, y - half_y, x + half_x, y + half_y)


@dataclass(frozen=True)
class Sheet:
    """The plane of a map `width` × `height` px that looks as `camera` does; pixels count right and down."""

    camera: Camera
    width: float
    height: float

    @cached_property
    def world_px(self) -> float:
        """Width of the whole world at this zoom, px."""
        return float(TILE_PX * 2**self.camera.zoom)

    @cached_property
    def corner(self) -> tuple[float, float]:
        """The sheet's upper left corner on the world, px."""
        x, y = unit_square(np.array([[self.camera.longitude, self.camera.latitude]]))[0] * self.world_px
        return float(x) - self.width / 2, float(y) - self.height / 2

    def pixels(self, lonlat: Floats) -> Floats:
        """Longitude and latitude in degrees, shape (n, 2), to px, shape (n, 2)."""
        placed: Floats = unit_square(lonlat) * self.world_px - np.array(self.corner)
        return placed

    def lonlat(self, pixels: Floats) -> Floats:
        """Px, shape (n, 2), to longitude and latitude in degrees, shape (n, 2)."""
        x, y = ((pixels + np.array(self.corner)) / self.world_px).T
        return np.stack([x * 360 - 180, latitude((0.5 - y) * 2 * math.pi)], axis=-1)

    @property
    def metres_per_px(self) -> float:
        """Length on the ground of a pixel at the latitude of the centre."""
        return CIRCUMFERENCE_M * math.cos(math.radians(self.camera.latitude)) / self.world_px
