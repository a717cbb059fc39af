"""Speeds and factors of a trip: assumed, editable, and checked before use."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.messages import message
from model.reach.errors import AssumptionError


@dataclass(frozen=True)
class Speeds:
    """Parameters of a trip. Speeds in km/h; `detour`: driven over straight-line distance; delay in minutes a crossing.

    `expressway_access_min`: extra minutes of an expressway bridge, which is entered at interchanges, not at the bank.
    `access_kmh` is the speed from a cell to the nearest road of a supplied network; the grid does not use it.
    """

    urban_kmh: float
    rural_kmh: float
    crossing_kmh: float
    expressway_kmh: float
    expressway_access_min: float
    detour: float
    crossing_delay_min: float
    access_kmh: float

    @property
    def ratio(self) -> float:
        """Urban over rural speed: all that the shortest ways on land depend on."""
        return self.urban_kmh / self.rural_kmh

    @property
    def slowest_kmh(self) -> float:
        """The slower of the two speeds on land."""
        return min(self.urban_kmh, self.rural_kmh)


@dataclass(frozen=True)
class Limit:
    """Bounds and default of one assumption; `default` applies where the viewer has not changed it."""

    ident: str
    title: str
    unit: str
    low: float
    high: float
    default: float


def checked(values: Mapping[str, float], limits: Mapping[str, Limit]) -> Speeds:
    """The defaults with `values` over them. Raises AssumptionError for the first value that cannot be taken."""
    for ident, value in values.items():
        _check(ident, value, limits)
    return Speeds(**{ident: float(values.get(ident, limit.default)) for ident, limit in limits.items()})


def _check(ident: str, value: Any, limits: Mapping[str, Limit]) -> None:
    limit = limits.get(ident)
    if limit is None:
        raise AssumptionError(ident, "unknown", value, message("没有名为“{ident}”的假定", ident=ident))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AssumptionError(
            ident, "not_a_number", value, message("{title}须是一个数，现为“{value}”", title=limit.title, value=value)
        )
    if not math.isfinite(value):
        raise AssumptionError(
            ident, "not_finite", value, message("{title}须是有限的数，现为“{value}”", title=limit.title, value=value)
        )
    if not limit.low <= value <= limit.high:
        fault = "too_low" if value < limit.low else "too_high"
        words = message(
            "{title}须在 {low:g}—{high:g} {unit}之间，现为 {value:g}"
            if limit.unit
            else "{title}须在 {low:g}—{high:g} 之间，现为 {value:g}",
            title=limit.title,
            low=limit.low,
            high=limit.high,
            unit=limit.unit,
            value=value,
        )
        raise AssumptionError(ident, fault, value, words)
