"""Coordinate systems that map files of this region come in, and longitude and latitude in WGS 84 from each of them.

CGCS2000 counts as WGS 84 (see `geo.datum`). Beijing 1954, Xi'an 1980 and systems of a single city lie tens to over a
hundred metres off, by parameters that are not public: they are no candidates.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyproj
from pyproj.exceptions import CRSError

from geo import datum
from geo.datum import Degrees
from model.messages import Message, message

Floats = npt.NDArray[np.float64]
AXIS_M = 6378137.0
"""Semi-major axis of the ellipsoids of CGCS2000 and WGS 84; Xi'an 1980 has 6378140, Beijing 1954 has 6378245."""
DEGREES = "EPSG:4326"
MERIDIANS = (114, 117, 120)
ZONE_OF_75 = 25  # the zone of 3° around 75° E; EPSG numbers run on from it
WRITTEN = re.compile(r"EPSG:\d{1,6}$|[A-Z0-9_]+\[")
"""An EPSG code, or WKT."""
FILE = "file"
"""Key of a system that only the file itself describes."""
SAMPLE = (np.array([117.0, 116.6, 117.6]), np.array([36.8, 37.1, 36.5]))
WITH_PREFIX, WITHOUT_PREFIX = 4513, 4534  # EPSG codes of that zone


class System(NamedTuple):
    """One way to read coordinates. `epsg` reads them first as that system (0: the one that `text` writes in full),
    `shift` then moves degrees to WGS 84; `is_turned` says that the second coordinate goes to the east."""

    key: str
    title: Message
    epsg: int
    shift: str = ""
    is_turned: bool = False
    text: str = ""

    @property
    def is_degrees(self) -> bool:
        """Whether its coordinates are longitude and latitude."""
        return self.epsg in (4326, 4490)

    @property
    def definition(self) -> str:
        """The system before the shift, for PROJ."""
        return self.text or f"EPSG:{self.epsg}"


SHIFTS: dict[str, Callable[[Any, Any], tuple[Degrees, Degrees]]] = {
    "gcj02": datum.gcj02_to_wgs84, "bd09": datum.bd09_to_wgs84,
}  # fmt: skip


def zone_code(meridian: int, *, has_prefix: bool) -> int:
    """EPSG code of the CGCS2000 zone of 3° around a central meridian, its eastings with the zone's number in front or
    not. Raises ValueError for no meridian of such a zone."""
    if meridian % 3 or not 75 <= meridian <= 135:
        raise ValueError(f"no zone of 3 degrees around {meridian}")
    return (WITH_PREFIX if has_prefix else WITHOUT_PREFIX) + (meridian - 75) // 3


@cache
def systems() -> dict[str, System]:
    """Every candidate by key, the commonest first."""
    listed = [
        System("cgcs2000", message("CGCS2000 经纬度（EPSG:4490）"), 4490),
        System("wgs84", message("WGS 84 经纬度（EPSG:4326）"), 4326),
        System("gcj02", message("GCJ-02 经纬度（高德、腾讯地图）"), 4326, "gcj02"),
        System("bd09", message("BD-09 经纬度（百度地图）"), 4326, "bd09"),
        *_zones(),
        System("utm50", message("WGS 84 UTM 50N（EPSG:32650）"), 32650),
        System("mercator", message("WGS 84 网络墨卡托（EPSG:3857）"), 3857),
        System("mercator_gcj02", message("GCJ-02 网络墨卡托（国内瓦片地图）"), 3857, "gcj02"),
    ]
    turned = [
        each._replace(
            key=f"{each.key}_turned", title=message("{system}，两个坐标次序对调", system=each.title), is_turned=True
        )
        for each in listed
        if not each.key.startswith("mercator")
    ]
    return {each.key: each for each in (*listed, *turned)}


def _zones() -> Iterator[System]:
    for meridian in sorted(MERIDIANS, key=lambda value: abs(value - 117)):
        code = zone_code(meridian, has_prefix=False)
        title = message("CGCS2000 3° 带，中央经线 {cm}°，东坐标不带带号（EPSG:{code}）", cm=meridian, code=code)
        yield System(f"cm{meridian}", title, code)
        code, zone = zone_code(meridian, has_prefix=True), ZONE_OF_75 + (meridian - 75) // 3
        title = message("CGCS2000 3° 带，东坐标前带带号 {zone}（EPSG:{code}）", zone=zone, code=code)
        yield System(f"zone{zone}", title, code)


