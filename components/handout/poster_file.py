"""A story on one sheet A3: its map, what each step says, figures with their grades, sources. PDF, typeset by typst."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from components.base.look import using
from components.base.scales import GRADE_MARK, palette
from components.handout.deck import Deck, grades_line, origin_line, steps_line
from components.handout.parts import fitted
from components.handout.pdf_file import code_of_link
from components.handout.pieces import clauses_of
from components.handout.slide import Slide
from components.handout.typesetting import typeset
from components.topics.contract import Figure
from components.words.citation import scope_short
from components.words.text import tr

PX_MM = 3.73
"""Picture px to the mm: 13 px are 10 points on paper."""
WIDTH, LOW, TALL = 252.0, 132.0, 188.0
"""Room in mm of the large map: its width, and its height over charts or alone."""
SIDE = (194.0, 50.0)
"""Room in mm of a chart under it."""
MOST_FIGURES, MOST_SIDES = 6, 2

INKS = {"ground": "ground", "text": "text", "soft": "text_soft", "line": "hairline"}
"""Colours of the sheet by their name in the theme."""


def poster_bytes(deck: Deck) -> bytes:
    """The file, always one page: letters get smaller before anything runs over."""
    with using(deck.look):
        return typeset("poster", lambda folder: _poster(deck, folder))


def _poster(deck: Deck, folder: Path) -> dict[str, Any]:
    ink = palette(deck.look.theme)
    steps = [slide for slide in deck.slides if not slide.continues]
    main, sides = _graphics(deck.slides)
    room, first = (WIDTH, LOW if sides else TALL), steps[0]
    figures = _figures(steps)
    cited = (*clauses_of(line for step in steps for line in step.lines[:1]), *(c for _, each in figures for c in each))
    used = sorted(set(cited), key=deck.number_of)
    code = code_of_link(first.link) if first.link else None
    if code:
        (folder / "code.png").write_bytes(code)
    return {
        "title": deck.title,
        "about": " · ".join(part for part in (deck.audience, steps_line(deck), deck.origin.made_at) if part),
        "language": deck.look.language,
        "ink": {name: getattr(ink, field) for name, field in INKS.items()},
        "tall": room[1],
        "main": _picture(main, "main", room, folder) if main else None,
        "sides": [_picture(each, f"side{turn}", SIDE, folder) for turn, each in enumerate(sides)],
        "steps": [{"heading": each.heading, "text": _text(each, deck)} for each in steps],
        "figures": [_figure(figure, deck, clauses) for figure, clauses in figures],
        "notices": list(dict.fromkeys(each.notice for each in (main, *sides) if each and each.notice)),
        **_sources(deck, used),
        "grades": grades_line(),
        "origin": origin_line(deck.origin, first.code),
        "code": "code.png" if code else None,
        "link": first.link,
    }


def _text(step: Slide, deck: Deck) -> str:
    """A step's first sentence with the numbers of its sources."""
    return "".join(deck.with_marks(line) for line in step.lines[:1])


def _sources(deck: Deck, used: Sequence[str]) -> dict[str, Any]:
    """The clauses of what the sheet says, under their numbers in the whole story."""
    return {
        "sources": tr("全部出处"),
        "clauses": [f"[{deck.number_of(clause)}] {clause}" for clause in used],
        "more": tr("另有 {n} 条出处，见同一汇报的讲稿。"),
        "further": tr("另有 {n} 步，见同一汇报的讲稿。"),
    }


def _graphics(slides: Sequence[Slide]) -> tuple[Slide | None, list[Slide]]:
    """The first map, else the first picture, and charts of other steps, which read well in little room."""
    with_picture = [slide for slide in slides if slide.picture]
    main = next((slide for slide in with_picture if slide.chart is None), next(iter(with_picture), None))
    return main, [slide for slide in with_picture if slide.chart and slide is not main][:MOST_SIDES]


def _picture(slide: Slide, name: str, room: tuple[float, float], folder: Path) -> dict[str, Any]:
    svg = slide.picture((round(room[0] * PX_MM), round(room[1] * PX_MM))) if slide.picture else ""
    (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    width, height = fitted(svg, room)
    return {"file": f"{name}.svg", "width": width, "height": height, "alt": slide.picture_words, "title": slide.heading}


def _figures(steps: Sequence[Slide]) -> list[tuple[Figure, tuple[str, ...]]]:
    """The first figure of each step, then the second of each, as many as there is room for, each once, with the
    clauses that it rests on."""
    rows = [list(zip(step.figures, step.figure_rows(len(step.figures)), strict=True)) for step in steps]
    turns = max(map(len, rows), default=0)
    pairs = [of_step[turn] for turn in range(turns) for of_step in rows if turn < len(of_step)]
    once = {(figure.label, figure.value): (figure, row[0].clauses) for figure, row in pairs}
    return list(once.values())[:MOST_FIGURES]


def _figure(figure: Figure, deck: Deck, clauses: Sequence[str]) -> dict[str, str]:
    scope = scope_short(figure.scope) if figure.scope else ""
    label = " · ".join(part for part in (figure.label, scope) if part)
    mark = GRADE_MARK.get(figure.grade, "")
    return {"value": figure.value, "label": f"{label} {deck.mark(clauses)}".strip(), "mark": mark}
