"""Demand cells of the area: place, bank, subdistrict and group of each, and what each weighs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int32]
Small = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Part = Literal["subdistricts", "groups"]
PARTS: tuple[Part, ...] = ("subdistricts", "groups")


@dataclass(frozen=True, eq=False)
class Ground:
    """Square cells of `cell_m` metres whose centres lie on the area's land, in an equal-area projection.

    Per cell, shape (n,): `xy` (n, 2) metres, `bank` (1 north, -1 south of the river), and the index of its subdistrict
    and of its group, -1 for none. `index` (rows, cols): the cell there, -1 for none, row 0 southernmost.
    """

    cell_m: float
    west_m: float
    south_m: float
    index: Whole
    xy: Floats
    bank: Small
    subdistrict: Small
    group: Small
    subdistricts: tuple[str, ...]
    groups: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.xy)

    @property
    def rows(self) -> int:
        """Rows of the raster."""
        return int(self.index.shape[0])

    @property
    def cols(self) -> int:
        """Columns of the raster."""
        return int(self.index.shape[1])

    def names(self, part: Part) -> tuple[str, ...]:
        """Ids of the subdistricts or of the groups."""
        return self.subdistricts if part == "subdistricts" else self.groups

    def part_of(self, part: Part) -> Small:
        """Index of each cell's subdistrict or group, shape (n,)."""
        return self.subdistrict if part == "subdistricts" else self.group


def by_area(ground: Ground) -> Floats:
    """Weight of every cell, km²."""
    return np.full(len(ground), ground.cell_m**2 / 1e6)


def by_people(ground: Ground, people: Mapping[str, float], is_built: Flags | None = None) -> Floats:
    """Weight of every cell, people: those of a subdistrict spread evenly over its land; 0 where none are stated.

    `is_built` (n,): the land that they are spread over; all of it in a subdistrict that has none of this land.
    """
    weights = np.zeros(len(ground))
    for place, ident in enumerate(ground.subdistricts):
        inside = ground.subdistrict == place
        if is_built is not None and (inside & is_built).any():
            inside &= is_built
        if people.get(ident) and inside.any():
            weights[inside] = people[ident] / inside.sum()
    return weights
