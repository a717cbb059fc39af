"""One picture of what a view says: heading, answer, charts and maps, notice and code, as SVG or PNG, without a browser.

Every chart and map draws itself as SVG; this module sets them on one sheet of a given size.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from components.base.look import Look, using
from components.base.scales import SANS, Palette, palette
from components.drawing.chart import renderer
from components.drawing.charts.lettering import clip, wrap
from components.topics.contract import Content
from components.words.text import tr

MARGIN, GAP = 40, 24
HEADING, ANSWER, FOOT = 30, 19, 13
"""Letter sizes in px."""
LEAST_HEIGHT = 220
"""Height that a chart or a map is given at least, px."""
Size = tuple[int, int]
Box = tuple[float, float, float, float]
ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Stamp:
    """What a file says of its origin: scenario code, link that opens the same view, and the time it was made."""

    code: str = ""
    link: str = ""
    made: str = ""


def svg_of(content: Content, look: Look, size: Size, stamp: Stamp | None = None) -> str:
    """The sheet, `size` px wide and high, as SVG text."""
    with using(look):
        return _sheet(content, look, size, stamp or Stamp())


def png_of(content: Content, look: Look, size: Size, stamp: Stamp | None = None) -> bytes:
    """The sheet as PNG, one device pixel to the px."""
    return bytes(renderer().svg_to_png(svg_of(content, look, size, stamp), scale=1.0))


def _sheet(content: Content, look: Look, size: Size, stamp: Stamp) -> str:
    width, height = size
    ink, inner = palette(look.theme), width - 2 * MARGIN
    head, top = _head(content, ink, inner)
    foot, foot_height = _foot(content, stamp, ink, (inner, height))
    room = (MARGIN, top, inner, height - top - foot_height - MARGIN)
    body = _graphics(content, look, room)
    ground = f'<rect width="{width}" height="{height}" fill="{ink.ground}"/>'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}"'
    return f'{opening} height="{height}" viewBox="0 0 {width} {height}">{ground}{head}{body}{foot}</svg>'


def _head(content: Content, ink: Palette, inner: float) -> tuple[str, float]:
    """Heading and answer, and where they end."""
    parts = [_line(content.heading, (MARGIN, MARGIN + HEADING), HEADING, ink.text, bold=True)]
    y = MARGIN + HEADING + 14.0
    for text in clip(wrap(content.answer, inner, ANSWER), 3):
        y += ANSWER * 1.5
        parts.append(_line(text, (MARGIN, y), ANSWER, ink.text))
    return "".join(parts), y + GAP


def _foot(content: Content, stamp: Stamp, ink: Palette, room: tuple[float, float]) -> tuple[str, float]:
    """Notice, origin and code at the bottom of the sheet, and their height."""
    inner, height = room
    origin = tr("方案码") + tr("：") + stamp.code if stamp.code else ""
    texts = [text for text in (content.notice, " · ".join(part for part in (origin, stamp.made) if part)) if text]
    lines = [line for text in texts for line in clip(wrap(text, inner, FOOT), 3)]
    tall = len(lines) * FOOT * 1.5
    start = height - MARGIN - tall
    marks = [
        _line(text, (MARGIN, start + (turn + 1) * FOOT * 1.5), FOOT, ink.text_soft) for turn, text in enumerate(lines)
    ]
    return "".join(marks), tall + GAP


def _graphics(content: Content, look: Look, room: Box) -> str:
    """Maps first, then charts, in one or two columns of equal boxes."""
    count = len(content.maps) + len(content.charts)
    if not count:
        return _figures(content, palette(look.theme), room)
    left, top, width, height = room
    columns = 2 if count > 1 and width > 1.2 * height else 1
    rows = -(-count // columns)
    box = ((width - GAP * (columns - 1)) / columns, max((height - GAP * (rows - 1)) / rows, LEAST_HEIGHT))
    drawn = [picture.svg(round(box[0]), round(box[1])) for picture in content.maps]
    parts = []
    for turn, text in enumerate([*drawn, *(chart.svg() for chart in content.charts)]):
        row, column = divmod(turn, columns)
        place = (left + column * (box[0] + GAP), top + row * (box[1] + GAP), *box)
        parts.append(nested(text, place, f"g{turn}"))
    return "".join(parts)


def _figures(content: Content, ink: Palette, room: Box) -> str:
    """The figures as a list, for a view without charts and maps."""
    left, top, width, _ = room
    parts = []
    for turn, figure in enumerate(content.figures):
        x, y = left + (turn % 3) * width / 3, top + (turn // 3) * 90
        parts.append(_line(figure.label, (x, y + 18), 16, ink.text_soft))
        parts.append(_line(figure.value, (x, y + 52), 28, ink.text, bold=True))
    return "".join(parts)


def nested(svg: str, place: Box, prefix: str) -> str:
    """`svg` scaled into the box `place` (left, top, width, height), its ids made its own by `prefix`."""
    left, top, width, height = place
    tag = re.search(r"<svg\b[^>]*>", svg)
    if tag is None:
        raise ValueError("not an SVG")
    own = dict(re.findall(r'\b(width|height)="([\d.]+)', tag[0]))
    view = re.search(r'viewBox="([^"]+)"', tag[0])
    box = view[1] if view else f"0 0 {own['width']} {own['height']}"
    body = svg[tag.end() : svg.rindex("</svg>")]
    for ident in sorted(set(ID.findall(body)), key=len, reverse=True):
        body = body.replace(f'id="{ident}"', f'id="{prefix}-{ident}"')
        body = body.replace(f"url(#{ident})", f"url(#{prefix}-{ident})").replace(f'"#{ident}"', f'"#{prefix}-{ident}"')
    frame = f'x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" viewBox={quoteattr(box)}'
    return f'<svg {frame} preserveAspectRatio="xMidYMin meet">{body}</svg>'


def _line(text: str, place: tuple[float, float], size: float, fill: str, *, bold: bool = False) -> str:
    x, y = place
    weight = ' font-weight="700"' if bold else ""
    style = f'font-family={quoteattr(SANS)} font-size="{size:g}" fill="{fill}"{weight}'
    return f'<text x="{x:g}" y="{y:g}" {style}>{escape(text)}</text>'
