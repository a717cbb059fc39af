"""Which straight legs cross a line such as the river."""

from itertools import pairwise

import numpy as np

from model.reach.grid import Flags, Floats


def crosses(start: Floats, end: Floats, line: Floats) -> Flags:
    """Whether each leg from `start` to `end`, both (m, 2), meets the `line` (k, 2); touching counts. Shape (m,)."""
    low, high = np.minimum(start, end), np.maximum(start, end)
    crossed = np.zeros(len(start), dtype=bool)
    for one, other in pairwise(line):
        beside = ((low <= np.maximum(one, other)) & (high >= np.minimum(one, other))).all(axis=1)
        near = np.flatnonzero(beside & ~crossed)
        crossed[near] = _meets(start[near], end[near], one, other)
    return crossed


def _meets(start: Floats, end: Floats, one: Floats, other: Floats) -> Flags:
    """Of legs whose box overlaps that of the piece from `one` to `other`: those whose ends both part each other."""
    apart = _turn(start, end, one) * _turn(start, end, other) <= 0
    parts = _turn(one, other, start) * _turn(one, other, end) <= 0
    return np.asarray(apart & parts)


def _turn(a: Floats, b: Floats, c: Floats) -> Floats:
    """Twice the area of the triangle: the sign says on which side of a→b the point c lies."""
    one, other = b - a, c - a
    return np.asarray(one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0])


def distance(points: Floats, line: Floats) -> Floats:
    """Shortest distance of each point (m, 2) to the line (k, 2), metres, shape (m,)."""
    best = np.full(len(points), np.inf)
    for start, end in pairwise(line):
        way = end - start
        along = np.clip(((points - start) @ way) / max(float(way @ way), 1e-12), 0.0, 1.0)
        best = np.minimum(best, np.hypot(*(points - start - along[:, None] * way).T))
    return best


def distances(points: Floats, start: Floats, end: Floats) -> Floats:
    """Shortest distance of each point (k, 2) to each straight leg from `start` to `end`, both (m, 2); shape (m, k)."""
    way = end - start
    squared = np.maximum((way**2).sum(axis=1), 1e-12)
    offset = points[None, :, :] - start[:, None, :]
    along = np.clip((offset * way[:, None, :]).sum(axis=2) / squared[:, None], 0.0, 1.0)
    return np.asarray(np.hypot(*np.moveaxis(offset - along[..., None] * way[:, None, :], 2, 0)))
