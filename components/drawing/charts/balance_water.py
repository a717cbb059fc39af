"""Where the water goes: from what is available to production, living and what is left, as streams. 万 m³ a year.

Heights are in parts of a deck `DECK` high; the browser stretches it. Stages are 0, 1, 2 from left to right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from components.drawing.charts.balance import apart

DECK, PAD, LABEL, END = 186.0, 12.0, 26.0, 4.0
FIRST, SECOND, THIRD = 0, 1, 2
Places = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Ways:
    """The amounts of the year."""

    available: float
    usable: float
    production: float
    living: float

    @cached_property
    def gap(self) -> float:
        """Demand of production and living beyond the usable water."""
        return max(self.production + self.living - self.usable, 0.0)

    @cached_property
    def margin(self) -> float:
        """Usable water left by production and living."""
        return max(self.usable - self.production - self.living, 0.0)

    @cached_property
    def sources(self) -> list[tuple[str, float]]:
        """Sources of water for production and living."""
        return [("usable", self.usable), ("gap", self.gap)]

    @cached_property
    def uses(self) -> list[tuple[str, float]]:
        """Production first, as in the model; people get what it leaves; the sum is that of the sources."""
        return [("production", self.production), ("living", self.living), ("margin", self.margin)]


def water_figures(ways: Ways, in_words: Callable[[float], str]) -> dict[str, Any]:
    """Boxes (kind, stage, top, bottom), streams (kind, stage, from, to, width), names (kind, stage, height, amount).

    A shortage enters as a source of its own. A stream joins its stage with the next; from and to are its upper edge.
    """
    scale = (DECK - 2 * (PAD + END)) / max(ways.available + ways.gap, 1e-9)
    amounts = {"available": ways.available, "gap": ways.gap, "nature": ways.available - ways.usable}
    amounts |= {"usable": ways.usable} | dict(ways.uses)
    first = _stacked([("available", ways.available)], scale)
    second = _stacked([*ways.sources, ("nature", amounts["nature"])], scale)
    third = _stacked(ways.uses, scale)
    stages = ((FIRST, first), (SECOND, second), (THIRD, third))
    there = [
        (kind, stage, *ends) for stage, places in stages for kind, ends in places.items() if ends[1] - ends[0] > 1e-6
    ]
    return {
        "nodes": [(kind, stage, round(top, 1), round(bottom, 1)) for kind, stage, top, bottom in there],
        "streams": _streams(ways, (first, second, third), scale),
        "names": [(kind, stage, round(y, 1), in_words(amounts[kind])) for kind, stage, y in _names(there)],
    }


def _streams(
    ways: Ways, stages: tuple[Places, Places, Places], scale: float
) -> list[tuple[str, int, float, float, float]]:
    first, second, third = stages
    top, nature = first["available"][0], ways.available - ways.usable
    streams = [
        ("water", FIRST, top, second["usable"][0], ways.usable * scale),
        ("nature", FIRST, top + ways.usable * scale, second["nature"][0], nature * scale),
    ]
    for source, at, use_at, amount in matched(ways.sources, ways.uses):
        use = _use_at(ways, use_at)
        to = third[use][0] + (use_at - _before(ways, use)) * scale
        streams.append(("gap" if source == "gap" else use, SECOND, second[source][0] + at * scale, to, amount * scale))
    return [(kind, stage, *(round(v, 1) for v in where)) for kind, stage, *where in streams if where[-1] > 0]  # type: ignore[misc]


def matched(sources: list[tuple[str, float]], uses: list[tuple[str, float]]) -> list[tuple[str, float, float, float]]:
    """Sources poured into uses in order: source, where in the source, where over all uses, how much. Equal sums."""
    cuts, at = {0.0}, 0.0
    for parts in (sources, uses):
        at = 0.0
        for _, amount in parts:
            at += amount
            cuts.add(at)
    edges, pieces = sorted(cuts), []
    for low, high in pairwise(edges):
        at = 0.0
        for name, amount in sources:
            if at <= (low + high) / 2 < at + amount and high - low > 1e-6:
                pieces.append((name, low - at, low, high - low))
            at += amount
    return pieces


def _before(ways: Ways, name: str) -> float:
    before = 0.0
    for use, amount in ways.uses:
        if use == name:
            break
        before += amount
    return before


def _use_at(ways: Ways, place: float) -> str:
    return [name for name, amount in ways.uses if amount > 1e-6 and _before(ways, name) <= place + 1e-6][-1]


def _stacked(parts: list[tuple[str, float]], scale: float) -> Places:
    """Top and bottom of each part; nothing is left out between parts that are there."""
    spans, y = {}, END
    for name, amount in parts:
        spans[name] = (y, y + amount * scale)
        y += amount * scale + (PAD if amount > 0 else 0.0)
    return spans


def _names(there: list[tuple[str, int, float, float]]) -> list[tuple[str, int, float]]:
    """Middles of the boxes, moved apart within their stage."""
    names = []
    for stage in (FIRST, SECOND, THIRD):
        here = [(kind, (top + bottom) / 2) for kind, at, top, bottom in there if at == stage]
        places = apart([y for _, y in here], [LABEL] * len(here), LABEL / 2, DECK - LABEL / 2)
        names += [(kind, stage, y) for (kind, _), y in zip(here, places, strict=True)]
    return names
