"""One picture of what a view says: heading, answer, charts and maps, notice and code, as SVG or PNG, without a browser.

Every chart and map draws itself as SVG; this module sets them on one sheet of a given size.
"""

import re
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from components.base.look import Look, using
from components.base.scales import GRADE_MARK, SANS, Palette, palette
from components.drawing.chart import renderer
from components.drawing.charts.lettering import clip, width_px, wrap
from components.topics.contract import Content
from components.words.text import tr

MARGIN, GAP = 40, 24
HEADING, ANSWER, FOOT = 30, 19, 13
"""Letter sizes in px."""
FIGURE, STRIP, MOST_FIGURES, NARROW = 24, 64, 6, 600
"""Letter size of a figure, height of a strip of figures, how many stand in all, and the width from which one strip
holds them; two stand side by side on a phone."""
WIDE, MOST_BELOW, MAP_SHARE, MOST_LARGER, UPRIGHT = 3.0, 0.3, 0.62, 1.6, 1.1
"""Aspect from which a chart goes across the sheet under a map, the height of all of these at most, the map's share of
the width beside upright charts (of the height where the room is `UPRIGHT` times as high as wide), and how much larger
than its own size a chart is shown at most."""
Size = tuple[int, int]
Box = tuple[float, float, float, float]
ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Stamp:
    """Origin of an exported file: scenario code, link that opens the same view, and time of export."""

    code: str = ""
    link: str = ""
    made_at: str = ""


def svg_of(content: Content, look: Look, size: Size, stamp: Stamp | None = None) -> str:
    """The sheet, `size` px wide and high, as SVG text."""
    with using(look):
        return _sheet(content, look, size, stamp or Stamp())


def png_of(content: Content, look: Look, size: Size, stamp: Stamp | None = None, ratio: float = 1.0) -> bytes:
    """The sheet as PNG, `ratio` device pixels to the px."""
    return bytes(renderer().svg_to_png(svg_of(content, look, size, stamp), scale=ratio))


def body_svg(content: Content, look: Look, size: Size) -> str:
    """Maps and charts alone, figures where there are none, `size` px wide and high, as SVG text."""
    with using(look):
        ground = f'<rect width="{size[0]}" height="{size[1]}" fill="{palette(look.theme).ground}"/>'
        graphic = replace(content, figures=()) if content.charts or content.maps else content
        return _svg(size, ground + _graphics(graphic, look, (0, 0, *size)))


def _sheet(content: Content, look: Look, size: Size, stamp: Stamp) -> str:
    width, height = size
    ink, inner = palette(look.theme), width - 2 * MARGIN
    head, top = _head(content, ink, inner)
    foot, foot_height = _foot(content, stamp, ink, (inner, height))
    room = (MARGIN, top, inner, height - top - foot_height - MARGIN)
    body = _graphics(content, look, room)
    ground = f'<rect width="{width}" height="{height}" fill="{ink.ground}"/>'
    return _svg(size, ground + head + body + foot)


def _svg(size: Size, inside: str) -> str:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {names} width="{size[0]}" height="{size[1]}" viewBox="0 0 {size[0]} {size[1]}">{inside}</svg>'


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
    texts = [text for text in (content.notice, " · ".join(part for part in (origin, stamp.made_at) if part)) if text]
    lines = [line for text in texts for line in clip(wrap(text, inner, FOOT), 3)]
    tall = len(lines) * FOOT * 1.5
    start = height - MARGIN - tall
    marks = [
        _line(text, (MARGIN, start + (turn + 1) * FOOT * 1.5), FOOT, ink.text_soft) for turn, text in enumerate(lines)
    ]
    return "".join(marks), tall + GAP


def _graphics(content: Content, look: Look, room: Box) -> str:
    """Figures in a strip, then maps at the left beside upright charts, and wide charts across the sheet below."""
    ink = palette(look.theme)
    if not (content.charts or content.maps):
        return _figures(content, ink, room)
    strip, room = _strip(content, ink, room)
    charts = [Drawing.of(chart.svg()) for chart in content.charts]
    wide = [chart for chart in charts if content.maps and chart.aspect > WIDE]
    beside = [chart for chart in charts if chart not in wide]
    left, top, width, height = room
    low = min(sum(width / chart.aspect for chart in wide), MOST_BELOW * height) if wide else 0.0
    upper = (left, top, width, height - low - (GAP if wide else 0))
    parts = [strip, *_upper(content, beside, upper)]
    if wide:
        parts += _grid(wide, (left, top + height - low, width, low), "w")
    return "".join(parts)


