"""Signs on a step's picture: words, arrows and circles, at the same places of the picture in every file."""

import math
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from components.base.look import Look, using
from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.lettering import width_px
from components.export.picture import Drawing, nested
from components.story.steps import words_of
from components.story.typed import marked
from data.stories import Annotation

SIZE = (900, 546)
"""Px at which a map with signs is drawn, whatever room it gets, so that its frame and with it the signs stay."""
LETTER, STROKE, HEAD, HALO = 0.022, 0.0035, 0.022, 0.3
"""Shares of the picture's width: height of letters, width of lines, length of an arrow's head; a halo in letters."""
ROLE = "axis_red"
Draw = Callable[[tuple[int, int]], str]


def annotated(draw: Draw, annotations: Sequence[Annotation], look: Look) -> Draw:
    """What draws the picture with its signs; the same picture where there are none."""
    if not annotations:
        return draw
    return lambda _: _with_signs(draw(SIZE), annotations, look)


def _with_signs(svg: str, annotations: Sequence[Annotation], look: Look) -> str:
    drawing = Drawing.of(svg)
    width, height = drawing.width, drawing.height
    with using(look):
        signs = "".join(_sign(each, (width, height), look.theme) for each in annotations)
    inside = nested(svg, (0, 0, width, height), "a")
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}"'
    return f'{opening} height="{height:g}" viewBox="0 0 {width:g} {height:g}">{inside}{signs}</svg>'


def _sign(each: Annotation, size: tuple[float, float], theme: Theme) -> str:
    width, height = size
    place, text = (each.x * width, each.y * height), marked(words_of(each.words))
    if each.kind == "circle":
        radius = each.radius * width
        ring = _stroked(f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{radius:.1f}" fill="none"', width, theme)
        return ring + _words(text, (place[0], place[1] + radius + LETTER * width * 1.3), size, theme)
    if each.kind == "arrow":
        tail = (each.from_x * width, each.from_y * height)
        below = tail[1] >= place[1]
        shift = LETTER * width * (1.2 if below else -0.5)
        return _arrow(tail, place, width, theme) + _words(text, (tail[0], tail[1] + shift), size, theme)
    return _words(text, place, size, theme)


def _arrow(tail: tuple[float, float], tip: tuple[float, float], width: float, theme: Theme) -> str:
    angle, head = math.atan2(tip[1] - tail[1], tip[0] - tail[0]), HEAD * width
    wings = [(tip[0] - head * math.cos(angle + turn), tip[1] - head * math.sin(angle + turn)) for turn in (0.45, -0.45)]
    points = " L".join(f"{x:.1f} {y:.1f}" for x, y in (wings[0], tip, wings[1]))
    path = f"M{tail[0]:.1f} {tail[1]:.1f} L{tip[0]:.1f} {tip[1]:.1f} M{points}"
    return _stroked(f'<path d="{path}" fill="none" stroke-linecap="round" stroke-linejoin="round"', width, theme)


def _stroked(opening: str, width: float, theme: Theme) -> str:
    """A line in the colour of warnings over a wider one in that of the ground."""
    line = STROKE * width
    halo = f'{opening} stroke="{palette(theme).ground}" stroke-width="{line * 2.4:.2f}"/>'
    return halo + f'{opening} stroke="{colour(ROLE, theme)}" stroke-width="{line:.2f}"/>'


def _words(text: str, place: tuple[float, float], size: tuple[float, float], theme: Theme) -> str:
    """Words centred at a place, kept inside the picture, with a halo."""
    text = "".join(each for each in text if each.isprintable()).strip()
    if not text:
        return ""
    letter = LETTER * size[0]
    half = min(width_px(text, letter, bold=True), size[0]) / 2
    x = min(max(place[0], half), size[0] - half)
    y = min(max(place[1], letter), size[1] - letter * 0.3)
    start = f'<text x="{x:.1f}" y="{y:.1f}" font-family="{SANS}" font-size="{letter:.1f}" font-weight="700"'
    halo = (
        f'{start} text-anchor="middle" fill="none" stroke="{palette(theme).ground}" stroke-width="{letter * HALO:.1f}"'
    )
    letters = f'{start} text-anchor="middle" fill="{colour(ROLE, theme)}">{escape(text)}</text>'
    return f'{halo} stroke-linejoin="round">{escape(text)}</text>{letters}'
