"""Rings around selected places, on the live map and in its pictures: a destination, the selected cell."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import numpy as np
import pydeck as pdk
from PIL import ImageColor
from pydeck.bindings.json_tools import default_serialize

from components.base.scales import SANS, Theme, colour, palette, rgba
from components.drawing.charts.label_places import Box
from components.drawing.maps import svg
from components.drawing.maps.camera import Sheet
from components.drawing.maps.names import Span
from components.drawing.maps.typeset import Lettering, width_em

RADIUS_PX, EDGE_PX = 9.0, 3.5
"""Middle of the ring's line, and its width, at text size 1.0."""
NAME_PX, LIFT_PX, NAME_EDGE_PX = 16.0, 13.0, 6.0
"""Size of the name of a ring's place, how far above the ring's centre it ends, at text size 1.0, and its distance from
the sheet's edge, px."""


class Ring(NamedTuple):
    """A place in degrees, the colour role of its ring, what it means in the legend, and the place's name on the map."""

    longitude: float
    latitude: float
    role: str
    label: str = ""
    name: str = ""


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


def name_layer(rings: Sequence[Ring], theme: Theme, size: float) -> dict[str, Any]:
    """The names of the rings' places above them, as a layer of the deck."""
    data = [
        {"at": [ring.longitude, ring.latitude], "tint": rgba(ring.role, theme, 255), "name": ring.name}
        for ring in rings
        if ring.name
    ]
    text = pdk.types.String
    result = pdk.Layer(
        "TextLayer", data, id="ring-names", get_position="at", get_text="name", get_color="tint",
        get_size=NAME_PX * size, size_units=text("pixels"), font_family=text(SANS), font_weight=700,
        character_set=text("auto"), get_alignment_baseline=text("bottom"), background=True,
        get_background_color=[*ImageColor.getrgb(palette(theme).halo), 215], background_padding=[4 * size, 1 * size],
        get_pixel_offset=[0, -LIFT_PX * size], pickable=False,
    )  # fmt: skip
    plain: dict[str, Any] = json.loads(json.dumps(result, default=default_serialize))
    return plain


def boxes(rings: Sequence[Ring], sheet: Sheet, size: float) -> list[Box]:
    """Boxes of the rings and of their names, which other names avoid."""
    reach, places = (RADIUS_PX + EDGE_PX / 2) * size, [_pixels(ring, sheet) for ring in rings]
    around = [Box(x - reach, y - reach, x + reach, y + reach) for x, y in places]
    px = NAME_PX * size
    names = []
    for ring, place in zip(rings, places, strict=True):
        if half := width_em(ring.name, bold=True) * px / 2:
            x, y = _name_middle(place, half, sheet)
            names.append(Box(x - half, y - LIFT_PX * size - px, x + half, y - LIFT_PX * size))
    return [*around, *names]


def _name_middle(place: tuple[float, float], half: float, sheet: Sheet) -> tuple[float, float]:
    """Middle of a name over its place, as far aside as keeps a name near the sheet's edge on the sheet."""
    x, y = place
    if not 0 <= x <= sheet.width or 2 * half > sheet.width:
        return x, y
    return min(max(x, half + NAME_EDGE_PX), sheet.width - half - NAME_EDGE_PX), y


def _pixels(ring: Ring, sheet: Sheet) -> tuple[float, float]:
    x, y = sheet.pixels(np.array([[ring.longitude, ring.latitude]]))[0].tolist()
    return x, y


def paint(parent: Element, rings: Sequence[Ring], sheet: Sheet, look: tuple[Theme, float]) -> None:
    """The rings in a picture, with the names of their places above them. `look`: theme and text size."""
    theme, size = look
    for ring in rings:
        x, y = _pixels(ring, sheet)
        edge: svg.Attributes = {"fill": "none", "stroke": colour(ring.role, theme), "stroke_width": EDGE_PX * size}
        svg.add(parent, "circle", cx=x, cy=y, r=RADIUS_PX * size, **edge)
    paint_names(parent, rings, sheet, look)


def paint_names(parent: Element, rings: Sequence[Ring], sheet: Sheet, look: tuple[Theme, float]) -> None:
    """The names of the rings' places alone."""
    theme, size = look
    for ring in (ring for ring in rings if ring.name):
        px = NAME_PX * size
        x, y = _name_middle(_pixels(ring, sheet), width_em(ring.name, bold=True) * px / 2, sheet)
        lettering = Lettering(px, bold=True, tint=colour(ring.role, theme), halo=palette(theme).halo, halo_px=2 * size)
        svg.write(parent, [Span(ring.name, x, y - (LIFT_PX + 2) * size, "middle")], lettering)
