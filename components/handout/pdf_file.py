"""A deck as a PDF of A4 pages: text that can be selected, the shipped font embedded, bookmarks, words for pictures."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import palette
from components.drawing.chart import CHART_FONTS
from components.handout.slides import Deck, Slide, figure_line, grades_line, origin_line
from components.words.text import tr

TEMPLATE = Path(__file__).parent / "page" / "deck.typ"
PICTURE = (1240, 800)
"""Size in px at which the pictures are drawn; vectors, so the paper decides how fine they are."""
MOST_FIGURES = 6


def pdf_bytes(deck: Deck) -> bytes:
    """The file. Every page has notice, day and code; the last ones hold the clauses. Nothing is fetched."""
    with using(deck.look), TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / TEMPLATE.name
        source.write_bytes(TEMPLATE.read_bytes())
        (folder / "deck.json").write_text(json.dumps(_deck(deck, folder), ensure_ascii=False), encoding="utf-8")
        pdf: bytes = typst.compile(
            source, root=folder, font_paths=[CHART_FONTS], ignore_system_fonts=True, format="pdf"
        )
        return pdf


def _deck(deck: Deck, folder: Path) -> dict[str, Any]:
    """What the template reads; pictures lie beside it as files."""
    ink, faces = palette(deck.look.theme), []
    for slide in deck.slides:
        faces += [slide, slide.before] if slide.before else [slide]
    return {
        "title": deck.title,
        "audience": deck.audience,
        "language": deck.look.language,
        "paper": "a4",
        "flipped": True,
        "foot": origin_line(deck.origin),
        "grades": grades_line(),
        "sources": tr("出处"),
        "clauses": list(deck.clauses),
        "ink": {"ground": ink.ground, "text": ink.text, "soft": ink.text_soft, "line": ink.hairline},
        "slides": [_slide(slide, deck, folder, place) for place, slide in enumerate(faces)],
    }


def _slide(slide: Slide, deck: Deck, folder: Path, place: int) -> dict[str, Any]:
    picture = code = None
    if slide.picture:
        picture = f"p{place}.svg"
        (folder / picture).write_text(slide.picture(PICTURE), encoding="utf-8")
    if slide.link and (bitmap := _code(slide.link)):
        code = f"q{place}.png"
        (folder / code).write_bytes(bitmap)
    return {
        "heading": slide.heading,
        "sentences": list(slide.sentences),
        "figures": [figure_line(figure) for figure in slide.figures[:MOST_FIGURES]],
        "picture": picture,
        "alt": slide.picture_words,
        "notice": slide.notice,
        "clauses": list(slide.clauses),
        "origin": origin_line(deck.origin, slide),
        "code": code,
        "link": slide.link,
    }


def _code(link: str) -> bytes | None:
    try:
        return qr_png(link)
    except AddressTooLongError:
        return None
