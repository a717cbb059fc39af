"""Classes of minutes and of differences: limits, colours in both themes, and the class of every cell."""

from typing import Literal

import numpy as np

from components.base.scales import Theme
from model.reach.grid import Grid, Singles, Small
from model.reach.summary import difference

Picture = Literal["before", "after", "diff"]
PICTURES: tuple[Picture, ...] = ("before", "after", "diff")
LIMITS = (15.0, 30.0, 45.0, 60.0)
CHANGE_STEPS = (1.0, 3.0, 6.0, 10.0)
"""Least sizes of a change in minutes, of the classes of longer and of shorter ways; what is smaller is no change."""
OUTSIDE = 0
"""Class 0 is not drawn: outside of the area, and the river's cells. Then come the classes in the order of colours."""
MINUTES: dict[Theme, tuple[str, ...]] = {
    "light": ("#0B5A66", "#3C8F93", "#8CC0A9", "#E8D48B", "#CB8A4B", "#5B5560"),
    "dark": ("#7DE0D6", "#3FA9A5", "#2B7A78", "#8A7A3A", "#9C5F33", "#55505C"),
}
CHANGES: dict[Theme, tuple[str, ...]] = {
    "light": (
        "#173F78", "#2E6FB7", "#6FA0D3", "#B4CDE6", "#DDD8CA", "#F2C9A8", "#E2935C", "#C8501E", "#8A2A0C",
        "#3A1A3A", "#0B5A66", "#5B5560",
    ),
    "dark": (
        "#C4E0FF", "#6FB1FF", "#3F7FC7", "#2C5680", "#3A4652", "#7D5A44", "#BD713F", "#FF8A4C", "#FFC9A3",
        "#F4E06A", "#7DE0D6", "#15171B",
    ),
}  # fmt: skip
"""Shorter from the largest class to the smallest, the same, longer from the smallest to the largest, no longer reached,
newly reached, reached neither time."""
SAME = len(CHANGE_STEPS) + 1
"""The class of a difference too small to be one."""


def colours(picture: Picture, theme: Theme) -> tuple[str, ...]:
    """Hex colours of the classes from 1 on."""
    return CHANGES[theme] if picture == "diff" else MINUTES[theme]


def minute_classes(grid: Grid, minutes: Singles) -> Small:
    """Class of every cell, shape (n,): 1 to 4 within 15, 30, 45, 60 minutes, 5 beyond, 6 not reached, 0 not drawn."""
    return _mask_outside(grid, classes_of(minutes))


def classes_of(minutes: Singles) -> Small:
    """Class of minutes, shape (n,): 1 to 4 within 15, 30, 45, 60 minutes, 5 beyond, 6 not reached."""
    classes = np.searchsorted(np.array(LIMITS, dtype=np.float32), minutes, side="left") + 1
    return np.where(np.isfinite(minutes), classes, len(LIMITS) + 2).astype(np.int8)


def change_classes(grid: Grid, before: Singles, after: Singles) -> Small:
    """Class of every cell's difference, shape (n,), in the order of `CHANGES` from 1 on; 0 not drawn."""
    return _mask_outside(grid, difference(before, after, CHANGE_STEPS))


def _mask_outside(grid: Grid, classes: "np.typing.NDArray[np.integer]") -> Small:
    inside = grid.open & (grid.inside_m2 >= grid.cell_m**2 / 2)
    return np.where(inside, classes, OUTSIDE).astype(np.int8)
