"""The body of a slide: its graphic beside the words, or across the slide over them, and figures as tiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.util import Inches

from components.base.scales import Palette
from components.drawing.chart import svg_png
from components.export.picture import Drawing
from components.handout.deck import Deck
from components.handout.native_charts import NativeChart, native_chart, place_chart
from components.handout.parts import fitted
from components.handout.pptx_frame import FOOT, GAP, INNER, MARGIN, TOP, WIDTH
from components.handout.pptx_text import Box, Paragraph, fitting, place_text, plain, tall
from components.handout.pptx_tiles import MOST_FIGURES, tiles_across, tiles_down
from components.handout.slide import Slide

MAP_PX, FINENESS = 76, 1.9
"""Picture px to the inch of a map, so few that its smallest letters have 20 px on a screen of 1920 px; and device
pixels to the px: so many that the slide there has one for one."""
CAPTION, CAPTION_PT = 0.3, 13.0
"""Inches and points of the line that says what a map shows."""
MAP_WIDE, CHART_WIDE = 8.0, 8.3
"""Inches of a map and of an upright chart beside words: what is left holds sixteen letters a line and more."""
ACROSS = 1.9
"""Aspect from which a chart goes across the slide."""
SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 17.0, 16.0)
SMALLER = (15.0, 14.0, 13.0, 12.0)
"""Points of the words: the largest that fits; smaller ones only where nothing else helps."""
MOST_WORDS, HIGHER_ALONE = 0.36, 0.35
"""Share of the height for words under a chart at most, and of the free height over a chart without words."""
CODE = 0.85
"""Inches of the code for a phone."""
LEAST_TILES, MOST_KEPT, SPARE = 1.0, 3, 1.06
"""Inches that are kept for a figure beside or under words, for how many of them, and what words may take more than
reckoned."""


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
    if native:
        code = CODE + GAP if slide.link and not slide.continues else 0.0
        wide = CHART_WIDE if slide.body or len(slide.figures) > 1 else INNER - code
        _place(page, Graphic(wide, FOOT - TOP, "", native), (MARGIN, TOP), slide, deck)
        if wide == CHART_WIDE:
            _beside(page, slide, wide, deck, ink)
    elif slide.chart is None:
        _map(page, slide, deck, ink)
    else:
        _chart(page, slide, slide.picture((round(INNER * MAP_PX), round((FOOT - TOP) * MAP_PX))), deck, ink)


def _map(page: Any, slide: Slide, deck: Deck, ink: Palette) -> None:
    """A map under what it shows, its legend under it."""
    top = TOP
    if slide.caption:
        text = plain(slide.caption, CAPTION_PT, ink.text_soft, bold=True)
        place_text(page, (MARGIN, TOP, MAP_WIDE, CAPTION), [text], deck)
        top += CAPTION
    room = (MAP_WIDE, FOOT - top)
    svg = slide.picture((round(room[0] * MAP_PX), round(room[1] * MAP_PX))) if slide.picture else ""
    size = fitted(svg, room)  # a picture with signs keeps its own proportions
    _place(page, Graphic(*size, svg), (MARGIN, top), slide, deck)
    _beside(page, slide, max(size[0], MAP_WIDE), deck, ink)


def _chart(page: Any, slide: Slide, svg: str, deck: Deck, ink: Palette) -> None:
    """A chart as a picture: across the slide, or beside its words, alone in the middle where there are none."""
    aspect, has_words = Drawing.of(svg).aspect, bool(slide.body or slide.figures)
    if aspect > ACROSS or not has_words:
        width, height = fitted(svg, (INNER, FOOT - TOP - _least_under(slide, deck)))
        top = TOP if has_words else TOP + (FOOT - TOP - height) * HIGHER_ALONE
        _place(page, Graphic(width, height, svg), (MARGIN + (INNER - width) / 2, top), slide, deck)
        if has_words:
            _under(page, slide, TOP + height + GAP, deck, ink)
        return
    size = fitted(svg, (CHART_WIDE, FOOT - TOP))
    _place(page, Graphic(*size, svg), (MARGIN, TOP), slide, deck)
    _beside(page, slide, size[0], deck, ink)


def _least_under(slide: Slide, deck: Deck) -> float:
    """Inches that the words under a graphic need at least."""
    wide = INNER * (0.5 if slide.figures else 1.0) - GAP
    lines = sum(tall(deck.with_marks(line), SIZES[-1], wide) for line in slide.body)
    return min(max(lines, LEAST_TILES if slide.figures else 0.0) + GAP, MOST_WORDS * (FOOT - TOP))


def _place(page: Any, graphic: Graphic, corner: tuple[float, float], slide: Slide, deck: Deck) -> None:
    sides = tuple(Inches(side) for side in (*corner, graphic.width, graphic.height))
    if graphic.native:
        place_chart(page, graphic.native, sides, deck.look.theme, slide.picture_words)
        return
    scale = FINENESS * MAP_PX * graphic.width / Drawing.of(graphic.svg).width
    shape = page.shapes.add_picture(BytesIO(svg_png(graphic.svg, scale=scale)), *sides)
    shape._element.nvPicPr.cNvPr.set("descr", slide.picture_words)  # the library has no name for alternative text


def _beside(page: Any, slide: Slide, beyond: float, deck: Deck, ink: Palette) -> None:
    """Words over figures in the column at the right of a graphic that takes so many inches."""
    left = MARGIN + beyond + GAP
    high = FOOT - TOP - (CODE + GAP if slide.link else 0)
    box = (left, TOP, WIDTH - MARGIN - left, high)
    words = _words(slide, (box[2], high - LEAST_TILES * min(len(slide.figures), MOST_KEPT)), deck, ink)
    place_text(page, box, words, deck)
    used = sum(tall(deck.with_marks(each.line), each.size, box[2]) for each in words) * SPARE
    tiles_down(page, slide, (left, TOP + used, box[2], high - used), deck, ink)


def _words(slide: Slide, room: tuple[float, float], deck: Deck, ink: Palette) -> Sequence[Paragraph]:
    box = (0.0, 0.0, *room)
    return fitting(slide.body, box, (*SIZES[2:], *SMALLER), deck, ink) if slide.body else []


def _under(page: Any, slide: Slide, top: float, deck: Deck, ink: Palette) -> None:
    """Sentences at the left and figures as tiles at the right; one of them across the slide where it is alone."""
    wide, high = INNER - (CODE + GAP if slide.link else 0), FOOT - top
    figures = slide.figures[:MOST_FIGURES] if high >= 0.9 else ()
    share = 0.5 if figures and slide.body else 1.0 if slide.body else 0.0
    box: Box = (MARGIN, top, wide * share - (GAP if figures else 0), high)
    if slide.body:
        place_text(page, box, fitting(slide.body, box, (*SIZES, *SMALLER), deck, ink), deck)
    if figures:
        tiles_across(page, slide, (MARGIN + wide * share, top, wide * (1 - share), high), deck, ink)
