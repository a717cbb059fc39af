"""Numbers that people type into a story. They are marked, so that nobody takes them for a figure with a source."""

import re
from collections.abc import Iterator

from components.words.text import tr

UNITS = "个处座条次人亩米元吨户家所张倍件项年"
NUMERALS = "一二两三四五六七八九十百千万亿"
EXEMPT = re.compile(
    r"""(?:19|20)\d{2}(?=\s*年)                                  # 2035年
    |(?:19|20)\d{2}(?=\s*(?:[-–—~～、至到和与]|and|to)\s*(?:19|20)\d{2}(?!\d))
    |(?<![\d.,])(?:19|20)\d{2}(?![\d%％‰]|[.,]\d|\s*[万亿个处座条次人亩米元吨户公平]|\s*(?:km|m²|yuan|people|million|billion)\b)
    |第\s*\d+                                                    # 第3步
    |\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|(?<=月)\d{1,2}\s*日|\d{1,2}:\d{2}
    |^\s*\d{1,2}(?:[、)）]|\.(?!\d))                              # 1. of a list
    |[A-Za-z]+[-–]?\d+                                           # G2001, a road's number
    """,
    re.VERBOSE,
)
"""Digits that are no quantity: years, days, ordinals, codes."""
TYPED = re.compile(
    rf"""[+\-−±]?\d(?:[\d,.，．]*\d)?(?:\s*(?:%|％|‰|万亿|亿|万|千))?
    |百分之[{NUMERALS}〇零点]+
    |(?<!每)(?!一[{UNITS}])[一二两三四五六七八九十百千][{NUMERALS}〇零点]*
      (?=[个处座条次人亩倍]|公里|公顷|平方|立方|亿元|万元|万人|亿|万|成(?!形|势|城|员|为|果|本|立))
    """,
    re.VERBOSE,
)
EITHER = re.compile(f"(?P<exempt>(?x:{EXEMPT.pattern}))|(?P<typed>(?x:{TYPED.pattern}))")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces, each with whether it is a typed number."""
    start = 0
    for match in EITHER.finditer(text):
        if match["typed"] is None:
            continue
        if text[start : match.start()]:
            yield text[start : match.start()], False
        yield match["typed"], True
        start = match.end()
    if text[start:]:
        yield text[start:], False


def has_typed(text: str) -> bool:
    """Whether a quantity is typed in `text`."""
    return any(is_typed for _, is_typed in pieces(text))


def marked(text: str) -> str:
    """`text` with a mark behind every number that is typed in it."""
    return "".join(mark_of(piece) if is_typed else piece for piece, is_typed in pieces(text))


def mark_of(number: str) -> str:
    """A typed number with its mark."""
    return tr("{number}（手填）", number=number)
