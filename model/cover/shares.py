"""Shares of cover, whole and by part, and how evenly they are spread."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.cover.ground import Flags, Floats, Ground, Part


@dataclass(frozen=True)
class Share:
    """Covered weight and weight in all: km² or people."""

    covered: float
    whole: float

    @property
    def share(self) -> float | None:
        """0 to 1; None where there is nothing to cover."""
        return min(self.covered / self.whole, 1.0) if self.whole > 0 else None


@dataclass(frozen=True)
class Fairness:
    """How evenly cover is spread over parts: the best and worst served, their ratio, and the Gini coefficient.

    `ratio` is None where the worst has no cover at all, `gini` where nobody has (0 even, towards 1 uneven).
    """

    best: str
    worst: str
    ratio: float | None
    gini: float | None


def share_of(weights: Floats, covered: Flags) -> Share:
    """Cover of all cells."""
    return Share(float(weights[covered].sum()), float(weights.sum()))


def shares_by(part: Part, ground: Ground, weights: Floats, covered: Flags) -> dict[str, Share]:
    """Cover of every subdistrict or group."""
    index, names = ground.part_of(part), ground.names(part)
    inside = index >= 0
    whole = np.bincount(index[inside], weights[inside], minlength=len(names))
    both = inside & covered
    served = np.bincount(index[both], weights[both], minlength=len(names))
    return {name: Share(float(s), float(w)) for name, s, w in zip(names, served, whole, strict=True)}


def mean_distance_by(part: Part, ground: Ground, weights: Floats, away: Floats) -> dict[str, float]:
    """Weighted mean of the metres to the nearest site in every part: infinite where a cell has none, NaN where there
    is nothing to serve."""
    index, names = ground.part_of(part), ground.names(part)
    means = {}
    for place, name in enumerate(names):
        mine = (index == place) & (weights > 0)
        means[name] = float(np.average(away[mine], weights=weights[mine])) if mine.any() else float("nan")
    return means


def fairness(shares: Mapping[str, Share]) -> Fairness | None:
    """How evenly the parts are covered; None for fewer than two parts with anything to cover."""
    stated = {name: (share.share, share.whole) for name, share in shares.items() if share.share is not None}
    if len(stated) < 2:
        return None
    value = np.array([float(share or 0.0) for share, _ in stated.values()])
    weight = np.array([whole for _, whole in stated.values()])
    names = list(stated)
    best, worst = int(value.argmax()), int(value.argmin())
    ratio = float(value[best] / value[worst]) if value[worst] > 0 else None
    return Fairness(names[best], names[worst], ratio, gini(value, weight))


def gini(values: Floats, weights: Floats) -> float | None:
    """Weighted Gini coefficient: half the mean absolute difference over the mean; None where the mean is 0."""
    mean = float(np.average(values, weights=weights))
    if mean <= 0:
        return None
    apart = np.abs(values[:, None] - values[None])
    return float((apart * weights[:, None] * weights[None]).sum() / (2 * mean * weights.sum() ** 2))
