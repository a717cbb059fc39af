"""Layout of a picture's heading, map, legend and notes: the legend next to a wide map, under a narrow one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.base.scales import palette
from components.drawing.charts.label_places import Box
from components.drawing.charts.lettering import wrap
from components.drawing.maps import furniture
from components.drawing.maps.furniture import Pen, Row

if TYPE_CHECKING:
    from components.drawing.maps.picture import MapPicture

TITLE_PX, SUBTITLE_PX, NOTE_PX = 25.0, 15.0, 13.0
LEGEND_PX, GAP_PX, HEADING_PX, PLAIN_EDGE_PX = 232.0, 20.0, 34.0, 10.0
SMALL_TITLE_PX = 19.0
INSET_TALL_PX = 110.0
PLAIN_SHARE = 0.82
"""Size of a hall's legend relative to the names on its map."""
WIDE_PX, LEAST_SIZE, STEP, MAP_SHARE = 900.0, 0.55, 0.94, 0.6
"""Width at text size 1.0 from which the legend stands beside the map; how far its words may shrink to fit, by steps;
and the least share of the height for the map over its legend."""


@dataclass(frozen=True)
class Setting:
    """How a picture is set. Px at text size 1.0: `edge_px` free around everything, `inset_from` width and height from
    which a map has room for its inset. `legend_sizes` are the largest and least letters of a legend under the map,
    relative to the map's own; `notice_below` has the notice under the legend and not on the map, `inset_aside` the
    inset under a legend beside the map."""

    edge_px: float = 24.0
    inset_from: tuple[float, float] = (700.0, 380.0)
    legend_px: float = LEGEND_PX
    beside_from: float = WIDE_PX
    legend_sizes: tuple[float, float] = (1.0, LEAST_SIZE)
    notice_below: bool = False
    inset_aside: bool = False


PAGE = Setting()
SLIDE = Setting(
    edge_px=6.0,
    inset_from=(900.0, 900.0),
    legend_px=176.0,
    beside_from=0.0,
    legend_sizes=(0.82, 0.7),
    notice_below=True,
)
"""On a slide, which has a title of its own and few px to the inch."""


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
    inner = width - 2 * picture.setting.edge_px * pen.size
    wide = width >= picture.setting.beside_from * pen.size
    title_px = TITLE_PX if wide else SMALL_TITLE_PX
    title, subtitle = (
        tuple(wrap(text, inner, px * pen.size)) if text else ()
        for text, px in ((picture.title, title_px), (picture.subtitle, SUBTITLE_PX))
    )
    below, note_px = (picture.notice,) if picture.setting.notice_below else (), note_px_of(picture)
    notes = tuple(line for note in (*picture.notes, *below) for line in wrap(note, inner, note_px * pen.size))
    top = (
        picture.setting.edge_px * pen.size
        + _height(title, title_px, 1.35, pen)
        + _height(subtitle, SUBTITLE_PX, 1.5, pen)
    )
    bottom = height - picture.setting.edge_px * pen.size - _height(notes, note_px, 1.45, pen)
    body = Box(
        picture.setting.edge_px * pen.size,
        top + (8 * pen.size if title else 0),
        width - picture.setting.edge_px * pen.size,
        bottom - (8 * pen.size if notes else 0),
    )
    map_box, rows, places, legend_pen, at = _legend(picture, body, pen, is_beside=wide)
    return Composition(map_box, title_px, title, subtitle, notes, tuple(rows), tuple(places), pen, legend_pen, at)


def _plain(picture: "MapPicture", sheet: Box, pen: Pen) -> Composition:
    """The map from edge to edge, over what its own legend needs."""
    edge = PLAIN_EDGE_PX * pen.size
    body = Box(sheet.left + edge, sheet.top, sheet.right - edge, sheet.bottom - edge)
    below, rows, places, legend_pen, at = _under(picture, body, pen._replace(size=pen.size * PLAIN_SHARE))
    bottom = below.bottom if rows else sheet.bottom
    return Composition(
        Box(sheet.left, sheet.top, sheet.right, bottom), TITLE_PX, (), (), (), tuple(rows), tuple(places), pen,
        legend_pen, at,
    )  # fmt: skip


