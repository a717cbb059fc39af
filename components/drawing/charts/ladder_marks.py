"""Marks of a ladder: the columns of their table, and px for years and values."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from components.drawing.charts.indicator_ladder import Frame, Ladder, Path, value_domain

COLUMNS = ("layer", "kind", "series", "x", "y", "x2", "px", "py", "px2", "py2", "label", "tip", "dx", "dy")

Row = dict[str, Any]


@dataclass(frozen=True)
class Scale:
    """Px of the plot for years and values. `top` is where the value axis begins, below the legend."""

    ladder: Ladder
    frame: Frame
    top: float

    @cached_property
    def values(self) -> tuple[float, float]:
        """Domain of the value axis."""
        return value_domain(self.ladder, self.frame.height - self.top, self.frame.size)

    def x(self, year: float) -> float:
        """Px of a year."""
        return self.frame.x(self.ladder, year)

    def y(self, value: float) -> float:
        """Px of a value, downwards."""
        low, high = self.values
        return self.top + (high - value) / (high - low) * (self.frame.height - self.top)


def at(scale: Scale, layer: str, year: float, value: float, **more: Any) -> Row:
    """A mark at a year and a value. Heights are px, so that the value axis depends on the extent marks alone."""
    return row(layer, x=float(year), y=value, py=scale.y(value), **more)


def row(layer: str, **more: Any) -> Row:
    """A mark of a layer; what is not given is zero or empty."""
    bare = dict.fromkeys(COLUMNS, 0.0) | {"layer": layer, "kind": "", "series": "", "label": "", "tip": ""}
    return bare | {key: round(value, 6) if isinstance(value, float) else value for key, value in more.items()}


def visible(path: Path, domain: tuple[float, float]) -> list[tuple[float, float]]:
    """The path's points from its first year until it leaves `domain`, where it is cut."""
    low, high = domain
    points: list[tuple[float, float]] = []
    for year in path.years:
        value = path.at(year)
        if low <= value <= high:
            points.append((year, value))
            continue
        if points:
            edge = high if value > high else low
            before_year, before = points[-1]
            points.append((before_year + (year - before_year) * (edge - before) / (value - before), edge))
        break
    return points
