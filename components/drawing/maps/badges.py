"""Letters of answers on a map's picture: discs that lie over everything else, so that no sign or name hides them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

import numpy as np

from components.base.scales import Theme, colour, palette
from components.drawing.charts.label_places import Box, overlap
from components.drawing.maps import svg
from components.drawing.maps.camera import Sheet
from components.drawing.maps.names import Label, Span
from components.drawing.maps.typeset import BASELINE_EM, Lettering, width_px

RADIUS_PX, LETTER_PX, NAME_PX, EDGE_PX, PIN_PX = 14.0, 19.0, 15.0, 2.5, 32.0
"""Radius of a disc, sizes of its letter and of its name, width of its edge, and how far over its place a pin holds it,
at text size 1.0."""
SIGNS = ("-signs", "-mark-kinds")
"""Ends of the names of the style layers that draw signs."""


class Badge(NamedTuple):
    """A place in degrees, the letter of its disc, the place's name beside it, and the colour role of the disc, which
    lies on the place, or over it on a pin, so that what is there is seen."""

    longitude: float
    latitude: float
    letter: str
    name: str = ""
    role: str = "selected"
    is_pin: bool = False


class Disc(NamedTuple):
    """A badge on the sheet: centre and box of its disc in px, and where its name begins or ends, with its box."""

    badge: Badge
    x: float
    y: float
    box: Box
    name: Span | None
    covered: tuple[Box, ...]


def discs(badges: Sequence[Badge], sheet: Sheet, size: float, obstacles: Sequence[Box] = ()) -> tuple[Disc, ...]:
    """The badges with their names where these cover neither each other nor the `obstacles`, as far as there is room."""
    centres, reach = _centres(badges, sheet, size), (RADIUS_PX + EDGE_PX) * size
    boxes = [Box(x - reach, y - reach, x + reach, y + reach) for x, y in centres]
    occupied, result = [*obstacles, *boxes], list[Disc]()
    for badge, (x, y), box in zip(badges, centres, boxes, strict=True):
        name, own = _name_beside(badge, (x, y), sheet, size, occupied) if badge.name else (None, ())
        occupied += own
        result.append(Disc(badge, x, y, box, name, (box, *own)))
    return tuple(result)


def _name_beside(
    badge: Badge, at: tuple[float, float], sheet: Sheet, size: float, occupied: Sequence[Box]
) -> tuple[Span, tuple[Box, ...]]:
    """The name right, left, below or above of its disc: the first that is free and on the sheet, else the freest."""
    (x, y), px = at, NAME_PX * size
    wide, aside, down = width_px(badge.name, px, bold=True), (RADIUS_PX + 6) * size, (RADIUS_PX + 5) * size + px / 2
    places = (
        (x + aside, y, "start"), (x - aside, y, "end"), (x, y + down, "middle"), (x, y - down, "middle"),
        (x + aside * 0.7, y + down * 0.8, "start"), (x - aside * 0.7, y + down * 0.8, "end"),
        (x + aside * 0.7, y - down * 0.8, "start"), (x - aside * 0.7, y - down * 0.8, "end"),
    )  # fmt: skip

    def box_of(place: tuple[float, float, str]) -> Box:
        left = place[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[place[2]]
        return Box(left, place[1] - px * 0.6, left + wide, place[1] + px * 0.6)

    def cost(place: tuple[float, float, str]) -> float:
        box = box_of(place)
        off = max(0.0, -box.left) + max(0.0, box.right - sheet.width) + max(0.0, -box.top, box.bottom - sheet.height)
        return off * px + sum(overlap(box, other) for other in occupied)

    best = min(places, key=cost)
    return Span(badge.name, best[0], best[1] + BASELINE_EM * px, best[2]), (box_of(best),)


def clear(labels: Iterable[Label], covered: Sequence[Box]) -> list[Label]:
    """The labels without the signs that the discs would cover in part."""

    def is_under(label: Label) -> bool:
        return label.part.endswith(SIGNS) and any(overlap(box, disc) for box in label.boxes for disc in covered)

    return [label for label in labels if not is_under(label)]


def paint(parent: Element, discs: Sequence[Disc], look: tuple[Theme, float]) -> None:
    """The discs with their letters and names; without discs no group. `look`: theme and text size."""
    if not discs:
        return
    (theme, size), group = look, svg.add(parent, "g", id="badges")
    ink = palette(theme)
    for disc in discs:
        tint = colour(disc.badge.role, theme)
        edge: svg.Attributes = {"stroke": ink.halo, "stroke_width": EDGE_PX * size}
        if disc.badge.is_pin:
            tip = f"{svg.number(disc.x)} {svg.number(disc.y + PIN_PX * size)}"
            half, low = RADIUS_PX * 0.75 * size, disc.y + RADIUS_PX * 0.6 * size
            foot = (
                f"M{svg.number(disc.x - half)} {svg.number(low)}L{tip}L{svg.number(disc.x + half)} {svg.number(low)}Z"
            )
            svg.add(group, "path", d=foot, fill=tint, stroke_linejoin="round", **edge)
        svg.add(group, "circle", cx=disc.x, cy=disc.y, r=RADIUS_PX * size, fill=tint, **edge)
        letter = Lettering(LETTER_PX * size, True, ink.halo, ink.halo, 0.0)
        svg.write(group, [Span(disc.badge.letter, disc.x, disc.y + BASELINE_EM * letter.px, "middle")], letter)
        if disc.name:
            svg.write(group, [disc.name], Lettering(NAME_PX * size, True, ink.text, ink.halo, 2.5 * size))


def _centres(badges: Sequence[Badge], sheet: Sheet, size: float) -> list[tuple[float, float]]:
    if not badges:
        return []
    places = sheet.pixels(np.array([[badge.longitude, badge.latitude] for badge in badges])).tolist()
    return [
        (float(x), float(y) - (PIN_PX * size if badge.is_pin else 0.0))
        for (x, y), badge in zip(places, badges, strict=True)
    ]
