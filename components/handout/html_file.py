"""A deck as one HTML file that opens without a server or a network: vector pictures, keys, clauses on a click."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_svg
from components.base.scales import palette
from components.export.picture import Drawing, nested
from components.handout.deck import Deck, Origin, grades_line, numbering_line, origin_line, page_line
from components.handout.opening import Opening, shares_of
from components.handout.parts import fitted, label_line
from components.handout.pieces import NUMBER_WITH_UNIT, Line, clauses_of
from components.handout.slide import Slide
from components.words.text import tr

ASSETS = Path(__file__).parent / "page"
PICTURE, MAP, MOST_FIGURES = (830, 560), (640, 440), 6
"""Size in px at which charts and maps are drawn, the page scales them; how many figures stand beside one."""
ACROSS, LOW = 1.9, 3.0
"""Aspect from which a chart goes across the page, over its words; and that of a page without a picture."""


def html_bytes(deck: Deck) -> bytes:
    """The file in UTF-8. Nothing in it is fetched, and its policy forbids fetching."""
    with using(deck.look):
        slides = "".join(
            _slide(slide, deck, place)
            for place, slide in enumerate(deck.slides, 1 + (deck.opening.pages if deck.opening else 0))
        )
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
    """The pages behind the title, which stands over the first of them."""
    about = " · ".join(part for part in (deck.audience, deck.origin.made_at, _numbering(deck)) if part)
    svg = opening.picture(MAP) if opening.picture else ""
    picture = _figure(svg, opening.picture_words, "opening") if svg else ""
    beside = "".join(_section(section, deck) for section in opening.beside)
    rows = "".join(_row(row, deck) for row in opening.cards)
    faces = (
        (deck.title, about, f'{picture}<div class="words">{beside}{_clauses(_cited(opening.beside), deck)}</div>'),
        (
            opening.title,
            "",
            f'<div class="cards">{rows}{_clauses(_cited(s for row in opening.cards for s in row), deck)}</div>',
        ),
    )
    pages = [face for face, has_words in zip(faces, (opening.beside, opening.cards), strict=True) if has_words]
    return "".join(
        f'<section class="slide" id="opening{turn}"><article class="now opening"><header><h1>{escape(title)}</h1>'
        f'<p class="about">{escape(words)}</p></header>{body}<footer><div>'
        f"<p>{escape(_place(turn, deck))}</p></div></footer></article></section>"
        for turn, (title, words, body) in enumerate(pages, 1)
    )


def _section(section: Slide, deck: Deck) -> str:
    return f"<h2>{escape(section.heading)}</h2>{_paragraphs(section.lines, deck)}"


def _row(row: Sequence[Slide], deck: Deck) -> str:
    columns = " ".join(f"{share:.2f}fr" for share in shares_of(row))
    cards = "".join(f"<section>{_section(section, deck)}</section>" for section in row)
    return f'<div style="grid-template-columns: {columns}">{cards}</div>'


def _cited(sections: Iterable[Slide]) -> Iterable[str]:
    return dict.fromkeys(clause for section in sections for clause in clauses_of(section.lines))


def _numbering(deck: Deck) -> str:
    return numbering_line(_pages(deck), _pages(deck)) if deck.clauses else ""


def _pages(deck: Deck) -> int:
    """Pages of the file: what stands behind the title, the steps, the sources."""
    return len(deck.slides) + (deck.opening.pages if deck.opening else 0) + 1


def _slide(slide: Slide, deck: Deck, place: int) -> str:
    """A step; the scene it is compared with lies beside it and is seen while B is on."""
    faces = _face(slide, deck, place, "now")
    if slide.before:
        faces += _face(slide.before, deck, place, "before")
    return f'<section class="slide" id="s{place}">{faces}</section>'


def _face(slide: Slide, deck: Deck, place: int, kind: str) -> str:
    svg = slide.picture(MAP if slide.chart is None else PICTURE) if slide.picture else ""
    aspect = Drawing.of(svg).aspect if svg else LOW
    has_words = bool(slide.body or slide.figures)
    is_across = not svg or (slide.chart is not None and (aspect > ACROSS or not has_words))
    classes = " ".join((kind, *(("across",) if is_across else ()), *(("worded",) if has_words else ())))
    caption = "" if slide.continues else slide.caption
    origin = " · ".join((_place(place, deck), origin_line(deck.origin)))
    picture = _figure(svg, slide.picture_words, f"p{place}{kind}", caption) if svg else ""
    return (
        f'<article class="{classes}">{_head(slide, deck, kind)}{picture}'
        f'<div class="words"><div class="said">{_paragraphs(slide.body, deck)}</div>'
        f'<ul class="figures">{_tiles(slide, deck)}</ul>{_clauses(slide.clauses, deck, slide.code)}</div>'
        f"<footer>{_code(slide.link)}<div><p>{escape(slide.notice)}</p><p>{escape(origin)}</p></div></footer></article>"
    )


def _head(slide: Slide, deck: Deck, kind: str) -> str:
    """Kicker and title, and the way through the talk."""
    mark = f'<span class="mark">{escape(tr("之前"))}</span>' if kind == "before" else ""
    turns = range(1, deck.steps + 1) if slide.step and deck.steps > 1 else ()
    way = "".join(f"<i{' class=gone' if turn <= slide.step else ''}></i>" for turn in turns)
    return (
        f'<header><p class="kicker">{escape(slide.kicker(deck.steps))} {mark}</p>'
        f'<div class="way">{way}</div><h1>{_line(slide.lead, deck)}</h1></header>'
    )


def _tiles(slide: Slide, deck: Deck) -> str:
    pairs = zip(slide.figures, slide.figure_rows(MOST_FIGURES), strict=False)
    return "".join(
        f"<li><b>{escape(figure.value)}</b> {_united(label_line(figure))}{_mark(row[0].clauses, deck)}</li>"
        for figure, row in pairs
    )


def _place(place: int, deck: Deck) -> str:
    return f"{deck.title} · {page_line(place, _pages(deck))}"


def _paragraphs(lines: Iterable[Line], deck: Deck) -> str:
    return "".join(f"<p>{_line(line, deck)}</p>" for line in lines)


def _line(line: Line, deck: Deck) -> str:
    """Text with the numbers of its sources, which lead to them."""
    return "".join(_united(piece.text) + _mark(piece.clauses, deck) for piece in line)


def _united(text: str) -> str:
    """The text with every number and its unit in one, where no line breaks."""
    parts = NUMBER_WITH_UNIT.split(text)
    return "".join(
        f'<span class="unit">{escape(part)}</span>' if turn % 2 else escape(part) for turn, part in enumerate(parts)
    )


def _mark(clauses: Iterable[str], deck: Deck) -> str:
    numbers = sorted(map(deck.number_of, clauses))
    mark = deck.mark(clauses) if numbers else ""
    return f'<a class="mark-of-source" href="#c{numbers[0]}">{escape(mark)}</a>' if mark else ""


def _figure(svg: str, words: str, prefix: str, caption: str = "") -> str:
    width, height = fitted(svg, PICTURE)
    picture = nested(svg, (0, 0, width, height), prefix)
    over = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return (
        f'<figure role="img" aria-label="{escape(words)}">{over}'
        f'<svg viewBox="0 0 {width:g} {height:g}">{picture}</svg></figure>'
    )


def _clauses(clauses: Iterable[str], deck: Deck, code: str = "") -> str:
    """The page's sources under their numbers in the whole file, and the code that opens the page."""
    ordered = sorted((deck.number_of(clause), clause) for clause in deck.listed(clauses))
    rows = "".join(
        f'<li data-source="{number}">[{number}] {escape(deck.entry(clause))}</li>' for number, clause in ordered
    )
    head = escape(tr("出处（{n}条）", n=len(ordered)))
    last = f"<p>{escape(origin_line(Origin(), code))}</p>" if code else ""
    return f"<details><summary>{head}</summary><ol>{rows}</ol>{last}</details>" if rows or last else ""


def _sources(deck: Deck) -> str:
    rows = "".join(f'<li id="c{n}">[{n}] {escape(deck.entry(clause))}</li>' for n, clause in enumerate(deck.clauses, 1))
    return (
        f'<section class="slide sources" id="sources"><article class="now"><header><h1>{escape(tr("出处与算法"))}</h1>'
        f"</header><ol>{rows}</ol><footer><p>{escape(grades_line())}</p>"
        f"<p>{escape(origin_line(deck.origin))}</p></footer></article></section>"
    )


def _code(link: str) -> str:
    try:
        return f'<div class="qr">{qr_svg(link)}</div>' if link else ""
    except AddressTooLongError:
        return ""
