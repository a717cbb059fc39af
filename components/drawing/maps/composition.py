"""Layout of a picture's heading, map, legend and notes: the legend next to a wide map, under a narrow one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.base.scales import palette
from components.drawing.charts.label_places import Box
from components.drawing.charts.lettering import wrap
from components.drawing.maps import furniture
from components.drawing.maps.furniture import Pen, Row
from components.drawing.maps.legend import Group

if TYPE_CHECKING:
    from components.drawing.maps.picture import MapPicture

EDGE_PX, TITLE_PX, SUBTITLE_PX, NOTE_PX = 24.0, 25.0, 15.0, 13.0
LEGEND_PX, GAP_PX, HEADING_PX, PLAIN_EDGE_PX = 232.0, 20.0, 34.0, 10.0
SMALL_TITLE_PX = 19.0
PLAIN_SHARE = 0.82
"""Size of a hall's legend relative to the names on its map."""
WIDE_PX, LEAST_SIZE, STEP, MAP_SHARE = 900.0, 0.55, 0.94, 0.6
"""Width at text size 1.0 from which the legend stands beside the map; how far its words may shrink to fit, by steps;
and the least share of the height for the map over its legend."""


@dataclass(frozen=True)
class Composition:
    """The picture's parts in px: lines of words, the map's box, and every line of the legend with its place."""

    map: Box
    title_px: float
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    places: tuple[tuple[float, float], ...]
    pen: Pen
    legend_pen: Pen
    legend_at: tuple[float, float]


def compose(picture: "MapPicture", width: float, height: float) -> Composition:
    """The parts of `picture` on a sheet of this size."""
    state = picture.state
    pen = Pen(palette(state.theme), state.size, state.language)
    if picture.is_plain:
        return _plain(picture, Box(0.0, 0.0, width, height), pen)
    inner = width - 2 * EDGE_PX * pen.size
    wide = width >= WIDE_PX * pen.size
    title_px = TITLE_PX if wide else SMALL_TITLE_PX
    title, subtitle = (
        tuple(wrap(text, inner, px * pen.size)) if text else ()
        for text, px in ((picture.title, title_px), (picture.subtitle, SUBTITLE_PX))
    )
    notes = tuple(line for note in picture.notes for line in wrap(note, inner, NOTE_PX * pen.size))
    top = EDGE_PX * pen.size + _height(title, title_px, 1.35, pen) + _height(subtitle, SUBTITLE_PX, 1.5, pen)
    bottom = height - EDGE_PX * pen.size - _height(notes, NOTE_PX, 1.45, pen)
    body = Box(
        EDGE_PX * pen.size,
        top + (8 * pen.size if title else 0),
        width - EDGE_PX * pen.size,
        bottom - (8 * pen.size if notes else 0),
    )
    map_box, rows, places, legend_pen, at = (_beside if wide else _under)(picture.groups, body, pen)
    return Composition(map_box, title_px, title, subtitle, notes, tuple(rows), tuple(places), pen, legend_pen, at)


def _plain(picture: "MapPicture", sheet: Box, pen: Pen) -> Composition:
    """The map from edge to edge, over what its own legend needs."""
    edge = PLAIN_EDGE_PX * pen.size
    body = Box(sheet.left + edge, sheet.top, sheet.right - edge, sheet.bottom - edge)
    below, rows, places, legend_pen, at = _under(picture.groups, body, pen._replace(size=pen.size * PLAIN_SHARE))
    bottom = below.bottom if rows else sheet.bottom
    return Composition(
        Box(sheet.left, sheet.top, sheet.right, bottom), TITLE_PX, (), (), (), tuple(rows), tuple(places), pen,
        legend_pen, at,
    )  # fmt: skip


def room_under(picture: "MapPicture", width: float) -> float:
    """Height in px of the legend under a narrow map; 0 where it stands next to the map."""
    pen = Pen(palette(picture.state.theme), picture.state.size, picture.state.language)
    if width >= WIDE_PX * pen.size:
        return 0.0
    inner = width - 2 * EDGE_PX * pen.size
    map_box, *_ = _under(picture.groups, Box(0.0, 0.0, inner, 0.0), pen)
    return -map_box.bottom


Legend = tuple[Box, Sequence[Row], Sequence[tuple[float, float]], Pen, tuple[float, float]]


def _height(lines: Sequence[str], px: float, line_em: float, pen: Pen) -> float:
    return len(lines) * px * line_em * pen.size


def _beside(groups: Sequence[Group], body: Box, pen: Pen) -> Legend:
    """A column at the right, its words smaller where it would be longer than the map."""
    left = body.right - LEGEND_PX * pen.size
    legend_pen = pen
    while True:
        rows = furniture.rows(groups, LEGEND_PX * pen.size, legend_pen)
        tall = sum(row.height for row in rows) + HEADING_PX * legend_pen.size
        if tall <= body.bottom - body.top or legend_pen.size <= LEAST_SIZE * pen.size:
            break
        legend_pen = legend_pen._replace(size=legend_pen.size * STEP)
    places, y = [], HEADING_PX * legend_pen.size
    for row in rows:
        places.append((0.0, y))
        y += row.height
    return Box(body.left, body.top, left - GAP_PX * pen.size, body.bottom), rows, places, legend_pen, (left, body.top)


def _under(groups: Sequence[Group], body: Box, pen: Pen) -> Legend:
    """Lines under the map, their words smaller where the map would be left with less than its share."""
    legend_pen, width = pen, body.right - body.left
    while True:
        rows = furniture.rows(groups, width, legend_pen)
        places = furniture.flow(rows, width, GAP_PX * legend_pen.size)
        tall = max(y + row.height for row, (_, y) in zip(rows, places, strict=True)) if rows else 0.0
        if tall <= (1 - MAP_SHARE) * (body.bottom - body.top) or legend_pen.size <= LEAST_SIZE * pen.size:
            break
        legend_pen = legend_pen._replace(size=legend_pen.size * STEP)
    top = body.bottom - tall
    return Box(body.left, body.top, body.right, top - 8 * pen.size), rows, places, legend_pen, (body.left, top)
