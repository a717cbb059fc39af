"""Draws a map picture: the live map's style painted as SVG, and SVG as PNG with the shipped font."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from components.drawing.chart import svg_png
from components.drawing.charts.label_places import Box, overlap
from components.drawing.maps import badges, furniture, outline, rings, shapes, svg
from components.drawing.maps.basemap import base_style
from components.drawing.maps.camera import Sheet
from components.drawing.maps.composition import (
    HEADING_PX,
    SUBTITLE_PX,
    Composition,
    compose,
    note_px_of,
)
from components.drawing.maps.inset import grid, inset_aside, inset_box, paint_inset
from components.drawing.maps.names import Label, Marked, Room, placed
from components.drawing.maps.scale_bar import ScaleBar, scale_bar
from components.drawing.maps.shapes import Shows
from components.words.text import say
from model.messages import message

if TYPE_CHECKING:
    from components.drawing.maps.picture import MapPicture

Json = dict[str, Any]
"""Width and height of an exported picture in units, and px per unit."""


PIECE_PX = 40.0
"""Size of the pieces in which the area is kept clear, px."""
NEAT_PX = 4.0
"""Distance of the outer neat line from the map, px at text size 1.0."""
DOT_PX = 6.0
"""Space around a point, px at each side."""


@dataclass(frozen=True)
class Drawing:
    """A finished picture, and what it was put together from: `labels` are in px of the map's own `sheet`."""

    root: Element
    composition: Composition
    sheet: Sheet
    labels: tuple[Label, ...]
    furniture: tuple[Box, ...]
    bar: ScaleBar


def svg_of(picture: "MapPicture", width: float, height: float, scale: float = 1.0) -> str:
    """The picture as SVG, `width` × `height` units and `scale` px to a unit."""
    return svg.text_of(drawing(picture, width, height, scale).root)


def png_of(picture: "MapPicture", width: int, height: int, ratio: float = 1.0) -> bytes:
    """The picture as PNG, `width` × `height` times `ratio` px."""
    return svg_png(svg_of(picture, width, height), ratio)


def frame_svg(picture: "MapPicture", width: float, height: float) -> str:
    """The map with its names alone, as far as the live map draws it on the graphics card: the page around it has to
    bring the notice."""
    picture.prepare()
    root = svg.root(width, height, 1.0, picture.alt or picture.title)
    sheet = Sheet(picture.camera(width, height), width, height)
    style = base_style(picture.state, "")
    features = shapes.projected(style["sources"], sheet)
    shapes.paint(root, style, features, sheet)
    _rings(root, picture, sheet)
    room = Room(Box(0.0, 0.0, width, height), rings.boxes(picture.lettered, sheet, picture.state.size))
    write_names(root, placed(style["layers"], features, sheet.camera.zoom, room))
    return svg.text_of(root)


def drawing(
    picture: "MapPicture", width: float, height: float, scale: float = 1.0, shows: Shows = shapes.everything
) -> Drawing:
    """The picture on a sheet of `width` × `height` units; elements that `shows` refuses keep their room on it."""
    picture.prepare()
    plan = compose(picture, width, height)
    root = svg.root(width, height, scale, picture.alt or picture.title)
    svg.add(root, "rect", width=width, height=height, fill=plan.pen.colours.ground)
    frame = plan.map
    sheet = Sheet(
        picture.camera(frame.right - frame.left, frame.bottom - frame.top),
        frame.right - frame.left,
        frame.bottom - frame.top,
    )
    view = svg.add(
        root, "svg", x=frame.left, y=frame.top, width=sheet.width, height=sheet.height,
        viewBox=f"0 0 {svg.number(sheet.width)} {svg.number(sheet.height)}", overflow="hidden",
    )  # fmt: skip
    labels, covered, bar = _map(view, picture, sheet, plan, shows)
    if picture.setting.inset_aside:
        paint_inset(root, inset_aside(plan.legend_at[0], plan.map.bottom, plan.pen), sheet, plan.pen)
    if not picture.is_plain:
        _neat_line(root, plan)
    _words(root, plan, height, picture)
    _legend(root, plan)
    return Drawing(root, plan, sheet, labels, covered, bar)


