"""Where each coordinate system would put a supplied file, seen from the project's outline and known landmarks.

No system is chosen here: the person who brings the file chooses, and sees what each choice would mean.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.measure import project
from geo.supply.placing import Shapes, place_of
from geo.supply.sketch import NO_SKETCH, Sketch, beside_outline, direction, sketch
from geo.supply.systems import System, systems, to_degrees
from model.messages import Message, message

MOST_VERTICES = 4_000
"""So many vertices are enough to see where a file lies."""
NEAR_KM = 120.0
NOWHERE = message("地球坐标范围之外")


class Landmark(NamedTuple):
    """A place that is known well: its name and its point on the ground (metres)."""

    name: str
    ground: Point


class Around(NamedTuple):
    """What a file is compared with: the outline and the present elements by id on the ground, and the landmarks."""

    outline: BaseGeometry
    elements: Mapping[str, BaseGeometry]
    landmarks: Sequence[Landmark]


class Candidate(NamedTuple):
    """One system and where it puts the file. `share` (0 to 1) is how much of the file lies in the outline; `away_m` by
    how much elements of the same name lie off the present ones, None where none has the same name; `beside` where it
    lies seen from the outline; `drawing` its edges in degrees, to be looked at."""

    key: str
    title: Message
    place: Message
    km: float
    share: float
    landmark: Message
    away_m: float | None
    is_stated: bool
    beside: Message = message("—")
    drawing: Sketch = NO_SKETCH

    @property
    def is_near(self) -> bool:
        """Whether the file would lie in the region at all."""
        return self.km <= NEAR_KM


def candidates(shapes: Shapes, matched: Mapping[int, str], stated: System | None, around: Around) -> list[Candidate]:
    """Every system that puts the file into the region, and the stated one wherever it puts it; best overlap first.

    `matched` are rows whose element is known by name or id.
    """
    thin = _thinned(shapes)
    listed = dict(systems())
    if stated is not None:
        listed = {stated.key: stated} | listed
    judged = [_judged(thin, matched, system, around) for system in listed.values()]
    marked = [each._replace(is_stated=stated is not None and each.key == stated.key) for each in judged]
    near = [each for each in marked if each.is_near or each.is_stated]
    return sorted(near, key=lambda each: (not each.is_stated, not each.is_near, -round(each.share, 2)))


def _thinned(shapes: Shapes) -> Shapes:
    """The shapes with fewer vertices where there are many."""
    whole = shapes[~shapely.is_missing(shapes)]
    many = int(shapely.get_num_coordinates(whole).sum())
    if many <= MOST_VERTICES:
        return shapes
    west, south, east, north = shapely.total_bounds(whole)
    return np.asarray(shapely.simplify(shapes, max(east - west, north - south) / 1000.0))


def _judged(shapes: Shapes, matched: Mapping[int, str], system: System, around: Around) -> Candidate:
    """Where one system puts the shapes; endlessly far away where it cannot hold their coordinates."""
    present = ~shapely.is_missing(shapes)
    degrees = shapely.transform(shapes, lambda pairs: to_degrees(pairs, system))
    pairs = shapely.get_coordinates(degrees[present])
    nowhere = Candidate(system.key, system.title, NOWHERE, math.inf, 0.0, message("—"), None, False)
    if not len(pairs) or not np.isfinite(pairs).all():
        return nowhere
    lon, lat = (float(value) for value in np.median(pairs, axis=0))
    ground = project(shapely.multipoints(pairs))
    centre = Point(*np.median(shapely.get_coordinates(ground), axis=0))
    km = centre.distance(around.outline) / 1e3
    if not np.isfinite(km):
        return nowhere
    if km > NEAR_KM:
        return Candidate(system.key, system.title, place_of(lon, lat), km, 0.0, message("—"), None, False)
    laid = np.array([project(shape) if shape is not None else None for shape in degrees], dtype=object)
    away = _away_m(laid, matched, around)
    share = _share(laid[present], around.outline)
    whole = shapely.union_all(shapely.boundary(laid[present & (shapely.get_dimensions(laid) == 2)]))
    rest = laid[present & (shapely.get_dimensions(laid) < 2)]
    return Candidate(
        system.key, system.title, place_of(lon, lat), km, share, _beside(centre, around), away, False,
        beside_outline(shapely.union_all([whole, *rest]), share, around.outline), sketch(degrees),
    )  # fmt: skip


def _share(ground: Shapes, outline: BaseGeometry) -> float:
    """How much of the shapes lies in the outline: by area, by length, or by number of points."""
    parts = shapely.get_parts(ground)
    dimension = int(shapely.get_dimensions(parts).max())
    parts = parts[shapely.get_dimensions(parts) == dimension]
    if dimension == 0:
        return float(shapely.intersects(parts, outline).mean())
    if dimension == 2:
        parts = parts[shapely.is_valid(parts)] if shapely.is_valid(parts).any() else shapely.make_valid(parts)
    measure = shapely.area if dimension == 2 else shapely.length
    whole = float(measure(parts).sum())
    return float(measure(shapely.intersection(parts, outline)).sum()) / whole if whole else 0.0


def _away_m(ground: Shapes, matched: Mapping[int, str], around: Around) -> float | None:
    """Median distance between the middles of shapes and of the elements of the same name, metres."""
    pairs = [(ground[row], around.elements[ident]) for row, ident in matched.items() if ident in around.elements]
    apart = [new.centroid.distance(old.centroid) for new, old in pairs if new is not None]
    return float(np.median(apart)) if apart else None


def _beside(centre: Point, around: Around) -> Message:
    """Where the middle of the file lies, seen from the nearest landmark."""
    if not around.landmarks:
        return message("—")
    nearest = min(around.landmarks, key=lambda each: float(each.ground.distance(centre)))
    way = direction(centre.x - nearest.ground.x, centre.y - nearest.ground.y)
    km = f"{nearest.ground.distance(centre) / 1e3:.1f}"
    return message("{name}{direction}面 {km} 公里", name=nearest.name, direction=way, km=km)


def contradiction(listed: Sequence[Candidate]) -> Message | None:
    """What to say where the stated system puts the file elsewhere, but another one puts it here."""
    stated = next((each for each in listed if each.is_stated), None)
    if stated is None or (stated.is_near and stated.share > 0):
        return None
    better = next((each for each in listed if not each.is_stated and each.share > 0), None)
    if better is None:
        return message("按文件写明的{system}，图形落在{place}，不在起步区；也没有别的坐标系使它落到起步区。",
                       system=stated.title, place=stated.place)  # fmt: skip
    return message(
        "文件写明的{system}与坐标不符：照它读，图形落在{place}，不在起步区；"
        "按{other}读则有 {share}% 在起步区内。",
        system=stated.title, place=stated.place, other=better.title,
        share=f"{100 * better.share:.0f}",
    )  # fmt: skip


def mixed(pairs: npt.NDArray[np.float64]) -> bool:
    """Whether coordinates in degrees and in metres stand in one file."""
    degrees = (np.abs(pairs[:, 0]) <= 180) & (np.abs(pairs[:, 1]) <= 180)
    metres = (np.abs(pairs) > 10_000).any(axis=1)
    return bool(degrees.any() and metres.any())
