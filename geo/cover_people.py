"""People of a supplied file laid on the demand cells: points go to their cell, areas are shared out by their land."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import cKDTree

from geo.reach_grid import sides
from geo.reach_layers import river
from geo.read import GEO
from model.cover.ground import Flags, Floats, Ground, Whole
from model.reach.grid import CLOSED

Shapes = npt.NDArray[np.object_]
POINT, AREAS = 0, (3, 6)
"""Type ids of shapely: a point; a polygon and several."""


@dataclass(frozen=True, eq=False)
class Lattice:
    """The raster of the demand cells with the cells around them. `index` (rows, cols): the demand cell, -1 for none,
    row 0 southernmost; `is_river` (rows, cols): the centre lies in the river, where nobody lives."""

    cell_m: float
    west_m: float
    south_m: float
    index: Whole
    is_river: Flags

    @property
    def centres(self) -> Floats:
        """Centres of all positions in the order of `index.ravel()`, shape (rows × cols, 2), metres."""
        row, col = (axis.ravel() for axis in np.mgrid[0 : self.index.shape[0], 0 : self.index.shape[1]])
        return np.column_stack([self.west_m + (col + 0.5) * self.cell_m, self.south_m + (row + 0.5) * self.cell_m])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north, metres."""
        rows, cols = self.index.shape
        return self.west_m, self.south_m, self.west_m + cols * self.cell_m, self.south_m + rows * self.cell_m


def lattice(ground: Ground, river_half_width_m: float, root: Path = GEO) -> Lattice:
    """The raster of a ground. Raises LayerContractError when a layer is missing."""
    raster = Lattice(ground.cell_m, ground.west_m, ground.south_m, ground.index, ground.index < 0)
    bank = sides(raster.centres, river(root), river_half_width_m).reshape(ground.index.shape)
    return Lattice(ground.cell_m, ground.west_m, ground.south_m, ground.index, (bank == CLOSED) & (ground.index < 0))


def people_on(shapes: Shapes, people: Floats, raster: Lattice) -> Floats:
    """People of every demand cell, shape (n,). `shapes` (k,): points and polygons in metres, `people` (k,).

    A point goes to the cell it lies in, or to the nearest within a cell's side. A polygon's people are shared evenly
    among its positions on dry ground; those outside of the area's land are not of the area. One too small for a
    position goes where a point inside of it lies.
    """
    cells = np.zeros(int(raster.index.max(initial=-1)) + 1)
    is_area = np.isin(shapely.get_type_id(shapes), AREAS)
    small = _share_out(cells, shapes[is_area], people[is_area], raster)
    at = np.append(shapes[~is_area], shapely.point_on_surface(shapes[is_area][small]))
    _put(cells, at, np.append(people[~is_area], people[is_area][small]), raster)
    return cells


def _share_out(cells: Floats, areas: Shapes, people: Floats, raster: Lattice) -> Flags:
    """Add the people of polygons to the cells; which polygons hold no position."""
    dry = np.flatnonzero(~raster.is_river.ravel())
    tree = shapely.STRtree(shapely.points(raster.centres[dry]))
    area, position = tree.query(areas, predicate="contains") if len(areas) else np.empty((2, 0), dtype=np.intp)
    positions = np.bincount(area, minlength=len(areas)).astype(float)
    whole = shapely.contains(shapely.box(*raster.box), areas)
    beyond = np.maximum(positions, shapely.area(areas) / raster.cell_m**2)
    each = np.divide(people, np.where(whole, positions, beyond), out=np.zeros(len(areas)), where=positions > 0)
    cell = raster.index.ravel()[dry[position]]
    np.add.at(cells, cell[cell >= 0], each[area[cell >= 0]])
    return np.asarray(positions == 0)


def _put(cells: Floats, points: Shapes, people: Floats, raster: Lattice) -> None:
    """Add the people of points to the nearest demand cells, where one is near enough."""
    if not len(points) or not len(cells):
        return
    place = np.flatnonzero(raster.index.ravel() >= 0)
    tree = cKDTree(raster.centres[place])
    away, nearest = tree.query(shapely.get_coordinates(points), distance_upper_bound=raster.cell_m)
    near = np.isfinite(away)
    np.add.at(cells, raster.index.ravel()[place[nearest[near]]], people[near])
