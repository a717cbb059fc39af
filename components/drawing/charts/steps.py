"""Round steps for axes and scale bars: 1, 2 or 5 times a power of ten, and 2.5 where ticks may have it."""

import math
from collections.abc import Iterator

PLAIN = (1.0, 2.0, 5.0, 10.0)
WITH_QUARTERS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_steps(value: float, factors: tuple[float, ...] = PLAIN) -> Iterator[float]:
    """Round steps in ascending order, from the power of ten at or below `value` (above 0) on."""
    power = 10.0 ** math.floor(math.log10(value))
    return (float(f"{factor * power:.12g}") for factor in factors)


def step_above(value: float, factors: tuple[float, ...] = PLAIN) -> float:
    """The least round step that is no smaller than `value` (above 0)."""
    return next(step for step in round_steps(value, factors) if step >= value * (1 - 1e-9))


def step_below(value: float, factors: tuple[float, ...] = PLAIN) -> float:
    """The largest round step that is no greater than `value` (above 0)."""
    return max(step for step in round_steps(value, factors) if step <= value * (1 + 1e-9))
