"""Furniture of a map picture: scale bar, north arrow, notice, legend, heading and notes."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from components.base.scales import Palette
from components.drawing.charts.label_places import Box, overlap
from components.drawing.charts.lettering import wrap
from components.drawing.maps import legend, svg
from components.drawing.maps.camera import Sheet
from components.drawing.maps.legend import Entry, Group
from components.drawing.maps.names import Span
from components.drawing.maps.scale_bar import ScaleBar
from components.drawing.maps.typeset import BASELINE_EM, Lettering, width_px
from components.words.text import say
from model.messages import message

HALVED_PX = 64.0
"""Length of the scale bar from which its half is written, px at text size 1.0."""


class Pen(NamedTuple):
    """Drawing style of the furniture: colours, text size, language."""

    colours: Palette
    size: float
    language: str

    def lettering(self, px: float, *, bold: bool = False, soft: bool = False, halo: bool = False) -> Lettering:
        """Words of `px` at text size 1.0."""
        tint = self.colours.text_soft if soft else self.colours.text
        return Lettering(px * self.size, bold, tint, self.colours.halo, 2.0 * self.size if halo else 0.0)


def scale_box(bar: ScaleBar, sheet: Sheet, pen: Pen, obstacles: Sequence[Box]) -> Box:
    """Box of the scale bar with its text, in a free lower or upper corner."""
    gap, tall = 14 * pen.size, 24 * pen.size
    wide = 4 * pen.size + bar.px + width_px(_length(bar, pen), 13 * pen.size)
    right = sheet.width - gap - wide
    low = sheet.height - gap - tall
    corners = ((gap, low), (gap, low - 48 * pen.size), (gap, low - 72 * pen.size), (gap, gap), (right, low))
    return freest([Box(x, y, x + wide, y + tall) for x, y in corners], obstacles)


def _length(bar: ScaleBar, pen: Pen) -> str:
    return f"{bar.km:g} {say(message('公里'), pen.language)}"


def freest(boxes: Sequence[Box], obstacles: Sequence[Box]) -> Box:
    """The first of the boxes that covers nothing, else the one that covers least."""
    return min(boxes, key=lambda box: sum(overlap(box, other) for other in obstacles))


def paint_scale(parent: Element, bar: ScaleBar, box: Box, pen: Pen) -> None:
    """A bar of two halves with its lengths above."""
    size, x, y = pen.size, box.left, box.bottom
    thick = 5 * size
    group = svg.add(parent, "g", id="scale")
    svg.add(
        group, "rect", x=x, y=y - thick, width=bar.px, height=thick, fill=pen.colours.halo, stroke=pen.colours.text,
        stroke_width=size,
    )  # fmt: skip
    svg.add(group, "rect", x=x, y=y - thick, width=bar.px / 2, height=thick, fill=pen.colours.text)
    base = y - thick - 5 * size
    words = [
        Span("0", x, base, "start"),
        Span(_length(bar, pen), x + bar.px - 4 * size, base, "start"),
    ]
    if bar.px >= HALVED_PX * size:
        words.insert(1, Span(f"{bar.km / 2:g}", x + bar.px / 2, base, "middle"))
    svg.write(group, words, pen.lettering(13, halo=True))


def north_box(sheet: Sheet, pen: Pen) -> Box:
    """Box of the north arrow in the upper right corner."""
    right = sheet.width - 10 * pen.size
    return Box(right - 32 * pen.size, 14 * pen.size, right, 70 * pen.size)


def paint_north(parent: Element, box: Box, pen: Pen) -> None:
    """An arrow, half of it filled, with its letter above."""
    size, x, y = pen.size, (box.left + box.right) / 2, box.top
    group = svg.add(parent, "g", id="north")
    word = say(message("北"), pen.language)
    svg.write(group, [Span(word, x, y + 15 * size, "middle")], pen.lettering(15, bold=True, halo=True))
    top, wide, tall = y + 20 * size, 9 * size, 30 * size
    tip, notch = f"{svg.number(x)} {svg.number(top)}", f"{svg.number(x)} {svg.number(top + tall * 0.72)}"
    for side, fill in ((-wide, pen.colours.text), (wide, pen.colours.halo)):
        corner = f"{svg.number(x + side)} {svg.number(top + tall)}"
        edge: svg.Attributes = {"stroke": pen.colours.text, "stroke_width": size, "stroke_linejoin": "round"}
        svg.add(group, "path", d=f"M{tip}L{corner}L{notch}Z", fill=fill, **edge)


class Plate(NamedTuple):
    """The notice in lines, and the plate that it stands on."""

    lines: tuple[str, ...]
    px: float
    box: Box


NOTICE_PX, SMALL_PX = 13.0, 11.0

NOTICE_SHARES = (0.66, 0.45, 0.32)
NARROW_PX = 700.0
"""Width at text size 1.0 under which the notice takes the whole width of the map, in smaller words."""


def notice_plate(text: str, sheet: Sheet, pen: Pen, obstacles: Sequence[Box]) -> Plate:
    """The notice in the lower right corner, narrower or in another corner where it would cover something."""
    edge, narrow = 7 * pen.size, sheet.width < NARROW_PX * pen.size
    right, low = sheet.width - edge, sheet.height - edge
    plates: list[Plate] = []
    for share in (1.0,) if narrow else NOTICE_SHARES:
        most = min(sheet.width * share, sheet.width - 2 * edge) - 16 * pen.size
        px = pen.size * (SMALL_PX if narrow else NOTICE_PX)
        lines = tuple(wrap_sentences(text, most, px))
        wide = max(width_px(line, px) for line in lines) + 16 * pen.size
        tall = len(lines) * px * 1.4 + 8 * pen.size
        corners = ((right - wide, low - tall), (edge, low - tall), (edge, edge))
        plates += [Plate(lines, px, Box(x, y, x + wide, y + tall)) for x, y in corners]
    ranked = sorted(plates, key=lambda plate: plate.box.left < edge * 2)  # the right corner first
    return min(ranked, key=lambda plate: sum(overlap(plate.box, other) for other in obstacles))


def paint_notice(parent: Element, plate: Plate, pen: Pen) -> None:
    """The notice on its plate."""
    box, setting = plate.box, pen.lettering(plate.px / pen.size)
    group = svg.add(parent, "g", id="notice")
    svg.add(
        group, "rect", x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top,
        fill=pen.colours.ground, fill_opacity=0.86, rx=3 * pen.size,
    )  # fmt: skip
    at = box.right - 8 * pen.size, box.top + 4 * pen.size
    svg.write(group, _stacked(plate.lines, at, setting, 1.4, "end"), setting)


def wrap_sentences(text: str, limit_px: float, font_px: float) -> list[str]:
    """`text` in lines, broken between sentences where that is enough."""
    sentences = [part for part in text.replace("。", "。\n").replace(". ", ". \n").split("\n") if part.strip()]
    lines: list[str] = []
    for sentence in sentences:
        if lines and width_px(lines[-1] + sentence.strip(), font_px) <= limit_px:
            lines[-1] += sentence
        else:
            lines += wrap(sentence, limit_px, font_px)
            lines[-1] += " " if sentence.endswith(" ") else ""
    return [line.strip() for line in lines]


def _stacked(
    lines: Sequence[str], at: tuple[float, float], setting: Lettering, line_em: float, align: str = "start"
) -> list[Span]:
    """Lines under each other, the first with its upper edge at `at`."""
    x, y = at
    return [
        Span(line, x, y + ((turn + 0.5) * line_em + BASELINE_EM) * setting.px, align) for turn, line in enumerate(lines)
    ]


def paint_lines(
    parent: Element, lines: Sequence[str], at: tuple[float, float], setting: Lettering, line_em: float = 1.5
) -> None:
    """Lines of text under each other."""
    svg.write(parent, _stacked(lines, at, setting, line_em), setting)


class Row(NamedTuple):
    """A line of the legend, measured: heading or entry, its lines, and its size in px."""

    entry: Entry | None
    lines: tuple[str, ...]
    width: float
    height: float


ROW_PX, LINE_PX, HEADING_PX, TEXT_PX = 25.0, 18.0, 30.0, 14.0
"""Heights of an entry, of each further line of it and of a heading, and the size of words, at text size 1.0."""
GAP_PX = 10.0


def rows(groups: Sequence[Group], most_px: float, pen: Pen) -> list[Row]:
    """The legend's lines, none wider than `most_px`."""
    result: list[Row] = []
    aside = (legend.WIDTH + GAP_PX) * pen.size
    px = TEXT_PX * pen.size
    for group in groups:
        if group.title:
            lines = tuple(wrap(group.title, most_px, px, bold=True))
            tall = (HEADING_PX + LINE_PX * (len(lines) - 1)) * pen.size
            result.append(Row(None, lines, max(width_px(line, px, bold=True) for line in lines), tall))
        for entry in group.entries:
            lines = tuple(wrap(entry.label, most_px - aside, px))
            wide = aside + max(width_px(line, px) for line in lines)
            result.append(Row(entry, lines, wide, (ROW_PX + LINE_PX * (len(lines) - 1)) * pen.size))
    return result


