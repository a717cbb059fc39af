"""Which straight legs run across a line: the river lets no leg through."""

from itertools import pairwise

import numpy as np

from model.reach.grid import Flags, Floats

CHUNK = 4096  # legs at a time against the whole line: a few MB


def crosses(start: Floats, end: Floats, line: Floats) -> Flags:
    """Whether each leg from `start` to `end`, both (m, 2), meets the `line` (k, 2); touching counts. Shape (m,)."""
    found = np.zeros(len(start), dtype=bool)
    near = np.flatnonzero(_near(start, end, line))
    for low in range(0, len(near), CHUNK):
        some = near[low : low + CHUNK]
        found[some] = _meets(start[some], end[some], line)
    return found


def _near(start: Floats, end: Floats, line: Floats) -> Flags:
    """Legs whose box overlaps that of the line."""
    low, high = np.minimum(start, end), np.maximum(start, end)
    return np.asarray((low <= line.max(axis=0)).all(axis=1) & (high >= line.min(axis=0)).all(axis=1))


def _meets(start: Floats, end: Floats, line: Floats) -> Flags:
    a, b = start[:, None, :], end[:, None, :]
    c, d = line[None, :-1, :], line[None, 1:, :]
    ends_apart = _turn(a, b, c) * _turn(a, b, d) <= 0
    legs_apart = _turn(c, d, a) * _turn(c, d, b) <= 0
    overlap = (np.minimum(a, b) <= np.maximum(c, d)).all(axis=2) & (np.maximum(a, b) >= np.minimum(c, d)).all(axis=2)
    return np.asarray((ends_apart & legs_apart & overlap).any(axis=1))


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
