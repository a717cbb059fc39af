"""A deck as a PPTX file for PowerPoint, WPS and LibreOffice: text as text, notes in the notes, fine pictures."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import Palette, palette
from components.drawing.chart import svg_png
from components.handout.slides import Deck, Slide, figure_line, grades_line, origin_line, steps_line
from components.words.text import tr

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a 16:9 slide."""
MARGIN = 0.45
PICTURE = (8.55, 5.25)
"""Inches of the picture: two thirds of the slide under its heading."""
PX, FINENESS = 130, 2.0
"""Picture px to the inch, so few that its letters can be read from afar, and device pixels to the px."""
BLANK = 6
FONT = "Microsoft YaHei"
"""On every Chinese office machine; elsewhere the program takes its own Chinese face."""
MOST_FIGURES, CLAUSES_A_SLIDE, LONGEST_CLAUSE = 5, 11, 240
Box = tuple[float, float, float, float]
Paragraph = tuple[str, float, bool, str]
"""Text, size in points, bold, colour."""


def pptx_bytes(deck: Deck) -> bytes:
    """The file. Every slide has notice, day, code and number under its words; the last ones hold the clauses."""
    with using(deck.look):
        file = Presentation()
        file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        file.core_properties.title = deck.title
        ink = palette(deck.look.theme)
        if len(deck.slides) > 1:
            _title(_blank(file, ink), deck, ink)
        for place, slide in enumerate(deck.slides, 1):
            _step(_blank(file, ink), slide, deck, ink, place)
            if slide.before:
                _step(_blank(file, ink), slide.before, deck, ink, place)
        for page in _pages_of_clauses(deck.clauses):
            _clauses(_blank(file, ink), page, deck, ink)
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def _blank(file: Any, ink: Palette) -> Any:
    slide = file.slides.add_slide(file.slide_layouts[BLANK])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _rgb(ink.ground)
    return slide


def _title(slide: Any, deck: Deck, ink: Palette) -> None:
    text = [(deck.title, 44.0, True, ink.text)]
    text += [
        (line, 20.0, False, ink.text_soft) for line in (deck.audience, steps_line(deck), deck.origin.made_at) if line
    ]
    _text(slide, (1.0, 2.2, WIDTH - 2, 2.6), text)
    _text(slide, (1.0, 6.2, WIDTH - 2, 0.7), [(grades_line(), 12.0, False, ink.text_soft)])


def _step(page: Any, slide: Slide, deck: Deck, ink: Palette, place: int) -> None:
    _text(page, (MARGIN, 0.3, WIDTH - 2 * MARGIN, 0.8), [(slide.heading, 30.0, True, ink.text)])
    left, width = MARGIN, WIDTH - 2 * MARGIN
    if slide.picture:
        box = (MARGIN, 1.15, *PICTURE)
        _picture(page, slide, box)
        left, width = MARGIN + PICTURE[0] + 0.25, WIDTH - 2 * MARGIN - PICTURE[0] - 0.25
    words = [(text, 17.0, False, ink.text) for text in slide.sentences]
    _text(page, (left, 1.15, width, 3.0), words)
    figures = [(figure_line(figure), 12.0, False, ink.text_soft) for figure in slide.figures[:MOST_FIGURES]]
    _text(page, (left, 4.2, width, 2.2), figures)
    _foot(page, slide, deck, ink, place)
    notes = [slide.notes, *slide.faults, *(f"{n}. {clause}" for n, clause in enumerate(slide.clauses, 1))]
    page.notes_slide.notes_text_frame.text = "\n".join(note for note in notes if note)


def _picture(page: Any, slide: Slide, box: Box) -> None:
    if slide.picture is None:
        return
    size = (round(box[2] * PX), round(box[3] * PX))
    bitmap = BytesIO(svg_png(slide.picture(size), scale=FINENESS))
    left, top, width, height = (Inches(side) for side in box)
    shape = page.shapes.add_picture(bitmap, left, top, width, height)
    shape._element.nvPicPr.cNvPr.set("descr", slide.picture_words)  # the library has no name for alternative text


def _foot(page: Any, slide: Slide, deck: Deck, ink: Palette, place: int) -> None:
    """Notice, day, code and number; the code for a phone where there is an address to open."""
    width = WIDTH - 2 * MARGIN - (1.0 if slide.link else 0)
    lines = [(text, 10.0, False, ink.text_soft) for text in (slide.notice, origin_line(deck.origin, slide)) if text]
    lines.append((f"{deck.title} · {place}/{len(deck.slides)}", 10.0, False, ink.text_soft))
    _text(page, (MARGIN, 6.45, width, 0.95), lines)
    try:
        code = BytesIO(qr_png(slide.link)) if slide.link else None
    except AddressTooLongError:
        code = None
    if code:
        shape = page.shapes.add_picture(code, Inches(WIDTH - MARGIN - 0.9), Inches(6.45), Inches(0.9), Inches(0.9))
        shape._element.nvPicPr.cNvPr.set("descr", slide.link)


def _pages_of_clauses(clauses: Sequence[str]) -> Iterable[list[str]]:
    numbered = [f"{n}. {_short(clause)}" for n, clause in enumerate(clauses, 1)]
    for start in range(0, len(numbered), CLAUSES_A_SLIDE):
        yield numbered[start : start + CLAUSES_A_SLIDE]


def _short(clause: str) -> str:
    return clause if len(clause) <= LONGEST_CLAUSE else clause[: LONGEST_CLAUSE - 1] + "…"


def _clauses(page: Any, clauses: list[str], deck: Deck, ink: Palette) -> None:
    _text(page, (MARGIN, 0.3, WIDTH - 2 * MARGIN, 0.8), [(tr("出处"), 30.0, True, ink.text)])
    _text(page, (MARGIN, 1.15, WIDTH - 2 * MARGIN, 5.2), [(clause, 12.0, False, ink.text) for clause in clauses])
    foot = " · ".join(part for part in (grades_line(), deck.origin.made_at) if part)
    _text(page, (MARGIN, 6.7, WIDTH - 2 * MARGIN, 0.5), [(foot, 10.0, False, ink.text_soft)])


def _text(page: Any, box: Box, paragraphs: Sequence[Paragraph]) -> None:
    """A box of text; where there is more than fits, the letters shrink when the file is opened."""
    if not paragraphs:
        return
    frame = page.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, (text, size, bold, colour) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.4)
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = _rgb(colour)
        east = run.font._element.makeelement(qn("a:ea"), {"typeface": FONT})  # Chinese letters have a font of their own
        run.font._element.append(east)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]
