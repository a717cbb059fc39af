"""Rings around selected places, on the live map and in its pictures: a destination, the selected cell."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import numpy as np
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components.base.scales import Theme, colour, rgba
from components.drawing.charts.label_places import Box
from components.drawing.maps import svg
from components.drawing.maps.camera import Sheet

RADIUS_PX, EDGE_PX = 9.0, 3.5
"""Middle of the ring's line, and its width, at text size 1.0."""


class Ring(NamedTuple):
    """A place in degrees, the colour role of its ring, and what it means."""

    longitude: float
    latitude: float
    role: str
    label: str = ""


def layer(rings: Sequence[Ring], theme: Theme, size: float) -> dict[str, Any]:
    """The rings as a layer of the deck."""
    data = [{"at": [ring.longitude, ring.latitude], "tint": rgba(ring.role, theme, 255)} for ring in rings]
    result = pdk.Layer(
        "ScatterplotLayer", data, id="rings", get_position="at", get_line_color="tint", filled=False,
        stroked=True, radius_units=pdk.types.String("pixels"), get_radius=RADIUS_PX * size,
        line_width_units=pdk.types.String("pixels"), get_line_width=EDGE_PX * size, pickable=False,
    )  # fmt: skip
    plain: dict[str, Any] = json.loads(json.dumps(result, default=default_serialize))
    return plain


def boxes(rings: Sequence[Ring], sheet: Sheet, size: float) -> list[Box]:
    """Boxes of the rings, which names avoid."""
    reach = (RADIUS_PX + EDGE_PX / 2) * size
    places = (sheet.pixels(np.array([[ring.longitude, ring.latitude]]))[0].tolist() for ring in rings)
    return [Box(x - reach, y - reach, x + reach, y + reach) for x, y in places]


def paint(parent: Element, rings: Sequence[Ring], sheet: Sheet, look: tuple[Theme, float]) -> None:
    """The rings in a picture. `look`: theme and text size."""
    theme, size = look
    for ring in rings:
        x, y = sheet.pixels(np.array([[ring.longitude, ring.latitude]]))[0].tolist()
        edge: svg.Attributes = {"fill": "none", "stroke": colour(ring.role, theme), "stroke_width": EDGE_PX * size}
        svg.add(parent, "circle", cx=x, cy=y, r=RADIUS_PX * size, **edge)
