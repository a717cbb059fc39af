"""Classes per cell as a small picture that lies exactly on a map in the Mercator projection."""

import io
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from PIL import Image, ImageColor

from components.drawing.maps.mercator import latitude, northing
from geo.measure import project
from geo.reach_grid import corners
from model.reach.grid import Raster, Small

FINE = 3  # pixels to a cell's side


@dataclass(frozen=True, eq=False)
class Window:
    """Which cell every pixel shows, shape (height, width), -1 for none; longitude and latitude of the corners."""

    cell: npt.NDArray[np.int32]
    box: tuple[float, float, float, float]

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """North-west, north-east, south-east, south-west."""
        west, south, east, north = self.box
        return ((west, north), (east, north), (east, south), (west, south))


def window(grid: Raster, fine: int = FINE) -> Window:
    """The raster as pixels of equal width and height in Mercator, `fine` to a cell's side."""
    lon, lat = zip(*corners(grid), strict=True)
    west, south, east, north = min(lon), min(lat), max(lon), max(lat)
    width, height = grid.cols * fine, grid.rows * fine
    x = west + (np.arange(width) + 0.5) * (east - west) / width
    top, bottom = northing(north), northing(south)
    y = latitude(top - (np.arange(height) + 0.5) * (top - bottom) / height)
    pixels = np.stack(np.meshgrid(x, y), axis=-1)
    ground = shapely.get_coordinates(project(shapely.multipoints(pixels.reshape(-1, 2)))).reshape(pixels.shape)
    col = np.floor((ground[..., 0] - grid.west_m) / grid.cell_m).astype(np.int32)
    row = np.floor((ground[..., 1] - grid.south_m) / grid.cell_m).astype(np.int32)
    inside = (row >= 0) & (row < grid.rows) & (col >= 0) & (col < grid.cols)
    cell = np.where(inside, grid.index[np.where(inside, row, 0), np.where(inside, col, 0)], -1)
    return Window(cell.astype(np.int32), (west, south, east, north))


def png(view: Window, classes: Small, tints: tuple[str, ...]) -> bytes:
    """The classes (n,) in their colours as an indexed PNG; class 0 and what is outside of the view are transparent."""
    padded = np.append(classes, np.int8(0)).astype(np.uint8)  # the last stands for -1, outside of the view
    image = Image.fromarray(padded[view.cell], mode="P")
    image.putpalette([0, 0, 0, *(part for tint in tints for part in _rgb(tint))])
    target = io.BytesIO()
    image.save(target, "PNG", transparency=0, bits=4, compress_level=6)
    return target.getvalue()


@lru_cache(maxsize=64)
def _rgb(tint: str) -> tuple[int, ...]:
    return ImageColor.getrgb(tint)[:3]
