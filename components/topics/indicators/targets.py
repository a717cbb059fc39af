"""Own targets of an indicator in its display unit: validation, and the targets of a scenario."""

import math

from components.topics.assessment.rules import RATES
from components.topics.indicators.paces import unit_of
from components.words.format import number, quantity
from components.words.text import pick, tr
from data.catalog import Indicator
from model.scenario import Scenario

YEARS = (2025, 2030, 2035)
DIGITS = 6
LARGEST = 1e9


def takes_targets(indicator: Indicator) -> bool:
    """Whether a target can be a figure: an indicator in words has no unit to set one in."""
    return indicator.measure != "text"


def bounds(indicator: Indicator) -> tuple[float, float]:
    """Lowest and highest value that the indicator can take, in the shown unit."""
    if indicator.measure == "share_pct":
        return 0.0, 100.0
    if indicator.measure in {"growth_pct", "growth_mean_pct"}:
        return -100.0, LARGEST
    may_fall = indicator.measure in RATES or (indicator.quantity == "rate" and indicator.unit == "%")
    return (-LARGEST if may_fall else 0.0), LARGEST


def fault_of(indicator: Indicator, value: float) -> str:
    """Why `value` cannot be a target, as a sentence; nothing when it can."""
    name = pick(indicator.title.zh, indicator.title.en)
    if not math.isfinite(value):
        return tr("{name}的自定目标须是一个数。", name=name)
    low, high = bounds(indicator)
    if not low <= value <= high:
        if indicator.measure == "share_pct":
            return tr("{name}是占比，自定目标须在0到100之间。", name=name)
        if value < low:
            return tr("{name}的自定目标不能低于{low}。", name=name, low=number(low))
        return tr("{name}的自定目标太大，最多{high}。", name=name, high=quantity(high, unit_of(indicator)))
    if indicator.measure == "count" and value != round(value):
        return tr("{name}按{unit}计数，自定目标须是整数。", name=name, unit=tr(unit_of(indicator)))
    return ""


def is_allowed(indicator: Indicator, value: float) -> bool:
    """Whether `value` can be a target."""
    low, high = bounds(indicator)
    whole = indicator.measure != "count" or value == round(value)
    return math.isfinite(value) and low <= value <= high and whole


def parse(indicator: Indicator, text: str) -> tuple[float | None, str]:
    """The target in an address's `text`, or None with the reason."""
    try:
        value = float(text.strip())
    except ValueError:
        value = math.nan
    if math.isfinite(value) and is_allowed(indicator, value):
        return round(value, DIGITS), ""
    return None, fault_of(indicator, value)


def value_in(indicator: Indicator, text: str) -> float | None:
    """The target in `text`; None where it is invalid. Independent of the language."""
    try:
        value = float(text.strip())
    except ValueError:
        return None
    return round(value, DIGITS) if math.isfinite(value) and is_allowed(indicator, value) else None


def targets_in(scenario: Scenario, indicator: Indicator) -> dict[int, float]:
    """Year to own target in the shown unit; a scenario holds it in the indicator's own unit."""
    scale = indicator.display.scale
    entries = (entry for entry in scenario.targets if entry[0] == indicator.id and entry[1] in YEARS)
    return {year: round(value * scale, DIGITS) for _, year, value in entries}
