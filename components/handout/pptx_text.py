"""Text boxes of a slide: paragraphs in the largest letters that fit, the numbers of sources smaller behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from components.base.scales import Palette
from components.drawing.charts.lettering import width_em, wrap
from components.handout.deck import Deck
from components.handout.native_charts import FONT, rgb
from components.handout.pieces import Line, Piece, glued

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""
WIDER = 1.08
"""Factor by which letters may run wider than the shipped font: every machine has its own."""
LINE_EM, AFTER_EM, MARK = 1.25, 0.4, 0.72
"""Height of a line and space after a paragraph in letters; letters of a source's number in letters of the text."""
LEAST, MOST_MARK = 10.0, 12.0
"""Points of the smallest letters: 20 px where the slide fills a screen of 1920 px; and of the largest number of a
source."""


@dataclass(frozen=True)
class Paragraph:
    """A line with the numbers of its sources; size in points, weight, colour. Spaces of what is verbatim stay."""

    line: Line
    size: float
    ink: str
    bold: bool = False
    align: str = "left"
    is_verbatim: bool = False


def plain(text: str, size: float, ink: str, *, bold: bool = False) -> Paragraph:
    """Text that needs no source."""
    return Paragraph((Piece(text),), size, ink, bold)


def fitting(lines: Sequence[Line], box: Box, sizes: Sequence[float], deck: Deck, ink: Palette) -> list[Paragraph]:
    """The lines in the largest of `sizes` with which they fit into the box, else in the smallest."""
    for size in sizes:
        if sum(tall(deck.with_marks(line), size, box[2]) for line in lines) <= box[3]:
            break
    return [Paragraph(line, size, ink.text) for line in lines]


def tall(text: str, points: float, width: float, *, bold: bool = False) -> float:
    """Inches that a paragraph takes."""
    lines = sum(len(wrap(line, width * 72, points * WIDER, bold=bold)) for line in text.split("\n"))
    return (lines * LINE_EM + AFTER_EM) * points / 72


def place_text(page: Any, box: Box, paragraphs: Sequence[Paragraph], deck: Deck, after: float = AFTER_EM) -> None:
    """A box of text; where there is more than fits, the letters shrink when the file is opened."""
    if not paragraphs:
        return
    frame = page.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, each in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(each.size * after)
        paragraph.alignment = PP_ALIGN.RIGHT if each.align == "right" else PP_ALIGN.LEFT
        whole = deck.with_marks(each.line)
        is_one_line = width_em(whole) * each.size * 1.1 < box[2] * 72
        for piece in each.line:
            _run(paragraph, piece.text if each.is_verbatim else glued(piece.text, is_one_line=is_one_line), each)
            mark = deck.mark(piece.clauses)
            if mark:
                _run(paragraph, mark, each, is_mark=True)


def _run(paragraph: Any, text: str, style: Paragraph, *, is_mark: bool = False) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(style.size), style.bold and not is_mark, FONT
    run.font.color.rgb = rgb(style.ink)
    if is_mark:
        run.font.size = Pt(min(max(style.size * MARK, LEAST), MOST_MARK))
    east = run.font._element.makeelement(qn("a:ea"), {"typeface": FONT})  # Chinese letters have a font of their own
    run.font._element.append(east)
