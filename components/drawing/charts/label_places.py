"""Where labels go beside their marks, so that they meet neither each other nor a mark. All lengths in px."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

GAP = 9.0
# Directions from the mark to its label's middle, the liked ones first; the last ones stand a line further off.
ABOVE, RIGHT, LEFT, BELOW = (0, -1), (1, 0), (-1, 0), (0, 1)
CORNERS = ((1, -1), (-1, -1), (1, 1), (-1, 1))
FAR = ((0, -2), (1, -2), (-1, -2), (0, 2), (1, 2), (-1, 2))
OUTSIDE, ORDER = 6.0, 0.6


class Box(NamedTuple):
    """Left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Anchor:
    """A mark at x, y with a label of `width` by `height`; `ways` are the directions to try, in order."""

    x: float
    y: float
    width: float
    height: float
    ways: tuple[tuple[int, int], ...] = (ABOVE, RIGHT, LEFT, BELOW)


def place(anchors: Sequence[Anchor], frame: Box, marks: Iterable[Box], size: float = 1.0) -> list[tuple[float, float]]:
    """For every anchor the offset (dx, dy) of its label's middle: the first way that is free, else the least covered.

    `marks` are boxes that labels should leave free; earlier anchors choose before later ones.
    """
    occupied = list(marks)
    boxes = []
    for anchor in anchors:
        ways = dict.fromkeys((*anchor.ways, *CORNERS, *FAR))
        offsets = [_offset(anchor, way, size) for way in ways]
        costs = [
            _cost(_box(anchor, offset), frame, occupied) + place * ORDER * size for place, offset in enumerate(offsets)
        ]
        best = offsets[costs.index(min(costs))]
        occupied.append(_box(anchor, best))
        boxes.append(best)
    return boxes


def _offset(anchor: Anchor, way: tuple[int, int], size: float) -> tuple[float, float]:
    aside, up = way
    far = abs(up) - 1 if abs(up) > 1 else 0
    dx = aside * (anchor.width / 2 + GAP * size)
    dy = (up > 0) - (up < 0)
    lift = anchor.height / 2 + (GAP * size if not aside else 0.0) + far * anchor.height
    return dx, dy * lift


def _box(anchor: Anchor, offset: tuple[float, float]) -> Box:
    x, y = anchor.x + offset[0], anchor.y + offset[1]
    return Box(x - anchor.width / 2, y - anchor.height / 2, x + anchor.width / 2, y + anchor.height / 2)


def _cost(box: Box, frame: Box, occupied: Sequence[Box]) -> float:
    """Covered area, and the area outside the frame several times over."""
    inside = overlap(box, frame)
    area = (box.right - box.left) * (box.bottom - box.top)
    return OUTSIDE * (area - inside) + sum(overlap(box, other) for other in occupied)


def overlap(one: Box, other: Box) -> float:
    """Area that two boxes share."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(across, 0.0) * max(down, 0.0)
