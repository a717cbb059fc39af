"""Figures as Chinese planning documents write them: 万 and 亿, full-width signs around them, no k, M or G."""

import math
from decimal import Decimal

from components.base.look import SOURCE_LANGUAGE
from components.words.text import language, tr

MISSING = "—"
MINUS = "−"
NBSP = "\N{NO-BREAK SPACE}"
SCALES = (("trillion", 12), ("billion", 9), ("million", 6))
LARGE_UNITS = {
    "万人": (4, "people"),
    "万人次": (4, "visits"),
    "万亩": (4, "mu"),
    "万元": (4, "yuan"),
    "万吨": (4, "t"),
    "万套": (4, "homes"),
    "万平方米": (4, "m²"),
    "万立方米": (4, "m³"),
    "万美元": (4, "US$"),
    "万辆": (4, "vehicles"),
    "万件": (4, "items"),
    "亿元": (8, "yuan"),
    "亿美元": (8, "US$"),
}
"""Units of 10,000 and 100 million, which English does not count in: exponent of ten and the unit itself."""


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
        return _natural(number(value, decimals), *LARGE_UNITS[unit])
    gap = "" if unit in {"%", "‰", "°"} else " "
    return f"{number(value, decimals)}{gap}{tr(unit)}" if unit else number(value, decimals)


def _natural(figure: str, exponent: int, unit: str) -> str:
    """A figure in units of 10^`exponent` as English counts, every published digit kept: `310,000 people`."""
    sign = MINUS if figure.startswith(MINUS) else ""
    amount = Decimal(figure.removeprefix(MINUS).replace(",", "")).scaleb(exponent)
    for name, size in SCALES:
        if amount >= Decimal(10) ** size:
            text = f"{amount.scaleb(-size):,f}"
            return f"{sign}{text.rstrip('0').rstrip('.') if '.' in text else text} {name} {unit}"
    return f"{sign}{amount:,.0f} {unit}" if amount == amount.to_integral() else f"{sign}{amount:,f} {unit}"


def rounded(value: float, digits: int) -> float:
    """The value to so many significant digits."""
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def about(value: float | None, unit: str, digits: int = 2) -> str:
    """A projection as coarse as it can bear: `约 31 万人` for 31.43."""
    if value is None or not math.isfinite(value):
        return MISSING
    return tr("约 {value}", value=quantity(rounded(value, digits), unit)) if value else quantity(value, unit)


def signed(value: float | None, unit: str = "", decimals: int | None = None) -> str:
    """A change with its sign always shown: `+37.8%`, `−2.2 个百分点`."""
    if value is None or not math.isfinite(value):
        return MISSING
    return ("+" if value > 0 else "") + quantity(value, unit, decimals)


def year(value: int) -> str:
    """A year as a label: `2025年`."""
    return f"{value}年" if language() == "zh" else str(value)
