"""Text widths in em of the shipped font, so that labels are wrapped and placed before drawing."""

import unicodedata

NARROW = {"W": 0.9, "M": 0.85, "m": 0.9, "w": 0.8, "%": 0.92, "@": 0.95} | dict.fromkeys(".,:;'!|iljI ftr()", 0.34)
LATIN = 0.57
BOLD = 1.05
# Marks that may not begin a line, and marks that may not end one.
NO_START = set("，。；：、！？）》”’％%,.;:!?)")
NO_END = set("（《“‘(")


def width_em(text: str) -> float:
    """Approximate width of one line: a Chinese character is 1 em, Latin letters and digits are about half."""
    return sum(
        1.0 if unicodedata.east_asian_width(c) in "WFA" and ord(c) > 0x2000 else NARROW.get(c, LATIN) for c in text
    )


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
    lines = [""]
    for piece in pieces(text):
        if lines[-1] and width_px((lines[-1] + piece).rstrip(), font_px, bold=bold) > limit_px:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


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
