"""The fills, lines, circles and pictures of a map style, painted into SVG in the style's order."""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import shapely
from shapely.geometry import box, shape

from components.base.assets_store import layer_features
from components.drawing.maps import made_files
from components.drawing.maps.camera import Sheet
from components.drawing.maps.expressions import Context, value_of
from components.drawing.maps.names import Marked
from components.drawing.maps.svg import add, number, path

Json = dict[str, Any]
Shows = Callable[[str, str], bool]
"""Whether an element is drawn, by the name of its style layer and its own."""
BEYOND_PX = 40.0
"""Margin of geometry kept beyond the sheet, so that clipped edges are not visible."""


def projected(sources: Mapping[str, Json], sheet: Sheet) -> dict[str, tuple[Marked, ...]]:
    """The features of every GeoJSON source of a style on the sheet, in px."""
    return {name: _features(source["data"], sheet) for name, source in sources.items() if source["type"] == "geojson"}


def _features(data: "Json | str", sheet: Sheet) -> tuple[Marked, ...]:
    """The features of a source: its own, or those of the layer that the live map would fetch from an address."""
    listed = layer_features(data.rpartition("/")[2].partition(".")[0]) if isinstance(data, str) else data["features"]
    return tuple(Marked(f["properties"], shapely.transform(shape(f["geometry"]), sheet.pixels)) for f in listed)


def everything(_part: str, _ident: str) -> bool:
    """Every element is drawn."""
    return True


def paint(
    parent: Element, style: Json, features: Mapping[str, Sequence[Marked]], sheet: Sheet, shows: Shows = everything
) -> None:
    """Everything of the style but its words."""
    for part in style["layers"]:
        if part["type"] in PAINTERS:
            own = [f for f in features[part["source"]] if shows(part["id"], str(f.properties.get("id", "")))]
            _vector(add(parent, "g", id=part["id"]), part, own, sheet)
        elif not shows(part["id"], ""):
            continue
        elif part["type"] == "raster":
            _image(parent, part, style["sources"][part["source"]], sheet)
        elif part["type"] == "background":
            tint = str(part["paint"]["background-color"])
            add(parent, "rect", width=sheet.width, height=sheet.height, fill=tint)


def _vector(parent: Element, part: Json, features: Sequence[Marked], sheet: Sheet) -> None:
    for feature in features:
        context = Context(feature.properties, sheet.camera.zoom)
        if value_of(part.get("filter", True), context):
            style = part.get("layout", {}) | part.get("paint", {})
            PAINTERS[part["type"]](parent, feature, {k: value_of(v, context) for k, v in style.items()}, sheet)


def _fill(parent: Element, feature: Marked, look: Json, sheet: Sheet) -> None:
    outline = path(feature.geometry.buffer(0).intersection(_around(sheet)))
    if outline:
        opacity = _opacity(look.get("fill-opacity"))
        add(parent, "path", d=outline, fill=str(look["fill-color"]), fill_opacity=opacity, fill_rule="evenodd")


def _line(parent: Element, feature: Marked, look: Json, sheet: Sheet) -> None:
    line = feature.geometry.boundary if feature.geometry.geom_type.endswith("Polygon") else feature.geometry
    outline, width = path(shapely.line_merge(line.intersection(_around(sheet)))), float(look.get("line-width", 1))
    dashes = " ".join(number(width * dash) for dash in look.get("line-dasharray", ()))
    if outline:
        add(
            parent, "path", d=outline, fill="none", stroke=str(look["line-color"]), stroke_width=width,
            stroke_opacity=_opacity(look.get("line-opacity")), stroke_dasharray=dashes or None,
            stroke_linejoin=look.get("line-join"), stroke_linecap=look.get("line-cap"),
        )  # fmt: skip


def _circle(parent: Element, feature: Marked, look: Json, _sheet: Sheet) -> None:
    right, down = look.get("circle-translate", (0, 0))
    radius, edge = float(look.get("circle-radius", 5)), float(look.get("circle-stroke-width", 0))
    at = {"cx": feature.geometry.x + right, "cy": feature.geometry.y + down}
    inside = _opacity(look.get("circle-opacity"))
    add(parent, "circle", **at, r=radius, fill=str(look["circle-color"]), fill_opacity=inside)
    if edge:  # the renderer draws the stroke outside the radius
        tint, opacity = str(look["circle-stroke-color"]), _opacity(look.get("circle-stroke-opacity"))
        add(
            parent,
            "circle",
            **at,
            r=radius + edge / 2,
            fill="none",
            stroke=tint,
            stroke_width=edge,
            stroke_opacity=opacity,
        )


PAINTERS: dict[str, Callable[[Element, Marked, Json, Sheet], None]] = {"fill": _fill, "line": _line, "circle": _circle}


def _around(sheet: Sheet) -> shapely.Polygon:
    return box(-BEYOND_PX, -BEYOND_PX, sheet.width + BEYOND_PX, sheet.height + BEYOND_PX)


def _opacity(value: "float | None") -> float | None:
    return None if value is None or value >= 1 else float(value)


def _image(parent: Element, part: Json, source: Json, sheet: Sheet) -> None:
    """A picture of cells, pixel by pixel; tiles of an online service stay on the screen."""
    opacity = float(part["paint"]["raster-opacity"])
    file = made_files.get(source["url"].rpartition("/")[2]) if source["type"] == "image" and opacity else None
    if file is None:
        return
    (left, top), _, (right, bottom), _ = sheet.pixels(np.array(source["coordinates"], dtype=float)).tolist()
    address = f"data:{file.payload.media_type};base64," + base64.b64encode(file.payload.plain).decode()
    add(
        parent, "image", x=left, y=top, width=right - left, height=bottom - top, href=address, opacity=opacity,
        preserveAspectRatio="none", image_rendering="optimizeSpeed",
    )  # fmt: skip