def flow(listed: Sequence[Row], width: float, gap: float) -> list[tuple[float, float]]:
    """Places of the rows side by side in lines of `width` px; a heading begins a line."""
    places: list[tuple[float, float]] = []
    x = y = tall = 0.0
    for row in listed:
        if x and (row.entry is None or x + row.width > width):
            x, y, tall = 0.0, y + tall, 0.0
        places.append((x, y))
        tall = max(tall, row.height)
        if row.entry is None:
            y, tall = y + tall, 0.0
        else:
            x += row.width + gap
    return places


def paint_row(parent: Element, row: Row, at: tuple[float, float], pen: Pen) -> None:
    """One line of the legend with its upper left corner at `at`."""
    (x, y), size = at, pen.size
    setting = pen.lettering(TEXT_PX, bold=row.entry is None)
    line_em = LINE_PX / TEXT_PX
    if row.entry is None:
        paint_lines(parent, row.lines, (x, y + (HEADING_PX - LINE_PX) * 0.7 * size), setting, line_em)
        return
    top = y + (ROW_PX - legend.HEIGHT) / 2 * size
    sign = svg.add(parent, "g", transform=f"translate({svg.number(x)} {svg.number(top)}) scale({size:g})")
    legend.draw(sign, row.entry.shapes)
    aside = (legend.WIDTH + GAP_PX) * size
    paint_lines(parent, row.lines, (x + aside, y + (ROW_PX - LINE_PX) / 2 * size), setting, line_em)
