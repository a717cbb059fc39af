"""People of a release laid on the cells of walks and on the parts of the cells of trips."""

from collections.abc import Mapping

import numpy as np
import shapely
from scipy.spatial import cKDTree

from geo.cover_people import Lattice, people_on
from geo.measure import project
from model.cover.ground import Floats, Ground
from model.reach.grid import Grid

AWAY_CELLS = 1.5
"""A place off the open land goes to the nearest cell within so many sides of a cell; beyond, it is not of the area."""


def _ground(lonlat: Floats) -> "np.ndarray[tuple[int, ...], np.dtype[np.object_]]":
    points = project(shapely.multipoints(lonlat))
    return np.asarray(shapely.get_parts(points), dtype=object)


def places_on(lonlat: Floats, people: Floats, raster: Lattice) -> Floats:
    """People of every demand cell, shape (n,), from places in degrees."""
    return people_on(_ground(lonlat), people, raster) if len(people) else np.zeros(int(raster.index.max()) + 1)


def centres(ground: Ground) -> Floats:
    """Longitude and latitude of the demand cells, shape (n, 2)."""
    from geo.measure import unproject

    return np.asarray(shapely.get_coordinates(unproject(shapely.multipoints(ground.xy))))


def places_on_parts(lonlat: Floats, people: Floats, grid: Grid) -> Floats:
    """People of every part of a cell, shape (m,): each place in the nearest open cell of the area, shared among the
    cell's parts by their land."""
    at_cell = np.zeros(len(grid))
    inside = np.flatnonzero(grid.open & (grid.inside_m2 > 0))
    if len(people) and len(inside):
        tree = cKDTree(np.column_stack([grid.x[inside], grid.y[inside]]))
        away, nearest = tree.query(
            shapely.get_coordinates(_ground(lonlat)), distance_upper_bound=AWAY_CELLS * grid.cell_m
        )
        near = np.isfinite(away)
        np.add.at(at_cell, inside[nearest[near]], people[near])
    share = np.divide(
        grid.part_m2, grid.inside_m2[grid.part_cell], where=grid.part_m2 > 0, out=np.zeros_like(grid.part_m2)
    )
    return np.asarray(at_cell[grid.part_cell] * share)


def subdistricts_on_parts(people: Mapping[str, float], grid: Grid) -> Floats:
    """People of every part of a cell, shape (m,): those of a subdistrict spread evenly over its open land."""
    is_open = grid.open[grid.part_cell]
    weights = np.zeros(len(grid.part_cell))
    for place, ident in enumerate(grid.units):
        mine = is_open & (grid.part_unit == place)
        land_m2 = grid.part_m2[mine].sum()
        if people.get(ident) and land_m2 > 0:
            weights[mine] = people[ident] * grid.part_m2[mine] / land_m2
    return weights
