"""How far apart places along a river are, and how far that may be off because the places are not known exactly.

Positions and lengths are km along the river's centre line. Errors are bounds: a place lies within ± its error, so the
length between two places lies within ± the sum of theirs, or within the error of the one that was measured from the
other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Position(NamedTuple):
    """A place along the river, km, within ± `error_km`.

    `measured_from` names another position that this one was measured from, within ± `offset_error_km`.
    """

    km: float
    error_km: float = 0.0
    ident: str = ""
    measured_from: str = ""
    offset_error_km: float = 0.0


class Gap(NamedTuple):
    """The stretch between two neighbouring positions."""

    start: Position
    end: Position

    @property
    def km(self) -> float:
        """Length as measured."""
        return self.end.km - self.start.km

    @property
    def error_km(self) -> float:
        """By how much the length may be off, ± km."""
        for one, other in ((self.start, self.end), (self.end, self.start)):
            if one.measured_from and one.measured_from == other.ident:
                return one.offset_error_km
        return self.start.error_km + self.end.error_km

    @property
    def least_km(self) -> float:
        """The shortest that the errors allow."""
        return max(self.km - self.error_km, 0.0)

    @property
    def most_km(self) -> float:
        """The longest that the errors allow."""
        return self.km + self.error_km

    @property
    def ordered(self) -> bool:
        """Whether the errors leave no doubt which of the two lies upstream."""
        return self.km > self.error_km


@dataclass(frozen=True)
class Spacing:
    """Positions along a stretch of river, upstream first, and the gaps from its start over them to its end."""

    start: Position
    end: Position
    positions: tuple[Position, ...]

    @property
    def length_km(self) -> float:
        """Length of the stretch."""
        return self.end.km - self.start.km

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """One more than there are positions; their lengths sum to the length of the stretch."""
        return tuple(Gap(*ends) for ends in pairwise((self.start, *self.positions, self.end)))

    @property
    def mean_gap_km(self) -> float:
        """Length over the number of gaps."""
        return self.length_km / len(self.gaps)

    @property
    def mean_error_km(self) -> float:
        """By how much the mean may be off, ± km: where the positions lie between the ends does not change it."""
        return (self.start.error_km + self.end.error_km) / len(self.gaps)

    @property
    def largest(self) -> Gap:
        """The gap that measures most, the first of them where several are equal."""
        return max(self.gaps, key=lambda gap: gap.km)

    @property
    def perhaps_largest(self) -> tuple[Gap, ...]:
        """Every gap that may be the largest within the errors; only one where there is no doubt."""
        certain_km = max(gap.least_km for gap in self.gaps)
        return tuple(gap for gap in self.gaps if gap.most_km >= certain_km)

    @property
    def unordered(self) -> tuple[Gap, ...]:
        """Neighbours of which the errors leave open which lies upstream, and so also how far apart they are."""
        return tuple(gap for gap in self.gaps[1:-1] if not gap.ordered)


def spacing(positions: Iterable[Position], start: Position, end: Position) -> Spacing:
    """Spacing of the positions that lie between `start` and `end`; others are outside of the stretch.

    Raises ValueError unless the stretch has a length.
    """
    if not start.km < end.km:
        raise ValueError(f"a stretch from {start.km} to {end.km} km has no length")
    return Spacing(start, end, tuple(sorted(place for place in positions if start.km <= place.km <= end.km)))
