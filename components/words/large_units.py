"""Units of 10,000 and 100 million, which Chinese counts in and English does not."""

from decimal import Decimal

MINUS = "−"
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
"""Exponent of ten, and the unit itself in English."""


def as_english_counts(figure: str, unit: str) -> str:
    """`figure` in one of `LARGE_UNITS` in English, every published digit kept: `310,000 people` for 31 万人."""
    exponent, name = LARGE_UNITS[unit]
    sign = MINUS if figure.startswith(MINUS) else ""
    amount = Decimal(figure.removeprefix(MINUS).replace(",", "")).scaleb(exponent)
    for scale, size in SCALES:
        if amount >= Decimal(10) ** size:
            text = f"{amount.scaleb(-size):,f}"
            return f"{sign}{text.rstrip('0').rstrip('.') if '.' in text else text} {scale} {name}"
    return f"{sign}{amount:,.0f} {name}" if amount == amount.to_integral() else f"{sign}{amount:,f} {name}"
