"""Chinese map datums: WGS 84, GCJ-02 and BD-09.

GCJ-02 (web maps in China) and BD-09 (Baidu) shift positions by a published-by-use formula; the inverse has no closed
form, so it is found by fixed-point iteration and is exact to below a hundredth of a millimetre.

CGCS2000, the official datum, and WGS 84 differ by centimetres to decimetres here (realisation and epoch), far less
than any accuracy stated in this folder: the two are treated as the same.

All functions take and return longitude and latitude in degrees as float64 arrays (or anything NumPy can broadcast);
they hold for places inside China and do not test for the border.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Degrees = npt.NDArray[np.float64]
Shift = Callable[[Degrees, Degrees], tuple[Degrees, Degrees]]

_AXIS_M = 6378245.0  # Krasovsky 1940, as GCJ-02 uses it
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BD_TURN = np.pi * 3000.0 / 180.0


def _waves(value: Degrees, pairs: tuple[tuple[float, float], ...]) -> Degrees:
    total = np.zeros_like(value)
    for amplitude, wave_number in pairs:
        total = total + amplitude * np.sin(wave_number * value * np.pi)
    return total * 2.0 / 3.0


def _gcj_offset(longitude: Degrees, latitude: Degrees) -> tuple[Degrees, Degrees]:
    x, y = longitude - 105.0, latitude - 35.0
    root = np.sqrt(np.abs(x))
    shared = _waves(x, ((20.0, 6.0), (20.0, 2.0)))
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + shared
    north = north + _waves(y, ((20.0, 1.0), (40.0, 1 / 3), (160.0, 1 / 12), (320.0, 1 / 30)))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + shared
    east = east + _waves(x, ((20.0, 1.0), (40.0, 1 / 3), (150.0, 1 / 12), (300.0, 1 / 30)))
    phi = np.radians(latitude)
    curvature = 1.0 - _ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    meridian_m = _AXIS_M * (1.0 - _ECCENTRICITY_SQUARED) / curvature**1.5
    parallel_m = _AXIS_M / np.sqrt(curvature) * np.cos(phi)
    return np.degrees(east / parallel_m), np.degrees(north / meridian_m)


def _arrays(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Degrees, Degrees]:
    return np.asarray(longitude, dtype=np.float64), np.asarray(latitude, dtype=np.float64)


def _invert(forward: Shift, longitude: Degrees, latitude: Degrees) -> tuple[Degrees, Degrees]:
    east, north = longitude, latitude
    for _ in range(30):
        shown_east, shown_north = forward(east, north)
        step_east, step_north = longitude - shown_east, latitude - shown_north
        east, north = east + step_east, north + step_north
        if np.all(np.abs(step_east) < 1e-13) and np.all(np.abs(step_north) < 1e-13):
            break
    return east, north


def wgs84_to_gcj02(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Degrees, Degrees]:
    """WGS 84 to GCJ-02 (Amap, Tencent), degrees."""
    east, north = _arrays(longitude, latitude)
    east_offset, north_offset = _gcj_offset(east, north)
    return east + east_offset, north + north_offset


def gcj02_to_wgs84(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Degrees, Degrees]:
    """GCJ-02 to WGS 84, degrees."""
    return _invert(wgs84_to_gcj02, *_arrays(longitude, latitude))


def gcj02_to_bd09(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Degrees, Degrees]:
    """GCJ-02 to BD-09 (Baidu), degrees."""
    east, north = _arrays(longitude, latitude)
    radius = np.hypot(east, north) + 0.00002 * np.sin(north * _BD_TURN)
    angle = np.arctan2(north, east) + 0.000003 * np.cos(east * _BD_TURN)
    return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006


def bd09_to_gcj02(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Degrees, Degrees]:
    """BD-09 to GCJ-02, degrees."""
    return _invert(gcj02_to_bd09, *_arrays(longitude, latitude))


def wgs84_to_bd09(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Degrees, Degrees]:
    """WGS 84 to BD-09, degrees."""
    return gcj02_to_bd09(*wgs84_to_gcj02(longitude, latitude))


def bd09_to_wgs84(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Degrees, Degrees]:
    """BD-09 to WGS 84, degrees."""
    return gcj02_to_wgs84(*bd09_to_gcj02(longitude, latitude))
