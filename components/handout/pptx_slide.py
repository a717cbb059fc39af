"""One step on a slide: the graphic beside its words, or across the slide over them, whichever fills it better."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.util import Inches

from components.base.scales import Palette
from components.drawing.chart import svg_png
from components.export.picture import Drawing
from components.handout.deck import Deck, Slide
from components.handout.native_charts import NativeChart, native_chart, place_chart
from components.handout.parts import fitted, label_line
from components.handout.pieces import Line, Piece
from components.handout.pptx_text import LEAST, Box, Paragraph, fitting, place_text, plain, tall

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a 16:9 slide."""
MARGIN, TOP, FOOT, GAP = 0.28, 0.7, 6.9, 0.18
"""Inches: free edge, where picture and foot begin, and between picture and words."""
PICTURE = (10.5, FOOT - TOP)
"""Inches of the picture beside words: 65 % of the slide."""
NARROWER = (PICTURE[0], 9.7, 8.9, 8.1)
"""Widths of the picture, the first with which the words beside it are as large as `EASY`."""
ACROSS = 2.3
"""Aspect from which a picture goes across the slide."""
PX, FINENESS = 87, 1.66
"""Picture px to the inch: as few as leave a map's legend beside the map, since letters grow as px get fewer; and
device pixels to the px: so many that a slide on a screen of 1920 px has one for one; more cost a second per slide."""
SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, LEAST)
"""Points of the words: the largest that fits."""
EASY = 16.0
MOST_FIGURES, LEAST_TILE, MOST_TILE = 6, 2.4, 2.1
"""Figures of a slide, least width and largest height of a tile in inches."""
VALUES, LABELS = (44.0, 40.0, 36.0, 32.0, *SIZES), (18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, LEAST)
"""Points of a tile's figure and of its words: the largest that fit every tile."""
CODE = 0.85
"""Inches of the code for a phone."""


LETTERS = re.compile(r'font-size="([\d.]+)')
Size = tuple[float, float]


@dataclass(frozen=True)
class Graphic:
    """What a slide shows, at a place and size in inches."""

    width: float
    height: float
    svg: str = ""
    native: NativeChart | None = None


def step_on(page: Any, slide: Slide, deck: Deck, ink: Palette) -> None:
    """Graphic and words of a slide."""
    if slide.picture is None:
        _under(page, slide, TOP, deck, ink)
        return
    native = native_chart(slide.chart) if slide.chart else None
    svg = slide.picture(_px(PICTURE)) if slide.chart and not native else ""
    if svg and Drawing.of(svg).aspect > ACROSS:
        width, height = fitted(svg, (WIDTH - 2 * MARGIN, PICTURE[1]))
        _place(page, Graphic(width, height, svg), slide, deck)
        _under(page, slide, TOP + height + GAP, deck, ink)
        return
    size, box, words = _beside(slide, _sizes(slide, svg), deck, ink)
    svg = svg or ("" if native else slide.picture(_px(size)))
    if not native:
        size = fitted(svg, size)  # a picture with signs keeps its own proportions
    _place(page, Graphic(*size, svg, native), slide, deck)
    place_text(page, box, words, deck)


def _sizes(slide: Slide, svg: str) -> list[Size]:
    """Sizes that the graphic can have, the largest first: a map only one, since its legend stands beside it from a
    certain width; a picture of a chart none in which its letters are too small."""
    if slide.chart is None:
        return [PICTURE]
    if not svg:
        return [(wide, PICTURE[1]) for wide in NARROWER]
    sizes = [fitted(svg, (wide, PICTURE[1])) for wide in NARROWER]
    letters = min(map(float, LETTERS.findall(svg)), default=LEAST)
    least = LEAST * Drawing.of(svg).width / (72 * letters)
    return [sizes[0], *(size for size in sizes[1:] if size[0] >= least)]


def _px(inches: Size) -> tuple[int, int]:
    return round(inches[0] * PX), round(inches[1] * PX)


