"""Widths and lines of text in the shipped face, as pictures set it."""

from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageFont

from components.drawing.chart import CHART_FONTS
from components.drawing.charts.lettering import pieces

LINE_EM = 1.2
BASELINE_EM = 0.38
"""How far the baseline lies below the middle of a line."""
DESIGN_PX = 200


@dataclass(frozen=True)
class Lettering:
    """How words are set: px, bold, colour, halo's colour and width in px, space between characters in em."""

    px: float
    bold: bool
    tint: str
    halo: str
    halo_px: float
    spacing_em: float = 0.0


@lru_cache(maxsize=2)
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(CHART_FONTS / f"noto-sans-sc-{700 if bold else 400}.otf"), DESIGN_PX)


@lru_cache(maxsize=4096)
def width_em(text: str, *, bold: bool = False) -> float:
    """Width of one line in em."""
    return float(_face(bold).getlength(text)) / DESIGN_PX


def width_px(text: str, font_px: float, *, bold: bool = False, spacing_em: float = 0.0) -> float:
    """Width of one line in px; `spacing_em` is added to every character but the last."""
    return (width_em(text, bold=bold) + spacing_em * max(len(text) - 1, 0)) * font_px


def balanced(text: str, most_em: float, *, bold: bool = False, whole_em: float | None = None) -> list[str]:
    """`text` in as few lines as `most_em` allows, of lengths as equal as words permit.

    `whole_em` is the length of all the text that it is part of: the renderer aims at one length for all lines.
    """
    parts, whole = pieces(text), width_em(text, bold=bold) if whole_em is None else whole_em
    count = max(1, -(-int(whole * 100) // int(most_em * 100)))
    if count == 1 or len(parts) == 1:
        return [text]
    return _split(parts, whole / count, bold)


def _split(parts: list[str], ideal_em: float, bold: bool) -> list[str]:
    """Lines with the least sum of squared differences from the ideal length; of equals the one that is longer first,
    as on the live map."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(parts) + 1):
        options = []
        for start in range(end):
            line = "".join(parts[start:end]).strip()
            cost, lines = best[start]
            options.append((round(cost + (width_em(line, bold=bold) - ideal_em) ** 2, 6), [*lines, line]))
        best.append(min(options, key=lambda option: (option[0], [-len(line) for line in option[1]])))
    return best[-1][1]
