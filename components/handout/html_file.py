"""A deck as one HTML file that opens without a server or a network: vector pictures, keys, clauses on a click."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from components.base.look import using
from components.base.qr import AddressTooLongError, qr_svg
from components.base.scales import palette
from components.export.picture import nested
from components.handout.parts import figure_lines, fitted
from components.handout.slides import Deck, Slide, grades_line, origin_line
from components.words.text import tr

ASSETS = Path(__file__).parent / "page"
PICTURE, MOST_FIGURES = (900, 552), 6
"""Size in px at which the pictures are drawn, the page scales them; how many figures stand beside one."""


def html_bytes(deck: Deck) -> bytes:
    """The file in UTF-8. Nothing in it is fetched, and its policy forbids fetching."""
    with using(deck.look):
        slides = "".join(_slide(slide, deck, place) for place, slide in enumerate(deck.slides, 1))
        return _page(deck, slides + _sources(deck)).encode()


def _page(deck: Deck, body: str) -> str:
    script, style = (ASSETS / "deck.js").read_text("utf-8"), (ASSETS / "deck.css").read_text("utf-8")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    ink = palette(deck.look.theme)
    colours = f"--ground:{ink.ground};--text:{ink.text};--soft:{ink.text_soft};--line:{ink.hairline}"
    return (
        f'<!DOCTYPE html><html lang="{"zh-CN" if deck.look.language == "zh" else deck.look.language}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(deck.title)}</title>'
        f'<style>:root{{{colours}}}{style}</style></head><body><main>{body}</main>'
        f'<p id="keys">{escape(tr("← → 翻页　B 前后对比　S 出处　F 全屏"))}</p><script>{script}</script></body></html>'
    )  # fmt: skip


def _slide(slide: Slide, deck: Deck, place: int) -> str:
    """A step; the scene it is compared with lies beside it and is seen while B is on."""
    faces = _face(slide, deck, place, "now")
    if slide.before:
        faces += _face(slide.before, deck, place, "before")
    return f'<section class="slide" id="s{place}">{faces}</section>'


def _face(slide: Slide, deck: Deck, place: int, kind: str) -> str:
    picture = _picture(slide, f"p{place}{kind}")
    figure = f'<figure role="img" aria-label="{escape(slide.picture_words)}">{picture}</figure>' if picture else ""
    mark = f'<span class="mark">{escape(tr("之前"))}</span>' if kind == "before" else ""
    words = "".join(f"<p>{escape(text)}</p>" for text in slide.sentences)
    figures = "".join(f"<li>{escape(line)}</li>" for line in figure_lines(slide.figures[:MOST_FIGURES]))
    return (
        f'<article class="{kind}"><header><h1>{escape(slide.heading)}</h1>{mark}</header>{figure}'
        f'<div class="words">{words}<ul class="figures">{figures}</ul>{_clauses(slide)}</div>'
        f"<footer>{_code(slide.link)}<div><p>{escape(slide.notice)}</p>"
        f"<p>{escape(origin_line(deck.origin, slide))}</p>"
        f"<p>{escape(deck.title)} · {place}/{len(deck.slides)}</p></div></footer></article>"
    )


def _picture(slide: Slide, prefix: str) -> str:
    if not slide.picture:
        return ""
    svg = slide.picture(PICTURE)
    width, height = fitted(svg, PICTURE)
    inside = nested(svg, (0, 0, width, height), prefix)
    return f'<svg viewBox="0 0 {width:g} {height:g}">{inside}</svg>'


def _clauses(slide: Slide) -> str:
    rows = "".join(f"<li>{escape(clause)}</li>" for clause in slide.clauses)
    head = escape(tr("出处（{n}条）", n=len(slide.clauses)))
    return f"<details><summary>{head}</summary><ol>{rows}</ol></details>" if rows else ""


def _sources(deck: Deck) -> str:
    rows = "".join(f"<li>{escape(clause)}</li>" for clause in deck.clauses)
    return (
        f'<section class="slide sources" id="sources"><article class="now"><header><h1>{escape(tr("出处"))}</h1>'
        f"</header><ol>{rows}</ol><footer><p>{escape(grades_line())}</p>"
        f"<p>{escape(origin_line(deck.origin))}</p></footer></article></section>"
    )


def _code(link: str) -> str:
    try:
        return f'<div class="qr">{qr_svg(link)}</div>' if link else ""
    except AddressTooLongError:
        return ""
