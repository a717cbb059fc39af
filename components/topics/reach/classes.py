"""Classes of minutes and of differences: limits, colours in both themes, and the class of every cell."""

from typing import Literal

import numpy as np

from components.base.scales import Theme
from model.reach.grid import Grid, Singles, Small
from model.reach.summary import difference

Picture = Literal["before", "after", "diff"]
PICTURES: tuple[Picture, ...] = ("before", "after", "diff")
LIMITS = (15.0, 30.0, 45.0, 60.0)
SAME_MIN = 1.0
OUTSIDE = 0
"""Class 0 is not drawn: outside of the area, and the river's cells. Then come the classes in the order of colours."""
MINUTES: dict[Theme, tuple[str, ...]] = {
    "light": ("#0B5A66", "#3C8F93", "#8CC0A9", "#E8D48B", "#CB8A4B", "#5B5560"),
    "dark": ("#7DE0D6", "#3FA9A5", "#2B7A78", "#8A7A3A", "#9C5F33", "#55505C"),
}
CHANGES: dict[Theme, tuple[str, ...]] = {
    "light": ("#2E6FB7", "#DDD8CA", "#C8501E", "#5B5560"),
    "dark": ("#6FB1FF", "#3A4652", "#FF8A4C", "#15171B"),
}


def colours(picture: Picture, theme: Theme) -> tuple[str, ...]:
    """Hex colours of the classes from 1 on."""
    return CHANGES[theme] if picture == "diff" else MINUTES[theme]


def minute_classes(grid: Grid, minutes: Singles) -> Small:
    """Class of every cell, shape (n,): 1 to 4 within 15, 30, 45, 60 minutes, 5 beyond, 6 not reached, 0 not drawn."""
    classes = np.searchsorted(np.array(LIMITS, dtype=np.float32), minutes, side="left") + 1
    return _mask_outside(grid, np.where(np.isfinite(minutes), classes, len(LIMITS) + 2))


def change_classes(grid: Grid, before: Singles, after: Singles) -> Small:
    """Class of every cell, shape (n,): 1 shorter, 2 the same, 3 longer, 4 reached neither time, 0 not drawn."""
    return _mask_outside(grid, difference(before, after, SAME_MIN).kind + 2)


def _mask_outside(grid: Grid, classes: "np.typing.NDArray[np.integer]") -> Small:
    inside = grid.open & (grid.inside_m2 >= grid.cell_m**2 / 2)
    return np.where(inside, classes, OUTSIDE).astype(np.int8)