def to_degrees(pairs: Floats, system: System) -> Floats:
    """Coordinates, shape (n, 2), as longitude and latitude in WGS 84; infinite where the system cannot hold them."""
    first, second = (pairs[:, 1], pairs[:, 0]) if system.is_turned else (pairs[:, 0], pairs[:, 1])
    if system.is_degrees:
        lon, lat = np.array(first, dtype=float), np.array(second, dtype=float)
        outside = (np.abs(lon) > 180) | (np.abs(lat) > 90)
        lon[outside] = lat[outside] = np.inf
    else:
        lon, lat = _transformer(system.definition).transform(first, second)
    return np.column_stack(shifted(lon, lat, system.shift))


def shifted(lon: Floats, lat: Floats, shift: str) -> tuple[Floats, Floats]:
    """Degrees moved from a Chinese web map's datum to WGS 84; left alone where they lie nowhere."""
    if not shift:
        return lon, lat
    sound = np.isfinite(lon) & np.isfinite(lat)
    east, north = lon.copy(), lat.copy()
    east[sound], north[sound] = SHIFTS[shift](lon[sound], lat[sound])
    return east, north


def from_degrees(degrees: Floats, system: System) -> Floats:
    """The inverse of `to_degrees`, for tests and for showing a place as the file would write it."""
    lon, lat = degrees[:, 0], degrees[:, 1]
    if system.shift:
        lon, lat = {"gcj02": datum.wgs84_to_gcj02, "bd09": datum.wgs84_to_bd09}[system.shift](lon, lat)
    if not system.is_degrees:
        lon, lat = _transformer(system.definition).transform(lon, lat, direction="INVERSE")
    return np.column_stack((lat, lon) if system.is_turned else (lon, lat))


@cache
def _transformer(crs: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)


def of_stated(text: str) -> System | None:
    """The system that a file states by its EPSG code or in full; None where it states none that is known.

    A system that is on the list under no name, such as a meridian of its own, is used as it is written. Raises
    ForeignDatumError for a datum without public parameters.
    """
    crs = parsed(text)
    if crs is None:
        return None
    if crs.ellipsoid is not None and abs(crs.ellipsoid.semi_major_metre - AXIS_M) > 0.5:
        raise ForeignDatumError(crs.name)
    if not (crs.is_geographic or crs.is_projected):
        return None
    code = crs.to_epsg(min_confidence=70)
    plain = [each for each in systems().values() if not each.shift and not each.is_turned]
    same = next((each for each in plain if each.epsg == code), None) or next(
        (each for each in plain if _alike(crs, each)), None
    )
    return same or System(FILE, _own_title(crs), 0, text=crs.to_wkt())


def _own_title(crs: pyproj.CRS) -> Message:
    """The file's own name for its system, and the central meridian that it states, since names are often wrong."""
    operation = crs.coordinate_operation
    values = {each.code: each.value for each in operation.params} if operation else {}
    if "8802" in values:
        return message("{name}（照文件所写，中央经线 {cm}°）", name=crs.name[:60], cm=f"{values['8802']:g}")
    return message("{name}（照文件所写）", name=crs.name[:60])


def _alike(crs: pyproj.CRS, system: System) -> bool:
    """Whether two systems give the same coordinates here, whatever they are called."""
    one = pyproj.Transformer.from_crs(DEGREES, crs, always_xy=True).transform(*SAMPLE)
    other = _transformer(system.definition).transform(*SAMPLE, direction="INVERSE")
    return bool(np.allclose(one, other, rtol=0, atol=1e-9 if crs.is_geographic else 1e-3))


def parsed(text: str) -> pyproj.CRS | None:
    """The coordinate system that a text names, reduced to its horizontal part; None where it names none."""
    if not WRITTEN.match(text):  # PROJ's own strings can name files
        return None
    try:
        crs = pyproj.CRS.from_user_input(text)
    except CRSError:
        return None
    return crs.sub_crs_list[0] if crs.is_compound else crs


class ForeignDatumError(ValueError):
    """The file is in a datum whose parameters are not public; the argument is its name."""
