"""The map as a picture to hand out: cells, river, outline and crossings, with the answer, the method and its state."""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from components.base.scales import colour, palette
from components.drawing.chart import CHART_FONTS
from components.drawing.charts.lettering import wrap
from components.drawing.maps.crossing_marks import SIGNS
from components.topics.reach.raster import Window, mercator
from geo.contracts import Feature
from model.crossings import Status
from model.single_flight import single_flight

WIDTH, MARGIN = 1800, 60
SMOOTH = 2  # drawn twice as large: lines without steps
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Mark:
    """One crossing at longitude and latitude."""

    at: Point
    name: str
    status: Status


@dataclass(frozen=True)
class Poster:
    """Words and layers: title, sentences under the map, classes with their colours, the cells' PNG, outlines by layer,
    crossings, and the destination's longitude and latitude."""

    title: str
    foot: tuple[str, ...]
    classes: tuple[tuple[str, str], ...]
    cells: bytes
    outlines: dict[str, Sequence[Feature]]
    marks: tuple[Mark, ...]
    destination: Point


class Sheet:
    """The window of the cells on paper: longitude and latitude to pixels."""

    def __init__(self, view: Window) -> None:
        self.west, south, self.east, north = view.box
        self.top, bottom = mercator(north), mercator(south)
        self.width = (WIDTH - 2 * MARGIN) * SMOOTH
        tall = (self.top - bottom) / math.radians(self.east - self.west)
        self.height = round(self.width * tall)
        self.scale = self.height / (self.top - bottom)

    def px(self, lon: float, lat: float) -> Point:
        """A place on the drawing."""
        return (lon - self.west) / (self.east - self.west) * self.width, (self.top - mercator(lat)) * self.scale


def draw(poster: Poster, view: Window) -> bytes:
    """The picture as PNG, light theme whatever the screen shows: it is for paper."""
    map_ = _map(poster, Sheet(view)).resize((WIDTH - 2 * MARGIN, -(-Sheet(view).height // SMOOTH)))
    head = wrap(poster.title, WIDTH - 2 * MARGIN, 34)
    foot = [line for sentence in poster.foot for line in wrap(sentence, WIDTH - 2 * MARGIN, 22)]
    top, below = MARGIN + 50 * len(head) + 20, 80 + 34 * len(foot) + MARGIN
    page = Image.new("RGB", (WIDTH, top + map_.height + below), palette("light").ground)
    page.paste(map_, (MARGIN, top))
    pen = ImageDraw.Draw(page)
    _lines(pen, head, (MARGIN, MARGIN), (34, 50))
    _legend(pen, poster.classes, (MARGIN, top + map_.height + 18))
    _lines(pen, foot, (MARGIN, top + map_.height + 80), (22, 34))
    target = io.BytesIO()
    page.save(target, "PNG", optimize=True)
    return target.getvalue()


def _map(poster: Poster, sheet: Sheet) -> Image.Image:
    ink = palette("light")
    image = Image.new("RGB", (sheet.width, sheet.height), ink.land)
    cells = Image.open(io.BytesIO(poster.cells)).convert("RGBA").resize(image.size, Image.Resampling.NEAREST)
    image.paste(cells, mask=cells.getchannel("A").point(lambda a: a * 4 // 5))
    pen = ImageDraw.Draw(image)
    for feature in poster.outlines.get("river_band", ()):
        for ring in _rings(shape(feature["geometry"])):
            pen.polygon([sheet.px(*at) for at in ring], fill=ink.water, outline=ink.water_text)
    for layer, tint, width in (("subdistricts", ink.text_faint, 2), ("startup_area", colour("outline", "light"), 5)):
        for feature in poster.outlines.get(layer, ()):
            for ring in _rings(shape(feature["geometry"])):
                pen.line([sheet.px(*at) for at in ring], fill=tint, width=width * SMOOTH // 2 + 1)
    x, y = sheet.px(*poster.destination)
    pen.ellipse((x - 22, y - 22, x + 22, y + 22), outline=colour("axis_red", "light"), width=9)
    _names(pen, poster, sheet)
    return image


def _names(pen: ImageDraw.ImageDraw, poster: Poster, sheet: Sheet) -> None:
    """Signs, then names where they cover nothing: crossings first; a name without room is left out."""
    taken: list[Box] = []
    for mark in poster.marks:
        at, sign = sheet.px(*mark.at), SIGNS[mark.status]
        _written(pen, at, sign.character, (colour(sign.role, "light"), 26, "mm"))
        taken.append((at[0] - 30, at[1] - 30, at[0] + 30, at[1] + 30))
    for mark in poster.marks:
        _named(pen, sheet.px(*mark.at), mark.name, (colour(SIGNS[mark.status].role, "light"), 17), taken)
    for feature in poster.outlines.get("subdistricts", ()):
        inside = shape(feature["geometry"]).representative_point()
        at, name = sheet.px(inside.x, inside.y), str(feature["properties"]["name"])
        _named(pen, at, name, (palette("light").text_soft, 20), taken)


def _named(
    pen: ImageDraw.ImageDraw, at: Point, text: str, look: tuple[str, int], taken: list[Box]
) -> None:  # fmt: skip
    x, y = at
    for anchor, dx, dy in (
        ("lm", 36, 0),
        ("rm", -36, 0),
        ("ma", 0, 32),
        ("md", 0, -32),
        ("la", 24, 24),
        ("rd", -24, -24),
    ):
        box = pen.textbbox((x + dx, y + dy), text, font=_font(look[1] * SMOOTH), anchor=anchor)
        if not any(_overlap(box, other) for other in taken):
            taken.append(box)
            _written(pen, (x + dx, y + dy), text, (*look, anchor))
            return


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _rings(geometry: BaseGeometry) -> Iterable[list[Point]]:
    parts: list[Any] = list(getattr(geometry, "geoms", [geometry]))
    return [[(float(x), float(y)) for x, y in part.exterior.coords] for part in parts if hasattr(part, "exterior")]


def _written(pen: ImageDraw.ImageDraw, at: Point, text: str, look: tuple[str, int, str]) -> None:
    """Words with a halo. `look`: colour, size, which point of the words lies at the place."""
    tint, size, anchor = look
    pen.text(
        at, text, fill=tint, font=_font(size * SMOOTH), anchor=anchor, stroke_width=5, stroke_fill=palette("light").halo
    )


def _lines(pen: ImageDraw.ImageDraw, lines: Sequence[str], at: tuple[int, int], sizes: tuple[int, int]) -> None:
    for turn, line in enumerate(lines):
        pen.text((at[0], at[1] + turn * sizes[1]), line, fill=palette("light").text, font=_font(sizes[0]))


def _legend(pen: ImageDraw.ImageDraw, classes: Sequence[tuple[str, str]], at: tuple[int, int]) -> None:
    x, y = at
    for tint, name in classes:
        pen.rectangle((x, y, x + 44, y + 28), fill=tint, outline=palette("light").border)
        pen.text((x + 54, y + 14), name, fill=palette("light").text, font=_font(24), anchor="lm")
        x += 54 + round(pen.textlength(name, font=_font(24))) + 36


@single_flight(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(CHART_FONTS / "noto-sans-sc-400.otf"), size)
