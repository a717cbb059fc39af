"""Lines of roads as the arrays of a network; what is in the file has been checked before."""

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.measure import EQUAL_AREA
from model.messages import message
from model.reach.errors import ReachError
from model.reach.grid import Flags, Floats, Whole
from model.reach.network import RoadNetwork
from model.reach.quickest import Roads, quickest_of_pairs

if TYPE_CHECKING:
    import geopandas

JOINED_M = 1.0  # vertices nearer than this are one node


def roads(frame: "geopandas.GeoDataFrame", speed: str = "kmh", crossing: str = "crossing_id") -> RoadNetwork:
    """Every straight piece of every line as a road, with the line's speed (km/h) and, if stated, its crossing.

    Roads meet where they share a vertex (within a metre), so a flyover without one does not join what is below it.
    Where several join the same two vertices only the quickest is kept, one that states a crossing before one that does
    not; the others are counted.
    Raises ReachError where the file has no coordinate system, no lines, or no speeds.
    """
    if frame.crs is None:
        raise ReachError(message("路网文件没有写明坐标系"))
    if speed not in frame.columns:
        raise ReachError(message("路网没有车速字段“{field}”", field=speed))
    lines = frame.to_crs(EQUAL_AREA).explode(index_parts=False)
    lines = lines[lines.geometry.geom_type == "LineString"]
    if lines.empty:
        raise ReachError(message("路网里没有道路"))
    points, owner = shapely.get_coordinates(lines.geometry.array, return_index=True)
    node, places = nodes_of(points)
    piece = np.flatnonzero((owner[1:] == owner[:-1]) & (node[1:] != node[:-1]))
    metres = np.hypot(*(points[piece + 1] - points[piece]).T)
    kmh = lines[speed].to_numpy(dtype=float)[owner[piece]]
    has_names = crossing in lines.columns
    stated = lines[crossing].fillna("").astype(str).to_numpy()[owner[piece]] if has_names else np.full(len(piece), "")
    a, b = node[piece], node[piece + 1]
    one = _distinct(Roads(a, b, metres, metres / np.where(kmh > 0, kmh, np.nan)), stated != "")
    names = tuple(stated[one]) if has_names else ()
    return RoadNetwork(places[:, 0], places[:, 1], a[one], b[one], metres[one], kmh[one], names, len(a) - len(one))


def _distinct(pieces: Roads, stated: Flags) -> Whole:
    """Indices, in order, of one piece for each pair of nodes."""
    latest = np.nanmax(pieces.minutes, initial=0.0)
    ranked = np.where(stated, pieces.minutes, pieces.minutes + latest + 1.0)
    return np.sort(quickest_of_pairs(Roads(pieces.a, pieces.b, pieces.metres, ranked)))


def nodes_of(points: Floats) -> tuple[Whole, Floats]:
    """The node of each vertex, and where the nodes are."""
    _, first, node = np.unique(np.round(points / JOINED_M), axis=0, return_index=True, return_inverse=True)
    return node.ravel().astype(np.int32), points[first]
