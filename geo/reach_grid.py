"""The cells of the reach model, laid over the area and the places that trips lead to."""

import math
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.measure import project, unproject
from geo.reach_layers import one, placed, river
from geo.read import GEO
from model.reach.barrier import distance
from model.reach.grid import CLOSED, NORTH, RURAL, SOUTH, URBAN, Flags, Floats, Grid, Raster, Small, Whole
from model.reach.inputs import Destination, DestinationRef, GridRule, PlaceRef
from model.reach.land import land, pockets

FAR_M = 200_000.0
AREA_LAYER = "subdistricts"


def grid(rule: GridRule, cell_m: float = 250.0, root: Path = GEO) -> Grid:
    """The grid of `cell_m` metres under `rule`. Raises LayerContractError when a layer or a feature is missing.

    Cells lie on multiples of their size from the projection's centre, so grids of 500 and 250 m share their edges.
    """
    if not cell_m > 0:
        raise ValueError(f"cell_m must be above 0, not {cell_m}")
    view = _view(rule, root)
    line = river(root)
    corner, shape, row, col = _cells(view, cell_m)
    centres = np.column_stack([corner[0] + (col + 0.5) * cell_m, corner[1] + (row + 0.5) * cell_m])
    side = sides(centres, line, rule.river_half_width_m)
    zone = _zones(centres, side, rule, root)
    units = {ident: place.ground for ident, place in placed(AREA_LAYER, root).items()}
    cell, unit, area = _parts(centres, cell_m, list(units.values()))
    result = Grid(cell_m, *corner, *shape, row, col, side, zone, tuple(units), cell, unit, area, line)
    return replace(result, side=np.where(pockets(land(result)), np.int8(CLOSED), side))


def destinations(grid: Grid, refs: Iterable[DestinationRef], root: Path = GEO) -> tuple[Destination, ...]:
    """The open cell nearest to each place; a polygon stands by a point inside."""
    result = []
    for ref in refs:
        place = one(ref.place, root)
        point = place.ground.representative_point()
        cell = grid.nearest(point.x, point.y)
        result.append(Destination(ref.ident, ref.title_zh, ref.title_en, cell, place.accuracy_m, place.note))
    return tuple(result)


def cell_of(grid: Grid, lon: float, lat: float) -> int | None:
    """The cell at a longitude and latitude (degrees, WGS 84); None outside of the view."""
    point = project(Point(lon, lat))
    return grid.cell_at(point.x, point.y)


def lonlat(grid: Grid) -> Floats:
    """Longitude and latitude of every centre, shape (n, 2)."""
    return np.asarray(shapely.get_coordinates(unproject(shapely.multipoints(np.column_stack([grid.x, grid.y])))))


def corners(grid: Raster) -> tuple[tuple[float, float], ...]:
    """Longitude and latitude of the raster's corners: south-west, north-west, north-east, south-east."""
    west, south = grid.west_m, grid.south_m
    east, north = west + grid.cols * grid.cell_m, south + grid.rows * grid.cell_m
    ground = shapely.multipoints([(west, south), (west, north), (east, north), (east, south)])
    return tuple((float(lon), float(lat)) for lon, lat in shapely.get_coordinates(unproject(ground)))


def _view(rule: GridRule, root: Path) -> BaseGeometry:
    area = [place.ground for place in placed(AREA_LAYER, root).values()]
    hold = [one(ref, root).ground for ref in rule.hold]
    return shapely.union_all([*area, *hold]).convex_hull.buffer(rule.margin_km * 1e3)


def _cells(view: BaseGeometry, cell_m: float) -> tuple[tuple[float, float], tuple[int, int], Whole, Whole]:
    west, south, east, north = (math.floor(v / cell_m) for v in view.bounds)
    rows, cols = north - south + 1, east - west + 1
    row, col = (axis.ravel() for axis in np.mgrid[0:rows, 0:cols])
    corner = (west * cell_m, south * cell_m)
    inside = shapely.contains_xy(view, corner[0] + (col + 0.5) * cell_m, corner[1] + (row + 0.5) * cell_m)
    return corner, (rows, cols), row[inside].astype(np.int32), col[inside].astype(np.int32)


def sides(centres: Floats, line: Floats, half_width_m: float) -> Small:
    """North or south of the line, or closed where it is nearer than its half width."""
    north = Polygon([*line, (FAR_M, FAR_M), (-FAR_M, FAR_M)])
    shapely.prepare(north)
    side = np.where(shapely.contains_xy(north, centres), NORTH, SOUTH)
    return np.where(distance(centres, line) < half_width_m, CLOSED, side).astype(np.int8)


def _zones(centres: Floats, side: Small, rule: GridRule, root: Path) -> Small:
    urban = np.zeros(len(centres), dtype=bool)
    for ref in rule.urban:
        urban |= shapely.contains_xy(one(ref, root).ground, centres)
    for ref in rule.urban_south:
        urban |= shapely.contains_xy(one(ref, root).ground, centres) & (side == SOUTH)
    for ref in rule.urban_around:
        urban |= _around(centres, side, ref, root)
    return np.where(urban, URBAN, RURAL).astype(np.int8)


def _around(centres: Floats, side: Small, ref: PlaceRef, root: Path) -> Flags:
    """Cells within reach of a place, on its own bank."""
    point = one(ref, root).ground.representative_point()
    away = np.hypot(centres[:, 0] - point.x, centres[:, 1] - point.y)
    return np.asarray((away <= ref.km * 1e3) & (side == side[away.argmin()]))


def _parts(centres: Floats, cell_m: float, units: list[BaseGeometry]) -> tuple[Whole, Small, Floats]:
    """Intersections of cells and subdistricts: cell, subdistrict and m²."""
    half = cell_m / 2
    boxes = shapely.box(*(centres - half).T, *(centres + half).T)
    tree = shapely.STRtree(boxes)
    parts = []
    for index, unit in enumerate(units):
        shapely.prepare(unit)
        cells = np.sort(tree.query(unit, predicate="intersects"))
        whole = shapely.contains_properly(unit, boxes[cells])
        area = np.full(len(cells), cell_m**2)
        area[~whole] = shapely.area(shapely.intersection(boxes[cells[~whole]], unit))
        parts.append((cells, np.full(len(cells), index), area))
    cell, unit_index, area = (np.concatenate(column) for column in zip(*parts, strict=True))
    nonempty = area > 0
    return cell[nonempty].astype(np.int32), unit_index[nonempty].astype(np.int8), area[nonempty]
