"""Do printed figures agree? Interval arithmetic on what a printed figure can stand for.

A figure printed with d decimals stands for any number within ±0.5·10^-d of it, both ends included: 10.5 is 10.45 to
10.55. Two figures contradict each other only when no pair of numbers within their intervals could be equal, so that
cells which differ by their rounding alone never count. All arithmetic is exact (fractions), so no tolerance is needed.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
PERCENT = 100


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, both included. Raises ValueError when the ends are the wrong way round."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"{float(self.low)} lies above {float(self.high)}")

    @property
    def width(self) -> Fraction:
        return self.high - self.low

    def scaled(self, factor: Fraction) -> "Interval":
        """The interval in a unit of which the old one holds `factor` (above zero)."""
        if factor <= 0:
            raise ValueError("a unit's factor is above zero")
        return Interval(self.low * factor, self.high * factor)

    def distance(self, other: "Interval") -> Fraction:
        """How far the two lie apart; zero when they touch or overlap."""
        return max(self.low - other.high, other.low - self.high, Fraction(0))


@dataclass(frozen=True)
class Printed:
    """A figure as printed, e.g. `10.50`, in a unit that holds `factor` base units.

    Raises ValueError unless it is a plain decimal.
    """

    text: str
    factor: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if not DECIMAL.fullmatch(self.text):
            raise ValueError(f"not a plain decimal: {self.text!r}")

    @property
    def value(self) -> Fraction:
        """In base units."""
        return Fraction(self.text) * self.factor

    @property
    def interval(self) -> Interval:
        """What the figure can stand for, in base units: ± half of its last decimal."""
        decimals = len(self.text.partition(".")[2])
        half = Fraction(1, 2 * 10**decimals)
        return Interval(Fraction(self.text) - half, Fraction(self.text) + half).scaled(self.factor)


@dataclass(frozen=True)
class Agreement:
    """Outcome of a comparison. `computed` and `printed` in %, `possible` the range that rounding allows.

    `size` is the difference of the two at their printed values; `gap` is the part that rounding cannot explain.
    """

    computed: Fraction
    possible: Interval
    printed: Fraction
    gap: Fraction

    @property
    def agrees(self) -> bool:
        return self.gap == 0

    @property
    def size(self) -> Fraction:
        return abs(self.computed - self.printed)


def growth_interval(before: Interval, after: Interval) -> Interval:
    """Every growth in % from `before` to `after`. Raises ValueError unless all of `before` is above zero."""
    if before.low <= 0:
        raise ValueError("growth needs a base above zero")
    ratios = [end / base for end in (after.low, after.high) for base in (before.low, before.high)]
    return Interval((min(ratios) - 1) * PERCENT, (max(ratios) - 1) * PERCENT)


def growth_agreement(before: Printed, after: Printed, growth: Printed) -> Agreement:
    """Does the growth printed in % fit the two printed levels? All three may be rounded.

    Raises ValueError when the base can stand for zero or less: growth is then not defined.
    """
    possible = growth_interval(before.interval, after.interval)
    computed = (after.value / before.value - 1) * PERCENT
    return Agreement(computed, possible, growth.value, possible.distance(growth.interval))


def same_number(one: Interval, other: Interval) -> bool:
    """Could both intervals stand for one number?"""
    return one.distance(other) == 0


def surely_below(one: Interval, other: Interval) -> bool:
    """Is every number of `one` below every number of `other`?"""
    return one.high < other.low
