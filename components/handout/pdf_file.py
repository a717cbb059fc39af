"""A deck as a PDF of A4 pages: text that can be selected, the shipped font embedded, bookmarks, words for pictures."""

from pathlib import Path
from typing import Any

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_png
from components.base.scales import palette
from components.export.picture import Drawing
from components.handout.deck import Deck, Opening, Slide, grades_line, numbering_line, origin_line
from components.handout.parts import fitted, label_line
from components.handout.pieces import Line
from components.handout.typesetting import typeset
from components.words.text import tr

ROOM_MM, BESIDE_MM = (269.0, 124.0), (196.0, 156.0)
"""Room in mm of a chart over its words, and of a map or an upright chart beside them."""
PICTURE = (780, 620)
"""Size in px at which maps are drawn: 13 px are 9 points on paper."""
UPRIGHT = 1.9
"""Aspect up to which a chart stands beside its words."""
OPENING, OPENING_MM = (780, 847), (140.0, 152.0)
"""The same of the map behind the title, whose legend stands under it."""
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
        "page": tr("第{n}页，共{total}页"),
        "numbering": numbering_line(),
        "grades": grades_line(),
        "sources": tr("全部出处"),
        "clauses": list(deck.clauses),
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
        "sections": [
            {"heading": section.heading, "lines": [pieces_of(line, deck) for line in section.lines]}
            for section in opening.sections
        ],
        "picture": "opening.svg",
        "width": width,
        "height": height,
        "alt": opening.picture_words,
        "notice": opening.notice,
    }


def _slide(slide: Slide, deck: Deck, folder: Path, place: int) -> dict[str, Any]:
    picture, code, size, beside = None, None, (0.0, 0.0), False
    if slide.picture:
        picture, svg = f"p{place}.svg", slide.picture(PICTURE)
        (folder / picture).write_text(svg, encoding="utf-8")
        beside = slide.chart is None or Drawing.of(svg).aspect < UPRIGHT
        size = fitted(svg, BESIDE_MM if beside else ROOM_MM)
    if slide.link and (bitmap := code_of_link(slide.link)):
        code = f"q{place}.png"
        (folder / code).write_bytes(bitmap)
    cited = deck.mark(slide.clauses)
    return {
        "heading": slide.title,
        "sentences": [pieces_of(line, deck) for line in slide.lines],
        "figures": _figures(slide, deck),
        "is-note": slide.continues,
        "is-beside": beside,
        "picture": picture,
        "width": size[0],
        "height": size[1],
        "alt": slide.picture_words,
        "notice": slide.notice,
        "cited": tr("本页出处：{numbers}，列于末页", numbers=cited) if cited else "",
        "origin": origin_line(deck.origin, slide.code),
        "code": code,
        "link": slide.link,
    }


def _figures(slide: Slide, deck: Deck) -> list[dict[str, Any]]:
    """Figures in a line each, and as a value over its words."""
    rows = slide.figure_rows(MOST_FIGURES)
    return [
        {
            "line": pieces_of(row, deck),
            "value": figure.value,
            "words": [{"text": label_line(figure), "mark": deck.mark(row[0].clauses)}],
        }
        for figure, row in zip(slide.figures, rows, strict=False)
    ]


def code_of_link(link: str) -> bytes | None:
    """The code for a phone as PNG; None for a link too long for one."""
    try:
        return qr_png(link)
    except AddressTooLongError:
        return None