def _upper(content: Content, charts: "list[Drawing]", room: Box) -> list[str]:
    """Maps with the charts that stand beside them, or the charts alone."""
    left, top, width, height = room
    if not content.maps:
        return _grid(charts, room, "c")
    if charts and height > UPRIGHT * width:
        upper = (left, top, width, height * MAP_SHARE - GAP)
        return [
            *_upper(content, [], upper),
            *_grid(charts, (left, top + height * MAP_SHARE, width, height * (1 - MAP_SHARE)), "c"),
        ]
    share = MAP_SHARE if charts else 1.0
    box = (width * share - (GAP if charts else 0), (height - GAP * (len(content.maps) - 1)) / len(content.maps))
    parts = []
    for turn, picture in enumerate(content.maps):
        place = (left, top + turn * (box[1] + GAP), *box)
        parts.append(nested(picture.svg(round(box[0]), round(box[1])), place, f"m{turn}"))
    return parts + _grid(charts, (left + width * share, top, width * (1 - share), height), "c")


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG with its own size in px."""

    svg: str
    width: float
    height: float

    @classmethod
    def of(cls, svg: str) -> "Drawing":
        """Raises ValueError for what is no SVG with a size."""
        tag = re.search(r"<svg\b[^>]*>", svg)
        sides = dict(re.findall(r'\b(width|height)="([\d.]+)', tag[0])) if tag else {}
        if len(sides) < 2:
            raise ValueError("not an SVG with a size")
        return cls(svg, float(sides["width"]), float(sides["height"]))

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


def _grid(charts: list[Drawing], room: Box, prefix: str) -> list[str]:
    """The charts in rows, in as many columns as show them largest; rows are as high as their charts."""
    if not charts:
        return []
    left, top, width, height = room
    columns = max(range(1, len(charts) + 1), key=lambda n: _shown_area(charts, n, (width, height)))
    heights, each = _row_heights(charts, columns, (width, height)), (width - GAP * (columns - 1)) / columns
    parts = []
    for turn, chart in enumerate(charts):
        row, column = divmod(turn, columns)
        above = top + sum(heights[:row]) + GAP * row
        parts.append(nested(chart.svg, (left + column * (each + GAP), above, each, heights[row]), f"{prefix}{turn}"))
    return parts


def _row_heights(charts: list[Drawing], columns: int, room: tuple[float, float]) -> list[float]:
    """Heights of the rows: of their charts at the columns' width, all made lower together where the room ends."""
    each = (room[0] - GAP * (columns - 1)) / columns
    rows = [charts[start : start + columns] for start in range(0, len(charts), columns)]
    heights = [max(chart.height * min(each / chart.width, MOST_LARGER) for chart in row) for row in rows]
    available = room[1] - GAP * (len(rows) - 1)
    return [height * min(1.0, max(available, 1.0) / sum(heights)) for height in heights]


def _shown_area(charts: list[Drawing], columns: int, room: tuple[float, float]) -> float:
    heights, each = _row_heights(charts, columns, room), (room[0] - GAP * (columns - 1)) / columns
    scales = (min(each / chart.width, heights[turn // columns] / chart.height) for turn, chart in enumerate(charts))
    return sum(scale**2 * chart.width * chart.height for scale, chart in zip(scales, charts, strict=True))


def _strip(content: Content, ink: Palette, room: Box) -> tuple[str, Box]:
    """The first figures side by side, and the room that is left under them."""
    left, top, width, height = room
    figures = content.figures[:MOST_FIGURES]
    if not figures:
        return "", room
    columns = max(len(figures), 4) if width >= NARROW else 2
    parts, each = [], width / columns
    inner = each - GAP
    values = [f"{figure.value} {GRADE_MARK.get(figure.grade, '')}".strip() for figure in figures]
    letters = min(fitting_px(value, inner) for value in values)
    for turn, (figure, value) in enumerate(zip(figures, values, strict=True)):
        x, y = left + (turn % columns) * each, top + (turn // columns) * STRIP
        label = clip(wrap(figure.label, inner, FOOT), 1)[0]
        parts.append(_line(label, (x, y + 12), FOOT, ink.text_soft))
        parts.append(_line(value, (x, y + 42), letters, ink.text, bold=True))
    tall = STRIP * ((len(figures) - 1) // columns + 1)
    return "".join(parts), (left, top + tall, width, height - tall)


def fitting_px(value: str, room: float, most: int = FIGURE) -> int:
    """Size of the letters of a figure: `most`, or as small as its share of the room demands."""
    return min(most, int(room / width_px(value, 1.0, bold=True)))


def _figures(content: Content, ink: Palette, room: Box) -> str:
    """The figures as a list, for a view without charts and maps."""
    left, top, width, _ = room
    parts = []
    values = [f"{figure.value} {GRADE_MARK.get(figure.grade, '')}".strip() for figure in content.figures]
    letters = min((fitting_px(value, width / 3 - GAP, 36) for value in values), default=36)
    for turn, (figure, value) in enumerate(zip(content.figures, values, strict=True)):
        x, y = left + (turn % 3) * width / 3, top + (turn // 3) * 110
        parts.append(_line(figure.label, (x, y + 18), 18, ink.text_soft))
        parts.append(_line(value, (x, y + 62), letters, ink.text, bold=True))
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
    return f'<svg {frame} preserveAspectRatio="xMinYMin meet">{body}</svg>'


def _line(text: str, place: tuple[float, float], size: float, fill: str, *, bold: bool = False) -> str:
    x, y = place
    weight = ' font-weight="700"' if bold else ""
    style = f'font-family={quoteattr(SANS)} font-size="{size:g}" fill="{fill}"{weight}'
    return f'<text x="{x:g}" y="{y:g}" {style}>{escape(text)}</text>'
