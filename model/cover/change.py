"""Two covers of the same ground held against each other: gained, lost, covered in both, in neither."""

from typing import Literal

import numpy as np

from model.cover.ground import Flags, Floats, Ground, Part, Small

Change = Literal["gained", "lost", "both", "neither"]
CHANGES: tuple[Change, ...] = ("gained", "lost", "both", "neither")


def classes_of(before: Flags, after: Flags) -> Small:
    """Class of every cell, shape (n,): 1 gained, 2 lost, 3 covered in both, 4 in neither, as in CHANGES."""
    return np.select([~before & after, before & ~after, before & after], [1, 2, 3], 4).astype(np.int8)


def weights_of(classes: Small, weights: Floats) -> dict[Change, float]:
    """Weight of every class; together the whole."""
    totals = np.bincount(classes, weights, minlength=len(CHANGES) + 1)
    return {change: float(totals[place + 1]) for place, change in enumerate(CHANGES)}


def weights_by(part: Part, ground: Ground, classes: Small, weights: Floats) -> dict[str, dict[Change, float]]:
    """The same for every subdistrict or group."""
    index, names = ground.part_of(part), ground.names(part)
    return {name: weights_of(classes[index == place], weights[index == place]) for place, name in enumerate(names)}
