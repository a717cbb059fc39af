"""The study area as square cells: bank, speed zone, and area of each subdistrict in each cell."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from model.messages import message
from model.reach.errors import ReachError

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int32]
Small = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
NORTH, SOUTH, CLOSED = 1, -1, 0
RURAL, URBAN = 0, 1


class Raster(Protocol):
    """Where square cells lie: `index` (rows, cols) is the cell there, -1 for none, row 0 southernmost; metres."""

    @property
    def cell_m(self) -> float: ...
    @property
    def west_m(self) -> float: ...
    @property
    def south_m(self) -> float: ...
    @property
    def rows(self) -> int: ...
    @property
    def cols(self) -> int: ...
    @property
    def index(self) -> Whole: ...


@dataclass(frozen=True, eq=False)
class Grid:
    """Cells of `cell_m` metres in an equal-area projection; `n` of them are in the view, in no more than rows × cols.

    Per cell, shape (n,): `row` and `col` (row 0 is the southernmost), `side` (1 north, -1 south of the river, 0 closed)
    and `zone` (0 rural, 1 urban). Per part, shape (m,): the cell, the index into `units` and the m² of the cell that
    lie in that subdistrict; together they are the whole area; `part_people` (m,) the people there, None where averages
    are of land. `river` (k, 2): the river's line, metres, led on past
    the view at both ends.
    """

    cell_m: float
    west_m: float
    south_m: float
    rows: int
    cols: int
    row: Whole
    col: Whole
    side: Small
    zone: Small
    units: tuple[str, ...]
    part_cell: Whole
    part_unit: Small
    part_m2: Floats
    river: Floats
    part_people: Floats | None = None

    def __len__(self) -> int:
        return len(self.row)

    @cached_property
    def x(self) -> Floats:
        """Centres of the cells, metres east."""
        return np.asarray(self.west_m + (self.col + 0.5) * self.cell_m, dtype=float)

    @cached_property
    def y(self) -> Floats:
        """Centres of the cells, metres north."""
        return np.asarray(self.south_m + (self.row + 0.5) * self.cell_m, dtype=float)

    @cached_property
    def open(self) -> Flags:
        """Cells that are not the river's, shape (n,)."""
        return np.asarray(self.side != CLOSED)

    @cached_property
    def inside_m2(self) -> Floats:
        """m² of the start-up area in each cell, shape (n,)."""
        area_m2 = np.zeros(len(self))
        np.add.at(area_m2, self.part_cell, self.part_m2)
        return area_m2

    @property
    def part_weight(self) -> Floats:
        """What a part counts in averages and shares, shape (m,): its people, else its m²."""
        return self.part_m2 if self.part_people is None else self.part_people

    @cached_property
    def index(self) -> Whole:
        """Cell at each row and column, -1 outside of the view; shape (rows, cols), row 0 southernmost."""
        index = np.full((self.rows, self.cols), -1, dtype=np.int32)
        index[self.row, self.col] = np.arange(len(self), dtype=np.int32)
        return index

    def raster(self, values: npt.NDArray[np.generic]) -> Singles:
        """Values per cell as a picture, shape (rows, cols) with row 0 northernmost; NaN outside of the view."""
        picture = np.full((self.rows, self.cols), np.nan, dtype=np.float32)
        picture[self.rows - 1 - self.row, self.col] = values
        return picture

    def cell_at(self, x_m: float, y_m: float) -> int | None:
        """The cell that holds a point; None outside of the view."""
        row, col = int((y_m - self.south_m) // self.cell_m), int((x_m - self.west_m) // self.cell_m)
        if not (0 <= row < self.rows and 0 <= col < self.cols):
            return None
        cell = int(self.index[row, col])
        return None if cell < 0 else cell

    def nearest(self, x_m: float, y_m: float, side: int = 0) -> int:
        """The open cell nearest to a point, on the given bank (1 north, -1 south) or on any (0).

        Raises ReachError where no cell is open.
        """
        allowed = np.flatnonzero(self.open if side == 0 else self.side == side)
        if not len(allowed):
            raise ReachError(message("范围内没有可通行的格子"))
        away = np.hypot(self.x[allowed] - x_m, self.y[allowed] - y_m)
        return int(allowed[away.argmin()])
