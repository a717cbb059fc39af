"""A supplied file as a few lines and points for a small map, and where it lies beside the outline in words."""

from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.supply.placing import Shapes
from model.messages import Message, message

MOST_VERTICES, MOST_POINTS = 700, 200
PARTS_OF_EXTENT = (400.0, 200.0, 100.0, 50.0, 25.0)
DECIMALS = 5
INSIDE = 0.995
"""From this share on a file counts as lying in the outline: edges drawn apart differ by a little."""
DIRECTIONS = (
    message("东"), message("东北"), message("北"), message("西北"),
    message("西"), message("西南"), message("南"), message("东南"),
)  # fmt: skip
Pair = tuple[float, float]


class Sketch(NamedTuple):
    """Edges and points in degrees (WGS 84), coarser than the file."""

    lines: tuple[tuple[Pair, ...], ...]
    points: tuple[Pair, ...]


NO_SKETCH = Sketch((), ())


def sketch(degrees: Shapes) -> Sketch:
    """The shapes with so few vertices that a small picture stays small; the longest edges where there are too many."""
    parts = shapely.get_parts(degrees[~shapely.is_missing(degrees)])
    dimensions = shapely.get_dimensions(parts)
    edges = np.concatenate([shapely.get_parts(shapely.boundary(parts[dimensions == 2])), parts[dimensions == 1]])
    points = shapely.get_coordinates(parts[dimensions == 0])[:MOST_POINTS]
    return Sketch(_thin(edges), tuple(_pair(pair) for pair in points))


def _thin(edges: Shapes) -> tuple[tuple[Pair, ...], ...]:
    if not len(edges):
        return ()
    west, south, east, north = shapely.total_bounds(edges)
    extent, thin = max(east - west, north - south), edges
    for parts in PARTS_OF_EXTENT:
        if int(shapely.get_num_coordinates(thin).sum()) <= MOST_VERTICES:
            break
        thin = shapely.simplify(edges, extent / parts, preserve_topology=False)
    longest = sorted(thin, key=lambda edge: -float(edge.length))
    lines: list[tuple[Pair, ...]] = []
    count = 0
    for edge in longest:
        count += len(edge.coords)
        if lines and count > MOST_VERTICES:
            break
        lines.append(tuple(_pair(pair) for pair in edge.coords[:MOST_VERTICES]))
    return tuple(line for line in lines if len(line) > 1)


def _pair(pair: "tuple[float, ...] | np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> Pair:
    return round(float(pair[0]), DECIMALS), round(float(pair[1]), DECIMALS)


def direction(dx: float, dy: float) -> Message:
    """The direction of a way on the ground, one of eight."""
    return DIRECTIONS[int(np.round(np.arctan2(dy, dx) / (np.pi / 4))) % 8]


def beside_outline(ground: BaseGeometry, share: float, outline: BaseGeometry) -> Message:
    """Where the file lies seen from the area: in it, partly in it, or how far off and in which direction."""
    if share >= INSIDE:
        return message("在起步区范围内")
    if share > 0:
        beyond = float(shapely.distance(shapely.points(shapely.get_coordinates(ground)), outline).max()) / 1e3
        return message("{share}% 在起步区范围内，最远超出 {km} 公里", share=f"{100 * share:.0f}", km=f"{beyond:.1f}")
    line = shapely.shortest_line(outline, ground)
    (x0, y0), (x1, y1) = line.coords[0], line.coords[-1]
    km = line.length / 1e3
    if km < 0.05:
        return message("紧邻起步区范围线")
    return message("在起步区范围线{direction}面 {km} 公里", direction=direction(x1 - x0, y1 - y0), km=f"{km:.1f}")
