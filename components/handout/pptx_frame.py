"""What frames every slide: the grid, the title under its step, the way through the talk, and the foot with sources."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from components.base.scales import Palette
from components.drawing.charts.lettering import clip, wrap
from components.handout.deck import Deck
from components.handout.native_charts import rgb
from components.handout.pieces import Line, Piece
from components.handout.pptx_text import LEAST, Paragraph, place_text, plain, tall

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a 16:9 slide."""
MARGIN, TOP, FOOT, GAP = 0.55, 1.56, 6.66, 0.32
"""Inches: free edge, where the body begins and ends, and between what stands side by side in it."""
HIGHER = 1.24
"""Inches where the body begins under a title of one line that has nothing over it."""
INNER = WIDTH - 2 * MARGIN
KICKER, KICKER_PT = 0.3, 13.0
TITLE, TITLE_HIGH = 0.6, 0.88
TITLES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
"""Points of a title: the largest with which it fits into its two lines."""
BAR = (0.0, 0.34, 0.13, 1.08)
"""Left, top, width and height in inches of the accent beside the title."""
SEGMENT, SEGMENT_GAP, WAY = 0.3, 0.06, 3.6
"""Inches of a segment of the way, between two, and of the whole way at most."""
FOOT_LINE, FOOT_PT = 6.8, LEAST


def blank(file: Any, ink: Palette) -> Any:
    """A slide without anything on it but its ground."""
    slide = file.slides.add_slide(file.slide_layouts[6])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb(ink.ground)
    return slide


def block(page: Any, box: tuple[float, float, float, float], tint: str) -> None:
    """A rectangle without a line."""
    shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(side) for side in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(tint)
    shape.line.fill.background()
    shape.shadow.inherit = False
    shape._element.nvSpPr.cNvPr.set("descr", "")  # the library has no name for what only adorns


def head_on(page: Any, kicker: str, title: Line, deck: Deck, ink: Palette) -> None:
    """Title in the largest letters that fit, what it belongs to over it, and the accent beside both."""
    block(page, BAR if kicker else (*BAR[:3], 0.64), ink.water_text)
    if kicker:
        place_text(
            page, (MARGIN, KICKER, INNER - WAY, 0.28), [plain(kicker, KICKER_PT, ink.water_text, bold=True)], deck
        )
    if not kicker:
        place_text(
            page, (MARGIN, KICKER + 0.1, INNER, TITLE_HIGH), [Paragraph(title, TITLES[0], ink.text, bold=True)], deck
        )
        return
    text = deck.with_marks(title)
    size = _title_size(text)
    place_text(page, (MARGIN, TITLE, INNER, TITLE_HIGH), [Paragraph(title, size, ink.text, bold=True)], deck)


def _title_size(text: str) -> float:
    """One line where it can stand in one in large letters, else two."""
    for most_high, sizes in ((0.7, TITLES[:4]), (TITLE_HIGH + 0.12, TITLES)):
        for size in sizes:
            if tall(text, size, INNER, bold=True) <= min(most_high, size / 72 * 1.8 if most_high == 0.7 else most_high):
                return size
    return TITLES[-1]


def way_on(page: Any, step: int, steps: int, ink: Palette) -> None:
    """A segment for every step of the talk, those up to this one in the accent."""
    each = min(SEGMENT, WAY / steps - SEGMENT_GAP)
    left = WIDTH - MARGIN - steps * (each + SEGMENT_GAP) + SEGMENT_GAP
    for turn in range(steps):
        tint = ink.water_text if turn < step else ink.hairline
        block(page, (left + turn * (each + SEGMENT_GAP), KICKER + 0.1, each, 0.06), tint)


def foot_on(page: Any, words: tuple[str, str], place: str, deck: Deck, ink: Palette) -> None:
    """Under a fine line: notice and sources, what file this is and where it is from, and the page at the right."""
    block(page, (MARGIN, FOOT_LINE, INNER, 0.01), ink.hairline)
    wide = INNER - 1.9
    lines = [line for text in words if text for line in clip(wrap(text, wide * 72, FOOT_PT * 1.04), 2)][:3]
    texts = [plain(text, FOOT_PT, ink.text_soft) for text in lines]
    place_text(page, (MARGIN, FOOT_LINE + 0.06, wide, HEIGHT - FOOT_LINE - 0.1), texts, deck, after=0.0)
    page_number = Paragraph((Piece(place),), 12.0, ink.text_soft, align="right")
    place_text(page, (WIDTH - MARGIN - 1.8, FOOT_LINE + 0.06, 1.8, 0.3), [page_number], deck, after=0.0)
