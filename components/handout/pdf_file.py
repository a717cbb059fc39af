"""A deck as a PDF of A4 pages: text that can be selected, the shipped font embedded, bookmarks, words for pictures."""

from pathlib import Path
from typing import Any

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import palette
from components.drawing.maps.cover import cover_svg
from components.export.picture import Drawing
from components.handout.deck import Deck, grades_line, origin_line, steps_line
from components.handout.opening import Opening, shares_of
from components.handout.parts import fitted, label_line
from components.handout.pieces import UNITS, Line
from components.handout.slide import Slide
from components.handout.typesetting import typeset
from components.words.text import tr

ROOM_MM, MAP_MM, UPRIGHT_MM = (267.0, 128.0), (170.0, 132.0), (180.0, 140.0)
"""Room in mm of a chart across the page, and of a map and an upright chart beside their words."""
MAP = (600, 466)
"""Size in px at which maps are drawn: their smallest letters have 8 points on paper."""
UPRIGHT = 1.9
"""Aspect up to which a chart stands beside its words."""
OPENING, OPENING_MM = (600, 533), (170.0, 151.0)
"""The same of the map behind the title."""
COVER = (420, 390)
"""Px of the picture beside the title."""
MOST_FIGURES = 6


def pdf_bytes(deck: Deck) -> bytes:
    """The file. Every page has notice, day and code; the last ones hold the clauses. Nothing is fetched."""
    with using(deck.look):
        return typeset("deck", lambda folder: _deck(deck, folder))


def _deck(deck: Deck, folder: Path) -> dict[str, Any]:
    """What the template reads; pictures lie beside it as files."""
    ink = palette(deck.look.theme)
    (folder / "cover.svg").write_text(cover_svg(COVER, deck.look.theme), encoding="utf-8")
    return {
        "title": deck.title,
        "cover": tr("起步区与黄河示意"),
        "area": tr("济南新旧动能转换起步区"),
        "audience": deck.audience,
        "about": " · ".join(part for part in (steps_line(deck), deck.origin.made_at) if part),
        "steps": deck.steps,
        "language": deck.look.language,
        "paper": "a4",
        "flipped": True,
        "units": UNITS,
        "foot": origin_line(deck.origin),
        "page": tr("第{n}页，共{total}页"),
        "numbering": tr("方括号内为出处编号，见第{first}至{last}页"),
        "numbering-one": tr("方括号内为出处编号，见第{n}页"),
        "grades": grades_line(),
        "sources": tr("出处与算法"),
        "clauses": [deck.entry(clause) for clause in deck.clauses],
        "ink": {"ground": ink.ground, "text": ink.text, "soft": ink.text_soft, "line": ink.hairline,
                "accent": ink.water_text},
        "opening": _opening(deck.opening, deck, folder) if deck.opening else None,
        "slides": [_slide(slide, deck, folder, place) for place, slide in enumerate(deck.faces)],
    }  # fmt: skip


def pieces_of(line: Line, deck: Deck) -> list[dict[str, str]]:
    """A line as the template reads it."""
    return [{"text": piece.text, "mark": deck.mark(piece.clauses)} for piece in line]


def _opening(opening: Opening, deck: Deck, folder: Path) -> dict[str, Any]:
    svg = opening.picture(OPENING) if opening.picture else ""
    (folder / "opening.svg").write_text(svg, encoding="utf-8")
    width, height = fitted(svg, OPENING_MM) if svg else (0.0, 0.0)
    return {
        "title": opening.title,
        "beside": [_section(section, 1.0, deck) for section in opening.beside],
        "cards": [
            [_section(section, share, deck) for section, share in zip(row, shares_of(row), strict=True)]
            for row in opening.cards
        ],
        "picture": "opening.svg",
        "width": width,
        "height": height,
        "alt": opening.picture_words,
        "notice": opening.notice,
    }


def _section(section: Slide, share: float, deck: Deck) -> dict[str, Any]:
    return {"heading": section.heading, "share": share, "lines": [pieces_of(line, deck) for line in section.lines]}


def _slide(slide: Slide, deck: Deck, folder: Path, place: int) -> dict[str, Any]:
    picture, code, size, room = None, None, (0.0, 0.0), ROOM_MM
    if slide.picture:
        picture, svg = f"p{place}.svg", slide.picture(MAP)
        (folder / picture).write_text(svg, encoding="utf-8")
        room = _room(slide, Drawing.of(svg).aspect)
        size = fitted(svg, room)
    if slide.link and (bitmap := code_of_link(slide.link)):
        code = f"q{place}.png"
        (folder / code).write_bytes(bitmap)
    cited = deck.mark(slide.clauses)
    return {
        "kicker": slide.kicker(deck.steps),
        "step": slide.step,
        "lead": pieces_of(slide.lead, deck),
        "body": [pieces_of(line, deck) for line in slide.body],
        "tiles": _tiles(slide, deck),
        "caption": "" if slide.continues else slide.caption,
        "is-beside": picture is not None and room is not ROOM_MM,
        "picture": picture,
        "column": size[0],
        "width": size[0],
        "height": size[1],
        "alt": slide.picture_words,
        "notice": slide.notice,
        "cited": tr("出处：{numbers}", numbers=cited) if cited else "",
        "origin": origin_line(deck.origin, slide.code),
        "code": code,
        "link": slide.link,
    }


def _room(slide: Slide, aspect: float) -> tuple[float, float]:
    """Mm that the picture has: a map and an upright chart with words share the page with these."""
    if slide.chart is None:
        return MAP_MM
    return UPRIGHT_MM if aspect < UPRIGHT and (slide.body or slide.figures) else ROOM_MM


def _tiles(slide: Slide, deck: Deck) -> list[dict[str, Any]]:
    """Figures as a value over its words."""
    rows = slide.figure_rows(MOST_FIGURES)
    return [
        {"value": figure.value, "words": [{"text": label_line(figure), "mark": deck.mark(row[0].clauses)}]}
        for figure, row in zip(slide.figures, rows, strict=False)
    ]


def code_of_link(link: str) -> bytes | None:
    """The code for a phone as PNG; None for a link too long for one."""
    try:
        return qr_png(link)
    except AddressTooLongError:
        return None
