"""Isochrones as lines for the map and for export."""

from collections.abc import Sequence

import contourpy
import numpy as np
import shapely
from shapely.geometry import mapping

from geo.contracts import Feature
from geo.measure import unproject
from model.reach.grid import Floats, Grid, Singles

DECIMALS = 5


def isochrones(grid: Grid, minutes: Singles, limits: Sequence[float] = (15.0, 30.0, 45.0)) -> list[Feature]:
    """One feature per limit that occurs: a MultiLineString in degrees with `id`, `minutes` and `accuracy_m`.

    Lines run between the centres of cells, are thinned to a quarter of a cell, and stop at the river and where the
    view ends.
    """
    reachable = np.where(np.isfinite(minutes), minutes, np.nan)
    picture = grid.raster(reachable)[::-1]
    x = grid.west_m + (np.arange(grid.cols) + 0.5) * grid.cell_m
    y = grid.south_m + (np.arange(grid.rows) + 0.5) * grid.cell_m
    drawer = contourpy.contour_generator(x, y, np.ma.masked_invalid(picture))
    contours = ((limit, [np.asarray(line, dtype=float) for line in drawer.lines(limit)]) for limit in limits)
    return [_feature(grid, limit, lines) for limit, lines in contours if lines]


def _feature(grid: Grid, limit: float, lines: list[Floats]) -> Feature:
    ground = shapely.multilinestrings([shapely.linestrings(line) for line in lines])
    degrees = unproject(ground.simplify(grid.cell_m / 4))
    properties = {"id": f"isochrone_{limit:g}", "minutes": limit, "accuracy_m": grid.cell_m}
    rounded = shapely.transform(degrees, lambda points: np.round(points, DECIMALS))
    return {"type": "Feature", "properties": properties, "geometry": mapping(rounded)}
