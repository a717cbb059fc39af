"""Figures as tiles: a large value over what it is of, whose it is and how sure."""

from collections.abc import Sequence
from typing import Any

from components.base.scales import Palette
from components.drawing.charts.lettering import width_em
from components.handout.deck import Deck
from components.handout.parts import label_line
from components.handout.pieces import Line, Piece
from components.handout.pptx_frame import block
from components.handout.pptx_text import Box, Paragraph, place_text, plain, tall
from components.handout.slide import Slide

MOST_FIGURES, LEAST_WIDE, LEAST_HIGH, MOST_HIGH = 6, 2.5, 0.8, 2.1
"""Figures of a slide, least width, least and largest height of a tile in inches."""
VALUES = (44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
LABELS = (16.0, 15.0, 14.0, 13.0, 12.0)
"""Points of a tile's value, which stands in one line, and of its words: the largest that fit every tile."""
EDGE, SIDE, VALUE_EM = 0.045, 0.16, 1.35
"""Inches of a tile's edge and between it and the words; height of the value's line in its letters."""
PAD = 0.1


def tiles_down(page: Any, slide: Slide, room: Box, deck: Deck, ink: Palette) -> None:
    """As many of the slide's figures as fit under each other."""
    left, top, width, height = room
    lines = _lines(slide)
    values = [figure.value for figure in slide.figures[:MOST_FIGURES]]
    large = min(_value_size(values, width - SIDE, VALUES[2:]), 32.0)
    labels = sum(tall(deck.with_marks(line), LABELS[-1], width - SIDE) + PAD for line in lines)
    fits = [size for size in VALUES if size <= large and len(lines) * size * VALUE_EM / 72 + labels <= height]
    if not fits:  # a part of them would look like all; title and words have them
        return
    large = fits[0]
    for value, line in zip(values, lines, strict=True):
        size = next(
            (size for size in LABELS[1:] if tall(deck.with_marks(line), size, width - SIDE) <= 0.45), LABELS[-1]
        )
        high = large * VALUE_EM / 72 + tall(deck.with_marks(line), size, width - SIDE)
        if top + high > room[1] + height + 0.02:
            return
        _tile(page, (left, top, width, high - PAD), (value, line), (large, size), (deck, ink))
        top += high + PAD


def tiles_across(page: Any, slide: Slide, room: Box, deck: Deck, ink: Palette) -> None:
    """The figures side by side in rows."""
    left, top, width, height = room
    lines = _lines(slide)
    columns = max(1, min(len(lines), int(width / LEAST_WIDE)))
    rows = min(-(-len(lines) // columns), max(1, int(height / LEAST_HIGH)))
    lines = lines[: rows * columns]
    each, deep = width / columns, min(height / rows, MOST_HIGH)
    inner = each - SIDE - PAD
    values = [figure.value for figure in slide.figures[:MOST_FIGURES]]
    large = min(_value_size(values, inner, VALUES), deep * 72 * 0.42)
    room_for_words = deep - PAD - large * VALUE_EM / 72
    texts = [deck.with_marks(line) for line in lines]
    small = next((s for s in LABELS if all(tall(t, s, inner) <= room_for_words + 0.05 for t in texts)), LABELS[-1])
    for turn, pair in enumerate(zip(values, lines, strict=False)):
        place = (left + turn % columns * each, top + turn // columns * deep, each - PAD, deep - PAD)
        _tile(page, place, pair, (large, small), (deck, ink))


def _tile(page: Any, box: Box, words: tuple[str, Line], sizes: tuple[float, float], look: tuple[Deck, Palette]) -> None:
    (value, line), (deck, ink) = words, look
    block(page, (box[0], box[1] + 0.04, EDGE, box[3] - 0.04), ink.water_text)
    texts = [plain(value, sizes[0], ink.text, bold=True), Paragraph(line, sizes[1], ink.text_soft)]
    place_text(page, (box[0] + SIDE, box[1], box[2] - SIDE, box[3]), texts, deck, after=0.08)


def _lines(slide: Slide) -> list[Line]:
    rows = slide.figure_rows(MOST_FIGURES)
    return [(Piece(label_line(figure), row[0].clauses),) for figure, row in zip(slide.figures, rows, strict=False)]


def _value_size(values: Sequence[str], width: float, sizes: Sequence[float]) -> float:
    """The largest size with which each value stands in one line: it is never parted from its unit."""
    longest = max((width_em(value) * 1.12 for value in values), default=1.0)
    return next((size for size in sizes if longest * size <= width * 72), sizes[-1])