def _map(
    view: Element, picture: "MapPicture", sheet: Sheet, plan: Composition, shows: Shows
) -> tuple[tuple[Label, ...], tuple[Box, ...], ScaleBar]:
    """The map with its names, and on it the scale bar, the north arrow and the notice, which names keep clear of."""
    style = base_style(picture.state, "")
    features = shapes.projected(style["sources"], sheet)
    shapes.paint(view, style, features, sheet, shows)
    _rings(view, picture, sheet)
    pen = plan.pen
    around = rings.boxes(picture.lettered, sheet, pen.size)
    signs = _signs(style, features, sheet)
    discs = badges.discs(picture.badges, sheet, pen.size, [*around, *signs])
    around += [box for disc in discs for box in disc.covered]
    marked = [*around, *signs]
    north = furniture.north_box(sheet, pen)
    plates = (
        [] if picture.setting.notice_below else [furniture.notice_plate(picture.notice, sheet, pen, [*marked, north])]
    )
    corners = [north, *(plate.box for plate in plates)]
    bar = scale_bar(sheet, pen.size)
    scale = furniture.scale_box(bar, sheet, pen, [*marked, *corners])
    inset = inset_box(sheet, pen, [*_inner(features, sheet), *marked, scale, *corners], picture.setting.inset_from)
    covered = (scale, *corners, *([inset] if inset else []))
    room = Room(Box(0.0, 0.0, sheet.width, sheet.height), [*covered, *around])
    labels = badges.clear(placed(style["layers"], features, sheet.camera.zoom, room), [disc.box for disc in discs])
    write_names(view, [label for label in labels if shows(label.part, label.ident)])
    furniture.paint_scale(view, bar, scale, pen)
    furniture.paint_north(view, north, pen)
    for plate in plates:
        furniture.paint_notice(view, plate, pen)
    if inset:
        paint_inset(view, inset, sheet, pen)
    badges.paint(view, discs, (picture.state.theme, pen.size))
    return tuple(labels), covered, bar


def write_names(view: Element, labels: Sequence[Label]) -> None:
    """The words in their places."""
    group = svg.add(view, "g", id="names")
    for label in labels:
        svg.write(group, label.spans, label.lettering)


def _rings(view: Element, picture: "MapPicture", sheet: Sheet) -> None:
    """What stands over the map: the outline that a person has drawn, and rings around places."""
    look = (picture.state.theme, picture.state.size)
    if picture.outline:
        outline.paint(view, picture.outline, sheet, look)
        rings.paint_names(view, picture.outline.rings, sheet, look)
    rings.paint(view, picture.rings, sheet, look)


def _inner(features: Mapping[str, Sequence[Marked]], sheet: Sheet) -> list[Box]:
    """Boxes of pieces of the area, which the inset may not cover."""
    pieces = (piece for area in features["startup_area"] for piece in grid(area.geometry, PIECE_PX))
    frame = Box(0.0, 0.0, sheet.width, sheet.height)
    return [box for box in pieces if overlap(box, frame)]


def _signs(style: Json, features: Mapping[str, Sequence[Marked]], sheet: Sheet) -> list[Box]:
    """Boxes of signs and points, which are drawn even where they overlap."""
    parts = [part for part in style["layers"] if part.get("layout", {}).get("text-allow-overlap")]
    labels = placed(parts, features, sheet.camera.zoom, Room(Box(0.0, 0.0, sheet.width, sheet.height)))
    names = {part["source"] for part in style["layers"] if part["type"] == "circle" and "filter" not in part}
    points = [feature.geometry.buffer(DOT_PX).bounds for name in sorted(names) for feature in features[name]]
    return [*(box for label in labels for box in label.boxes), *(Box(*bounds) for bounds in points)]


def _neat_line(root: Element, plan: Composition) -> None:
    """A fine line on the map's edge and a stronger one outside it, as atlases frame a map."""
    frame, size = plan.map, plan.pen.size
    group = svg.add(root, "g", id="neat-line")
    for away, width, tint in ((0.0, 1.0, plan.pen.colours.text_soft), (NEAT_PX, 1.8, plan.pen.colours.text)):
        gap = away * size
        svg.add(
            group, "rect", x=frame.left - gap, y=frame.top - gap, width=frame.right - frame.left + 2 * gap,
            height=frame.bottom - frame.top + 2 * gap, fill="none", stroke=tint, stroke_width=width * size,
        )  # fmt: skip


def _words(root: Element, plan: Composition, height: float, picture: "MapPicture") -> None:
    pen, left = plan.pen, picture.setting.edge_px * plan.pen.size
    top = left
    for lines, px, line_em in ((plan.title, plan.title_px, 1.35), (plan.subtitle, SUBTITLE_PX, 1.5)):
        bold = lines is plan.title
        furniture.paint_lines(root, lines, (left, top), pen.lettering(px, bold=bold, soft=not bold), line_em)
        top += len(lines) * px * line_em * pen.size
    note_px = note_px_of(picture)
    below = height - left - len(plan.notes) * note_px * 1.45 * pen.size
    furniture.paint_lines(root, plan.notes, (left, below), pen.lettering(note_px, soft=True), 1.45)


def _legend(root: Element, plan: Composition) -> None:
    pen, (x, y) = plan.legend_pen, plan.legend_at
    group = svg.add(root, "g", id="legend")
    if plan.places and plan.places[0][1] >= HEADING_PX * pen.size:
        furniture.paint_lines(group, [say(message("图例"), pen.language)], (x, y), pen.lettering(17, bold=True), 1.4)
    for row, (right, down) in zip(plan.rows, plan.places, strict=True):
        furniture.paint_row(group, row, (x + right, y + down), pen)
