"""Levers with bounds, figures of the base year, and the baseline that holds both."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from model.trajectory import BASE_YEAR, LATEST_BASE, YEARS

Grade = Literal["official", "reported", "derived", "assumed", "user"]
GRADES: tuple[Grade, ...] = ("official", "reported", "derived", "assumed", "user")
"""Firmest first: printed in a document, reported by the press, computed from those, assumed, moved by the user."""
Role = Literal["lever", "assumption", "switch"]
"""A plan can set it; we do not know it; it couples two subjects (1) or leaves them apart (0)."""
Fault = Literal["unknown", "not_a_number", "not_finite", "too_low", "too_high"]


class LeverError(ValueError):
    """An invalid lever value. `lever_id`, `fault` and `value` describe it; the message is for users."""

    def __init__(self, lever_id: str, fault: Fault, value: object, message: str) -> None:
        self.lever_id, self.fault, self.value = lever_id, fault, value
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One slider. `low`, `high`, `default` and `step` are in `unit`.

    `key` is the two or three letters that stand for it in codes; it never changes its meaning. `indicator_id` is the
    indicator whose figures are its ticks, "" where there is none. Raises ValueError for bounds that hold nothing.
    """

    id: str
    key: str
    group: str
    title_zh: str
    title_en: str
    unit: str
    default: float
    low: float
    high: float
    step: float
    role: Role
    grade: Grade
    indicator_id: str = ""
    plausible: tuple[float, float] | None = None
    """Where the true value may lie by what the reason of the default cites; None where nothing tells."""

    def __post_init__(self) -> None:
        if not all(math.isfinite(number) for number in (self.default, self.low, self.high, self.step)):
            raise ValueError(f"{self.id}: bounds, step and default are finite numbers")
        if not self.low <= self.default <= self.high or self.low == self.high or self.step <= 0:
            raise ValueError(f"{self.id}: low ≤ default ≤ high, low < high and step > 0 do not hold")


@dataclass(frozen=True, kw_only=True)
class RetiredLever:
    """A lever of an older release: `becomes` is the id of the lever that takes its value over, "" where none does."""

    id: str
    key: str
    becomes: str
    title_zh: str
    title_en: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True, kw_only=True)
class BaseFigure:
    """A printed figure that formulas start from, in `unit`, of `year` (None where the document gives none)."""

    id: str
    title_zh: str
    title_en: str
    value: float
    unit: str
    year: int | None
    scope: str
    grade: Grade
    indicator_id: str = ""


@dataclass(frozen=True)
class Baseline:
    """Every lever at its default and the figures of the base year. Frozen and hashable; a scenario only lies over it.

    Raises ValueError when an id or a key stands twice.
    """

    levers: tuple[Lever, ...]
    figures: tuple[BaseFigure, ...]
    retired: tuple[RetiredLever, ...] = ()
    base_year: int = BASE_YEAR

    def __post_init__(self) -> None:
        if not BASE_YEAR <= self.base_year <= LATEST_BASE:
            raise ValueError(f"a base year lies from {BASE_YEAR} to {LATEST_BASE}, not {self.base_year}")
        ids = [lever.id for lever in self.levers] + [lever.id for lever in self.retired]
        ids += [figure.id for figure in self.figures]
        keys = [lever.key for lever in self.levers] + [lever.key for lever in self.retired]
        doubled = {name for names in (ids, keys) for name in names if names.count(name) > 1}
        if doubled:
            raise ValueError(f"stands twice: {', '.join(sorted(doubled))}")

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Of a hundred levers and figures, once: a baseline is the key of many results."""
        return hash((self.levers, self.figures, self.retired, self.base_year))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years with projections: the base year to 2035."""
        return tuple(year for year in YEARS if year >= self.base_year)

    @cached_property
    def by_id(self) -> Mapping[str, Lever]:
        return MappingProxyType({lever.id: lever for lever in self.levers})

    @cached_property
    def figure_by_id(self) -> Mapping[str, BaseFigure]:
        return MappingProxyType({figure.id: figure for figure in self.figures})

    @cached_property
    def defaults(self) -> Mapping[str, float]:
        return MappingProxyType({lever.id: lever.default for lever in self.levers})

    def lever(self, lever_id: str) -> Lever:
        """The lever of this id. Raises LeverError when there is none."""
        lever = self.by_id.get(lever_id)
        if lever is None:
            raise LeverError(lever_id, "unknown", None, f"没有“{lever_id}”这个滑块，请核对设置的来源")
        return lever

    def filled(self, values: Mapping[str, float]) -> dict[str, float]:
        """The value of every lever: `values` over the defaults, in the order of the levers.

        Raises LeverError for the first unknown lever or value out of bounds.
        """
        checked = {lever_id: clamp_check(self.lever(lever_id), value) for lever_id, value in values.items()}
        return {lever.id: checked.get(lever.id, lever.default) for lever in self.levers}


def clamp_check(lever: Lever, value: object) -> float:
    """`value` as a float within the lever's bounds; nothing is rounded or pulled to the nearest bound.

    Raises LeverError for what is not a number, not finite or out of bounds.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LeverError(lever.id, "not_a_number", value, f"“{lever.title_zh}”须是数字，现为：{value!r}")
    number = _float(value)
    if not math.isfinite(number):
        raise LeverError(lever.id, "not_finite", value, f"“{lever.title_zh}”须是有限的数字，不能是无穷大或空值")
    if number < lever.low:
        raise LeverError(lever.id, "too_low", value, f"“{lever.title_zh}”为{_amount(lever, number)}，{_range(lever)}")
    if number > lever.high:
        raise LeverError(lever.id, "too_high", value, f"“{lever.title_zh}”为{_amount(lever, number)}，{_range(lever)}")
    return number


def _float(number: int | float) -> float:
    """An integer too large for a float counts as infinite."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _amount(lever: Lever, number: float) -> str:
    return f"{number:g}{lever.unit}"


def _range(lever: Lever) -> str:
    return f"须在{_amount(lever, lever.low)}至{_amount(lever, lever.high)}之间"


def worst_grade(grades: Iterable[Grade]) -> Grade:
    """The weakest of `grades`; official when there are none."""
    return max(grades, key=GRADES.index, default="official")
