"""What a sketch measures on the ground, and what of the map lies in it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry import LineString, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from components.base import cache
from components.topics.elements import elements
from components.topics.elements.elements import Entry
from components.topics.layout.sketch import Sketch
from components.topics.search.places import layer_row, type_word
from components.words.text import pick
from geo import measure
from geo.contracts import Feature
from geo.errors import LayerContractError

AREAS = ("startup_area", "subdistricts", "groups", "cores", "belt", "corridors", "forest_belts")
"""Layers whose features are drawn whole, so that a share of one means something."""
LINES = ("axis", "yellow_river", "rivers", "rail_lines")
SLACK_M = 200.0
"""A line passes a feature that is this near: about the width of a finger on the first map."""


@dataclass(frozen=True)
class Spot:
    """A point of the map, its error and that of the outline's own centre, and its distance to the outline, km, negative
    outside."""

    entry: Entry
    kind: str
    accuracy_m: float
    edge_km: float

    @property
    def is_inside(self) -> bool:
        """Whether it lies in the outline as drawn."""
        return self.edge_km >= 0

    @property
    def is_certain(self) -> bool:
        """Whether the error leaves no doubt of the side of the outline that it is on."""
        return abs(self.edge_km) * 1000 > self.accuracy_m


@dataclass(frozen=True)
class Piece:
    """What of an area or a line lies in the outline: km² with the share of the whole in percent, or km and None."""

    entry: Entry
    kind: str
    accuracy_m: float
    size: float
    share_pct: float | None


def outline(sketch: Sketch) -> BaseGeometry | None:
    """The line or area of a sketch in degrees; None while corners are missing. An area may cross itself."""
    if sketch.tool == "radius":
        return _surroundings(sketch)
    if sketch.tool == "area" and len(sketch.corners) > 2:
        return Polygon(sketch.corners)
    return LineString(sketch.corners) if len(sketch.corners) > 1 else None


def is_area(geometry: BaseGeometry | None) -> bool:
    """Whether an outline encloses something that can be measured."""
    return geometry is not None and geometry.area > 0 and geometry.is_valid


def _surroundings(sketch: Sketch) -> BaseGeometry | None:
    centre = _centre(sketch)
    if centre is None:
        return None
    area = measure.unproject(measure.project(centre).buffer(sketch.radius_m, quad_segs=12))
    return None if area.is_empty else area


def _centre(sketch: Sketch) -> BaseGeometry | None:
    if sketch.around:
        feature = elements.feature_of(sketch.around)
        return shape(feature["geometry"]) if feature else None
    return Point(sketch.corners[0]) if sketch.corners else None


def own_error_m(sketch: Sketch) -> float:
    """The error of the element that surroundings are drawn around, metres; none where a person set the centre."""
    feature = elements.feature_of(sketch.around) if sketch.around else None
    return float(feature["properties"]["accuracy_m"]) if feature else 0.0


def legs_km(sketch: Sketch) -> tuple[float, ...]:
    """Length of each leg between corners, km."""
    return tuple(measure.length_km(LineString(pair)) for pair in pairwise(sketch.corners))


def passed_layers(geometry: BaseGeometry, layers: tuple[str, ...]) -> dict[str, float]:
    """Of `layers` those that an outline passes, with the largest error of a feature that it passes, metres."""
    ground, errors = measure.project(geometry), {}
    for layer in layers:
        near = [f for f in _features(layer) if measure.project(shape(f["geometry"])).distance(ground) <= SLACK_M]
        if near:
            errors[layer] = max(float(feature["properties"]["accuracy_m"]) for feature in near)
    return dict(sorted(errors.items(), key=lambda pair: -pair[1]))


def spots_in(area: BaseGeometry, own_error_m: float = 0.0) -> tuple[tuple[Spot, ...], dict[str, int]]:
    """The points of the map in `area` and those that may be for all that is known of them, the surest first; and how
    many of each kind there are on the whole map."""
    ground, spots = measure.project(area), []
    totals: dict[str, int] = {}
    for feature in (f for layer in ("crossings", *elements.POINTS) for f in _features(layer)):
        if entry := _entry(feature):
            place, kind = measure.project(shape(feature["geometry"])), _kind(entry)
            totals[kind] = totals.get(kind, 0) + 1
            far = place.distance(ground.boundary) / 1000 * (1 if ground.contains(place) else -1)
            spots.append(Spot(entry, kind, float(feature["properties"]["accuracy_m"]) + own_error_m, far))
    near = [spot for spot in spots if spot.is_inside or not spot.is_certain]
    return tuple(sorted(near, key=lambda spot: (spot.kind, -spot.edge_km))), totals


def pieces_of(area: BaseGeometry) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The parts of areas and of lines that lie in `area`, the largest first in each layer."""
    ground = measure.project(area)
    areas = tuple(piece for layer in AREAS for piece in sorted(_cut(layer, ground), key=lambda one: -one.size))
    return areas, tuple(piece for layer in LINES for piece in _cut(layer, ground))


def _cut(layer: str, ground: BaseGeometry) -> Iterator[Piece]:
    for feature in _features(layer):
        entry, whole = _entry(feature), measure.project(shape(feature["geometry"]))
        part = shapely.intersection(whole, ground)
        accuracy = float(feature["properties"]["accuracy_m"])
        if entry and part.area > 0:
            yield Piece(entry, _kind(entry), accuracy, part.area / 1e6, 100 * part.area / whole.area)
        elif entry and part.length > 0 and whole.area == 0:
            yield Piece(entry, _kind(entry), accuracy, part.length / 1000, None)


def _features(layer: str) -> list[Feature]:
    with suppress(LayerContractError):  # reported by `elements.faults`
        return cache.features(layer)
    return []


def _entry(feature: Feature) -> Entry | None:
    return elements.entries().get(str(feature["properties"]["id"]))


def _kind(entry: Entry) -> str:
    table = dict(elements.TABLES).get(entry.table)
    row = cache.records(entry.table, table)[entry.element_id] if table else layer_row(entry.element_id)
    return type_word(entry.table, row)


def title_of(layer: str) -> str:
    """A layer's title in the viewer's language."""
    return next(pick(one.title.zh, one.title.en) for one in cache.layers() if one.id == layer)
