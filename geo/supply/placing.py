"""Supplied shapes laid on the ground in a system: moved to WGS 84, made sound, with what that changed in square metres.

Nothing is changed without being named: every repair has the row of its feature and its effect.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.contracts import WINDOW
from geo.measure import project
from geo.supply.systems import System, to_degrees
from model.messages import Message, message

Shapes = npt.NDArray[np.object_]
DIMENSION = {"point": 0, "line": 1, "polygon": 2}
DECIMALS = 7  # about a centimetre


class Repair(NamedTuple):
    """What was put right in the feature of a row, and by how many square metres its area changed (0 for lines)."""

    row: int
    what: Message
    effect_m2: float


class Laid(NamedTuple):
    """Shapes in degrees (WGS 84) by row, None where one has none of the kind that the layer takes; the repairs; and
    sentences on what was left out."""

    shapes: Shapes
    repairs: tuple[Repair, ...]
    report: tuple[Message, ...]


class OutsideError(ValueError):
    """The shapes do not lie where the project is; the argument is the sentence."""

    def __init__(self, sentence: Message) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def laid(shapes: Shapes, system: System, kind: str) -> Laid:
    """The shapes as the layer's kind of geometry (`point`, `line`, `polygon`) in degrees. Raises OutsideError."""
    repairs: list[Repair] = []
    of_kind = np.array([_of_kind(shape, kind, row, repairs) for row, shape in enumerate(shapes)], dtype=object)
    left_out = int(shapely.is_missing(of_kind).sum())
    if left_out == len(shapes):
        raise OutsideError(NOTHING[kind])
    report = [message("去掉 {n} 个没有图形或类型不合的要素。", n=left_out)] if left_out else []
    degrees = shapely.transform(of_kind, lambda pairs: _rounded(to_degrees(pairs, system)))
    check_window(degrees)
    sound = [_sound(shape, kind, row, repairs) for row, shape in enumerate(degrees)]
    return Laid(np.array(sound, dtype=object), tuple(repairs), tuple(report))


NOTHING = {
    "point": message("这个图层要点，文件里没有点。"),
    "line": message("这个图层要线，文件里没有线。"),
    "polygon": message("这个图层要面，文件里没有面，也没有首尾相接的线。"),
}


def _rounded(pairs: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.round(pairs, DECIMALS)


def _of_kind(shape: BaseGeometry | None, kind: str, row: int, repairs: list[Repair]) -> BaseGeometry | None:
    """The parts of a shape that the layer takes; closed lines serve as areas."""
    if shape is None or shape.is_empty:
        return None
    parts = _parts(shape)
    fitting = parts[shapely.get_dimensions(parts) == DIMENSION[kind]]
    if kind == "polygon" and not len(fitting):
        rings = [part for part in parts if shapely.get_type_id(part) == 1 and part.is_closed and len(part.coords) > 3]
        if rings:
            repairs.append(Repair(row, message("闭合的线改作面"), 0.0))
        fitting = shapely.polygons([ring.coords for ring in rings]) if rings else fitting
    if len(fitting) < 2 or kind == "point":
        return fitting[0] if len(fitting) else None
    joined: BaseGeometry = shapely.multipolygons(fitting) if kind == "polygon" else shapely.multilinestrings(fitting)
    return joined


def _parts(shape: BaseGeometry) -> Shapes:
    """The simple shapes within a shape, collections opened."""
    parts = np.array([shape], dtype=object)
    while (shapely.get_type_id(parts) >= 4).any():
        parts = shapely.get_parts(parts)
    result: Shapes = parts[~shapely.is_empty(parts)]
    return result


def check_window(degrees: Shapes) -> None:
    """Raises OutsideError where a shape reaches outside of the region that the project's layers lie in."""
    west, south, east, north = WINDOW
    bounds = shapely.bounds(degrees[~shapely.is_missing(degrees)])
    with np.errstate(invalid="ignore"):
        inside = (bounds[:, 0] >= west) & (bounds[:, 1] >= south) & (bounds[:, 2] <= east) & (bounds[:, 3] <= north)
    if inside.all():
        return
    if inside.any():
        raise OutsideError(
            message("{n} 个要素在济南一带，{m} 个不在：同一个文件里可能混有不同的坐标系或带号，请分开导出。",
                    n=int(inside.sum()), m=int((~inside).sum()))
        )  # fmt: skip
    raise OutsideError(_far(bounds))


def _far(bounds: npt.NDArray[np.float64]) -> Message:
    if not np.isfinite(bounds).all():
        return message("按这个坐标系，图形超出地球坐标范围；请换一个坐标系。")
    lon, lat = float(np.median(bounds[:, [0, 2]])), float(np.median(bounds[:, [1, 3]]))
    return message("按这个坐标系，图形落在{place}，不在济南一带；请换一个坐标系。", place=place_of(lon, lat))


def place_of(lon: float, lat: float) -> Message:
    """A longitude and latitude with their hemispheres in words."""
    east_west = message("东经 {v}°", v=f"{lon:.2f}") if lon >= 0 else message("西经 {v}°", v=f"{-lon:.2f}")
    north_south = message("北纬 {v}°", v=f"{lat:.2f}") if lat >= 0 else message("南纬 {v}°", v=f"{-lat:.2f}")
    return message("{a}、{b}", a=east_west, b=north_south)


def _sound(shape: BaseGeometry | None, kind: str, row: int, repairs: list[Repair]) -> BaseGeometry | None:
    """The shape made valid; an area that crosses itself loses what is no area."""
    if shape is None or shapely.is_valid(shape):
        return shape
    before = _ring_area_m2(shape)
    mended = areas_of(shapely.make_valid(shape)) if kind == "polygon" else shapely.make_valid(shape)
    if mended.is_empty:
        repairs.append(Repair(row, message("图形没有面积，不采用"), before))
        return None
    after = project(mended).area if kind == "polygon" else 0.0
    repairs.append(Repair(row, message("边界自相交或内环越界，已修复"), abs(after - before)))
    return mended


def _ring_area_m2(shape: BaseGeometry) -> float:
    """The area that the rings enclose by their direction, before any repair."""
    return float(project(shape).area) if shapely.get_dimensions(shape) == 2 else 0.0


def areas_of(shape: Any) -> BaseGeometry:
    """The areas within a shape as one."""
    parts = _parts(shape)
    joined: BaseGeometry = shapely.union_all(parts[shapely.get_dimensions(parts) == 2])
    return joined


def effects(repairs: Sequence[Repair]) -> float:
    """By how many square metres all repairs changed areas."""
    return float(sum(repair.effect_m2 for repair in repairs))
