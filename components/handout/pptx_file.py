"""A deck as a PPTX file for PowerPoint, WPS and LibreOffice: text as text, notes in the notes, fine pictures."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import Palette, palette
from components.drawing.charts.lettering import clip, wrap
from components.handout.deck import Deck, Slide, grades_line, numbering_line, origin_line, page_line, steps_line
from components.handout.native_charts import rgb
from components.handout.pptx_opening import opening_on
from components.handout.pptx_slide import CODE, FOOT, HEIGHT, MARGIN, WIDTH, step_on
from components.handout.pptx_text import LEAST, place_text, plain, tall
from components.words.text import tr

BLANK = 6
CLAUSES_ROOM, CLAUSE_PT = 5.9, 12.0
"""Height in inches that clauses fill on their slides, and the points of their letters."""
HEADINGS = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
LONGEST_CODE = 48
"""Characters of a scenario code in the foot; a longer one stands in the notes."""


def pptx_bytes(deck: Deck) -> bytes:
    """The file. Every slide has notice, day, code and number under its words; the last ones hold the clauses."""
    with using(deck.look):
        file = Presentation()
        file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        file.core_properties.title = deck.title
        ink = palette(deck.look.theme)
        pages = list(_pages_of_clauses(deck))
        first = (deck.steps > 1) + (deck.opening is not None)
        total = first + len(deck.faces) + len(pages)
        if deck.steps > 1:
            _title(_blank(file, ink), deck, ink)
        if deck.opening:
            page = _blank(file, ink)
            _heading(page, deck.opening.title, deck, ink)
            opening_on(page, deck.opening, deck, ink)
            last = (page_line(len(file.slides), total), deck.origin.made_at)
            _foot(page, deck.opening.notice, " · ".join(part for part in last if part), deck, ink)
        for slide in deck.faces:
            _step(_blank(file, ink), slide, deck, ink, page_line(len(file.slides), total))
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
    text = [plain(tr("济南新旧动能转换起步区"), 20.0, ink.text_soft), plain(deck.title, 44.0, ink.text, bold=True)]
    soft = (deck.audience, steps_line(deck), deck.origin.made_at, numbering_line())
    text += [plain(line, 20.0, ink.text_soft) for line in soft if line]
    place_text(slide, (1.0, 2.0, WIDTH - 2, 3.2), text, deck)
    place_text(slide, (1.0, 6.2, WIDTH - 2, 0.7), [plain(grades_line(), 12.0, ink.text_soft)], deck)


def _heading(page: Any, text: str, deck: Deck, ink: Palette) -> None:
    wide = WIDTH - 2 * MARGIN
    size = next((size for size in HEADINGS if tall(text, size, wide) <= 0.6), HEADINGS[-1])
    place_text(page, (MARGIN, 0.14, wide, 0.5), [plain(text, size, ink.text, bold=True)], deck)


def _step(page: Any, slide: Slide, deck: Deck, ink: Palette, place: str) -> None:
    _heading(page, slide.title, deck, ink)
    step_on(page, slide, deck, ink)
    short = slide.code if len(slide.code) <= LONGEST_CODE else tr("见备注")
    origin = origin_line(deck.origin, short if slide.code else "")
    _foot(page, slide.notice, " · ".join(part for part in (place, origin) if part), deck, ink)
    _code(page, slide.link)
    notes = [slide.notes, *slide.faults, origin_line(deck.origin, slide.code)]
    notes += [f"[{deck.number_of(clause)}] {clause}" for clause in slide.clauses]
    page.notes_slide.notes_text_frame.text = "\n".join(note for note in notes if note)


def _foot(page: Any, notice: str, last: str, deck: Deck, ink: Palette) -> None:
    """Notice, title, page and origin in the smallest letters."""
    wide = WIDTH - 2 * MARGIN
    texts = (*clip(wrap(notice, wide * 72, LEAST * 1.04), 2), " · ".join((deck.title, last)))
    lines = [plain(text, LEAST, ink.text_soft) for text in texts if text]
    high = 0.175 * len(lines)
    place_text(page, (MARGIN, HEIGHT - 0.05 - high, wide, high), lines, deck, after=0.0)


def _code(page: Any, link: str) -> None:
    """The code for a phone under the words, where there is an address to open."""
    try:
        picture = BytesIO(qr_png(link)) if link else None
    except AddressTooLongError:
        return
    if picture:
        corner = (Inches(WIDTH - MARGIN - CODE), Inches(FOOT - CODE - 0.08))
        shape = page.shapes.add_picture(picture, *corner, Inches(CODE), Inches(CODE))
        shape._element.nvPicPr.cNvPr.set("descr", link)  # the library has no name for alternative text


def _pages_of_clauses(deck: Deck) -> Iterable[list[str]]:
    """As many clauses a slide as fit whole: none is cut, since its quotation stands at its end."""
    page: list[str] = []
    high = 0.0
    for n, clause in enumerate(deck.clauses, 1):
        text = f"[{n}] {clause}"
        more = tall(text, CLAUSE_PT, WIDTH - 2 * MARGIN)
        if page and high + more > CLAUSES_ROOM:
            yield page
            page, high = [], 0.0
        page, high = [*page, text], high + more
    if page:
        yield page


def _clauses(page: Any, clauses: Sequence[str], deck: Deck, ink: Palette) -> None:
    _heading(page, tr("全部出处"), deck, ink)
    lines = [plain(clause, CLAUSE_PT, ink.text) for clause in clauses]
    place_text(page, (MARGIN, 0.75, WIDTH - 2 * MARGIN, CLAUSES_ROOM + 0.1), lines, deck)
    foot = " · ".join(part for part in (grades_line(), deck.origin.made_at) if part)
    place_text(page, (MARGIN, 7.0, WIDTH - 2 * MARGIN, 0.3), [plain(foot, LEAST, ink.text_soft)], deck)