def _beside(slide: Slide, sizes: Sequence[Size], deck: Deck, ink: Palette) -> tuple[Size, Box, list[Paragraph]]:
    """The largest of the graphic's sizes that leaves the words room for letters that read easily, and these words."""
    high = PICTURE[1] - (CODE + GAP if slide.link else 0)
    figures = slide.figure_rows(MOST_FIGURES)
    large, small = (figures, slide.lines) if slide.continues else (slide.lines, figures)
    for size in sizes:
        left = MARGIN + size[0] + GAP
        box = (left, TOP, WIDTH - MARGIN - left, high)
        words = _column(large, small, box, deck, ink)
        if not large or words[0].size >= EASY:
            break
    return size, box, words


def _place(page: Any, graphic: Graphic, slide: Slide, deck: Deck) -> None:
    sides = tuple(Inches(side) for side in (MARGIN, TOP, graphic.width, graphic.height))
    if graphic.native:
        place_chart(page, graphic.native, sides, deck.look.theme, slide.picture_words)
        return
    bitmap = BytesIO(svg_png(graphic.svg, scale=FINENESS * PX * graphic.width / Drawing.of(graphic.svg).width))
    shape = page.shapes.add_picture(bitmap, *sides)
    shape._element.nvPicPr.cNvPr.set("descr", slide.picture_words)  # the library has no name for alternative text


def _column(large: Sequence[Line], small: Sequence[Line], box: Box, deck: Deck, ink: Palette) -> list[Paragraph]:
    """Sentences over figures, these smaller and softer, in the largest letters with which both fit; of a further
    chart, figures over the line that says where they come from."""
    for size in SIZES:
        less = max(min(size * 0.8, 14.0), LEAST)
        sized = [Paragraph(line, size, ink.text) for line in large]
        sized += [Paragraph(line, less, ink.text_soft) for line in small]
        if sum(tall(deck.with_marks(each.line), each.size, box[2]) for each in sized) <= box[3]:
            break
    return sized


def _under(page: Any, slide: Slide, top: float, deck: Deck, ink: Palette) -> None:
    """Sentences at the left and figures as tiles at the right; one of them across the slide where it is alone."""
    wide, high = WIDTH - 2 * MARGIN - (CODE + GAP if slide.link else 0), FOOT - top
    figures = slide.figures[:MOST_FIGURES] if high >= 1 else ()
    is_note = slide.continues and bool(figures)
    if is_note:  # where its figures come from stands in one small line over the tiles
        note = fitting(slide.lines, (MARGIN, top, wide, 0.5), (12.0, 11.0, LEAST), deck, ink)
        place_text(page, (MARGIN, top, wide, 0.5), note, deck)
        _tiles(page, slide, (MARGIN, top + 0.6, wide, high - 0.6), deck, ink)
        return
    share = 0.56 if figures and slide.lines else 1.0 if slide.lines else 0.0
    box = (MARGIN, top, wide * share - (GAP if figures else 0), high)
    if slide.lines:
        place_text(page, box, fitting(slide.lines, box, SIZES, deck, ink), deck)
    if figures:
        _tiles(page, slide, (MARGIN + wide * share, top, wide * (1 - share), high), deck, ink)


def _tiles(page: Any, slide: Slide, room: Box, deck: Deck, ink: Palette) -> None:
    """Figures as large values over their words, side by side in rows."""
    left, top, width, height = room
    rows = slide.figure_rows(MOST_FIGURES)
    columns = max(1, min(len(rows), int(width / LEAST_TILE)))
    each, deep = width / columns - GAP, min(height / -(-len(rows) // columns), MOST_TILE)
    values = [figure.value for figure in slide.figures[:MOST_FIGURES]]
    lines = [(Piece(label_line(figure), row[0].clauses),) for figure, row in zip(slide.figures, rows, strict=False)]
    large = _fits_all(values, VALUES, each, deep * 0.5)
    small = _fits_all([deck.with_marks(line) for line in lines], LABELS, each, deep * 0.5)
    for turn, (value, line) in enumerate(zip(values, lines, strict=True)):
        place = (left + turn % columns * width / columns, top + turn // columns * deep, each, deep)
        texts = [plain(value, large, ink.text, bold=True), Paragraph(line, small, ink.text_soft)]
        place_text(page, place, texts, deck, after=0.1)


def _fits_all(texts: Sequence[str], sizes: Sequence[float], width: float, height: float) -> float:
    """The largest of `sizes` in which each of the texts fits into inches."""
    return next((size for size in sizes if all(tall(text, size, width) <= height for text in texts)), sizes[-1])
