"""The inset of a map picture: where the area, and the stretch that the map shows, lie in the city."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import numpy as np
import shapely
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from components.base import cache
from components.base.assets_store import layer_features
from components.base.scales import Theme, palette
from components.drawing.charts.label_places import Box, overlap
from components.drawing.maps import made_files, svg
from components.drawing.maps.camera import Camera, Sheet, fit
from components.drawing.maps.composition import INSET_TALL_PX
from components.drawing.maps.furniture import Pen, freest
from components.drawing.maps.made_files import MapFile
from components.drawing.maps.names import Span
from components.words.text import say
from model.messages import message
from model.single_flight import single_flight

INSET_PX = (96.0, 80.0)
"""Width and height of the inset beside a live map, px at text size 1.0."""
WIDE_PX, TALL_PX, WORDS_PX, EDGE_PX = 128.0, 124.0, 11.0, 10.0
"""Size of the inset with its words at text size 1.0."""
GROUND_OPACITY = 0.94


def inset_box(sheet: Sheet, pen: Pen, obstacles: Sequence[Box], least: tuple[float, float]) -> Box | None:
    """Box of the inset in the freest corner; None where the map is smaller than `least` or every corner is taken."""
    size = pen.size
    if sheet.width < least[0] * size or sheet.height < least[1] * size:
        return None
    wide, tall, edge = WIDE_PX * size, TALL_PX * size, EDGE_PX * size
    right, low = sheet.width - edge - wide, sheet.height - edge - tall
    corners = ((edge, edge), (right, low - 44 * size), (edge, low - 44 * size), (right, 80 * size))
    boxes = [Box(x, y, x + wide, y + tall) for x, y in corners]
    corner = freest(boxes, obstacles)
    return corner if not any(overlap(corner, other) for other in obstacles) else None


def inset_aside(left: float, bottom: float, pen: Pen) -> Box:
    """Box of the inset under a legend, from its lower left corner."""
    return Box(left, bottom - INSET_TALL_PX * pen.size, left + WIDE_PX * pen.size, bottom)


def overlaps_area(sheet: Sheet, place: Box) -> bool:
    """Whether a box on the sheet covers some of the Start-up Area."""
    return _overlaps(sheet, place, cache.geo_versions())


@single_flight(maxsize=256)
def _overlaps(sheet: Sheet, place: Box, version: cache.Versions) -> bool:
    areas = (shape(feature["geometry"]) for feature in layer_features("startup_area"))
    on_sheet = (shapely.transform(area, sheet.pixels) for area in areas)
    return any(area.intersects(box(*place)) for area in on_sheet)


def grid(area: BaseGeometry, step: float) -> Iterator[Box]:
    """Boxes of `step` px that cover an area."""
    left, top, right, bottom = area.bounds
    for x in np.arange(left, right, step).tolist():
        for y in np.arange(top, bottom, step).tolist():
            if area.intersects(box(x, y, x + step, y + step)):
                yield Box(x, y, x + step, y + step)


def paint_inset(parent: Element, place: Box, sheet: Sheet, pen: Pen) -> None:
    """City, area and the map's own frame, north up."""
    size, colours = pen.size, pen.colours
    wide, tall = place.right - place.left, place.bottom - place.top
    group = svg.add(parent, "g", id="inset")
    plate: svg.Attributes = {"x": place.left, "y": place.top, "width": wide, "height": tall, "rx": 2 * size}
    edge: svg.Attributes = {"stroke": colours.text_soft, "stroke_width": 0.8 * size}
    svg.add(group, "rect", fill=colours.ground, fill_opacity=GROUND_OPACITY, **plate, **edge)
    view = svg.add(group, "g", transform=f"translate({svg.number(place.left)} {svg.number(place.top + 18 * size)})")
    _paint_city(view, _sheet(wide, tall - 22 * size), sheet, pen)
    words = say(message("在济南市的位置"), pen.language)
    at = Span(words, (place.left + place.right) / 2, place.top + 14 * size, "middle")
    svg.write(group, [at], pen.lettering(WORDS_PX, soft=True))


def inset_file(sheet: Sheet, theme: Theme, size: float) -> MapFile:
    """City, area and the map's frame as a picture of its own, without words: a page writes them in its own letters.

    No move on a page changes it as long as the map's frame stays: it is painted once for every frame.
    """
    return _inset(sheet, theme, size, cache.geo_versions())


@single_flight(maxsize=256)
def _inset(sheet: Sheet, theme: Theme, size: float, version: cache.Versions) -> MapFile:
    pen = Pen(palette(theme), size, "")
    wide, tall = INSET_PX[0] * pen.size, INSET_PX[1] * pen.size
    root = svg.root(wide, tall, 1.0, "")
    _paint_city(root, _sheet(wide, tall), sheet, pen)
    return made_files.drawing(svg.text_of(root))


def _paint_city(view: Element, small: Sheet, sheet: Sheet, pen: Pen) -> None:
    size, colours = pen.size, pen.colours
    tint = colours.roles["outline"]
    city: svg.Attributes = {"fill": colours.land_outside, "stroke": colours.text_faint, "stroke_width": 0.8 * size}
    svg.add(view, "path", d=_path("base_city", small), **city)
    svg.add(view, "path", d=_path("startup_area", small), fill=tint, fill_opacity=0.85)
    corners = small.pixels(sheet.lonlat(np.array([[0.0, 0.0], [sheet.width, sheet.height]])))
    _frame(view, corners.ravel().tolist(), small, pen)


def _frame(view: Element, corners: list[float], small: Sheet, pen: Pen) -> None:
    """The map's frame, as far as it lies in the inset."""
    left, top, right, bottom = corners
    left, right = max(left, 2.0), min(right, small.width - 2)
    top, bottom = max(top, 1.0), min(bottom, small.height - 1)
    svg.add(
        view, "rect", x=left, y=top, width=max(right - left, 1.0), height=max(bottom - top, 1.0), fill="none",
        stroke=pen.colours.text, stroke_width=pen.size,
    )  # fmt: skip


def _sheet(width: float, height: float) -> Sheet:
    west, south, east, north = shapely.total_bounds([shape(f["geometry"]) for f in layer_features("base_city")])
    camera = fit((west, south, east, north), width, height, 0.06)
    whole = fit((west, south, east, north), 8 * width, 8 * height, 0.06)  # `fit` keeps to the zooms of a live map
    return Sheet(Camera(camera.longitude, camera.latitude, whole.zoom - 3), width, height)


def _path(layer: str, sheet: Sheet) -> str:
    shapes = [shapely.transform(shape(f["geometry"]), sheet.pixels) for f in layer_features(layer)]
    return "".join(svg.path(one.simplify(0.4)) for one in shapes)
