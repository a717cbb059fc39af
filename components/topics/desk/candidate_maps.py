"""Small maps of where each coordinate system would put a supplied file: one of the whole, one close to a landmark.

The close ones show the same ground for every system, so that some hundred metres between web maps' datums are seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import shapely
from shapely.geometry import MultiLineString, Point, shape

from components.base import cache
from components.base.look import Look
from components.drawing.maps.basemap import map_of
from components.drawing.maps.drawing import frame_svg
from components.drawing.maps.outline import Outline
from components.drawing.maps.picture import MapPicture
from components.words.text import say
from geo.supply.candidates import Candidate
from geo.supply.sketch import Sketch
from model.messages import message
from model.single_flight import single_flight

MOST = 9
"""Systems with pictures; more than these few seldom fit, and the table has them all."""
LANDMARKS = ("stations", "hills", "places", "crossings")
WELL_PLACED_M = 500.0
WHOLE = {"startup_area": 100, "subdistricts": 60, "hills": 100}
CLOSE = {"startup_area": 100, "subdistricts": 60} | dict.fromkeys(LANDMARKS, 100)
"""Layers under the file: landmarks are too many for a small map of the whole."""
CLOSE_DEGREES = (0.022, 0.0125)
"""Half of the close map's width and height, degrees: about 4 by 2.8 km."""
CLOSEST = 3 * CLOSE_DEGREES[1]
"""Up to this height in degrees a map shows the landmarks."""
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Group:
    """Systems that put the file in the same place: CGCS2000 and WGS 84."""

    candidates: tuple[Candidate, ...]

    @property
    def first(self) -> Candidate:
        """The one that is taken."""
        return self.candidates[0]

    @cached_property
    def geometry(self) -> MultiLineString | None:
        """The file's edges in degrees; None where it has points only."""
        return MultiLineString(self.first.drawing.lines) if self.first.drawing.lines else None

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """The file's points in degrees."""
        return self.first.drawing.points


def groups(candidates: Iterable[Candidate]) -> tuple[Group, ...]:
    """The systems that put the file into the region, those that draw it alike together, in their order."""
    by_drawing: dict[Sketch, list[Candidate]] = {}
    for one in candidates:
        if one.is_near and (one.drawing.lines or one.drawing.points):
            by_drawing.setdefault(one.drawing, []).append(one)
    return tuple(Group(tuple(listed)) for listed in by_drawing.values())[:MOST]


@single_flight(maxsize=8)
def _landmarks(version: cache.Versions) -> tuple[Point, ...]:
    listed = (each for layer in LANDMARKS for each in cache.features(layer))
    return tuple(
        shape(each["geometry"]).centroid for each in listed if each["properties"]["accuracy_m"] <= WELL_PLACED_M
    )


def close_view(listed: Sequence[Group]) -> Bounds | None:
    """The ground of the close maps: where the likeliest system's edge passes nearest to a landmark."""
    places = _landmarks(cache.geo_versions())
    if not listed or not places:
        return None
    drawing = listed[0].geometry or shapely.multipoints(listed[0].points)
    _, nearest = min((drawing.distance(place), index) for index, place in enumerate(places))
    edge = shapely.shortest_line(drawing, places[nearest]).coords[0]
    dx, dy = CLOSE_DEGREES
    return edge[0] - dx, edge[1] - dy, edge[0] + dx, edge[1] + dy


def whole_view(group: Group) -> Bounds:
    """The start-up area and the file."""
    area = [shape(each["geometry"]) for each in cache.features("startup_area")]
    west, south, east, north = shapely.total_bounds([*area, *([group.geometry] if group.geometry else []),
                                                     *(Point(pair) for pair in group.points)])  # fmt: skip
    return float(west), float(south), float(east), float(north)


@dataclass(frozen=True)
class _Key:
    """What a small map shows: the file's edges, the ground, the look and the size."""

    drawing: Sketch
    view: Bounds
    look: Look
    size: tuple[int, int]
    group: Group = field(compare=False)


def small_map(group: Group, view: Bounds, look: Look, size: tuple[int, int]) -> str:
    """The file over the project's own map as SVG; the page brings the notice."""
    return _small_map(_Key(group.first.drawing, view, look, size, group), cache.geo_versions())


@single_flight(maxsize=64)
def _small_map(key: _Key, version: cache.Versions) -> str:
    title = say(key.group.first.title, key.look.language)
    picture = MapPicture(
        replace(map_of(key.look), show=CLOSE if key.view[3] - key.view[1] < CLOSEST else WHOLE),
        key.view,
        title=title,
        alt=say(message("按{system}，图形落在这里", system=title), key.look.language),
        outline=Outline(key.group.geometry, key.group.points, title),
        margin=0.04,
    )
    return frame_svg(picture, *key.size)
