"""Lines of roads as the arrays of a network; what is in the file has been checked before."""

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.measure import EQUAL_AREA
from model.reach.errors import ReachError
from model.reach.grid import Floats, Whole
from model.reach.network import RoadNetwork
from model.told import told

if TYPE_CHECKING:
    import geopandas

JOINED_M = 1.0  # vertices nearer than this are one node


def roads(frame: "geopandas.GeoDataFrame", speed: str = "kmh", crossing: str = "crossing_id") -> RoadNetwork:
    """Every straight piece of every line as a road, with the line's speed (km/h) and, if stated, its crossing.

    Roads meet where they share a vertex (within a metre), so a flyover without one does not join what is below it.
    Raises ReachError where the file has no coordinate system, no lines, or no speeds.
    """
    if frame.crs is None:
        raise ReachError(told("路网文件没有写明坐标系"))
    if speed not in frame.columns:
        raise ReachError(told("路网没有车速字段“{field}”", field=speed))
    lines = frame.to_crs(EQUAL_AREA).explode(index_parts=False)
    lines = lines[lines.geometry.geom_type == "LineString"]
    if lines.empty:
        raise ReachError(told("路网里没有道路"))
    points, owner = shapely.get_coordinates(lines.geometry.array, return_index=True)
    node, places = _nodes(points)
    piece = np.flatnonzero((owner[1:] == owner[:-1]) & (node[1:] != node[:-1]))
    metres = np.hypot(*(points[piece + 1] - points[piece]).T)
    kmh = lines[speed].to_numpy(dtype=float)[owner[piece]]
    stated = lines[crossing].fillna("").astype(str).to_numpy()[owner[piece]] if crossing in lines.columns else ()
    return RoadNetwork(places[:, 0], places[:, 1], node[piece], node[piece + 1], metres, kmh, tuple(stated))


def _nodes(points: Floats) -> tuple[Whole, Floats]:
    """The node of each vertex, and where the nodes are."""
    _, first, node = np.unique(np.round(points / JOINED_M), axis=0, return_index=True, return_inverse=True)
    return node.ravel().astype(np.int32), points[first]
