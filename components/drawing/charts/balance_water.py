"""Where the water comes from and where it goes: from allotment and reclaimed water to the uses. 万 m³ a year.

Heights are in parts of a deck `DECK` high; the browser stretches it. Stages are 0 and 1 from left to right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from components.drawing.charts.balance import apart

DECK, PAD, LABEL, END = 186.0, 10.0, 26.0, 4.0
SOURCES, USES = 0, 1
MOST_PARTS = 5
Places = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Ways:
    """The amounts of the year. `allotment` is 0 while none is entered: what has to be allotted stands in its place."""

    required: float
    allotment: float
    reclaimed: float
    irrigation: float
    ecology: float
    industry: float
    living: float

    @cached_property
    def gap(self) -> float:
        """What is required beyond the allotment."""
        return max(self.required - self.allotment, 0.0) if self.allotment else 0.0

    @cached_property
    def margin(self) -> float:
        """What is allotted beyond what is required."""
        return max(self.allotment - self.required, 0.0)

    @cached_property
    def sources(self) -> list[tuple[str, float]]:
        """What feeds the uses."""
        first = ("allotted", self.allotment) if self.allotment else ("required", self.required)
        return [first, ("reclaimed", self.reclaimed), ("gap", self.gap)]

    @cached_property
    def uses(self) -> list[tuple[str, float]]:
        """The plan's grain first, people last; the sum is that of the sources."""
        uses = [("irrigation", self.irrigation), ("ecology", self.ecology), ("industry", self.industry)]
        return [*uses, ("living", self.living), ("margin", self.margin)]


def water_figures(ways: Ways, in_words: Callable[[float], str]) -> dict[str, Any]:
    """Boxes (kind, stage, top, bottom), streams (kind, stage, from, to, width), names (kind, stage, height, amount).

    A shortage enters as a source of its own. A stream joins its stage with the next; from and to are its upper edge.
    """
    total = sum(amount for _, amount in ways.uses)
    scale = (DECK - (MOST_PARTS - 1) * PAD - 2 * END) / max(total, 1e-9)
    amounts = dict(ways.sources) | dict(ways.uses)
    stages = ((SOURCES, _stacked(ways.sources, scale)), (USES, _stacked(ways.uses, scale)))
    boxes = [
        (kind, stage, *ends) for stage, places in stages for kind, ends in places.items() if ends[1] - ends[0] > 1e-6
    ]
    return {
        "nodes": [(kind, stage, round(top, 1), round(bottom, 1)) for kind, stage, top, bottom in boxes],
        "streams": _streams(ways, stages[0][1], stages[1][1], scale),
        "names": [(kind, stage, round(y, 1), in_words(amounts[kind])) for kind, stage, y in _names(boxes)],
    }


def _streams(ways: Ways, sources: Places, uses: Places, scale: float) -> list[tuple[str, int, float, float, float]]:
    streams = []
    for source, at, use_at, amount in matched(ways.sources, ways.uses):
        use = _use_at(ways, use_at)
        start, end = sources[source][0] + at * scale, uses[use][0] + (use_at - _before(ways, use)) * scale
        kind = "gap" if source == "gap" else use
        streams.append((kind, SOURCES, round(start, 1), round(end, 1), round(amount * scale, 1)))
    return [stream for stream in streams if stream[-1] > 0]


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
    for stage in (SOURCES, USES):
        here = [(kind, (top + bottom) / 2) for kind, at, top, bottom in there if at == stage]
        places = apart([y for _, y in here], [LABEL] * len(here), LABEL / 2, DECK - LABEL / 2)
        names += [(kind, stage, y) for (kind, _), y in zip(here, places, strict=True)]
    return names
