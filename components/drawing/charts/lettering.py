"""Text widths in em of the shipped font, so that labels are wrapped and placed before drawing."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

NARROW = {"W": 0.9, "M": 0.85, "m": 0.9, "w": 0.8, "%": 0.92, "@": 0.95} | dict.fromkeys(".,:;'!|iljI ftr()", 0.34)
LATIN = 0.57
BOLD = 1.05
# Marks that may not begin a line, and marks that may not end one.
NO_START = set("，。；：、！？）》”’％%,.;:!?)")
NO_END = set("（《“‘(")


def width_em(text: str) -> float:
    """Approximate width of one line: a Chinese character is 1 em, Latin letters and digits are about half."""
    return sum(map(_em, text))


@lru_cache(maxsize=8192)
def _em(character: str) -> float:
    is_wide = unicodedata.east_asian_width(character) in "WFA" and ord(character) > 0x2000
    return 1.0 if is_wide else NARROW.get(character, LATIN)


def width_px(text: str, font_px: float, *, bold: bool = False) -> float:
    """Approximate width in px at a font size."""
    return width_em(text) * font_px * (BOLD if bold else 1.0)


def pieces(text: str) -> list[str]:
    """Pieces between possible line breaks: between Chinese characters and Latin words, never before a closing mark."""
    pieces: list[str] = []
    for character in text:
        joins = bool(pieces) and (
            character in NO_START
            or pieces[-1][-1] in NO_END
            or (_latin(character) and _latin(pieces[-1][-1]) and pieces[-1][-1] != " ")
        )
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _latin(character: str) -> bool:
    return ord(character) < 0x2000


def wrap(text: str, limit_px: float, font_px: float, *, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `limit_px`; a single piece that is wider keeps its own line."""
    return list(_wrapped(text, limit_px, font_px, bold))


@lru_cache(maxsize=4096)
def _wrapped(text: str, limit_px: float, font_px: float, bold: bool) -> tuple[str, ...]:
    """Most of what charts say stands still under a moving lever."""
    return tuple(_lines(text, limit_px / (font_px * (BOLD if bold else 1.0))))


def _lines(text: str, limit_em: float) -> Iterator[str]:
    line, width = "", 0.0
    for piece in pieces(text):
        if line and width + width_em(piece.rstrip()) > limit_em:
            yield line.rstrip()
            line, width = "", 0.0
        fresh = piece if line else piece.lstrip()
        line, width = line + fresh, width + width_em(fresh)
    yield line.rstrip()


def wrap_evenly(text: str, limit_px: float, font_px: float, *, bold: bool = False) -> list[str]:
    """`wrap` with its number of lines but lines of like width, so that no word or two are left for the last."""
    lines = wrap(text, limit_px, font_px, bold=bold)
    limit = width_px(text, font_px, bold=bold) / len(lines)
    while len(lines) > 1 and limit < limit_px:
        even = wrap(text, limit, font_px, bold=bold)
        if len(even) == len(lines):
            return even
        limit += font_px / 2
    return lines


def clip(lines: list[str], most: int) -> list[str]:
    """At most `most` lines; what is left out is marked by an ellipsis and is to be readable elsewhere."""
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]
