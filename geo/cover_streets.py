"""Supplied roads as streets for walking."""

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.measure import EQUAL_AREA
from geo.reach_grid import sides
from geo.reach_network import nodes_of
from model.cover.streets import NO_STREETS, Streets
from model.reach.barrier import crosses
from model.reach.grid import Floats

if TYPE_CHECKING:
    import geopandas

FASTEST_KMH = 80.0
"""Nobody walks along a road that is driven faster."""
PIECE_M = 100.0


def streets(frame: "geopandas.GeoDataFrame", speed: str, river: Floats) -> Streets:
    """The lines of a frame that are walked, cut into pieces; those over the river are left out."""
    lines = frame[frame[speed] <= FASTEST_KMH].to_crs(EQUAL_AREA).explode(index_parts=False)
    shapes = shapely.segmentize(lines.geometry.to_numpy(), PIECE_M)
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    if not len(points):
        return NO_STREETS
    node, places = nodes_of(points)
    piece = np.flatnonzero((owner[1:] == owner[:-1]) & (node[1:] != node[:-1]))
    a, b = node[piece], node[piece + 1]
    dry = ~crosses(places[a], places[b], river)
    metres = np.hypot(*(points[piece + 1] - points[piece]).T)
    return Streets(places, sides(places, river, 0.0), a[dry], b[dry], metres[dry])
