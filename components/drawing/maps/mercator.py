"""Web Mercator, the projection of the live map, of its pictures and of the rasters that lie on it."""

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
TILE_PX = 512
CIRCUMFERENCE_M = 2 * math.pi * 6_378_137.0  # of the WGS 84 ellipsoid at the equator


def northing(latitude_deg: "Floats | float") -> Floats:
    """Northing of latitudes (degrees) on a sphere of radius 1."""
    return np.asarray(np.log(np.tan(np.pi / 4 + np.radians(latitude_deg) / 2)))


def latitude(northing_rad: "Floats | float") -> Floats:
    """Latitudes (degrees) of northings on a sphere of radius 1."""
    return np.asarray(np.degrees(2 * np.arctan(np.exp(northing_rad)) - np.pi / 2))


def unit_square(lonlat: Floats) -> Floats:
    """Longitude and latitude in degrees, shape (n, 2), to the square 0 to 1 that holds the world, right and down."""
    x = lonlat[:, 0] / 360 + 0.5
    return np.stack([x, 0.5 - northing(lonlat[:, 1]) / (2 * math.pi)], axis=-1)