def note_px_of(picture: "MapPicture") -> float:
    """Letters of the notes under the map, px at text size 1.0."""
    return NOTE_PX * picture.setting.legend_sizes[0]


def inset_high(pen: Pen) -> float:
    """Height in px that the inset takes under a legend beside the map."""
    return (INSET_TALL_PX + 10.0) * pen.size


def heading_px(picture: "MapPicture") -> float:
    """Height of the word over a legend beside the map, px at text size 1.0; 0 where it goes without saying."""
    return 0.0 if picture.setting.notice_below else HEADING_PX


def room_under(picture: "MapPicture", width: float) -> float:
    """Height in px of the legend under a narrow map; 0 where it stands next to the map."""
    pen = Pen(palette(picture.state.theme), picture.state.size, picture.state.language)
    if width >= picture.setting.beside_from * pen.size:
        return 0.0
    inner = width - 2 * picture.setting.edge_px * pen.size
    map_box, *_ = _under(picture, Box(0.0, 0.0, inner, 0.0), pen)
    return -map_box.bottom


Legend = tuple[Box, Sequence[Row], Sequence[tuple[float, float]], Pen, tuple[float, float]]


def _legend(picture: "MapPicture", body: Box, pen: Pen, *, is_beside: bool) -> Legend:
    """Beside the map or under it; a slide's also goes under where it is longer than the map."""
    if not is_beside:
        return _under(picture, body, pen)
    beside = _beside(picture, body, pen)
    _, rows, places, *_ = beside
    end = max((y + row.height for row, (_, y) in zip(rows, places, strict=True)), default=0.0)
    is_longer = end > body.bottom - body.top and picture.setting.notice_below
    return _under(picture, body, pen) if is_longer else beside


def _height(lines: Sequence[str], px: float, line_em: float, pen: Pen) -> float:
    return len(lines) * px * line_em * pen.size


def _beside(picture: "MapPicture", body: Box, pen: Pen) -> Legend:
    """A column at the right, its words smaller where it would be longer than the map."""
    setting = picture.setting
    largest, least = setting.legend_sizes
    left = body.right - setting.legend_px * pen.size
    room = body.bottom - body.top - (inset_high(pen) if setting.inset_aside else 0.0)
    legend_pen = pen._replace(size=pen.size * largest)
    while True:
        rows = furniture.rows(picture.groups, setting.legend_px * pen.size, legend_pen)
        tall = sum(row.height for row in rows) + heading_px(picture) * legend_pen.size
        if tall <= room or legend_pen.size <= least * pen.size:
            break
        legend_pen = legend_pen._replace(size=legend_pen.size * STEP)
    places, y = [], heading_px(picture) * legend_pen.size
    for row in rows:
        places.append((0.0, y))
        y += row.height
    return Box(body.left, body.top, left - GAP_PX * pen.size, body.bottom), rows, places, legend_pen, (left, body.top)


def _under(picture: "MapPicture", body: Box, pen: Pen) -> Legend:
    """Lines under the map, their words smaller where the map would be left with less than its share."""
    largest, least = picture.setting.legend_sizes
    legend_pen, width = pen._replace(size=pen.size * largest), body.right - body.left
    while True:
        rows = furniture.rows(picture.groups, width, legend_pen)
        places = furniture.flow(rows, width, GAP_PX * legend_pen.size)
        tall = max(y + row.height for row, (_, y) in zip(rows, places, strict=True)) if rows else 0.0
        if tall <= (1 - MAP_SHARE) * (body.bottom - body.top) or legend_pen.size <= least * pen.size:
            break
        legend_pen = legend_pen._replace(size=legend_pen.size * STEP)
    top = body.bottom - tall
    return Box(body.left, body.top, body.right, top - 8 * pen.size), rows, places, legend_pen, (body.left, top)
