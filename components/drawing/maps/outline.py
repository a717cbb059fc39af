"""A line or an area that a person has drawn over the map, with its corners and what it measures."""

import json
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import pydeck as pdk
import shapely
from pydeck.bindings.json_tools import default_serialize
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from components.base.scales import Theme, colour, palette, rgba
from components.drawing.maps import svg
from components.drawing.maps.camera import Sheet
from components.drawing.maps.rings import Ring
from components.drawing.maps.structure_signs import Shape

ROLE = "user"
EDGE_PX, CORNER_PX = 3.0, 5.0
"""Width of the edge and radius of a corner, px at text size 1.0."""
FILL = 0.14


@dataclass(frozen=True)
class Outline:
    """`geometry`, a line or an area in degrees, None where there are only `corners`; what it is called in the legend;
    the words beside it."""

    geometry: BaseGeometry | None
    corners: tuple[tuple[float, float], ...] = ()
    label: str = ""
    name: str = ""

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The words as the name of a place: in the middle of an area, at the end of a line."""
        if not self.name or self.geometry is None:
            return ()
        spot = self.geometry.representative_point() if self.geometry.area else shapely.points(self.corners[-1])
        return (Ring(spot.x, spot.y, ROLE, "", self.name),)

    def as_json(self) -> dict[str, Any]:
        """The outline as plain JSON values."""
        geometry = None if self.geometry is None else shapely.to_wkt(self.geometry, rounding_precision=5)
        return {"geometry": geometry, "corners": list(self.corners), "label": self.label, "name": self.name}


def layer(outline: Outline, theme: Theme, size: float) -> dict[str, Any]:
    """The outline as a layer of the deck."""
    shapes = [] if outline.geometry is None else [mapping(outline.geometry)]
    shapes += [{"type": "Point", "coordinates": corner} for corner in outline.corners]
    features = [{"type": "Feature", "properties": {}, "geometry": one} for one in shapes]
    pixels = pdk.types.String("pixels")
    result = pdk.Layer(
        "GeoJsonLayer", {"type": "FeatureCollection", "features": features}, id="outline", pickable=False,
        filled=True, stroked=True, get_fill_color=rgba(ROLE, theme, round(255 * FILL)),
        get_line_color=rgba(ROLE, theme, 255), line_width_units=pixels, get_line_width=EDGE_PX * size,
        point_radius_units=pixels, get_point_radius=CORNER_PX * size,
    )  # fmt: skip
    plain: dict[str, Any] = json.loads(json.dumps(result, default=default_serialize))
    return plain


def paint(parent: Element, outline: Outline, sheet: Sheet, look: tuple[Theme, float]) -> None:
    """The outline in a picture. `look`: theme and text size."""
    theme, size = look
    tint, group = colour(ROLE, theme), svg.add(parent, "g", id="outline")
    if outline.geometry is not None:
        fill: svg.Attributes = {"fill": tint if outline.geometry.area else "none", "fill_opacity": FILL}
        path = svg.path(shapely.transform(outline.geometry, sheet.pixels))
        svg.add(
            group, "path", d=path, fill_rule="evenodd", stroke=tint, stroke_width=EDGE_PX * size,
            stroke_linejoin="round", **fill,
        )  # fmt: skip
    for x, y in sheet.pixels(np.array(outline.corners).reshape(-1, 2)).tolist():
        svg.add(
            group, "circle", cx=x, cy=y, r=CORNER_PX * size, fill=palette(theme).halo, stroke=tint,
            stroke_width=EDGE_PX * size,
        )  # fmt: skip


def shapes(theme: Theme) -> tuple[Shape, ...]:
    """The sign of an outline in the legend."""
    tint = colour(ROLE, theme)
    edge: dict[str, str | float] = {"fill": tint, "fill_opacity": FILL, "stroke": tint, "stroke_width": 2}
    return (("path", {"d": "M4 13L9 3L24 5L21 13Z", **edge}),)
