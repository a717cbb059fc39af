"""Bounds and step of the slider of own targets: round numbers around an indicator's own figures."""

import math
from dataclasses import dataclass

from components.drawing.charts.indicator_figures import AIMS, Figures
from components.drawing.charts.steps import step_above
from components.topics.assessment.rules import RATES
from components.ui.indicators.targets import bounds

POSITIONS = 200
REACH = 3.0
LEAST_RATE = 20.0


@dataclass(frozen=True)
class Range:
    """Ends, step and the decimals that the step needs."""

    low: float
    high: float
    step: float
    decimals: int


def slider_range(figures: Figures, targets: tuple[float, ...] = ()) -> Range:
    """From the lowest that makes sense to some times the highest stated figure, wider when a target lies outside."""
    indicator = figures.indicator
    lowest, highest = bounds(indicator)
    stated = [v.value for v in figures.values] or [0.0]
    top = _top(figures, stated)
    high = min(highest, step_above(max(top, *targets, 1e-6)))
    deepest = min(0.0, *stated, *targets)
    low = max(lowest, -step_above(-deepest)) if deepest < 0 else 0.0
    finest = 1.0 if indicator.measure == "count" else 10.0**-indicator.display.decimals
    step = max(step_above((high - low) / POSITIONS), finest)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return Range(low, math.ceil(high / step - 1e-9) * step, step, decimals)


def _top(figures: Figures, stated: list[float]) -> float:
    """Levels may multiply; a rate is measured by what is planned, since one wild year says little."""
    indicator = figures.indicator
    if indicator.measure in RATES or (indicator.quantity == "rate" and indicator.unit == "%"):
        aims = [v.value for v in figures.values if v.kind in AIMS]
        return max(LEAST_RATE, 1.5 * max(aims or stated))
    return REACH * max(max(stated), 0.0) or 10.0
