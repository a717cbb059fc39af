"""A deck as a PPTX file for PowerPoint, WPS and LibreOffice: text as text, notes in the notes, fine pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import Palette, palette
from components.drawing.chart import svg_png
from components.drawing.charts.lettering import clip, wrap
from components.export.picture import WIDE, Drawing
from components.handout.native_charts import FONT, native_chart, place_chart, rgb
from components.handout.parts import figure_lines, fitted
from components.handout.slides import Deck, Slide, grades_line, origin_line, steps_line
from components.words.text import tr

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a 16:9 slide."""
MARGIN, TOP, FOOT = 0.28, 0.74, 7.08
"""Inches: free edge, and where picture and foot begin."""
PICTURE = (10.38, 6.3)
"""Inches of the picture: 65 % of the slide."""
COLUMN = (MARGIN + PICTURE[0] + 0.18, WIDTH - 2 * MARGIN - PICTURE[0] - 0.18)
"""Left edge and width in inches of the words beside it."""
CODE = 0.85
"""Inches of the code for a phone."""
PX, FINENESS = 87, 1.66
"""Picture px to the inch: as few as leave a map's legend beside the map, since letters grow as px get fewer; and
device pixels to the px: so many that a slide on a screen of 1920 px has one for one; more cost a second per slide."""
SIZES = (20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
"""Points of the words beside a picture: the largest that fits."""
LINE_EM, AFTER_EM = 1.25, 0.4
BLANK = 6
MOST_FIGURES, CLAUSES_ROOM, CLAUSE_PT = 5, 5.7, 12.0
"""Figures beside a picture, height in inches that clauses fill on their slides, and the points of their letters."""
LONGEST_CODE = 48
"""Characters of a scenario code in the foot; a longer one stands in the notes."""
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
        if deck.steps > 1:
            _title(_blank(file, ink), deck, ink)
        faces, pages = deck.faces, list(_pages_of_clauses(deck.clauses))
        total = len(file.slides) + len(faces) + len(pages)
        for slide in faces:
            page = _blank(file, ink)
            _step(page, slide, deck, ink, f"{len(file.slides)}/{total}")
        for clauses in pages:
            _clauses(_blank(file, ink), clauses, deck, ink)
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def _blank(file: Any, ink: Palette) -> Any:
    slide = file.slides.add_slide(file.slide_layouts[BLANK])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb(ink.ground)
    return slide


def _title(slide: Any, deck: Deck, ink: Palette) -> None:
    text = [(tr("济南新旧动能转换起步区"), 20.0, False, ink.text_soft), (deck.title, 44.0, True, ink.text)]
    text += [
        (line, 20.0, False, ink.text_soft) for line in (deck.audience, steps_line(deck), deck.origin.made_at) if line
    ]
    _text(slide, (1.0, 2.2, WIDTH - 2, 2.6), text)
    _text(slide, (1.0, 6.2, WIDTH - 2, 0.7), [(grades_line(), 12.0, False, ink.text_soft)])


def _step(page: Any, slide: Slide, deck: Deck, ink: Palette, place: str) -> None:
    _text(
        page,
        (MARGIN, 0.16, WIDTH - 2 * MARGIN, 0.52),
        _fitting([slide.title], WIDTH - 2 * MARGIN, 0.55, ink, bold=True),
    )
    left, top, width = _graphic(page, slide, deck)
    tall = FOOT - top - 0.1 - (CODE if slide.link else 0)
    figures = figure_lines(slide.figures[:MOST_FIGURES])
    words = ["", *slide.sentences] if slide.continues else [*slide.sentences, "", *figures]
    _text(page, (left, top, width, tall), _fitting(words, width, tall, ink))
    _foot(page, slide, deck, ink, place)
    notes = [slide.notes, *slide.faults, origin_line(deck.origin, slide)]
    notes += [f"{n}. {clause}" for n, clause in enumerate(slide.clauses, 1)]
    page.notes_slide.notes_text_frame.text = "\n".join(note for note in notes if note)


def _graphic(page: Any, slide: Slide, deck: Deck) -> tuple[float, float, float]:
    """The chart as one that can be edited where its kind allows, else a picture; then left edge, top and width of the
    room for words: beside it, under one that goes across the slide."""
    if slide.picture is None:
        return MARGIN, TOP, WIDTH - 2 * MARGIN
    native = native_chart(slide.chart) if slide.chart else None
    if native:
        sides = tuple(Inches(side) for side in (MARGIN, TOP, *PICTURE))
        place_chart(page, native, sides, deck.look.theme, slide.picture_words)
        return COLUMN[0], TOP, COLUMN[1]
    svg = slide.picture((round(PICTURE[0] * PX), round(PICTURE[1] * PX)))
    drawing = Drawing.of(svg)
    across = drawing.aspect > WIDE
    width, height = fitted(svg, (WIDTH - 2 * MARGIN, PICTURE[1]) if across else PICTURE)
    bitmap = BytesIO(svg_png(svg, scale=FINENESS * PX * width / drawing.width))
    shape = page.shapes.add_picture(bitmap, *(Inches(side) for side in (MARGIN, TOP, width, height)))
    shape._element.nvPicPr.cNvPr.set("descr", slide.picture_words)  # the library has no name for alternative text
    return (MARGIN, TOP + height + 0.15, WIDTH - 2 * MARGIN) if across else (COLUMN[0], TOP, COLUMN[1])


def _fitting(texts: Sequence[str], width: float, height: float, ink: Palette, *, bold: bool = False) -> list[Paragraph]:
    """The texts in the largest letters with which they fit into a box of these inches; what comes after an empty text
    is set smaller and softer."""
    blank = texts.index("") if "" in texts else len(texts)
    for size in (26.0, *SIZES) if bold else SIZES:
        small = max(min(size * 0.8, 12.0), 9.0)
        sized = [(text, size if place < blank else small) for place, text in enumerate(texts) if text]
        if sum(_tall(text, points, width) for text, points in sized) <= height:
            break
    return [(text, points, bold, ink.text if points == size else ink.text_soft) for text, points in sized]


def _tall(text: str, points: float, width: float) -> float:
    """Inches that a paragraph takes."""
    return (len(wrap(text, width * 72, points * 1.04)) * LINE_EM + AFTER_EM) * points / 72


def _foot(page: Any, slide: Slide, deck: Deck, ink: Palette, place: str) -> None:
    """Notice, day, code and number; the code for a phone under the words where there is an address to open."""
    code = slide.code if len(slide.code) <= LONGEST_CODE else tr("见备注")
    origin = origin_line(deck.origin, replace(slide, code=code) if slide.code else slide)
    last = " · ".join(part for part in (deck.title, place, origin) if part)
    lines = [(text, 8.0, False, ink.text_soft) for text in (*clip(wrap(slide.notice, 900, 8.0), 2), last) if text]
    tall = 0.13 * len(lines)
    _text(page, (MARGIN, HEIGHT - 0.06 - tall, WIDTH - 2 * MARGIN, tall), lines, after=0.0)
    try:
        code_picture = BytesIO(qr_png(slide.link)) if slide.link else None
    except AddressTooLongError:
        code_picture = None
    if code_picture:
        corner = (Inches(WIDTH - MARGIN - CODE), Inches(FOOT - CODE - 0.08))
        shape = page.shapes.add_picture(code_picture, *corner, Inches(CODE), Inches(CODE))
        shape._element.nvPicPr.cNvPr.set("descr", slide.link)


def _pages_of_clauses(clauses: Sequence[str]) -> Iterable[list[str]]:
    """As many clauses a slide as fit whole: none is cut, since its quotation stands at its end."""
    page: list[str] = []
    tall = 0.0
    for n, clause in enumerate(clauses, 1):
        text = f"{n}. {clause}"
        more = _tall(text, CLAUSE_PT, WIDTH - 2 * MARGIN)
        if page and tall + more > CLAUSES_ROOM:
            yield page
            page, tall = [], 0.0
        page, tall = [*page, text], tall + more
    if page:
        yield page


def _clauses(page: Any, clauses: list[str], deck: Deck, ink: Palette) -> None:
    _text(page, (MARGIN, 0.16, WIDTH - 2 * MARGIN, 0.6), [(tr("出处"), 26.0, True, ink.text)])
    lines = [(clause, CLAUSE_PT, False, ink.text) for clause in clauses]
    _text(page, (MARGIN, 0.85, WIDTH - 2 * MARGIN, CLAUSES_ROOM + 0.1), lines)
    foot = " · ".join(part for part in (grades_line(), deck.origin.made_at) if part)
    _text(page, (MARGIN, 7.0, WIDTH - 2 * MARGIN, 0.3), [(foot, 10.0, False, ink.text_soft)])


def _text(page: Any, box: Box, paragraphs: Sequence[Paragraph], after: float = AFTER_EM) -> None:
    """A box of text; where there is more than fits, the letters shrink when the file is opened."""
    if not paragraphs:
        return
    frame = page.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, (text, size, bold, colour) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * after)
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = rgb(colour)
        east = run.font._element.makeelement(qn("a:ea"), {"typeface": FONT})  # Chinese letters have a font of their own
        run.font._element.append(east)
