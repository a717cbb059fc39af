"""People by year against the people that land and water hold, 万人: figures from which the browser draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.drawing.charts.balance import apart
from components.drawing.charts.whatif import axis_ends
from model.trajectory import YEARS

KINDS = ("people", "urban", "land", "water")
"""All people and those in town; urban people that land carries, people that water carries where it is allotted."""
LABEL = 0.14
"""Height of a name as part of the axis."""
DIGITS = 2


@dataclass(frozen=True)
class People:
    """Lines by kind over `years`, the chosen year and its figures, and (year, words) of the limits that break."""

    lines: Mapping[str, Sequence[float]]
    year: int
    broken: tuple[tuple[int, str], ...]
    figure: Mapping[str, str]
    years: Sequence[int] = YEARS


def people_figures(people: People) -> dict[str, Any]:
    """Top and ticks of the axis, kinds that have a line and their lines, names (kind, height), points of the year.

    A point is kind, value, figure, and whether the figure stands below it as another line is close above. The first
    limit that breaks is year, value and words. Heights and values are in 万人.
    """
    kinds = [kind for kind in KINDS if kind in people.lines]
    top, ticks = axis_of(max(max(line) for line in people.lines.values()))
    broken = [
        (year, _rounded(people.lines["people"][people.years.index(year)]), words) for year, words in people.broken[:1]
    ]
    return {
        "year": people.year,
        "years": list(people.years),
        "top": top,
        "ticks": ticks,
        "kinds": kinds,
        "lines": [[_rounded(value) for value in people.lines[kind]] for kind in kinds],
        "names": _names(people, top),
        "points": _points(people, top),
        "broken": broken[0] if broken else None,
    }


def axis_of(highest: float) -> tuple[float, list[float]]:
    """Round top of an axis from 0, and its ticks, 0 and the top among them."""
    top = axis_ends([0.0, max(highest, 1.0)])[1]
    steps = next(n for n in (4, 5, 3, 2, 1) if n == 1 or (top / n).is_integer())
    return top, [round(top / steps * place, DIGITS) for place in range(steps + 1)]


def _rounded(value: float) -> float:
    return round(value, DIGITS)


def _names(people: People, top: float) -> list[tuple[str, float]]:
    last = sorted((line[-1], kind) for kind, line in people.lines.items())
    places = apart([value for value, _ in last], [top * LABEL] * len(last), 0.0, float("inf"))
    return [(kind, _rounded(y)) for (_, kind), y in zip(last, places, strict=True)]


def _points(people: People, top: float) -> list[tuple[str, float, str, bool]]:
    at = people.years.index(people.year)
    here = sorted((line[at], kind) for kind, line in people.lines.items())
    points = []
    for place, (value, kind) in enumerate(here):
        crowded = place + 1 < len(here) and here[place + 1][0] - value < 2 * LABEL * top
        points.append((kind, _rounded(value), people.figure[kind], crowded))
    return points
