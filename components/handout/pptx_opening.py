"""The pages behind the title: the map with where and what beside it, then what is aimed at and what is missing."""

from io import BytesIO
from typing import Any

from pptx.util import Inches

from components.base.scales import Palette
from components.drawing.chart import svg_png
from components.export.picture import Drawing
from components.handout.deck import Deck
from components.handout.opening import Opening, shares_of
from components.handout.parts import fitted
from components.handout.pptx_frame import FOOT, GAP, HIGHER, INNER, MARGIN, WIDTH, block
from components.handout.pptx_slide import FINENESS, MAP_PX
from components.handout.pptx_text import Box, Paragraph, place_text, plain, tall
from components.handout.slide import Slide

MAP = (8.0, FOOT - HIGHER)
"""Inches of the map with its legend."""
SIZES = (22.0, 20.0, 19.0, 18.0, 17.0, 16.0)
"""Points of the words: none is smaller on these pages."""
HEAD = 1.1
"""Letters of a section's heading in those of its words."""
CARD_EDGE, CARD_PAD, RAISED = 0.05, 0.14, 0.14
"""Inches of a card's upper edge, between it and the words, and by which cards begin higher than a map."""


def map_page_on(page: Any, opening: Opening, deck: Deck, ink: Palette) -> None:
    """Map, and the sections beside it."""
    left = MARGIN
    if opening.picture:
        svg = opening.picture((round(MAP[0] * MAP_PX), round(MAP[1] * MAP_PX)))
        width, height = fitted(svg, MAP)
        bitmap = BytesIO(svg_png(svg, scale=FINENESS * MAP_PX * width / Drawing.of(svg).width))
        shape = page.shapes.add_picture(bitmap, *(Inches(side) for side in (MARGIN, HIGHER, width, height)))
        shape._element.nvPicPr.cNvPr.set("descr", opening.picture_words)  # the library has no name for it
        left += width + GAP
    box = (left, HIGHER, WIDTH - MARGIN - left, FOOT - HIGHER)
    size = next((size for size in SIZES if _high(opening.beside, size, box[2], deck) <= box[3]), SIZES[-1])
    words = [text for section in opening.beside for text in _words(section, size, ink)]
    place_text(page, box, words, deck, after=0.4)


def cards_on(page: Any, opening: Opening, deck: Deck, ink: Palette) -> None:
    """The other sections as cards in rows, all in letters of one size."""
    high = FOOT - HIGHER + RAISED
    size = next((size for size in SIZES if _rows_high(opening, size, deck) <= high), SIZES[-1])
    spare = max(0.0, high - _rows_high(opening, size, deck)) / max(len(opening.cards), 1)
    top = HIGHER - RAISED
    for row in opening.cards:
        tallest, left = _row_high(row, size, deck), MARGIN
        for section, wide in zip(row, _widths(row), strict=True):
            block(page, (left, top, wide, CARD_EDGE), ink.water_text)
            box: Box = (left, top + CARD_PAD, wide, tallest - CARD_PAD)
            place_text(page, box, _words(section, size, ink), deck, after=0.25)
            left += wide + GAP
        top += tallest + min(spare, GAP)


def _widths(row: tuple[Slide, ...]) -> list[float]:
    """Inches of the cards of a row."""
    return [(INNER - GAP * (len(row) - 1)) * share for share in shares_of(row)]


def _rows_high(opening: Opening, size: float, deck: Deck) -> float:
    return sum(_row_high(row, size, deck) for row in opening.cards) + 0.1 * (len(opening.cards) - 1)


def _row_high(row: tuple[Slide, ...], size: float, deck: Deck) -> float:
    pairs = zip(row, _widths(row), strict=True)
    return max(_high((section,), size, wide, deck) for section, wide in pairs) + CARD_PAD


def _high(sections: tuple[Slide, ...], size: float, wide: float, deck: Deck) -> float:
    return sum(
        tall(section.heading, size * HEAD, wide, bold=True)
        + sum(tall(deck.with_marks(line), size, wide) for line in section.lines)
        for section in sections
    )


def _words(section: Slide, size: float, ink: Palette) -> list[Paragraph]:
    """Heading and lines of a section."""
    heading = plain(section.heading, size * HEAD, ink.water_text, bold=True)
    return [heading, *(Paragraph(line, size, ink.text) for line in section.lines)]
