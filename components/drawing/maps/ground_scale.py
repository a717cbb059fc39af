"""Scale bar and north arrow of the live map, which lie on its ground.

The page cannot draw over the live map. What lies on the ground stays true at every zoom and turns with the map.
Pictures have furniture of their own instead.
"""

import math
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from components.base.scales import Theme, lettering_px, palette
from components.drawing.maps.camera import Camera, Sheet
from components.drawing.maps.clearings import BLOCK, unseen
from components.drawing.maps.scale_bar import scale_bar
from components.drawing.maps.style_parts import Json, fill, line, only
from components.words.text import say
from model.messages import message

SOURCE = "ground_scale"
EDGE_PX, LOW_PX, ARROW_PX = 44.0, 22.0, 34.0
ARROW = ((-8.0, 0.0), (0.0, -26.0), (8.0, 0.0), (0.0, -7.0))
"""Corners of the north arrow, px right and down of its foot at text size 1.0."""
ARROW_TALL_PX, HALVED_PX = 30.0, 84.0
"""Px at text size 1.0: the room that names leave for the arrow, and the bar whose half is written."""
LONGEST_KM, NEAREST, FARTHEST = 100.0, 16.0, 6.0
EQUATOR_KM_PER_DEGREE = 111.32


class GroundScale(NamedTuple):
    """Left end of the bar in degrees, its length, and the zoom of the map for which it was laid out."""

    longitude: float
    latitude: float
    km: float
    zoom: float

    def encode(self) -> str:
        """As an address writes it: `116.7421,36.6123,10,9.35`."""
        return f"{self.longitude:.4f},{self.latitude:.4f},{self.km:g},{self.zoom:.2f}"


def decode(text: str) -> GroundScale | None:
    """The scale that an address names; none where the text is malformed or makes no sense."""
    try:
        longitude, latitude, km, zoom = (float(part) for part in text[:60].split(","))
    except ValueError:
        return None
    sensible = 0 < km <= LONGEST_KM and FARTHEST <= zoom <= NEAREST and abs(longitude) <= 180 and abs(latitude) <= 80
    return GroundScale(longitude, latitude, km, zoom) if sensible else None


@lru_cache(maxsize=256)
def laid_out(camera: Camera, width: float, height: float, size: float, lift_px: float = 0.0) -> GroundScale:
    """The scale in the lower left corner of a map of this size, `lift_px` higher than usual."""
    sheet = Sheet(camera, width, height)
    corner = np.array([[EDGE_PX * size, height - lift_px - (LOW_PX + 8) * size]])
    longitude, latitude = sheet.lonlat(corner)[0].tolist()
    return GroundScale(round(longitude, 4), round(latitude, 4), scale_bar(sheet, size).km, round(camera.zoom, 2))


def source(scale: GroundScale, language: str, size: float) -> Json:
    """Bar, arrow and their words as features, inline."""
    degrees = scale.km / (EQUATOR_KM_PER_DEGREE * math.cos(math.radians(scale.latitude)))
    start, middle, end = ([scale.longitude + degrees * share, scale.latitude] for share in (0.0, 0.5, 1.0))
    around = Sheet(Camera(scale.longitude, scale.latitude, scale.zoom), 0.0, 0.0)
    arrow = around.lonlat(np.add(ARROW, (8.0, -ARROW_PX)) * size)
    places = np.round(arrow, 5).tolist()
    unit = say(message("公里"), language)
    words = [("0", start), (f"{scale.km:g} {unit}", end)]
    if scale.km * 1000 / around.metres_per_px >= HALVED_PX * size:
        words.insert(1, (f"{scale.km / 2:g}", middle))
    features = [
        _feature("bar", "LineString", [start, end]),
        _feature("half", "LineString", [start, middle]),
        _feature("arrow", "Polygon", [[*places, places[0]]]),
        _feature("north", "Point", places[1], say(message("北"), language)),
        _feature("room", "Point", around.lonlat(np.array([[8.0, -ARROW_PX - 13.0]]) * size)[0].round(5).tolist()),
        *(_feature("length", "Point", at, text) for text, at in words),
    ]
    return {"type": "geojson", "data": {"type": "FeatureCollection", "features": features}}


def _feature(part: str, kind: str, coordinates: Any, name: str = "") -> Json:
    properties = {"part": part, "name": name} if name else {"part": part}
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def parts(theme: Theme, size: float) -> list[Json]:
    """Style layers of bar and arrow, above everything."""
    colours = palette(theme)
    return [
        line("scale-casing", SOURCE, colours.text, 5.0 * size) | only("part", "bar"),
        line("scale-bar", SOURCE, colours.halo, 3.0 * size) | only("part", "bar"),
        line("scale-half", SOURCE, colours.text, 4.0 * size) | only("part", "half"),
        fill("scale-arrow", SOURCE, colours.text) | only("part", "arrow"),
        _words(theme, size) | {"filter": ["has", "name"]},
        unseen("scale-room", SOURCE, ARROW_TALL_PX * size, BLOCK) | only("part", "room"),
    ]


def _words(theme: Theme, size: float) -> Json:
    layout = {
        "text-field": ["get", "name"],
        "text-font": ["Noto Sans SC"],
        "text-size": lettering_px(13, size),
        "text-anchor": "bottom",
        "text-offset": [0, -0.35],
        "text-allow-overlap": True,
        "text-padding": 4,
    }
    colours = palette(theme)
    paint = {"text-color": colours.text, "text-halo-color": colours.halo, "text-halo-width": 1.6 * size}
    return {"id": "scale-words", "type": "symbol", "source": SOURCE, "layout": layout, "paint": paint}
