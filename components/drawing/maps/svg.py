"""Small parts of SVG: elements with rounded numbers, paths of geometries, words with a halo."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from components.base.scales import SANS
from components.drawing.maps import point_signs
from components.drawing.maps.names import Span
from components.drawing.maps.typeset import BASELINE_EM, Lettering

NAMESPACE = "http://www.w3.org/2000/svg"
register_namespace("", NAMESPACE)
Attributes = dict[str, str | float | None]


def number(value: float) -> str:
    """At most two decimals, none where there is no need."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if value > -0.005 else "-0", 1)


def add(parent: Element, tag: str, /, **attributes: "str | float | None") -> Element:
    """A child of `parent`; `stroke_width=2` becomes `stroke-width="2"`, None is left out."""
    return SubElement(parent, tag, _attributes(attributes))


def _attributes(attributes: Attributes) -> dict[str, str]:
    return {
        name.strip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for name, value in attributes.items()
        if value is not None
    }


def root(width: float, height: float, scale: float, title: str) -> Element:
    """An empty picture of `width` × `height` units, `scale` px to a unit. `title` says what it shows."""
    view = f"0 0 {number(width)} {number(height)}"
    size: Attributes = {"width": width * scale, "height": height * scale, "viewBox": view}
    element = Element("svg", {"xmlns": NAMESPACE, "role": "img"} | _attributes(size))
    add(element, "title").text = title
    return element


def text_of(picture: Element) -> str:
    """The picture as a file's text."""
    return tostring(picture, encoding="unicode") + "\n"


def path(geometry: BaseGeometry) -> str:
    """The `d` of a geometry in px, one decimal."""
    return "".join(_run(part) for part in shapely.get_parts(geometry).tolist())


def _run(part: BaseGeometry) -> str:
    if part.is_empty:
        return ""
    if part.geom_type == "Polygon":
        return "".join(_run(ring) + "Z" for ring in (part.exterior, *part.interiors))
    if part.geom_type not in ("LineString", "LinearRing"):
        return ""
    places = np.round(shapely.get_coordinates(part), 1)
    distinct = places[np.append(True, np.any(np.diff(places, axis=0) != 0, axis=1))]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in distinct.tolist()) if len(distinct) > 1 else ""


def write(parent: Element, spans: Iterable[Span], setting: Lettering) -> None:
    """Text over a copy of itself as halo: not every program supports `paint-order`."""
    spread = list(spans)
    turned = any(span.angle for span in spread)  # then every character has its own position
    look: Attributes = {
        "font_family": SANS,
        "font_size": setting.px,
        "font_weight": "700" if setting.bold else "400",
        "letter_spacing": None if turned else setting.spacing_em * setting.px or None,
    }
    if setting.halo_px:
        edge: Attributes = {"stroke": setting.halo, "stroke_width": 2 * setting.halo_px, "stroke_linejoin": "round"}
        halo = add(parent, "g", fill=setting.halo, aria_hidden="true", **edge, **look)
        _spans(halo, spread, setting.px)
    _spans(add(parent, "g", fill=setting.tint, **look), spread, setting.px)


def _sign(group: Element, span: Span, px: float, outline: str) -> None:
    """A sign of the map's glyphs, which no font of a picture has."""
    scale = px / point_signs.UNITS
    left, top = span.x - px / 2, span.y - (BASELINE_EM + 0.5) * px
    add(group, "path", d=outline, transform=f"translate({number(left)} {number(top)}) scale({scale:.4f})")


def _spans(group: Element, spans: Iterable[Span], px: float) -> None:
    for span in spans:
        turn = f"rotate({number(span.angle)} {number(span.x)} {number(span.y)})" if span.angle else None
        align = None if span.align == "start" else span.align
        sign = point_signs.outline(span.text)
        if sign:
            _sign(group, span, px, sign)
            continue
        smaller: Attributes = {} if span.scale == 1 else {"font_size": px * span.scale, "font_weight": "400"}
        add(group, "text", x=span.x, y=span.y, text_anchor=align, transform=turn, **smaller).text = span.text
