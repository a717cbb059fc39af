"""The page behind the title on a slide: the map at the left, beside it where, what, by when, and what is not known."""

from io import BytesIO
from typing import Any

from pptx.util import Inches

from components.base.scales import Palette
from components.drawing.chart import svg_png
from components.export.picture import Drawing
from components.handout.deck import Deck, Opening
from components.handout.parts import fitted
from components.handout.pptx_slide import FINENESS, FOOT, GAP, MARGIN, PX, TOP, WIDTH
from components.handout.pptx_text import LEAST, Paragraph, place_text, plain, tall

MAP = (6.9, FOOT - TOP)
"""Inches of the map: its legend stands under it."""
LEAST_PX = 760
"""Px at which the map is drawn at least: then it says where in the city it lies."""
SIZES = (15.0, 14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, LEAST)


def opening_on(page: Any, opening: Opening, deck: Deck, ink: Palette) -> None:
    """Map and sections on a slide."""
    left = MARGIN
    if opening.picture:
        scale = max(PX, LEAST_PX / MAP[0])
        svg = opening.picture((round(MAP[0] * scale), round(MAP[1] * scale)))
        width, height = fitted(svg, MAP)
        bitmap = BytesIO(svg_png(svg, scale=FINENESS * PX * width / Drawing.of(svg).width))
        shape = page.shapes.add_picture(bitmap, *(Inches(side) for side in (MARGIN, TOP, width, height)))
        shape._element.nvPicPr.cNvPr.set("descr", opening.picture_words)  # the library has no name for it
        left += width + GAP
    box = (left, TOP, WIDTH - MARGIN - left, FOOT - TOP)
    for size in SIZES:
        words = _words(opening, size, ink)
        if sum(tall(deck.with_marks(each.line), each.size, box[2]) for each in words) <= box[3]:
            break
    place_text(page, box, words, deck, after=0.3)


def _words(opening: Opening, size: float, ink: Palette) -> list[Paragraph]:
    """Heading and lines of every section."""
    words = []
    for section in opening.sections:
        words.append(plain(section.heading, size * 1.08, ink.water_text, bold=True))
        words += [Paragraph(line, size, ink.text) for line in section.lines]
    return words
