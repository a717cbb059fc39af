"""Figures as Chinese planning documents write them: 万 and 亿, full-width signs around them, no k, M or G."""

import math

from components.base.look import SOURCE_LANGUAGE
from components.words.large_units import LARGE_UNITS, MINUS, as_english_counts
from components.words.text import language, tr

MISSING = "—"
WAN = 10_000.0
NBSP = "\N{NO-BREAK SPACE}"


def number(value: float | None, decimals: int | None = None) -> str:
    """A bare figure: thousands grouped, trailing zeros dropped unless `decimals` is given, a true minus sign."""
    if value is None or not math.isfinite(value):
        return MISSING
    text = f"{abs(value):,.{decimals}f}" if decimals is not None else f"{abs(value):,.4f}".rstrip("0").rstrip(".")
    return (MINUS if value < 0 and float(text.replace(",", "")) != 0 else "") + text


def quantity(value: float | None, unit: str, decimals: int | None = None) -> str:
    """A figure with its unit as published: `113.2 亿元`, `25.62%`; in other languages `11.32 billion yuan`."""
    if value is None or not math.isfinite(value):
        return MISSING
    if unit in LARGE_UNITS and language() != SOURCE_LANGUAGE:
        return as_english_counts(number(value, decimals), unit)
    gap = "" if unit in {"%", "‰", "°"} else " "
    return f"{number(value, decimals)}{gap}{tr(unit)}" if unit else number(value, decimals)


def rounded(value: float, digits: int) -> float:
    """The value to so many significant digits."""
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def about(value: float | None, unit: str, digits: int = 2) -> str:
    """A projection as coarse as it can bear: `约 31 万人` for 31.43, `约 1 亿立方米` for 10,432 万立方米."""
    if value is None or not math.isfinite(value):
        return MISSING
    coarse = rounded(value, digits)
    if language() == SOURCE_LANGUAGE and unit.startswith("万") and abs(coarse) >= WAN:
        coarse, unit = coarse / WAN, "亿" + unit.removeprefix("万")
    return tr("约 {value}", value=quantity(coarse, unit)) if value else quantity(value, unit)


def signed(value: float | None, unit: str = "", decimals: int | None = None) -> str:
    """A change with its sign always shown: `+37.8%`, `−2.2 个百分点`."""
    if value is None or not math.isfinite(value):
        return MISSING
    return ("+" if value > 0 else "") + quantity(value, unit, decimals)


def year(value: int) -> str:
    """A year as a label: `2025年`."""
    return f"{value}年" if language() == "zh" else str(value)
