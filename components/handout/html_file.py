"""A deck as one HTML file that opens without a server or a network: vector pictures, keys, clauses on a click."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_svg
from components.base.scales import palette
from components.export.picture import Drawing, nested
from components.handout.deck import Deck, Opening, Slide, grades_line, numbering_line, origin_line, page_line
from components.handout.parts import fitted, label_line
from components.handout.pieces import Line
from components.words.text import tr

ASSETS = Path(__file__).parent / "page"
PICTURE, OPENING, MOST_FIGURES = (830, 560), (760, 700), 6
"""Size in px at which the pictures are drawn, the page scales them; how many figures stand beside one."""
ACROSS, LOW = 2.3, 3.0
"""Aspect from which a chart goes across the page, over its words, and from which it leaves room for figures too."""


def html_bytes(deck: Deck) -> bytes:
    """The file in UTF-8. Nothing in it is fetched, and its policy forbids fetching."""
    with using(deck.look):
        slides = "".join(_slide(slide, deck, place) for place, slide in enumerate(deck.slides, 1 + bool(deck.opening)))
        opening = _opening(deck.opening, deck) if deck.opening else ""
        return _page(deck, opening + slides + _sources(deck)).encode()


def _page(deck: Deck, body: str) -> str:
    script, style = (ASSETS / "deck.js").read_text("utf-8"), (ASSETS / "deck.css").read_text("utf-8")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    ink = palette(deck.look.theme)
    colours = {
        "ground": ink.ground,
        "text": ink.text,
        "soft": ink.text_soft,
        "line": ink.hairline,
        "accent": ink.water_text,
    }
    root = ";".join(f"--{name}:{colour}" for name, colour in colours.items())
    return (
        f'<!DOCTYPE html><html lang="{"zh-CN" if deck.look.language == "zh" else deck.look.language}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(deck.title)}</title>'
        f'<style>:root{{{root}}}{style}</style></head><body><main>{body}</main>'
        f'<p id="keys">{escape(tr("← → 翻页　B 前后对比　S 出处　F 全屏"))}</p><script>{script}</script></body></html>'
    )  # fmt: skip


def _opening(opening: Opening, deck: Deck) -> str:
    """The page behind the title, which stands over it."""
    svg = opening.picture(OPENING) if opening.picture else ""
    picture = _figure(svg, opening.picture_words, "opening") if svg else ""
    sections = "".join(
        f"<h2>{escape(section.heading)}</h2>{_paragraphs(section.lines, deck)}" for section in opening.sections
    )
    about = " · ".join(part for part in (deck.audience, deck.origin.made_at, numbering_line()) if part)
    return (
        f'<section class="slide" id="opening"><article class="now opening"><header><h1>{escape(deck.title)}</h1>'
        f'<span class="about">{escape(about)}</span></header>{picture}<div class="words">{sections}'
        f"{_clauses(opening.clauses, deck)}</div><footer><div><p>{escape(opening.notice)}</p>"
        f"<p>{escape(_place(1, deck))}</p></div></footer></article></section>"
    )


def _slide(slide: Slide, deck: Deck, place: int) -> str:
    """A step; the scene it is compared with lies beside it and is seen while B is on."""
    faces = _face(slide, deck, place, "now")
    if slide.before:
        faces += _face(slide.before, deck, place, "before")
    return f'<section class="slide" id="s{place}">{faces}</section>'


def _face(slide: Slide, deck: Deck, place: int, kind: str) -> str:
    svg = slide.picture(PICTURE) if slide.picture else ""
    aspect = Drawing.of(svg).aspect if svg else LOW
    is_across = not svg or (slide.chart is not None and aspect > ACROSS)
    picture = _figure(svg, slide.picture_words, f"p{place}{kind}") if svg else ""
    mark = f'<span class="mark">{escape(tr("之前"))}</span>' if kind == "before" else ""
    rows = slide.figure_rows(MOST_FIGURES if not is_across or aspect >= LOW else 0)
    if is_across:
        pairs = zip(slide.figures, rows, strict=False)
        cells = ((f"<b>{escape(one.value)}</b> {escape(label_line(one))}", row) for one, row in pairs)
        figures = "".join(f"<li>{text}{_mark(row[0].clauses, deck)}</li>" for text, row in cells)
    else:
        figures = "".join(f"<li>{_line(row, deck)}</li>" for row in rows)
    classes = " ".join(name for name, holds in (("across", is_across), ("further", slide.continues)) if holds)
    origin = " · ".join((_place(place, deck), origin_line(deck.origin, slide.code)))
    return (
        f'<article class="{kind} {classes}"><header><h1>{escape(slide.heading)}</h1>{mark}</header>{picture}'
        f'<div class="words"><div class="said">{_paragraphs(slide.lines, deck)}</div>'
        f'<ul class="figures">{figures}</ul>{_clauses(slide.clauses, deck)}</div>'
        f"<footer>{_code(slide.link)}<div><p>{escape(slide.notice)}</p><p>{escape(origin)}</p></div></footer></article>"
    )


def _place(place: int, deck: Deck) -> str:
    return f"{deck.title} · {page_line(place, len(deck.slides) + bool(deck.opening) + 1)}"


def _paragraphs(lines: Iterable[Line], deck: Deck) -> str:
    return "".join(f"<p>{_line(line, deck)}</p>" for line in lines)


def _line(line: Line, deck: Deck) -> str:
    """Text with the numbers of its sources, which lead to them."""
    return "".join(escape(piece.text) + _mark(piece.clauses, deck) for piece in line)


def _mark(clauses: Iterable[str], deck: Deck) -> str:
    numbers = sorted(map(deck.number_of, clauses))
    mark = deck.mark(clauses) if numbers else ""
    return f'<a class="mark-of-source" href="#c{numbers[0]}">{escape(mark)}</a>' if mark else ""


def _figure(svg: str, words: str, prefix: str) -> str:
    width, height = fitted(svg, PICTURE)
    picture = nested(svg, (0, 0, width, height), prefix)
    return (
        f'<figure role="img" aria-label="{escape(words)}">'
        f'<svg viewBox="0 0 {width:g} {height:g}">{picture}</svg></figure>'
    )


def _clauses(clauses: Iterable[str], deck: Deck) -> str:
    """The page's sources under their numbers in the whole file."""
    ordered = sorted((deck.number_of(clause), clause) for clause in clauses)
    rows = "".join(f'<li data-source="{number}">[{number}] {escape(clause)}</li>' for number, clause in ordered)
    head = escape(tr("出处（{n}条）", n=len(ordered)))
    return f"<details><summary>{head}</summary><ol>{rows}</ol></details>" if rows else ""


def _sources(deck: Deck) -> str:
    rows = "".join(f'<li id="c{n}">[{n}] {escape(clause)}</li>' for n, clause in enumerate(deck.clauses, 1))
    return (
        f'<section class="slide sources" id="sources"><article class="now"><header><h1>{escape(tr("全部出处"))}</h1>'
        f"</header><ol>{rows}</ol><footer><p>{escape(grades_line())}</p>"
        f"<p>{escape(origin_line(deck.origin))}</p></footer></article></section>"
    )


def _code(link: str) -> str:
    try:
        return f'<div class="qr">{qr_svg(link)}</div>' if link else ""
    except AddressTooLongError:
        return ""
