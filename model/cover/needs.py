"""A service that people need, against the capacity that is open and coming; a range where capacities are unknown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Supply:
    """Known capacity open and under construction, and how many facilities of each have none stated.

    `stock`: what there was in the base year as a figure of the whole, None where none follows from the sources.
    """

    stock: float | None
    opened: float
    coming: float
    unknown_open: int
    unknown_coming: int

    @property
    def stated(self) -> float:
        """All capacity that is known."""
        return (self.stock or 0.0) + self.opened + self.coming

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left unknown."""
        return self.stock is not None and not self.unknown_open and not self.unknown_coming


def gap(needed: float, supply: Supply) -> tuple[float, float]:
    """Least and most that is lacking: equal where all capacities are known, from 0 where some are not."""
    most = max(needed - supply.stated, 0.0)
    return (most if supply.is_whole else 0.0), most
