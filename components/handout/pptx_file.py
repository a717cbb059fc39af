"""A deck as a PPTX file for PowerPoint, WPS and LibreOffice: text as text, notes in the notes, fine pictures."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import Palette, palette
from components.drawing.chart import svg_png
from components.drawing.charts.lettering import width_em
from components.drawing.maps.cover import cover_svg
from components.handout.deck import Deck, grades_line, numbering_line, origin_line, steps_line
from components.handout.pieces import Piece
from components.handout.pptx_frame import FOOT, HEIGHT, MARGIN, WIDTH, blank, block, foot_on, head_on, way_on
from components.handout.pptx_opening import cards_on, map_page_on
from components.handout.pptx_slide import CODE, step_on
from components.handout.pptx_sources import source_columns, sources_on
from components.handout.pptx_text import place_text, plain
from components.handout.slide import Slide
from components.words.text import tr

COVER, COVER_TITLES = (5.6, 5.2), (54.0, 48.0, 44.0, 40.0, 36.0, 32.0)
"""Inches of the picture beside the title, and points of the title, which stands in one line where it can."""


def pptx_bytes(deck: Deck) -> bytes:
    """The file. Every slide has notice, day and number under its words, and its code in the notes; the last ones hold
    the clauses."""
    with using(deck.look):
        file = Presentation()
        file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        file.core_properties.title = deck.title
        _pages(_Pages(file, deck, palette(deck.look.theme)))
        out = BytesIO()
        file.save(out)
    return out.getvalue()


class _Pages:
    """The file as it grows: where its sources will stand, and how many slides it will have."""

    def __init__(self, file: Any, deck: Deck, ink: Palette) -> None:
        self.file, self.deck, self.ink = file, deck, ink
        self.sources = source_columns(deck)
        before = (deck.steps > 1) + (deck.opening.pages if deck.opening else 0) + len(deck.faces)
        self.total = before + len(self.sources)
        self.numbering = numbering_line(before + 1, self.total) if self.sources else ""

    def blank(self) -> Any:
        """The next slide."""
        return blank(self.file, self.ink)

    def foot(self, page: Any, first: str) -> None:
        """Foot of the slide that was begun last. Scenario codes stand in the notes: nobody can read them off a wall."""
        origin = " · ".join(part for part in (self.deck.title, origin_line(self.deck.origin)) if part)
        place = tr("第{n}页，共{total}页", n=len(self.file.slides), total=self.total)
        foot_on(page, (first, origin), place, self.deck, self.ink)


def _pages(pages: _Pages) -> None:
    deck, ink = pages.deck, pages.ink
    if deck.steps > 1:
        _title(pages.blank(), pages)
    if deck.opening:
        for body_on, sections in ((map_page_on, deck.opening.beside), (cards_on, deck.opening.cards)):
            if sections:
                page = pages.blank()
                head_on(page, "", (Piece(deck.opening.title),), deck, ink)
                body_on(page, deck.opening, deck, ink)
                pages.foot(page, deck.opening.notice)
    for slide in deck.faces:
        _step(pages.blank(), slide, pages)
    for columns in pages.sources:
        page = pages.blank()
        head_on(page, "", (Piece(tr("出处与算法")),), deck, ink)
        sources_on(page, columns, deck, ink)
        pages.foot(page, grades_line())


def _title(page: Any, pages: _Pages) -> None:
    deck, ink = pages.deck, pages.ink
    block(page, (0.0, 0.0, 0.32, HEIGHT), ink.water_text)
    _cover(page, deck)
    wide = WIDTH - COVER[0] - 1.3
    size = next((s for s in COVER_TITLES if width_em(deck.title) * s * 1.12 <= wide * 72), COVER_TITLES[-1])
    text = [plain(tr("济南新旧动能转换起步区"), 22.0, ink.water_text, bold=True)]
    text += [plain(deck.title, size, ink.text, bold=True)]
    soft = (deck.audience, " · ".join(part for part in (steps_line(deck), deck.origin.made_at) if part))
    text += [plain(line, 20.0, ink.text_soft) for line in soft if line]
    place_text(page, (1.1, 2.1, wide, 3.4), text, deck)
    block(page, (1.1, 6.0, WIDTH - 2.2, 0.01), ink.hairline)
    foot = [plain(line, 14.0, ink.text_soft) for line in (pages.numbering, grades_line()) if line]
    place_text(page, (1.1, 6.15, WIDTH - 2.2, 0.9), foot, deck)


def _cover(page: Any, deck: Deck) -> None:
    """The area and its river at the right of the title."""
    wide, high = COVER
    picture = cover_svg((round(wide * 72), round(high * 72)), deck.look.theme)
    sides = (Inches(WIDTH - wide - 0.4), Inches(0.5), Inches(wide), Inches(high))
    shape = page.shapes.add_picture(BytesIO(svg_png(picture, scale=2.0)), *sides)
    shape._element.nvPicPr.cNvPr.set("descr", tr("起步区与黄河示意"))  # the library has no name for it


def _step(page: Any, slide: Slide, pages: _Pages) -> None:
    deck, ink = pages.deck, pages.ink
    head_on(page, slide.kicker(deck.steps), slide.lead, deck, ink)
    if slide.step and deck.steps > 1:
        way_on(page, slide.step, deck.steps, ink)
    step_on(page, slide, deck, ink)
    pages.foot(page, foot_words(slide, deck))
    _code(page, "" if slide.continues else slide.link)
    notes = [slide.notes, *slide.faults, origin_line(deck.origin, slide.code)]
    notes += [f"[{deck.number_of(clause)}] {deck.entry(clause)}" for clause in deck.listed(slide.clauses)]
    page.notes_slide.notes_text_frame.text = "\n".join(note for note in notes if note)


def foot_words(slide: Slide, deck: Deck) -> str:
    """The numbers of the slide's sources before its notice."""
    cited = tr("出处：{numbers}", numbers=deck.mark(slide.clauses)) if slide.clauses else ""
    return "　".join(part for part in (cited, slide.notice) if part)


def _code(page: Any, link: str) -> None:
    """The code for a phone under the words, where there is an address to open."""
    try:
        picture = BytesIO(qr_png(link)) if link else None
    except AddressTooLongError:
        return
    if picture:
        corner = (Inches(WIDTH - MARGIN - CODE), Inches(FOOT - CODE))
        shape = page.shapes.add_picture(picture, *corner, Inches(CODE), Inches(CODE))
        shape._element.nvPicPr.cNvPr.set("descr", link)  # the library has no name for alternative text
