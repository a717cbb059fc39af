"""A deck as a PDF of A4 pages: text that can be selected, the shipped font embedded, bookmarks, words for pictures."""

from pathlib import Path
from typing import Any

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import palette
from components.handout.parts import figure_lines, fitted
from components.handout.slides import Deck, Slide, grades_line, origin_line
from components.handout.typesetting import typeset
from components.words.text import tr

PICTURE, ROOM_MM = (900, 415), (269.0, 124.0)
"""Size in px at which maps are drawn and the room on the page in mm: 13 px are 11 points on paper."""
MOST_FIGURES = 6


def pdf_bytes(deck: Deck) -> bytes:
    """The file. Every page has notice, day and code; the last ones hold the clauses. Nothing is fetched."""
    with using(deck.look):
        return typeset("deck", lambda folder: _deck(deck, folder))


def _deck(deck: Deck, folder: Path) -> dict[str, Any]:
    """What the template reads; pictures lie beside it as files."""
    ink = palette(deck.look.theme)
    return {
        "title": deck.title,
        "audience": deck.audience,
        "steps": deck.steps,
        "language": deck.look.language,
        "paper": "a4",
        "flipped": True,
        "foot": origin_line(deck.origin),
        "grades": grades_line(),
        "sources": tr("出处"),
        "clauses": list(deck.clauses),
        "ink": {"ground": ink.ground, "text": ink.text, "soft": ink.text_soft, "line": ink.hairline},
        "slides": [_slide(slide, deck, folder, place) for place, slide in enumerate(deck.faces)],
    }


def _slide(slide: Slide, deck: Deck, folder: Path, place: int) -> dict[str, Any]:
    picture, code, size = None, None, (0.0, 0.0)
    if slide.picture:
        picture, svg = f"p{place}.svg", slide.picture(PICTURE)
        (folder / picture).write_text(svg, encoding="utf-8")
        size = fitted(svg, ROOM_MM)
    if slide.link and (bitmap := code_of_link(slide.link)):
        code = f"q{place}.png"
        (folder / code).write_bytes(bitmap)
    return {
        "heading": slide.title,
        "sentences": list(slide.sentences),
        "figures": figure_lines(slide.figures[:MOST_FIGURES]),
        "picture": picture,
        "width": size[0],
        "height": size[1],
        "alt": slide.picture_words,
        "notice": slide.notice,
        "clauses": list(slide.clauses),
        "origin": origin_line(deck.origin, slide),
        "code": code,
        "link": slide.link,
    }


def code_of_link(link: str) -> bytes | None:
    """The code for a phone as PNG; None for a link too long for one."""
    try:
        return qr_png(link)
    except AddressTooLongError:
        return None
